using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class MentorPool : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Reason",
                table: "ResidentStandings",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(256)",
                oldMaxLength: 256,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Reason",
                table: "MentorStandings",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(256)",
                oldMaxLength: 256,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "By",
                table: "MentorStandings",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ApprovedThrough",
                table: "Mentors",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PrincipalApprovedBy",
                table: "Mentors",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RecommendedBy",
                table: "Mentors",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RecommendedOn",
                table: "Mentors",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RenewalOpenedOn",
                table: "Mentors",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "TrainedThrough",
                table: "Mentors",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MentorTrainings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ProgramHours = table.Column<int>(type: "int", nullable: false),
                    GeneralHours = table.Column<int>(type: "int", nullable: false),
                    RecordedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentorTrainings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MentorTrainings_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MentorTrainings_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MentorTrainings_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Requirements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    IsMandatory = table.Column<bool>(type: "bit", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueDaysBefore = table.Column<int>(type: "int", nullable: true),
                    Validity = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ValidMonths = table.Column<int>(type: "int", nullable: true),
                    ReopensDays = table.Column<int>(type: "int", nullable: false),
                    SampleId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SampleName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    SampleKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RetiredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Requirements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Requirements_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Requirements_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RequirementItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequirementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ApprovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidThrough = table.Column<DateOnly>(type: "date", nullable: true),
                    Comment = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequirementItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RequirementItems_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RequirementItems_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RequirementItems_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RequirementItems_Requirements_RequirementId",
                        column: x => x.RequirementId,
                        principalTable: "Requirements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RequirementItems_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandedIn",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FileName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Bytes = table.Column<long>(type: "bigint", nullable: true),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    By = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OnBehalf = table.Column<bool>(type: "bit", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StatedThrough = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Fate = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Comment = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandedIn", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandedIn_RequirementItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "RequirementItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HandedIn_ItemId",
                table: "HandedIn",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_HandedIn_ToldAt_Fate",
                table: "HandedIn",
                columns: new[] { "ToldAt", "Fate" });

            migrationBuilder.CreateIndex(
                name: "IX_MentorTrainings_DistrictId",
                table: "MentorTrainings",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_MentorTrainings_MentorId",
                table: "MentorTrainings",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_MentorTrainings_SchoolId",
                table: "MentorTrainings",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_CohortId",
                table: "RequirementItems",
                column: "CohortId");

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_MentorId_RequirementId",
                table: "RequirementItems",
                columns: new[] { "MentorId", "RequirementId" },
                unique: true,
                filter: "[MentorId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_ProgramId_State_Since_Id",
                table: "RequirementItems",
                columns: new[] { "ProgramId", "State", "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_RequirementId",
                table: "RequirementItems",
                column: "RequirementId");

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_ResidentId_RequirementId",
                table: "RequirementItems",
                columns: new[] { "ResidentId", "RequirementId" },
                unique: true,
                filter: "[ResidentId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_State_Since_Id",
                table: "RequirementItems",
                columns: new[] { "State", "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Requirements_CohortId",
                table: "Requirements",
                column: "CohortId");

            migrationBuilder.CreateIndex(
                name: "IX_Requirements_ProgramId_CohortId_Role",
                table: "Requirements",
                columns: new[] { "ProgramId", "CohortId", "Role" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Reason",
                table: "ResidentStandings",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Reason",
                table: "MentorStandings",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000,
                oldNullable: true);

            migrationBuilder.DropTable(
                name: "HandedIn");

            migrationBuilder.DropTable(
                name: "MentorTrainings");

            migrationBuilder.DropTable(
                name: "RequirementItems");

            migrationBuilder.DropTable(
                name: "Requirements");

            migrationBuilder.DropColumn(
                name: "By",
                table: "MentorStandings");

            migrationBuilder.DropColumn(
                name: "ApprovedThrough",
                table: "Mentors");

            migrationBuilder.DropColumn(
                name: "PrincipalApprovedBy",
                table: "Mentors");

            migrationBuilder.DropColumn(
                name: "RecommendedBy",
                table: "Mentors");

            migrationBuilder.DropColumn(
                name: "RecommendedOn",
                table: "Mentors");

            migrationBuilder.DropColumn(
                name: "RenewalOpenedOn",
                table: "Mentors");

            migrationBuilder.DropColumn(
                name: "TrainedThrough",
                table: "Mentors");
        }
    }
}
