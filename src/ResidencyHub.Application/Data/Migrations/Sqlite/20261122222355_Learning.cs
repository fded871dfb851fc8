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

            migrationBuilder.AddColumn<string>(
                name: "Window",
                table: "ObservationPresences",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

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
                name: "IX_ProgramForms_Name_Id",
                table: "ProgramForms",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ObservationPresences_ObservationId_AccountId_Window",
                table: "ObservationPresences",
                columns: new[] { "ObservationId", "AccountId", "Window" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LessonPlans_FileId",
                table: "LessonPlans",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_LessonPlans_ObservationId_ReplacedAt",
                table: "LessonPlans",
                columns: new[] { "ObservationId", "ReplacedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LessonPlans");

            migrationBuilder.DropIndex(
                name: "IX_ProgramForms_Name_Id",
                table: "ProgramForms");

            migrationBuilder.DropIndex(
                name: "IX_ObservationPresences_ObservationId_AccountId_Window",
                table: "ObservationPresences");

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
                name: "Window",
                table: "ObservationPresences");

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
