using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Three : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedMentorBy",
                table: "Placements",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AskedMentorId",
                table: "Placements",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedMentorName",
                table: "Placements",
                type: "character varying(201)",
                maxLength: 201,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Schools_Name_Id",
                table: "Schools",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_ProgramId_Since_Id",
                table: "RequirementItems",
                columns: new[] { "ProgramId", "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_Since_Id",
                table: "RequirementItems",
                columns: new[] { "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Placements_AskedMentorId",
                table: "Placements",
                column: "AskedMentorId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ProposedOn_Id",
                table: "Decisions",
                columns: new[] { "ProposedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cohorts_Year_Id",
                table: "Cohorts",
                columns: new[] { "Year", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_DueOn_Id",
                table: "ActionItems",
                columns: new[] { "DueOn", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Placements_Mentors_AskedMentorId",
                table: "Placements",
                column: "AskedMentorId",
                principalTable: "Mentors",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Placements_Mentors_AskedMentorId",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Schools_Name_Id",
                table: "Schools");

            migrationBuilder.DropIndex(
                name: "IX_RequirementItems_ProgramId_Since_Id",
                table: "RequirementItems");

            migrationBuilder.DropIndex(
                name: "IX_RequirementItems_Since_Id",
                table: "RequirementItems");

            migrationBuilder.DropIndex(
                name: "IX_Placements_AskedMentorId",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_ProposedOn_Id",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Cohorts_Year_Id",
                table: "Cohorts");

            migrationBuilder.DropIndex(
                name: "IX_ActionItems_DueOn_Id",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "AskedMentorBy",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "AskedMentorId",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "AskedMentorName",
                table: "Placements");
        }
    }
}
