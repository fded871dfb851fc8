using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EvidencePhotos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Fields",
                table: "Drafts",
                type: "character varying(400000)",
                maxLength: 400000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(100000)",
                oldMaxLength: 100000);

            migrationBuilder.AddColumn<bool>(
                name: "TakesPhotos",
                table: "Districts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<string>(
                name: "Before",
                table: "AuditChanges",
                type: "character varying(4000000)",
                maxLength: 4000000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(100000)",
                oldMaxLength: 100000,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "After",
                table: "AuditChanges",
                type: "character varying(4000000)",
                maxLength: 4000000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(100000)",
                oldMaxLength: 100000,
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "EvidencePhotos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorName = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Consent = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RemovedBy = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: true),
                    RemovedWhy = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    MentorId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    SeenByLeaders = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidencePhotos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_DistrictId",
                table: "EvidencePhotos",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_MentorId",
                table: "EvidencePhotos",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_ObservationId_At",
                table: "EvidencePhotos",
                columns: new[] { "ObservationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_PlacementId",
                table: "EvidencePhotos",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_ProgramId",
                table: "EvidencePhotos",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_RemovedAt_FileId",
                table: "EvidencePhotos",
                columns: new[] { "RemovedAt", "FileId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_ResidentId",
                table: "EvidencePhotos",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_SchoolId",
                table: "EvidencePhotos",
                column: "SchoolId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EvidencePhotos");

            migrationBuilder.DropColumn(
                name: "TakesPhotos",
                table: "Districts");

            migrationBuilder.AlterColumn<string>(
                name: "Fields",
                table: "Drafts",
                type: "character varying(100000)",
                maxLength: 100000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(400000)",
                oldMaxLength: 400000);

            migrationBuilder.AlterColumn<string>(
                name: "Before",
                table: "AuditChanges",
                type: "character varying(100000)",
                maxLength: 100000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(4000000)",
                oldMaxLength: 4000000,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "After",
                table: "AuditChanges",
                type: "character varying(100000)",
                maxLength: 100000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(4000000)",
                oldMaxLength: 4000000,
                oldNullable: true);
        }
    }
}
