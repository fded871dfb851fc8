using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Contacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Placements_AskedMentorId",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Placements_FollowsId",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Placements_MentorThrough",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Placements_NextMentorId",
                table: "Placements");

            migrationBuilder.AddColumn<string>(
                name: "Addressee",
                table: "Outbox",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Urgent",
                table: "Outbox",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Placements_AskedMentorId",
                table: "Placements",
                column: "AskedMentorId",
                filter: "\"AskedMentorId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_FollowsId",
                table: "Placements",
                column: "FollowsId",
                filter: "\"FollowsId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_MentorThrough",
                table: "Placements",
                column: "MentorThrough",
                filter: "\"MentorThrough\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_NextMentorId",
                table: "Placements",
                column: "NextMentorId",
                filter: "\"NextMentorId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Placements_AskedMentorId",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Placements_FollowsId",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Placements_MentorThrough",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Placements_NextMentorId",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "Addressee",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Urgent",
                table: "Outbox");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_AskedMentorId",
                table: "Placements",
                column: "AskedMentorId");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_FollowsId",
                table: "Placements",
                column: "FollowsId");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_MentorThrough",
                table: "Placements",
                column: "MentorThrough");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_NextMentorId",
                table: "Placements",
                column: "NextMentorId");
        }
    }
}
