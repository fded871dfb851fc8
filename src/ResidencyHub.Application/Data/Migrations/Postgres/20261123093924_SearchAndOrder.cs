using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
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
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchWords",
                table: "Outbox",
                type: "character varying(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Why",
                table: "ObservationSteps",
                type: "character varying(4100)",
                maxLength: 4100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(1100)",
                oldMaxLength: 1100,
                oldNullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ClosedDaysConfirmed",
                table: "HoursWeeks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "PhaseId",
                table: "AssignmentRules",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchWords",
                table: "AspNetUsers",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AssignmentMoves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RuleId = table.Column<Guid>(type: "uuid", nullable: false),
                    When = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Entity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    RowId = table.Column<Guid>(type: "uuid", nullable: false)
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

            migrationBuilder.AlterColumn<string>(
                name: "Why",
                table: "ObservationSteps",
                type: "character varying(1100)",
                maxLength: 1100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(4100)",
                oldMaxLength: 4100,
                oldNullable: true);

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
