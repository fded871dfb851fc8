using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SeatsAndLeaving : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "PartnershipId",
                table: "Rules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "MentorThrough",
                table: "Placements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "NextMentorId",
                table: "Placements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NextMentorName",
                table: "Placements",
                type: "TEXT",
                maxLength: 201,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ProgramId",
                table: "MentorTrainings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Conflicts",
                table: "HostRankings",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CohortTargets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CohortId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Seats = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CohortTargets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CohortTargets_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CohortTargets_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CohortTargets_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Rules_PartnershipId",
                table: "Rules",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_MentorThrough",
                table: "Placements",
                column: "MentorThrough");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_NextMentorId",
                table: "Placements",
                column: "NextMentorId");

            migrationBuilder.CreateIndex(
                name: "IX_MentorTrainings_ProgramId",
                table: "MentorTrainings",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_CohortTargets_CohortId",
                table: "CohortTargets",
                column: "CohortId");

            migrationBuilder.CreateIndex(
                name: "IX_CohortTargets_DistrictId",
                table: "CohortTargets",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_CohortTargets_SchoolId",
                table: "CohortTargets",
                column: "SchoolId");

            migrationBuilder.AddForeignKey(
                name: "FK_MentorTrainings_Programs_ProgramId",
                table: "MentorTrainings",
                column: "ProgramId",
                principalTable: "Programs",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Placements_Mentors_NextMentorId",
                table: "Placements",
                column: "NextMentorId",
                principalTable: "Mentors",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Rules_Partnerships_PartnershipId",
                table: "Rules",
                column: "PartnershipId",
                principalTable: "Partnerships",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_MentorTrainings_Programs_ProgramId",
                table: "MentorTrainings");

            migrationBuilder.DropForeignKey(
                name: "FK_Placements_Mentors_NextMentorId",
                table: "Placements");

            migrationBuilder.DropForeignKey(
                name: "FK_Rules_Partnerships_PartnershipId",
                table: "Rules");

            migrationBuilder.DropTable(
                name: "CohortTargets");

            migrationBuilder.DropIndex(
                name: "IX_Rules_PartnershipId",
                table: "Rules");

            migrationBuilder.DropIndex(
                name: "IX_Placements_MentorThrough",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Placements_NextMentorId",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_MentorTrainings_ProgramId",
                table: "MentorTrainings");

            migrationBuilder.DropColumn(
                name: "PartnershipId",
                table: "Rules");

            migrationBuilder.DropColumn(
                name: "MentorThrough",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "NextMentorId",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "NextMentorName",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "ProgramId",
                table: "MentorTrainings");

            migrationBuilder.DropColumn(
                name: "Conflicts",
                table: "HostRankings");
        }
    }
}
