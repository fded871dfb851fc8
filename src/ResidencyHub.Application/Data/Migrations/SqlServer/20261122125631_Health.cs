using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Health : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HealthInstruments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Edition = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Issuer = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Licence = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EvidenceFrom = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthInstruments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HealthItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InstrumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    GroupTitle = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Position = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HealthItems_HealthInstruments_InstrumentId",
                        column: x => x.InstrumentId,
                        principalTable: "HealthInstruments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HealthLevels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InstrumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value = table.Column<int>(type: "int", nullable: false),
                    Word = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthLevels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HealthLevels_HealthInstruments_InstrumentId",
                        column: x => x.InstrumentId,
                        principalTable: "HealthInstruments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HealthRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InstrumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Term = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RevealedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PrioritizedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PlaceName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthRounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HealthRounds_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthRounds_HealthInstruments_InstrumentId",
                        column: x => x.InstrumentId,
                        principalTable: "HealthInstruments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthRounds_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthRounds_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthRounds_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HealthResults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UniversityLevel = table.Column<int>(type: "int", nullable: false),
                    UniversityEvidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    UniversityLink = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    DistrictLevel = table.Column<int>(type: "int", nullable: false),
                    DistrictEvidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    DistrictLink = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    PartnershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PlaceName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HealthResults_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthResults_HealthItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "HealthItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthResults_HealthRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "HealthRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthResults_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthResults_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthResults_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SideRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Side = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SentBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PlaceName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SideRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SideRatings_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SideRatings_HealthRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "HealthRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SideRatings_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SideRatings_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SideRatings_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ToDiscuss",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Why = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TalkedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ClosedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PlaceName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ToDiscuss", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ToDiscuss_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ToDiscuss_HealthRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "HealthRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ToDiscuss_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ToDiscuss_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ToDiscuss_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RatedItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RatingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: true),
                    Evidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Link = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatedItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RatedItems_HealthItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "HealthItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RatedItems_SideRatings_RatingId",
                        column: x => x.RatingId,
                        principalTable: "SideRatings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HealthInstruments_Code_Edition",
                table: "HealthInstruments",
                columns: new[] { "Code", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HealthItems_InstrumentId",
                table: "HealthItems",
                column: "InstrumentId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthLevels_InstrumentId",
                table: "HealthLevels",
                column: "InstrumentId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthResults_DistrictId",
                table: "HealthResults",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthResults_ItemId",
                table: "HealthResults",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthResults_PartnershipId",
                table: "HealthResults",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthResults_ProgramId",
                table: "HealthResults",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthResults_RoundId_ItemId",
                table: "HealthResults",
                columns: new[] { "RoundId", "ItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HealthResults_SchoolId",
                table: "HealthResults",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthRounds_DistrictId",
                table: "HealthRounds",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthRounds_InstrumentId",
                table: "HealthRounds",
                column: "InstrumentId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthRounds_PartnershipId_OpenedOn",
                table: "HealthRounds",
                columns: new[] { "PartnershipId", "OpenedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_HealthRounds_ProgramId",
                table: "HealthRounds",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthRounds_SchoolId",
                table: "HealthRounds",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_RatedItems_ItemId",
                table: "RatedItems",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_RatedItems_RatingId_ItemId",
                table: "RatedItems",
                columns: new[] { "RatingId", "ItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SideRatings_DistrictId",
                table: "SideRatings",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_SideRatings_PartnershipId",
                table: "SideRatings",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_SideRatings_ProgramId",
                table: "SideRatings",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_SideRatings_RoundId_Side",
                table: "SideRatings",
                columns: new[] { "RoundId", "Side" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SideRatings_SchoolId",
                table: "SideRatings",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_ToDiscuss_DistrictId",
                table: "ToDiscuss",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_ToDiscuss_PartnershipId_TalkedOn",
                table: "ToDiscuss",
                columns: new[] { "PartnershipId", "TalkedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ToDiscuss_ProgramId",
                table: "ToDiscuss",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_ToDiscuss_RoundId",
                table: "ToDiscuss",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_ToDiscuss_SchoolId",
                table: "ToDiscuss",
                column: "SchoolId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HealthLevels");

            migrationBuilder.DropTable(
                name: "HealthResults");

            migrationBuilder.DropTable(
                name: "RatedItems");

            migrationBuilder.DropTable(
                name: "ToDiscuss");

            migrationBuilder.DropTable(
                name: "HealthItems");

            migrationBuilder.DropTable(
                name: "SideRatings");

            migrationBuilder.DropTable(
                name: "HealthRounds");

            migrationBuilder.DropTable(
                name: "HealthInstruments");
        }
    }
}
