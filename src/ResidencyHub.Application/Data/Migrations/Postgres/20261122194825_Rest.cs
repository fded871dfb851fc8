using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Rest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "SurveyEditions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "TakenBackBecause",
                table: "OpeningFills",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TakenBackBy",
                table: "OpeningFills",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "TakenBackOn",
                table: "OpeningFills",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommunityEmail",
                table: "HealthRounds",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommunityVoice",
                table: "HealthRounds",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommunityEvidence",
                table: "HealthResults",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CommunityLevel",
                table: "HealthResults",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommunityLink",
                table: "HealthResults",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HealthRoundId",
                table: "EmailedLinks",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DistrictYesId",
                table: "CurriculumChanges",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "UniversityYesId",
                table: "CurriculumChanges",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CoversLaterPartners",
                table: "Agreements",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SettledOn",
                table: "Agreements",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedOpenings_SeenByPartners_FromOn_Id",
                table: "ExpectedOpenings",
                columns: new[] { "SeenByPartners", "FromOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EmailedLinks_HealthRoundId",
                table: "EmailedLinks",
                column: "HealthRoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_EndsOn_Id",
                table: "Agreements",
                columns: new[] { "EndsOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_Title_Id",
                table: "Agreements",
                columns: new[] { "Title", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_EmailedLinks_HealthRounds_HealthRoundId",
                table: "EmailedLinks",
                column: "HealthRoundId",
                principalTable: "HealthRounds",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_EmailedLinks_HealthRounds_HealthRoundId",
                table: "EmailedLinks");

            migrationBuilder.DropIndex(
                name: "IX_ExpectedOpenings_SeenByPartners_FromOn_Id",
                table: "ExpectedOpenings");

            migrationBuilder.DropIndex(
                name: "IX_EmailedLinks_HealthRoundId",
                table: "EmailedLinks");

            migrationBuilder.DropIndex(
                name: "IX_Agreements_EndsOn_Id",
                table: "Agreements");

            migrationBuilder.DropIndex(
                name: "IX_Agreements_Title_Id",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "SurveyEditions");

            migrationBuilder.DropColumn(
                name: "TakenBackBecause",
                table: "OpeningFills");

            migrationBuilder.DropColumn(
                name: "TakenBackBy",
                table: "OpeningFills");

            migrationBuilder.DropColumn(
                name: "TakenBackOn",
                table: "OpeningFills");

            migrationBuilder.DropColumn(
                name: "CommunityEmail",
                table: "HealthRounds");

            migrationBuilder.DropColumn(
                name: "CommunityVoice",
                table: "HealthRounds");

            migrationBuilder.DropColumn(
                name: "CommunityEvidence",
                table: "HealthResults");

            migrationBuilder.DropColumn(
                name: "CommunityLevel",
                table: "HealthResults");

            migrationBuilder.DropColumn(
                name: "CommunityLink",
                table: "HealthResults");

            migrationBuilder.DropColumn(
                name: "HealthRoundId",
                table: "EmailedLinks");

            migrationBuilder.DropColumn(
                name: "DistrictYesId",
                table: "CurriculumChanges");

            migrationBuilder.DropColumn(
                name: "UniversityYesId",
                table: "CurriculumChanges");

            migrationBuilder.DropColumn(
                name: "CoversLaterPartners",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "SettledOn",
                table: "Agreements");
        }
    }
}
