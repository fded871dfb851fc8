using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Together : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Former",
                table: "SupportPlanSteps",
                type: "TEXT",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Account",
                table: "ReviewVoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Former",
                table: "ReviewSteps",
                type: "TEXT",
                maxLength: 50000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommunityEmail",
                table: "HealthRounds",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommunityVoice",
                table: "HealthRounds",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommunityEvidence",
                table: "HealthResults",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CommunityLevel",
                table: "HealthResults",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommunityLink",
                table: "HealthResults",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HealthRoundId",
                table: "EmailedLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RaterId",
                table: "EmailedLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SurveyAskedId",
                table: "EmailedLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "TakesPhotos",
                table: "Districts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "WrittenBy",
                table: "Debriefs",
                type: "TEXT",
                maxLength: 201,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FormLineage",
                table: "AssignmentRules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormName",
                table: "AssignmentRules",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CoversLaterPartners",
                table: "Agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SettledOn",
                table: "Agreements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedBy",
                table: "AgreementParties",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BalanceWordings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ProposedFor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnswerWords = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlaceName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BalanceWordings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BalanceWordings_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BalanceWordings_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BalanceWordings_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BalanceWordings_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contributions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GivenTo = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 14, scale: 2, nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    EnteredFor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
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
                    table.PrimaryKey("PK_Contributions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contributions_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Contributions_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Contributions_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Contributions_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CurriculumItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Standards = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlaceName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CurriculumItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CurriculumItems_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CurriculumItems_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CurriculumItems_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CurriculumItems_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EvidencePhotos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ObservationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Consent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RemovedBy = table.Column<string>(type: "TEXT", maxLength: 201, nullable: true),
                    RemovedWhy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PlacementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MentorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenByLeaders = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidencePhotos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidencePhotos_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "ObservationPresences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ObservationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    Writing = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObservationPresences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ObservationPresences_Observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutsideRaters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RuleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlacementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentName = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    NamedBy = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    NamedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", maxLength: 201, nullable: true),
                    EndedWhy = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    PassedTo = table.Column<string>(type: "TEXT", maxLength: 201, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "ProgramForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lineage = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    AsksResidents = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsksMentors = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsksSupervisors = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsksOutside = table.Column<bool>(type: "INTEGER", nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosesOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsRepeated = table.Column<bool>(type: "INTEGER", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    PublishedBy = table.Column<string>(type: "TEXT", maxLength: 201, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgramForms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgramForms_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyEditions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Edition = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Levels = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyEditions", x => x.Id);
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
                name: "ContributionSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContributionSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContributionSteps_Contributions_ContributionId",
                        column: x => x.ContributionId,
                        principalTable: "Contributions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CurriculumChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Standards = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Drops = table.Column<bool>(type: "INTEGER", nullable: false),
                    ForUniversity = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ForSchool = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ProposedFor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UniversityYes = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    DistrictYes = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    UniversityYesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistrictYesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ClosedBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CurriculumChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CurriculumChanges_CurriculumItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "CurriculumItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CurriculumVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Standards = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Drops = table.Column<bool>(type: "INTEGER", nullable: false),
                    ForUniversity = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ForSchool = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    UniversityYes = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    DistrictYes = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CurriculumVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CurriculumVersions_CurriculumItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "CurriculumItems",
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
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TakenBackOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TakenBackBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    TakenBackBecause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
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

            migrationBuilder.CreateTable(
                name: "FormAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lineage = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ResidentName = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    AuthorAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    As = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answers = table.Column<string>(type: "TEXT", maxLength: 400000, nullable: false),
                    SentOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsSent = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenBySupervisor = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenByMentor = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenByResident = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReopenedBy = table.Column<string>(type: "TEXT", maxLength: 201, nullable: true),
                    ReopenedWhy = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PlacementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MentorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenByLeaders = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormAnswers_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FormAnswers_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FormAnswers_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FormAnswers_ProgramForms_FormId",
                        column: x => x.FormId,
                        principalTable: "ProgramForms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FormAnswers_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FormAnswers_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FormAnswers_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyQuestions_SurveyEditions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "SurveyEditions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionCode = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeastGroup = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedFor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlaceName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyRounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyRounds_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyRounds_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyRounds_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyRounds_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyRounds_SurveyEditions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "SurveyEditions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CurriculumComments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CurriculumComments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CurriculumComments_CurriculumChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "CurriculumChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FormFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AnswerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 130, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TakenAwayBy = table.Column<string>(type: "TEXT", maxLength: 201, nullable: true),
                    TakenAwayWhy = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    TakenAwayAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormFiles_FormAnswers_AnswerId",
                        column: x => x.AnswerId,
                        principalTable: "FormAnswers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Level = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyAnswers_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyAnswers_SurveyQuestions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "SurveyQuestions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyAnswers_SurveyRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "SurveyRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyAsked",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Person = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HasAnswered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyAsked", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyAsked_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyAsked_SurveyRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "SurveyRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyResults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionCode = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PooledFrom = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Sites = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Answers = table.Column<int>(type: "INTEGER", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgramId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistrictId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlaceName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyResults_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyResults_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyResults_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyResults_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyResults_SurveyRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "SurveyRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyResultLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResultId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Spread = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyResultLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyResultLines_SurveyResults_ResultId",
                        column: x => x.ResultId,
                        principalTable: "SurveyResults",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Walkthroughs_On_Id",
                table: "Walkthroughs",
                columns: new[] { "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Observations_PlannedOn_Id",
                table: "Observations",
                columns: new[] { "PlannedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ResidentId_State",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_EmailedLinks_HealthRoundId",
                table: "EmailedLinks",
                column: "HealthRoundId");

            migrationBuilder.CreateIndex(
                name: "IX_EmailedLinks_RaterId",
                table: "EmailedLinks",
                column: "RaterId");

            migrationBuilder.CreateIndex(
                name: "IX_EmailedLinks_SurveyAskedId",
                table: "EmailedLinks",
                column: "SurveyAskedId");

            migrationBuilder.CreateIndex(
                name: "IX_CoachingCycles_On_Id",
                table: "CoachingCycles",
                columns: new[] { "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_WeekOf_Id",
                table: "CheckIns",
                columns: new[] { "WeekOf", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_EndsOn_Id",
                table: "Agreements",
                columns: new[] { "EndsOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_Title_Id",
                table: "Agreements",
                columns: new[] { "Title", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BalanceWordings_DistrictId",
                table: "BalanceWordings",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_BalanceWordings_PartnershipId_Year",
                table: "BalanceWordings",
                columns: new[] { "PartnershipId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_BalanceWordings_ProgramId",
                table: "BalanceWordings",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_BalanceWordings_SchoolId",
                table: "BalanceWordings",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_DistrictId",
                table: "Contributions",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_PartnershipId_StartsOn",
                table: "Contributions",
                columns: new[] { "PartnershipId", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_ProgramId",
                table: "Contributions",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_SchoolId",
                table: "Contributions",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_ContributionSteps_ContributionId",
                table: "ContributionSteps",
                column: "ContributionId");

            migrationBuilder.CreateIndex(
                name: "IX_CurriculumChanges_ItemId",
                table: "CurriculumChanges",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_CurriculumComments_ChangeId",
                table: "CurriculumComments",
                column: "ChangeId");

            migrationBuilder.CreateIndex(
                name: "IX_CurriculumItems_DistrictId",
                table: "CurriculumItems",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_CurriculumItems_PartnershipId_State",
                table: "CurriculumItems",
                columns: new[] { "PartnershipId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CurriculumItems_ProgramId",
                table: "CurriculumItems",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_CurriculumItems_SchoolId",
                table: "CurriculumItems",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_CurriculumVersions_ItemId_Number",
                table: "CurriculumVersions",
                columns: new[] { "ItemId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_DistrictId",
                table: "EvidencePhotos",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_MentorId",
                table: "EvidencePhotos",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_ObservationId_At",
                table: "EvidencePhotos",
                columns: new[] { "ObservationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_PlacementId",
                table: "EvidencePhotos",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_ProgramId",
                table: "EvidencePhotos",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_RemovedAt_FileId",
                table: "EvidencePhotos",
                columns: new[] { "RemovedAt", "FileId" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_ResidentId",
                table: "EvidencePhotos",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidencePhotos_SchoolId",
                table: "EvidencePhotos",
                column: "SchoolId");

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
                name: "IX_ExpectedOpenings_SeenByPartners_FromOn_Id",
                table: "ExpectedOpenings",
                columns: new[] { "SeenByPartners", "FromOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_DistrictId",
                table: "FormAnswers",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_FormId",
                table: "FormAnswers",
                column: "FormId");

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_Lineage_IsSent_SentOn_Id",
                table: "FormAnswers",
                columns: new[] { "Lineage", "IsSent", "SentOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_Lineage_PlacementId_AuthorAccountId_Turn",
                table: "FormAnswers",
                columns: new[] { "Lineage", "PlacementId", "AuthorAccountId", "Turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_MentorId_SentOn_Id",
                table: "FormAnswers",
                columns: new[] { "MentorId", "SentOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_PlacementId_Lineage",
                table: "FormAnswers",
                columns: new[] { "PlacementId", "Lineage" });

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_ProgramId_IsSent_SentOn_Id",
                table: "FormAnswers",
                columns: new[] { "ProgramId", "IsSent", "SentOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_ResidentId_SentOn_Id",
                table: "FormAnswers",
                columns: new[] { "ResidentId", "SentOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FormAnswers_SchoolId",
                table: "FormAnswers",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_FormFiles_AnswerId",
                table: "FormFiles",
                column: "AnswerId");

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
                name: "IX_ObservationPresences_ObservationId_AccountId",
                table: "ObservationPresences",
                columns: new[] { "ObservationId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ObservationPresences_SeenAt",
                table: "ObservationPresences",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_OpeningFills_OpeningId",
                table: "OpeningFills",
                column: "OpeningId");

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

            migrationBuilder.CreateIndex(
                name: "IX_ProgramForms_Lineage_Number",
                table: "ProgramForms",
                columns: new[] { "Lineage", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgramForms_ProgramId_Name_Number",
                table: "ProgramForms",
                columns: new[] { "ProgramId", "Name", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgramForms_ProgramId_State_Name",
                table: "ProgramForms",
                columns: new[] { "ProgramId", "State", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyAnswers_QuestionId",
                table: "SurveyAnswers",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyAnswers_RoundId_Group",
                table: "SurveyAnswers",
                columns: new[] { "RoundId", "Group" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyAnswers_SchoolId",
                table: "SurveyAnswers",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyAsked_AccountId_HasAnswered",
                table: "SurveyAsked",
                columns: new[] { "AccountId", "HasAnswered" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyAsked_RoundId_Person",
                table: "SurveyAsked",
                columns: new[] { "RoundId", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyAsked_SchoolId",
                table: "SurveyAsked",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyEditions_Code_Edition",
                table: "SurveyEditions",
                columns: new[] { "Code", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyQuestions_EditionId",
                table: "SurveyQuestions",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResultLines_ResultId",
                table: "SurveyResultLines",
                column: "ResultId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResults_DistrictId",
                table: "SurveyResults",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResults_PartnershipId_RoundId",
                table: "SurveyResults",
                columns: new[] { "PartnershipId", "RoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResults_ProgramId",
                table: "SurveyResults",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResults_RoundId",
                table: "SurveyResults",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyResults_SchoolId",
                table: "SurveyResults",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyRounds_ClosedOn_ClosesOn",
                table: "SurveyRounds",
                columns: new[] { "ClosedOn", "ClosesOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyRounds_DistrictId",
                table: "SurveyRounds",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyRounds_EditionId",
                table: "SurveyRounds",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyRounds_PartnershipId_OpensOn",
                table: "SurveyRounds",
                columns: new[] { "PartnershipId", "OpensOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyRounds_ProgramId",
                table: "SurveyRounds",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyRounds_SchoolId",
                table: "SurveyRounds",
                column: "SchoolId");

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

            migrationBuilder.AddForeignKey(
                name: "FK_EmailedLinks_HealthRounds_HealthRoundId",
                table: "EmailedLinks",
                column: "HealthRoundId",
                principalTable: "HealthRounds",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EmailedLinks_OutsideRaters_RaterId",
                table: "EmailedLinks",
                column: "RaterId",
                principalTable: "OutsideRaters",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EmailedLinks_SurveyAsked_SurveyAskedId",
                table: "EmailedLinks",
                column: "SurveyAskedId",
                principalTable: "SurveyAsked",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_EmailedLinks_HealthRounds_HealthRoundId",
                table: "EmailedLinks");

            migrationBuilder.DropForeignKey(
                name: "FK_EmailedLinks_OutsideRaters_RaterId",
                table: "EmailedLinks");

            migrationBuilder.DropForeignKey(
                name: "FK_EmailedLinks_SurveyAsked_SurveyAskedId",
                table: "EmailedLinks");

            migrationBuilder.DropTable(
                name: "BalanceWordings");

            migrationBuilder.DropTable(
                name: "ContributionSteps");

            migrationBuilder.DropTable(
                name: "CurriculumComments");

            migrationBuilder.DropTable(
                name: "CurriculumVersions");

            migrationBuilder.DropTable(
                name: "EvidencePhotos");

            migrationBuilder.DropTable(
                name: "FormFiles");

            migrationBuilder.DropTable(
                name: "ImprovementCycles");

            migrationBuilder.DropTable(
                name: "ObservationPresences");

            migrationBuilder.DropTable(
                name: "OpeningFills");

            migrationBuilder.DropTable(
                name: "OutsideRaters");

            migrationBuilder.DropTable(
                name: "SurveyAnswers");

            migrationBuilder.DropTable(
                name: "SurveyAsked");

            migrationBuilder.DropTable(
                name: "SurveyResultLines");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropTable(
                name: "Contributions");

            migrationBuilder.DropTable(
                name: "CurriculumChanges");

            migrationBuilder.DropTable(
                name: "FormAnswers");

            migrationBuilder.DropTable(
                name: "ExpectedOpenings");

            migrationBuilder.DropTable(
                name: "SurveyQuestions");

            migrationBuilder.DropTable(
                name: "SurveyResults");

            migrationBuilder.DropTable(
                name: "CurriculumItems");

            migrationBuilder.DropTable(
                name: "ProgramForms");

            migrationBuilder.DropTable(
                name: "SurveyRounds");

            migrationBuilder.DropTable(
                name: "SurveyEditions");

            migrationBuilder.DropIndex(
                name: "IX_Walkthroughs_On_Id",
                table: "Walkthroughs");

            migrationBuilder.DropIndex(
                name: "IX_Observations_PlannedOn_Id",
                table: "Observations");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_ResidentId_State",
                table: "HoursWeeks");

            migrationBuilder.DropIndex(
                name: "IX_EmailedLinks_HealthRoundId",
                table: "EmailedLinks");

            migrationBuilder.DropIndex(
                name: "IX_EmailedLinks_RaterId",
                table: "EmailedLinks");

            migrationBuilder.DropIndex(
                name: "IX_EmailedLinks_SurveyAskedId",
                table: "EmailedLinks");

            migrationBuilder.DropIndex(
                name: "IX_CoachingCycles_On_Id",
                table: "CoachingCycles");

            migrationBuilder.DropIndex(
                name: "IX_CheckIns_WeekOf_Id",
                table: "CheckIns");

            migrationBuilder.DropIndex(
                name: "IX_Agreements_EndsOn_Id",
                table: "Agreements");

            migrationBuilder.DropIndex(
                name: "IX_Agreements_Title_Id",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "Former",
                table: "SupportPlanSteps");

            migrationBuilder.DropColumn(
                name: "Account",
                table: "ReviewVoices");

            migrationBuilder.DropColumn(
                name: "Former",
                table: "ReviewSteps");

            migrationBuilder.DropColumn(
                name: "CommunityEmail",
                table: "HealthRounds");

            migrationBuilder.DropColumn(
                name: "CommunityVoice",
                table: "HealthRounds");

            migrationBuilder.DropColumn(
                name: "CommunityEvidence",
                table: "HealthResults");

            migrationBuilder.DropColumn(
                name: "CommunityLevel",
                table: "HealthResults");

            migrationBuilder.DropColumn(
                name: "CommunityLink",
                table: "HealthResults");

            migrationBuilder.DropColumn(
                name: "HealthRoundId",
                table: "EmailedLinks");

            migrationBuilder.DropColumn(
                name: "RaterId",
                table: "EmailedLinks");

            migrationBuilder.DropColumn(
                name: "SurveyAskedId",
                table: "EmailedLinks");

            migrationBuilder.DropColumn(
                name: "TakesPhotos",
                table: "Districts");

            migrationBuilder.DropColumn(
                name: "WrittenBy",
                table: "Debriefs");

            migrationBuilder.DropColumn(
                name: "FormLineage",
                table: "AssignmentRules");

            migrationBuilder.DropColumn(
                name: "FormName",
                table: "AssignmentRules");

            migrationBuilder.DropColumn(
                name: "CoversLaterPartners",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "SettledOn",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "ConfirmedBy",
                table: "AgreementParties");
        }
    }
}
