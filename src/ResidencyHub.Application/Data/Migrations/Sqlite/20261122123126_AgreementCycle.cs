using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AgreementCycle : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Agreements_PartnershipId",
                table: "Agreements");

            migrationBuilder.AddColumn<Guid>(
                name: "AgreementId",
                table: "EmailedLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SignerId",
                table: "EmailedLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AlertedDays",
                table: "Agreements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CoversAllPrograms",
                table: "Agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "DesignatesOfficials",
                table: "Agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "EndedBecause",
                table: "Agreements",
                type: "TEXT",
                maxLength: 2100,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "MentorPay",
                table: "Agreements",
                type: "TEXT",
                precision: 10,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "ReleasePeriods",
                table: "Agreements",
                type: "TEXT",
                precision: 6,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RenewsId",
                table: "Agreements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentAt",
                table: "Agreements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentHash",
                table: "Agreements",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentText",
                table: "Agreements",
                type: "TEXT",
                maxLength: 40000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ServiceWindow",
                table: "Agreements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ServiceYears",
                table: "Agreements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "AgreementParties",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MemberId",
                table: "AgreementParties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AgreementFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementFiles_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementPrograms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementPrograms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementPrograms_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreementPrograms_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementSignatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Signer = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Party = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    TextHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    VoidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VoidedBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementSignatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementSignatures_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementSteps_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EmailedLinks_AgreementId",
                table: "EmailedLinks",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_EmailedLinks_SignerId",
                table: "EmailedLinks",
                column: "SignerId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PartnershipId_EndsOn",
                table: "Agreements",
                columns: new[] { "PartnershipId", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_RenewsId",
                table: "Agreements",
                column: "RenewsId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementParties_MemberId",
                table: "AgreementParties",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementFiles_AgreementId",
                table: "AgreementFiles",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementPrograms_AgreementId_ProgramId",
                table: "AgreementPrograms",
                columns: new[] { "AgreementId", "ProgramId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementPrograms_ProgramId",
                table: "AgreementPrograms",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementSignatures_AgreementId",
                table: "AgreementSignatures",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementSteps_AgreementId",
                table: "AgreementSteps",
                column: "AgreementId");

            migrationBuilder.AddForeignKey(
                name: "FK_AgreementParties_PartnershipMembers_MemberId",
                table: "AgreementParties",
                column: "MemberId",
                principalTable: "PartnershipMembers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Agreements_Agreements_RenewsId",
                table: "Agreements",
                column: "RenewsId",
                principalTable: "Agreements",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EmailedLinks_Agreements_AgreementId",
                table: "EmailedLinks",
                column: "AgreementId",
                principalTable: "Agreements",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AgreementParties_PartnershipMembers_MemberId",
                table: "AgreementParties");

            migrationBuilder.DropForeignKey(
                name: "FK_Agreements_Agreements_RenewsId",
                table: "Agreements");

            migrationBuilder.DropForeignKey(
                name: "FK_EmailedLinks_Agreements_AgreementId",
                table: "EmailedLinks");

            migrationBuilder.DropTable(
                name: "AgreementFiles");

            migrationBuilder.DropTable(
                name: "AgreementPrograms");

            migrationBuilder.DropTable(
                name: "AgreementSignatures");

            migrationBuilder.DropTable(
                name: "AgreementSteps");

            migrationBuilder.DropIndex(
                name: "IX_EmailedLinks_AgreementId",
                table: "EmailedLinks");

            migrationBuilder.DropIndex(
                name: "IX_EmailedLinks_SignerId",
                table: "EmailedLinks");

            migrationBuilder.DropIndex(
                name: "IX_Agreements_PartnershipId_EndsOn",
                table: "Agreements");

            migrationBuilder.DropIndex(
                name: "IX_Agreements_RenewsId",
                table: "Agreements");

            migrationBuilder.DropIndex(
                name: "IX_AgreementParties_MemberId",
                table: "AgreementParties");

            migrationBuilder.DropColumn(
                name: "AgreementId",
                table: "EmailedLinks");

            migrationBuilder.DropColumn(
                name: "SignerId",
                table: "EmailedLinks");

            migrationBuilder.DropColumn(
                name: "AlertedDays",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "CoversAllPrograms",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "DesignatesOfficials",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "EndedBecause",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "MentorPay",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "ReleasePeriods",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "RenewsId",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "SentAt",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "SentHash",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "SentText",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "ServiceWindow",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "ServiceYears",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "AgreementParties");

            migrationBuilder.DropColumn(
                name: "MemberId",
                table: "AgreementParties");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PartnershipId",
                table: "Agreements",
                column: "PartnershipId");
        }
    }
}
