using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Growing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AssignmentRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CohortName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    Work = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Who = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    When = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemindBefore = table.Column<int>(type: "int", nullable: false),
                    RemindAfter = table.Column<int>(type: "int", nullable: false),
                    SetBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StoppedBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    StoppedWhy = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    StoppedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssignmentRules_Cohorts_CohortId",
                        column: x => x.CohortId,
                        principalTable: "Cohorts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AssignmentRules_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CoachingCycles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    CoachAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CoachName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    CoachAs = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    Mode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Stance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Focus = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Noticing = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NotedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Fate = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Came = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    FollowedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    SeenByLeaders = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CoachingCycles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CoachingCycles_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingCycles_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingCycles_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingCycles_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingCycles_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingCycles_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GrowthGoals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Element = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Baseline = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Actions = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SetBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    SetAs = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Came = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ClosedBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    SeenByLeaders = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GrowthGoals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GrowthGoals_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GrowthGoals_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GrowthGoals_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GrowthGoals_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GrowthGoals_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GrowthGoals_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MentorEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Next = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    From = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Came = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SharedWithPrograms = table.Column<bool>(type: "bit", nullable: false),
                    SharedWithSchool = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentorEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MentorEntries_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MentorEntries_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MentorEntries_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MentorRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RatedMentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    ResidentName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    NotEnoughContact = table.Column<bool>(type: "bit", nullable: false),
                    First = table.Column<int>(type: "int", nullable: true),
                    Second = table.Column<int>(type: "int", nullable: true),
                    Third = table.Column<int>(type: "int", nullable: true),
                    Fourth = table.Column<int>(type: "int", nullable: true),
                    Fifth = table.Column<int>(type: "int", nullable: true),
                    Sixth = table.Column<int>(type: "int", nullable: true),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsReleased = table.Column<bool>(type: "bit", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MentorRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MentorRatings_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MentorRatings_Mentors_RatedMentorId",
                        column: x => x.RatedMentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MentorRatings_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MentorRatings_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MentorRatings_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupportPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ResidentName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    SchoolName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Concern = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Area = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Evidence = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Goals = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Supports = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Lead = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Edition = table.Column<int>(type: "int", nullable: false),
                    WrittenBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConferenceWith = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    GivenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConferenceOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AppealBy = table.Column<DateOnly>(type: "date", nullable: true),
                    AppealWords = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    AppealedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AppealAnswer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    AppealAnswerWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    AppealAnsweredBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    AppealAnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AtRiskBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    SeenByLeaders = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupportPlans_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupportPlans_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupportPlans_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupportPlans_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupportPlans_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupportPlans_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ThreeWayReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Time = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ResidentName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    SchoolName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    MentorName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DiscussedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Readiness = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Decision = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Edition = table.Column<int>(type: "int", nullable: false),
                    FactsMinutes = table.Column<int>(type: "int", nullable: true),
                    FactsSoloDays = table.Column<int>(type: "int", nullable: true),
                    FactsObservations = table.Column<int>(type: "int", nullable: true),
                    FactsRatings = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    SeenByLeaders = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThreeWayReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ThreeWayReviews_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ThreeWayReviews_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ThreeWayReviews_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ThreeWayReviews_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ThreeWayReviews_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ThreeWayReviews_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AssignmentReminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RuleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssignmentReminders_AssignmentRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "AssignmentRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AssignmentReminders_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupportPlanNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Account = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    By = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    As = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportPlanNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupportPlanNotes_SupportPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "SupportPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupportPlanSignatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Edition = table.Column<int>(type: "int", nullable: false),
                    Account = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    As = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RefusedBecause = table.Column<string>(type: "nvarchar(1500)", maxLength: 1500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportPlanSignatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupportPlanSignatures_SupportPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "SupportPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupportPlanSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Why = table.Column<string>(type: "nvarchar(max)", maxLength: 4200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportPlanSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupportPlanSteps_SupportPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "SupportPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReviewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    To = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Why = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewSteps_ThreeWayReviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "ThreeWayReviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewVoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReviewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    As = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    Strengths = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Growth = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Next = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SignedName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    SignedAccount = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SignedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewVoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewVoices_ThreeWayReviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "ThreeWayReviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // two rounds at once may have put the same signal on the list; the newest stays
            migrationBuilder.Sql("update \"Signals\" set \"EndedOn\" = \"OpenedOn\" where \"EndedOn\" is null and exists (select 1 from \"Signals\" newer where newer.\"PlacementId\" = \"Signals\".\"PlacementId\" and newer.\"Kind\" = \"Signals\".\"Kind\" and newer.\"EndedOn\" is null and newer.\"Id\" > \"Signals\".\"Id\")");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_PlacementId_Kind",
                table: "Signals",
                columns: new[] { "PlacementId", "Kind" },
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_ResidentId_ItemKey_RaterAccountId_RaterKind_Level_RatedOn_ProgramId_IsShared",
                table: "Ratings",
                columns: new[] { "ResidentId", "ItemKey", "RaterAccountId", "RaterKind", "Level", "RatedOn", "ProgramId", "IsShared" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ProgramId_WeekOf",
                table: "HoursWeeks",
                columns: new[] { "ProgramId", "WeekOf" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_State_PlacementId",
                table: "HoursWeeks",
                columns: new[] { "State", "PlacementId" });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentReminders_PlacementId",
                table: "AssignmentReminders",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentReminders_RuleId_PlacementId_On",
                table: "AssignmentReminders",
                columns: new[] { "RuleId", "PlacementId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRules_CohortId_Who_DueOn",
                table: "AssignmentRules",
                columns: new[] { "CohortId", "Who", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRules_ProgramId",
                table: "AssignmentRules",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRules_StoppedAt_ClosesOn",
                table: "AssignmentRules",
                columns: new[] { "StoppedAt", "ClosesOn" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingCycles_DistrictId",
                table: "CoachingCycles",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_CoachingCycles_MentorId_On_Id",
                table: "CoachingCycles",
                columns: new[] { "MentorId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingCycles_PlacementId_CoachAccountId_On",
                table: "CoachingCycles",
                columns: new[] { "PlacementId", "CoachAccountId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingCycles_ProgramId_On_Id",
                table: "CoachingCycles",
                columns: new[] { "ProgramId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingCycles_ResidentId_On_Id",
                table: "CoachingCycles",
                columns: new[] { "ResidentId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingCycles_SchoolId",
                table: "CoachingCycles",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_GrowthGoals_DistrictId",
                table: "GrowthGoals",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_GrowthGoals_MentorId_State",
                table: "GrowthGoals",
                columns: new[] { "MentorId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_GrowthGoals_PlacementId",
                table: "GrowthGoals",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_GrowthGoals_ProgramId_State",
                table: "GrowthGoals",
                columns: new[] { "ProgramId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_GrowthGoals_ResidentId_State_DueOn",
                table: "GrowthGoals",
                columns: new[] { "ResidentId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_GrowthGoals_SchoolId",
                table: "GrowthGoals",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_MentorEntries_DistrictId",
                table: "MentorEntries",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_MentorEntries_MentorId_On",
                table: "MentorEntries",
                columns: new[] { "MentorId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_MentorEntries_SchoolId",
                table: "MentorEntries",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_MentorRatings_DistrictId",
                table: "MentorRatings",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_MentorRatings_IsReleased_ResidentId",
                table: "MentorRatings",
                columns: new[] { "IsReleased", "ResidentId" });

            migrationBuilder.CreateIndex(
                name: "IX_MentorRatings_PlacementId_RatedMentorId",
                table: "MentorRatings",
                columns: new[] { "PlacementId", "RatedMentorId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MentorRatings_ProgramId",
                table: "MentorRatings",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_MentorRatings_RatedMentorId_IsReleased",
                table: "MentorRatings",
                columns: new[] { "RatedMentorId", "IsReleased" });

            migrationBuilder.CreateIndex(
                name: "IX_MentorRatings_ResidentId",
                table: "MentorRatings",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewSteps_ReviewId_Number",
                table: "ReviewSteps",
                columns: new[] { "ReviewId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewVoices_ReviewId_As",
                table: "ReviewVoices",
                columns: new[] { "ReviewId", "As" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlanNotes_PlanId_Number",
                table: "SupportPlanNotes",
                columns: new[] { "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_DistrictId",
                table: "SupportPlans",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_MentorId_IsOpen",
                table: "SupportPlans",
                columns: new[] { "MentorId", "IsOpen" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_PlacementId",
                table: "SupportPlans",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_ProgramId_IsOpen_WrittenAt",
                table: "SupportPlans",
                columns: new[] { "ProgramId", "IsOpen", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_ResidentId_Number",
                table: "SupportPlans",
                columns: new[] { "ResidentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_SchoolId_SeenByLeaders",
                table: "SupportPlans",
                columns: new[] { "SchoolId", "SeenByLeaders" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlanSignatures_PlanId_Edition_As",
                table: "SupportPlanSignatures",
                columns: new[] { "PlanId", "Edition", "As" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlanSteps_PlanId_Number",
                table: "SupportPlanSteps",
                columns: new[] { "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_DistrictId",
                table: "ThreeWayReviews",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_MentorId_DueOn",
                table: "ThreeWayReviews",
                columns: new[] { "MentorId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_PlacementId_Time",
                table: "ThreeWayReviews",
                columns: new[] { "PlacementId", "Time" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_ProgramId_DueOn_Id",
                table: "ThreeWayReviews",
                columns: new[] { "ProgramId", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_ResidentId_DueOn",
                table: "ThreeWayReviews",
                columns: new[] { "ResidentId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_SchoolId",
                table: "ThreeWayReviews",
                column: "SchoolId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AssignmentReminders");

            migrationBuilder.DropTable(
                name: "CoachingCycles");

            migrationBuilder.DropTable(
                name: "GrowthGoals");

            migrationBuilder.DropTable(
                name: "MentorEntries");

            migrationBuilder.DropTable(
                name: "MentorRatings");

            migrationBuilder.DropTable(
                name: "ReviewSteps");

            migrationBuilder.DropTable(
                name: "ReviewVoices");

            migrationBuilder.DropTable(
                name: "SupportPlanNotes");

            migrationBuilder.DropTable(
                name: "SupportPlanSignatures");

            migrationBuilder.DropTable(
                name: "SupportPlanSteps");

            migrationBuilder.DropTable(
                name: "AssignmentRules");

            migrationBuilder.DropTable(
                name: "ThreeWayReviews");

            migrationBuilder.DropTable(
                name: "SupportPlans");

            migrationBuilder.DropIndex(
                name: "IX_Signals_PlacementId_Kind",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Ratings_ResidentId_ItemKey_RaterAccountId_RaterKind_Level_RatedOn_ProgramId_IsShared",
                table: "Ratings");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_ProgramId_WeekOf",
                table: "HoursWeeks");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_State_PlacementId",
                table: "HoursWeeks");
        }
    }
}
