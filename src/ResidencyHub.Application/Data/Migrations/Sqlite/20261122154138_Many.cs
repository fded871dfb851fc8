using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Many : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ExpectedOpenings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SubjectKey = table.Column<string>(type: "TEXT", maxLength: 110, nullable: false),
                    GradeBand = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SeenByPartners = table.Column<bool>(type: "INTEGER", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    EnteredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PublishedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Once = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpectedOpenings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpectedOpenings_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExpectedOpenings_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImprovementCycles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GoalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeforeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Aim = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Change = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Prediction = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ChangeOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StudyOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    BegunBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    BegunFor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    BegunOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Happened = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RanAsPlanned = table.Column<bool>(type: "INTEGER", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ConcludedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConcludedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Once = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlaceName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    TakenOutOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TakenOutBecause = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImprovementCycles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImprovementCycles_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ImprovementCycles_Goals_GoalId",
                        column: x => x.GoalId,
                        principalTable: "Goals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ImprovementCycles_ImprovementCycles_BeforeId",
                        column: x => x.BeforeId,
                        principalTable: "ImprovementCycles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ImprovementCycles_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ImprovementCycles_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ImprovementCycles_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Where = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    WorkedOn = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    NextStep = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    NextBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextDoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LoggedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    LoggedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Once = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlaceName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    TakenOutOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TakenOutBecause = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Visits_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Visits_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Visits_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Visits_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpeningFills",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpeningId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    ByGraduate = table.Column<bool>(type: "INTEGER", nullable: false),
                    NotedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpeningFills", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpeningFills_ExpectedOpenings_OpeningId",
                        column: x => x.OpeningId,
                        principalTable: "ExpectedOpenings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedOpenings_DistrictId_SeenByPartners_FromOn",
                table: "ExpectedOpenings",
                columns: new[] { "DistrictId", "SeenByPartners", "FromOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedOpenings_SchoolId_FromOn",
                table: "ExpectedOpenings",
                columns: new[] { "SchoolId", "FromOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedOpenings_SchoolId_Once",
                table: "ExpectedOpenings",
                columns: new[] { "SchoolId", "Once" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementCycles_BeforeId",
                table: "ImprovementCycles",
                column: "BeforeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementCycles_DistrictId",
                table: "ImprovementCycles",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementCycles_GoalId_ChangeOn",
                table: "ImprovementCycles",
                columns: new[] { "GoalId", "ChangeOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementCycles_PartnershipId_ChangeOn",
                table: "ImprovementCycles",
                columns: new[] { "PartnershipId", "ChangeOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementCycles_PartnershipId_Once",
                table: "ImprovementCycles",
                columns: new[] { "PartnershipId", "Once" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementCycles_ProgramId",
                table: "ImprovementCycles",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementCycles_SchoolId",
                table: "ImprovementCycles",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_OpeningFills_OpeningId",
                table: "OpeningFills",
                column: "OpeningId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_DistrictId",
                table: "Visits",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_PartnershipId_On_Id",
                table: "Visits",
                columns: new[] { "PartnershipId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_PartnershipId_Once",
                table: "Visits",
                columns: new[] { "PartnershipId", "Once" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ProgramId",
                table: "Visits",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SchoolId_On",
                table: "Visits",
                columns: new[] { "SchoolId", "On" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImprovementCycles");

            migrationBuilder.DropTable(
                name: "OpeningFills");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropTable(
                name: "ExpectedOpenings");
        }
    }
}
