using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Matching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "Latitude",
                table: "Schools",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Longitude",
                table: "Schools",
                type: "float",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HostRankings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    HostKey = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Languages = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    SavedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HostRankings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HostRankings_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HostRankings_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HostRankings_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HostRankings_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatchingChoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Sort = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchingChoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatchingChoices_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatchingChoices_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatchingChoices_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatchingChoices_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatchingChoices_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatchingScenarios",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Engine = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FromId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Input = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    InputHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Placed = table.Column<int>(type: "int", nullable: false),
                    Unplaced = table.Column<int>(type: "int", nullable: false),
                    Cost = table.Column<long>(type: "bigint", nullable: false),
                    Proven = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CommittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CommittedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchingScenarios", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatchingScenarios_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatchingScenarios_MatchingScenarios_FromId",
                        column: x => x.FromId,
                        principalTable: "MatchingScenarios",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MatchingScenarios_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PreferenceWindows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HostsRank = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreferenceWindows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PreferenceWindows_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PreferenceWindows_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResidentWishes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OnlyRanked = table.Column<bool>(type: "bit", nullable: false),
                    TravelLimitMiles = table.Column<int>(type: "int", nullable: true),
                    Latitude = table.Column<double>(type: "float", nullable: true),
                    Longitude = table.Column<double>(type: "float", nullable: true),
                    Languages = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Areas = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Needs = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Conflicts = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResidentWishes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResidentWishes_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResidentWishes_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResidentWishes_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SchoolVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VisitedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SchoolVisits_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SchoolVisits_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SchoolVisits_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SchoolVisits_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RankedResidents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RankingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rank = table.Column<int>(type: "int", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RankedResidents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RankedResidents_HostRankings_RankingId",
                        column: x => x.RankingId,
                        principalTable: "HostRankings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RankedResidents_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScenarioRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ScenarioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SchoolName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MentorName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    RankOfSchool = table.Column<int>(type: "int", nullable: true),
                    RankBySchool = table.Column<int>(type: "int", nullable: true),
                    TenthsOfMiles = table.Column<int>(type: "int", nullable: true),
                    Reasons = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Smallest = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Override = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScenarioRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScenarioRows_MatchingScenarios_ScenarioId",
                        column: x => x.ScenarioId,
                        principalTable: "MatchingScenarios",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScenarioRows_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScenarioRows_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScenarioRows_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScenarioRows_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RankedSchools",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WishesId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rank = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RankedSchools", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RankedSchools_ResidentWishes_WishesId",
                        column: x => x.WishesId,
                        principalTable: "ResidentWishes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RankedSchools_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HostRankings_CohortId",
                table: "HostRankings",
                column: "CohortId");

            migrationBuilder.CreateIndex(
                name: "IX_HostRankings_HostKey",
                table: "HostRankings",
                column: "HostKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HostRankings_MentorId",
                table: "HostRankings",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_HostRankings_ProgramId",
                table: "HostRankings",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_HostRankings_SchoolId",
                table: "HostRankings",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingChoices_CohortId_ResidentId",
                table: "MatchingChoices",
                columns: new[] { "CohortId", "ResidentId" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchingChoices_MentorId",
                table: "MatchingChoices",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingChoices_ProgramId",
                table: "MatchingChoices",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingChoices_ResidentId",
                table: "MatchingChoices",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingChoices_SchoolId",
                table: "MatchingChoices",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingScenarios_CohortId_Name",
                table: "MatchingScenarios",
                columns: new[] { "CohortId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MatchingScenarios_FromId",
                table: "MatchingScenarios",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingScenarios_ProgramId",
                table: "MatchingScenarios",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_PreferenceWindows_CohortId",
                table: "PreferenceWindows",
                column: "CohortId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PreferenceWindows_ProgramId",
                table: "PreferenceWindows",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_RankedResidents_RankingId_ResidentId",
                table: "RankedResidents",
                columns: new[] { "RankingId", "ResidentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RankedResidents_ResidentId",
                table: "RankedResidents",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_RankedSchools_SchoolId",
                table: "RankedSchools",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_RankedSchools_WishesId_SchoolId",
                table: "RankedSchools",
                columns: new[] { "WishesId", "SchoolId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResidentWishes_CohortId",
                table: "ResidentWishes",
                column: "CohortId");

            migrationBuilder.CreateIndex(
                name: "IX_ResidentWishes_ProgramId",
                table: "ResidentWishes",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_ResidentWishes_ResidentId_CohortId",
                table: "ResidentWishes",
                columns: new[] { "ResidentId", "CohortId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioRows_MentorId",
                table: "ScenarioRows",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioRows_PlacementId",
                table: "ScenarioRows",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioRows_ResidentId",
                table: "ScenarioRows",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioRows_ScenarioId_ResidentId",
                table: "ScenarioRows",
                columns: new[] { "ScenarioId", "ResidentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioRows_SchoolId",
                table: "ScenarioRows",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolVisits_CohortId",
                table: "SchoolVisits",
                column: "CohortId");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolVisits_ProgramId",
                table: "SchoolVisits",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolVisits_ResidentId_SchoolId_VisitedOn",
                table: "SchoolVisits",
                columns: new[] { "ResidentId", "SchoolId", "VisitedOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SchoolVisits_SchoolId",
                table: "SchoolVisits",
                column: "SchoolId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MatchingChoices");

            migrationBuilder.DropTable(
                name: "PreferenceWindows");

            migrationBuilder.DropTable(
                name: "RankedResidents");

            migrationBuilder.DropTable(
                name: "RankedSchools");

            migrationBuilder.DropTable(
                name: "ScenarioRows");

            migrationBuilder.DropTable(
                name: "SchoolVisits");

            migrationBuilder.DropTable(
                name: "HostRankings");

            migrationBuilder.DropTable(
                name: "ResidentWishes");

            migrationBuilder.DropTable(
                name: "MatchingScenarios");

            migrationBuilder.DropColumn(
                name: "Latitude",
                table: "Schools");

            migrationBuilder.DropColumn(
                name: "Longitude",
                table: "Schools");
        }
    }
}
