using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchAndOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Signals_ProgramId_EndedOn_ResidentSort_Id",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_ProgramId_OpenedOn_Id",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_ResidentId_State",
                table: "HoursWeeks");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_ResidentId_WeekOf",
                table: "HoursWeeks");

            migrationBuilder.DropIndex(
                name: "IX_AuditChanges_Subject",
                table: "AuditChanges");

            migrationBuilder.AddColumn<DateOnly>(
                name: "PutOffSeenOn",
                table: "Signals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchWords",
                table: "Outbox",
                type: "TEXT",
                maxLength: 800,
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

            migrationBuilder.AddColumn<string>(
                name: "SearchWords",
                table: "AspNetUsers",
                type: "TEXT",
                maxLength: 600,
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

            migrationBuilder.CreateTable(
                name: "SearchWords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchWords", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_OpenedOn_Id_ProgramId",
                table: "Signals",
                columns: new[] { "OpenedOn", "Id", "ProgramId" },
                filter: "\"EndedOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_OpenedOn_Id_ProgramId_PutOffThrough",
                table: "Signals",
                columns: new[] { "OpenedOn", "Id", "ProgramId", "PutOffThrough" },
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ProgramId_EndedOn",
                table: "Signals",
                columns: new[] { "ProgramId", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ResidentSort_Id_ProgramId",
                table: "Signals",
                columns: new[] { "ResidentSort", "Id", "ProgramId" },
                filter: "\"EndedOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ResidentSort_Id_ProgramId_PutOffThrough",
                table: "Signals",
                columns: new[] { "ResidentSort", "Id", "ProgramId", "PutOffThrough" },
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_WithoutWords",
                table: "Outbox",
                column: "Id",
                filter: "\"SearchWords\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ResidentId_State_ProgramId_WasSent",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "State", "ProgramId", "WasSent" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_Totals",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "WeekOf", "ProgramId", "WasSent", "ApprovedMinutes", "PendingMinutes", "SoloDays", "Visits" });

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_IsSent_SentOn_Id",
                table: "FormAnswers",
                columns: new[] { "IsSent", "SentOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_AccountId_At_Id",
                table: "AuditEntries",
                columns: new[] { "AccountId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorName_At_Id",
                table: "AuditEntries",
                columns: new[] { "ActorName", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Process_At_Id",
                table: "AuditEntries",
                columns: new[] { "Process", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditChanges_Subject_EntryId",
                table: "AuditChanges",
                columns: new[] { "Subject", "EntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRules_PhaseId",
                table: "AssignmentRules",
                column: "PhaseId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_WithoutWords",
                table: "AspNetUsers",
                column: "Id",
                filter: "\"SearchWords\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentMoves_RuleId",
                table: "AssignmentMoves",
                column: "RuleId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchWords_Entity_Word_RowId",
                table: "SearchWords",
                columns: new[] { "Entity", "Word", "RowId" });

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

            migrationBuilder.DropTable(
                name: "SearchWords");

            migrationBuilder.DropIndex(
                name: "IX_Signals_OpenedOn_Id_ProgramId",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_OpenedOn_Id_ProgramId_PutOffThrough",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_ProgramId_EndedOn",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_ResidentSort_Id_ProgramId",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_ResidentSort_Id_ProgramId_PutOffThrough",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_WithoutWords",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_ResidentId_State_ProgramId_WasSent",
                table: "HoursWeeks");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_Totals",
                table: "HoursWeeks");

            migrationBuilder.DropIndex(
                name: "IX_FormAnswers_IsSent_SentOn_Id",
                table: "FormAnswers");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_AccountId_At_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_ActorName_At_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Process_At_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditChanges_Subject_EntryId",
                table: "AuditChanges");

            migrationBuilder.DropIndex(
                name: "IX_AssignmentRules_PhaseId",
                table: "AssignmentRules");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_WithoutWords",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "PutOffSeenOn",
                table: "Signals");

            migrationBuilder.DropColumn(
                name: "SearchWords",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ClosedDaysConfirmed",
                table: "HoursWeeks");

            migrationBuilder.DropColumn(
                name: "PhaseId",
                table: "AssignmentRules");

            migrationBuilder.DropColumn(
                name: "SearchWords",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ProgramId_EndedOn_ResidentSort_Id",
                table: "Signals",
                columns: new[] { "ProgramId", "EndedOn", "ResidentSort", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ProgramId_OpenedOn_Id",
                table: "Signals",
                columns: new[] { "ProgramId", "OpenedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ResidentId_State",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ResidentId_WeekOf",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "WeekOf" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditChanges_Subject",
                table: "AuditChanges",
                column: "Subject");
        }
    }
}
