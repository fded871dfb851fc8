using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PeriodsAndExceptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "FollowsId",
                table: "Placements",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpenSlot",
                table: "Placements",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AtSchoolFrom",
                table: "Mentors",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AtSchoolThrough",
                table: "Mentors",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LateConfirmedAt",
                table: "CheckIns",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PlacementAllowances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MentorName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    Organization = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Argument = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ApprovedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedBecause = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementAllowances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlacementAllowances_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlacementAllowances_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlacementAllowances_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Placements_FollowsId",
                table: "Placements",
                column: "FollowsId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementAllowances_MentorId",
                table: "PlacementAllowances",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementAllowances_ProgramId",
                table: "PlacementAllowances",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementAllowances_ResidentId_StartsOn",
                table: "PlacementAllowances",
                columns: new[] { "ResidentId", "StartsOn" });

            migrationBuilder.AddForeignKey(
                name: "FK_Placements_Placements_FollowsId",
                table: "Placements",
                column: "FollowsId",
                principalTable: "Placements",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Placements_Placements_FollowsId",
                table: "Placements");

            migrationBuilder.DropTable(
                name: "PlacementAllowances");

            migrationBuilder.DropIndex(
                name: "IX_Placements_FollowsId",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "FollowsId",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "OpenSlot",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "AtSchoolFrom",
                table: "Mentors");

            migrationBuilder.DropColumn(
                name: "AtSchoolThrough",
                table: "Mentors");

            migrationBuilder.DropColumn(
                name: "LateConfirmedAt",
                table: "CheckIns");
        }
    }
}
