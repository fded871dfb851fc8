using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditChanges_Subject",
                table: "AuditChanges");

            migrationBuilder.AddColumn<string>(
                name: "SearchWords",
                table: "Outbox",
                type: "character varying(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchWords",
                table: "AspNetUsers",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

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
                name: "IX_Outbox_WithoutWords",
                table: "Outbox",
                column: "Id",
                filter: "\"SearchWords\" IS NULL");

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
                name: "IX_AspNetUsers_WithoutWords",
                table: "AspNetUsers",
                column: "Id",
                filter: "\"SearchWords\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SearchWords_Entity_Word_RowId",
                table: "SearchWords",
                columns: new[] { "Entity", "Word", "RowId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchWords");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_WithoutWords",
                table: "Outbox");

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
                name: "IX_AspNetUsers_WithoutWords",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "SearchWords",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "SearchWords",
                table: "AspNetUsers");

            migrationBuilder.CreateIndex(
                name: "IX_AuditChanges_Subject",
                table: "AuditChanges",
                column: "Subject");
        }
    }
}
