using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Following : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Signed",
                table: "SupportPlanSteps",
                type: "TEXT",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Account",
                table: "ReviewVoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Signed",
                table: "ReviewSteps",
                type: "TEXT",
                maxLength: 50000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedBy",
                table: "AgreementParties",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Walkthroughs_On_Id",
                table: "Walkthroughs",
                columns: new[] { "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Observations_PlannedOn_Id",
                table: "Observations",
                columns: new[] { "PlannedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ResidentId_State",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingCycles_On_Id",
                table: "CoachingCycles",
                columns: new[] { "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_WeekOf_Id",
                table: "CheckIns",
                columns: new[] { "WeekOf", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Walkthroughs_On_Id",
                table: "Walkthroughs");

            migrationBuilder.DropIndex(
                name: "IX_Observations_PlannedOn_Id",
                table: "Observations");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_ResidentId_State",
                table: "HoursWeeks");

            migrationBuilder.DropIndex(
                name: "IX_CoachingCycles_On_Id",
                table: "CoachingCycles");

            migrationBuilder.DropIndex(
                name: "IX_CheckIns_WeekOf_Id",
                table: "CheckIns");

            migrationBuilder.DropColumn(
                name: "Signed",
                table: "SupportPlanSteps");

            migrationBuilder.DropColumn(
                name: "Account",
                table: "ReviewVoices");

            migrationBuilder.DropColumn(
                name: "Signed",
                table: "ReviewSteps");

            migrationBuilder.DropColumn(
                name: "ConfirmedBy",
                table: "AgreementParties");
        }
    }
}
