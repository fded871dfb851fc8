using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
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
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssessmentWords",
                table: "ThreeWayReviews",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Dispositions",
                table: "ThreeWayReviews",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FactsLevels",
                table: "ThreeWayReviews",
                type: "nvarchar(max)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Window",
                table: "ObservationPresences",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Challenge",
                table: "HoursWeeks",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Disabilities",
                table: "HoursWeeks",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EnglishLearners",
                table: "HoursWeeks",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Practised",
                table: "HoursWeeks",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Question",
                table: "HoursWeeks",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Win",
                table: "HoursWeeks",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Evidence",
                table: "CoachingCycles",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WantsHelp",
                table: "CheckIns",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ChecksIn",
                table: "ApproverNamings",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "LessonPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    By = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
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
