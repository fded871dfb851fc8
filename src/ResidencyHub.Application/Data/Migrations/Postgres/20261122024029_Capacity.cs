using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Capacity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<DateOnly>(
                name: "ConfirmedOn",
                table: "SchoolCapacities",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AlterColumn<string>(
                name: "ConfirmedBy",
                table: "SchoolCapacities",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256);

            migrationBuilder.AlterColumn<string>(
                name: "Answer",
                table: "SchoolCapacities",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnswerBy",
                table: "SchoolCapacities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedBy",
                table: "SchoolCapacities",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedOn",
                table: "SchoolCapacities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Because",
                table: "SchoolCapacities",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "SchoolCapacities",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Days",
                table: "SchoolCapacities",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "SchoolCapacities",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "HeldForId",
                table: "SchoolCapacities",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HeldForName",
                table: "SchoolCapacities",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "HeldThrough",
                table: "SchoolCapacities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Length",
                table: "SchoolCapacities",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NudgedOn",
                table: "SchoolCapacities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Nudges",
                table: "SchoolCapacities",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReasonWords",
                table: "SchoolCapacities",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RecordedBy",
                table: "SchoolCapacities",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RemindedOn",
                table: "SchoolCapacities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ServesSome",
                table: "SchoolCapacities",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsPlace",
                table: "Placements",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "CapacityId",
                table: "Outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CapacityId",
                table: "EmailedLinks",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CapacityLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CapacityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    GradeBand = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Seats = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CapacityLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CapacityLines_SchoolCapacities_CapacityId",
                        column: x => x.CapacityId,
                        principalTable: "SchoolCapacities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServedPartnerships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CapacityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServedPartnerships", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServedPartnerships_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServedPartnerships_SchoolCapacities_CapacityId",
                        column: x => x.CapacityId,
                        principalTable: "SchoolCapacities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SchoolCapacities_HeldForId",
                table: "SchoolCapacities",
                column: "HeldForId");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolCapacities_Year_ConfirmedOn",
                table: "SchoolCapacities",
                columns: new[] { "Year", "ConfirmedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_CapacityId",
                table: "Outbox",
                column: "CapacityId");

            migrationBuilder.CreateIndex(
                name: "IX_EmailedLinks_CapacityId",
                table: "EmailedLinks",
                column: "CapacityId");

            migrationBuilder.CreateIndex(
                name: "IX_CapacityLines_CapacityId",
                table: "CapacityLines",
                column: "CapacityId");

            migrationBuilder.CreateIndex(
                name: "IX_ServedPartnerships_CapacityId_PartnershipId",
                table: "ServedPartnerships",
                columns: new[] { "CapacityId", "PartnershipId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServedPartnerships_PartnershipId",
                table: "ServedPartnerships",
                column: "PartnershipId");

            migrationBuilder.AddForeignKey(
                name: "FK_EmailedLinks_SchoolCapacities_CapacityId",
                table: "EmailedLinks",
                column: "CapacityId",
                principalTable: "SchoolCapacities",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Outbox_SchoolCapacities_CapacityId",
                table: "Outbox",
                column: "CapacityId",
                principalTable: "SchoolCapacities",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_SchoolCapacities_Programs_HeldForId",
                table: "SchoolCapacities",
                column: "HeldForId",
                principalTable: "Programs",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_EmailedLinks_SchoolCapacities_CapacityId",
                table: "EmailedLinks");

            migrationBuilder.DropForeignKey(
                name: "FK_Outbox_SchoolCapacities_CapacityId",
                table: "Outbox");

            migrationBuilder.DropForeignKey(
                name: "FK_SchoolCapacities_Programs_HeldForId",
                table: "SchoolCapacities");

            migrationBuilder.DropTable(
                name: "CapacityLines");

            migrationBuilder.DropTable(
                name: "ServedPartnerships");

            migrationBuilder.DropIndex(
                name: "IX_SchoolCapacities_HeldForId",
                table: "SchoolCapacities");

            migrationBuilder.DropIndex(
                name: "IX_SchoolCapacities_Year_ConfirmedOn",
                table: "SchoolCapacities");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_CapacityId",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_EmailedLinks_CapacityId",
                table: "EmailedLinks");

            migrationBuilder.DropColumn(
                name: "AnswerBy",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "AskedBy",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "AskedOn",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "Because",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "Days",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "HeldForId",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "HeldForName",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "HeldThrough",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "Length",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "NudgedOn",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "Nudges",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "ReasonWords",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "RemindedOn",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "ServesSome",
                table: "SchoolCapacities");

            migrationBuilder.DropColumn(
                name: "NeedsPlace",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "CapacityId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "CapacityId",
                table: "EmailedLinks");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "ConfirmedOn",
                table: "SchoolCapacities",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "ConfirmedBy",
                table: "SchoolCapacities",
                type: "character varying(256)",
                maxLength: 256,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Answer",
                table: "SchoolCapacities",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40,
                oldNullable: true);
        }
    }
}
