using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OutsideRaters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AsksOutside",
                table: "ProgramForms",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "RaterId",
                table: "EmailedLinks",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "OutsideRaters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RuleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    NamedBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    NamedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    EndedWhy = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    PassedTo = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutsideRaters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutsideRaters_AssignmentRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "AssignmentRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutsideRaters_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutsideRaters_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EmailedLinks_RaterId",
                table: "EmailedLinks",
                column: "RaterId");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideRaters_PlacementId",
                table: "OutsideRaters",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideRaters_ProgramId",
                table: "OutsideRaters",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideRaters_RuleId_PlacementId",
                table: "OutsideRaters",
                columns: new[] { "RuleId", "PlacementId" });

            migrationBuilder.AddForeignKey(
                name: "FK_EmailedLinks_OutsideRaters_RaterId",
                table: "EmailedLinks",
                column: "RaterId",
                principalTable: "OutsideRaters",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_EmailedLinks_OutsideRaters_RaterId",
                table: "EmailedLinks");

            migrationBuilder.DropTable(
                name: "OutsideRaters");

            migrationBuilder.DropIndex(
                name: "IX_EmailedLinks_RaterId",
                table: "EmailedLinks");

            migrationBuilder.DropColumn(
                name: "AsksOutside",
                table: "ProgramForms");

            migrationBuilder.DropColumn(
                name: "RaterId",
                table: "EmailedLinks");
        }
    }
}
