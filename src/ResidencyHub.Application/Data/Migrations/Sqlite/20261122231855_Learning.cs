using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Learning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ObservationPresences_ObservationId_AccountId",
                table: "ObservationPresences");

            migrationBuilder.AddColumn<string>(
                name: "Assessment",
                table: "ThreeWayReviews",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssessmentWords",
                table: "ThreeWayReviews",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Dispositions",
                table: "ThreeWayReviews",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FactsLevels",
                table: "ThreeWayReviews",
                type: "TEXT",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PartnershipId",
                table: "Rules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Programs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<DateTime>(
                name: "EnteredAt",
                table: "PartnershipMembers",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "Window",
                table: "ObservationPresences",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "ProgramId",
                table: "MentorTrainings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Challenge",
                table: "HoursWeeks",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Disabilities",
                table: "HoursWeeks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EnglishLearners",
                table: "HoursWeeks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Practised",
                table: "HoursWeeks",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Question",
                table: "HoursWeeks",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Win",
                table: "HoursWeeks",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Conflicts",
                table: "HostRankings",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CommunityAskedAt",
                table: "HealthRounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Evidence",
                table: "CoachingCycles",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WantsHelp",
                table: "CheckIns",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ChecksIn",
                table: "ApproverNamings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

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

            migrationBuilder.CreateTable(
                name: "LessonPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ObservationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LessonPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LessonPlans_Observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Rules_PartnershipId",
                table: "Rules",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgramForms_Name_Id",
                table: "ProgramForms",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Placements_MentorThrough",
                table: "Placements",
                column: "MentorThrough");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_NextMentorId",
                table: "Placements",
                column: "NextMentorId");

            migrationBuilder.CreateIndex(
                name: "IX_ObservationPresences_ObservationId_AccountId_Window",
                table: "ObservationPresences",
                columns: new[] { "ObservationId", "AccountId", "Window" },
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_LessonPlans_FileId",
                table: "LessonPlans",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_LessonPlans_ObservationId_ReplacedAt",
                table: "LessonPlans",
                columns: new[] { "ObservationId", "ReplacedAt" });

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

            migrationBuilder.DropTable(
                name: "LessonPlans");

            migrationBuilder.DropIndex(
                name: "IX_Rules_PartnershipId",
                table: "Rules");

            migrationBuilder.DropIndex(
                name: "IX_ProgramForms_Name_Id",
                table: "ProgramForms");

            migrationBuilder.DropIndex(
                name: "IX_Placements_MentorThrough",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Placements_NextMentorId",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_ObservationPresences_ObservationId_AccountId_Window",
                table: "ObservationPresences");

            migrationBuilder.DropIndex(
                name: "IX_MentorTrainings_ProgramId",
                table: "MentorTrainings");

            migrationBuilder.DropColumn(
                name: "Assessment",
                table: "ThreeWayReviews");

            migrationBuilder.DropColumn(
                name: "AssessmentWords",
                table: "ThreeWayReviews");

            migrationBuilder.DropColumn(
                name: "Dispositions",
                table: "ThreeWayReviews");

            migrationBuilder.DropColumn(
                name: "FactsLevels",
                table: "ThreeWayReviews");

            migrationBuilder.DropColumn(
                name: "PartnershipId",
                table: "Rules");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Programs");

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
                name: "EnteredAt",
                table: "PartnershipMembers");

            migrationBuilder.DropColumn(
                name: "Window",
                table: "ObservationPresences");

            migrationBuilder.DropColumn(
                name: "ProgramId",
                table: "MentorTrainings");

            migrationBuilder.DropColumn(
                name: "Challenge",
                table: "HoursWeeks");

            migrationBuilder.DropColumn(
                name: "Disabilities",
                table: "HoursWeeks");

            migrationBuilder.DropColumn(
                name: "EnglishLearners",
                table: "HoursWeeks");

            migrationBuilder.DropColumn(
                name: "Practised",
                table: "HoursWeeks");

            migrationBuilder.DropColumn(
                name: "Question",
                table: "HoursWeeks");

            migrationBuilder.DropColumn(
                name: "Win",
                table: "HoursWeeks");

            migrationBuilder.DropColumn(
                name: "Conflicts",
                table: "HostRankings");

            migrationBuilder.DropColumn(
                name: "CommunityAskedAt",
                table: "HealthRounds");

            migrationBuilder.DropColumn(
                name: "Evidence",
                table: "CoachingCycles");

            migrationBuilder.DropColumn(
                name: "WantsHelp",
                table: "CheckIns");

            migrationBuilder.DropColumn(
                name: "ChecksIn",
                table: "ApproverNamings");

            migrationBuilder.CreateIndex(
                name: "IX_ObservationPresences_ObservationId_AccountId",
                table: "ObservationPresences",
                columns: new[] { "ObservationId", "AccountId" },
                unique: true);
        }
    }
}
