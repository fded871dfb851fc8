using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FollowingPhases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "PutOffSeenOn",
                table: "Signals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ClosedDaysConfirmed",
                table: "HoursWeeks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "PhaseId",
                table: "AssignmentRules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AssignmentMoves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RuleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    When = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssignmentMoves_AssignmentRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "AssignmentRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRules_PhaseId",
                table: "AssignmentRules",
                column: "PhaseId");

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentMoves_RuleId",
                table: "AssignmentMoves",
                column: "RuleId");

            migrationBuilder.AddForeignKey(
                name: "FK_AssignmentRules_CohortPhases_PhaseId",
                table: "AssignmentRules",
                column: "PhaseId",
                principalTable: "CohortPhases",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AssignmentRules_CohortPhases_PhaseId",
                table: "AssignmentRules");

            migrationBuilder.DropTable(
                name: "AssignmentMoves");

            migrationBuilder.DropIndex(
                name: "IX_AssignmentRules_PhaseId",
                table: "AssignmentRules");

            migrationBuilder.DropColumn(
                name: "PutOffSeenOn",
                table: "Signals");

            migrationBuilder.DropColumn(
                name: "ClosedDaysConfirmed",
                table: "HoursWeeks");

            migrationBuilder.DropColumn(
                name: "PhaseId",
                table: "AssignmentRules");
        }
    }
}
