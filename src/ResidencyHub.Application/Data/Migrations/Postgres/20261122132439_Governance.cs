using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Governance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DecisionVotes_DecisionId_Side",
                table: "DecisionVotes");

            migrationBuilder.AddColumn<string>(
                name: "ForWhom",
                table: "DecisionVotes",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MeetingId",
                table: "DecisionVotes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "DecisionVotes",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "AmendsId",
                table: "Decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "BySilence",
                table: "Decisions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "CommitteeId",
                table: "Decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DistrictId",
                table: "Decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MeetingId",
                table: "Decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsEverySide",
                table: "Decisions",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceName",
                table: "Decisions",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ProgramId",
                table: "Decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Decisions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "SchoolId",
                table: "Decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Silence",
                table: "Decisions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Stalls");

            migrationBuilder.AddColumn<Guid>(
                name: "DistrictId",
                table: "ActionItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MeetingId",
                table: "ActionItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerAccountId",
                table: "ActionItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceName",
                table: "ActionItems",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ProgramId",
                table: "ActionItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Committees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Norms = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    MeetsEveryDays = table.Column<int>(type: "integer", nullable: true),
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: true),
                    Zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Silence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    QuorumUniversity = table.Column<int>(type: "integer", nullable: false),
                    QuorumDistrict = table.Column<int>(type: "integer", nullable: false),
                    QuorumCommunity = table.Column<int>(type: "integer", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedBecause = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uuid", nullable: true),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: true),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: true),
                    PlaceName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Committees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Committees_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Committees_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Committees_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Committees_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Committees_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DecisionLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionLinks_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProtectedTimes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Term = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    ForWhom = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    PlannedHours = table.Column<decimal>(type: "numeric(8,2)", precision: 8, scale: 2, nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uuid", nullable: true),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: true),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: true),
                    PlaceName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    TakenOutOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TakenOutBecause = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectedTimes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProtectedTimes_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProtectedTimes_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProtectedTimes_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProtectedTimes_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VoteDelegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FromAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TakenBackOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoteDelegations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VoteDelegations_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommitteeSeats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommitteeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Position = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitteeSeats", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommitteeSeats_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Meetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommitteeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlannedBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    LastsMinutes = table.Column<int>(type: "integer", nullable: false),
                    Where = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MovedFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ChangedBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    OpenedBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    ApprovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ApprovedBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    ApprovedAtId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uuid", nullable: true),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: true),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: true),
                    PlaceName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Meetings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Meetings_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Meetings_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Meetings_Meetings_ApprovedAtId",
                        column: x => x.ApprovedAtId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Meetings_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Meetings_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Meetings_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TimeNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProtectedTimeId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Hours = table.Column<decimal>(type: "numeric(8,2)", precision: 8, scale: 2, nullable: false),
                    IsKept = table.Column<bool>(type: "boolean", nullable: false),
                    Because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    NotedBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TimeNotes_ProtectedTimes_ProtectedTimeId",
                        column: x => x.ProtectedTimeId,
                        principalTable: "ProtectedTimes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgendaItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ProposedBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    CarriedFromId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActionId = table.Column<Guid>(type: "uuid", nullable: true),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: true),
                    DiscussId = table.Column<Guid>(type: "uuid", nullable: true),
                    MinutesOfId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgendaItems_ActionItems_ActionId",
                        column: x => x.ActionId,
                        principalTable: "ActionItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_AgendaItems_CarriedFromId",
                        column: x => x.CarriedFromId,
                        principalTable: "AgendaItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_ToDiscuss_DiscussId",
                        column: x => x.DiscussId,
                        principalTable: "ToDiscuss",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attendance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeatId = table.Column<Guid>(type: "uuid", nullable: true),
                    Person = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Presence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attendance", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attendance_CommitteeSeats_SeatId",
                        column: x => x.SeatId,
                        principalTable: "CommitteeSeats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attendance_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingPresences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Writing = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingPresences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingPresences_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MinuteCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    CorrectedBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    CorrectedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MinuteCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MinuteCorrections_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MinuteEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgendaItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    Once = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    WrittenBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsStruck = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MinuteEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MinuteEntries_AgendaItems_AgendaItemId",
                        column: x => x.AgendaItemId,
                        principalTable: "AgendaItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MinuteEntries_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionVotes_DecisionId_Round_Side",
                table: "DecisionVotes",
                columns: new[] { "DecisionId", "Round", "Side" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DecisionVotes_MeetingId",
                table: "DecisionVotes",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_AmendsId",
                table: "Decisions",
                column: "AmendsId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_CommitteeId",
                table: "Decisions",
                column: "CommitteeId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_DistrictId",
                table: "Decisions",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_MeetingId",
                table: "Decisions",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ProgramId",
                table: "Decisions",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_SchoolId",
                table: "Decisions",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_State_AnswerBy",
                table: "Decisions",
                columns: new[] { "State", "AnswerBy" });

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_DistrictId",
                table: "ActionItems",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_MeetingId",
                table: "ActionItems",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_OwnerAccountId_DoneOn",
                table: "ActionItems",
                columns: new[] { "OwnerAccountId", "DoneOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_ProgramId",
                table: "ActionItems",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_ActionId",
                table: "AgendaItems",
                column: "ActionId");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CarriedFromId",
                table: "AgendaItems",
                column: "CarriedFromId");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_DecisionId",
                table: "AgendaItems",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_DiscussId",
                table: "AgendaItems",
                column: "DiscussId");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_MeetingId",
                table: "AgendaItems",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_Attendance_MeetingId_SeatId_Person",
                table: "Attendance",
                columns: new[] { "MeetingId", "SeatId", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attendance_SeatId",
                table: "Attendance",
                column: "SeatId");

            migrationBuilder.CreateIndex(
                name: "IX_Committees_AgreementId",
                table: "Committees",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_Committees_DistrictId",
                table: "Committees",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Committees_PartnershipId_Name",
                table: "Committees",
                columns: new[] { "PartnershipId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Committees_ProgramId",
                table: "Committees",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_Committees_SchoolId",
                table: "Committees",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeSeats_AccountId",
                table: "CommitteeSeats",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeSeats_CommitteeId",
                table: "CommitteeSeats",
                column: "CommitteeId");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionLinks_DecisionId_Kind_Subject",
                table: "DecisionLinks",
                columns: new[] { "DecisionId", "Kind", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingPresences_MeetingId_AccountId",
                table: "MeetingPresences",
                columns: new[] { "MeetingId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_ApprovedAtId",
                table: "Meetings",
                column: "ApprovedAtId");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_CommitteeId_StartsAt",
                table: "Meetings",
                columns: new[] { "CommitteeId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_DistrictId",
                table: "Meetings",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_PartnershipId",
                table: "Meetings",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_ProgramId",
                table: "Meetings",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_SchoolId",
                table: "Meetings",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_MinuteCorrections_MeetingId",
                table: "MinuteCorrections",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_MinuteEntries_AgendaItemId",
                table: "MinuteEntries",
                column: "AgendaItemId");

            migrationBuilder.CreateIndex(
                name: "IX_MinuteEntries_MeetingId_ChangedAt",
                table: "MinuteEntries",
                columns: new[] { "MeetingId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MinuteEntries_MeetingId_Once",
                table: "MinuteEntries",
                columns: new[] { "MeetingId", "Once" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProtectedTimes_DistrictId",
                table: "ProtectedTimes",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_ProtectedTimes_PartnershipId_Year",
                table: "ProtectedTimes",
                columns: new[] { "PartnershipId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_ProtectedTimes_ProgramId",
                table: "ProtectedTimes",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_ProtectedTimes_SchoolId",
                table: "ProtectedTimes",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeNotes_ProtectedTimeId_On_IsKept",
                table: "TimeNotes",
                columns: new[] { "ProtectedTimeId", "On", "IsKept" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VoteDelegations_PartnershipId_EndsOn",
                table: "VoteDelegations",
                columns: new[] { "PartnershipId", "EndsOn" });

            migrationBuilder.AddForeignKey(
                name: "FK_ActionItems_Districts_DistrictId",
                table: "ActionItems",
                column: "DistrictId",
                principalTable: "Districts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ActionItems_Meetings_MeetingId",
                table: "ActionItems",
                column: "MeetingId",
                principalTable: "Meetings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ActionItems_Programs_ProgramId",
                table: "ActionItems",
                column: "ProgramId",
                principalTable: "Programs",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Decisions_Committees_CommitteeId",
                table: "Decisions",
                column: "CommitteeId",
                principalTable: "Committees",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Decisions_Decisions_AmendsId",
                table: "Decisions",
                column: "AmendsId",
                principalTable: "Decisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Decisions_Districts_DistrictId",
                table: "Decisions",
                column: "DistrictId",
                principalTable: "Districts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Decisions_Meetings_MeetingId",
                table: "Decisions",
                column: "MeetingId",
                principalTable: "Meetings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Decisions_Programs_ProgramId",
                table: "Decisions",
                column: "ProgramId",
                principalTable: "Programs",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Decisions_Schools_SchoolId",
                table: "Decisions",
                column: "SchoolId",
                principalTable: "Schools",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DecisionVotes_Meetings_MeetingId",
                table: "DecisionVotes",
                column: "MeetingId",
                principalTable: "Meetings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ActionItems_Districts_DistrictId",
                table: "ActionItems");

            migrationBuilder.DropForeignKey(
                name: "FK_ActionItems_Meetings_MeetingId",
                table: "ActionItems");

            migrationBuilder.DropForeignKey(
                name: "FK_ActionItems_Programs_ProgramId",
                table: "ActionItems");

            migrationBuilder.DropForeignKey(
                name: "FK_Decisions_Committees_CommitteeId",
                table: "Decisions");

            migrationBuilder.DropForeignKey(
                name: "FK_Decisions_Decisions_AmendsId",
                table: "Decisions");

            migrationBuilder.DropForeignKey(
                name: "FK_Decisions_Districts_DistrictId",
                table: "Decisions");

            migrationBuilder.DropForeignKey(
                name: "FK_Decisions_Meetings_MeetingId",
                table: "Decisions");

            migrationBuilder.DropForeignKey(
                name: "FK_Decisions_Programs_ProgramId",
                table: "Decisions");

            migrationBuilder.DropForeignKey(
                name: "FK_Decisions_Schools_SchoolId",
                table: "Decisions");

            migrationBuilder.DropForeignKey(
                name: "FK_DecisionVotes_Meetings_MeetingId",
                table: "DecisionVotes");

            migrationBuilder.DropTable(
                name: "Attendance");

            migrationBuilder.DropTable(
                name: "DecisionLinks");

            migrationBuilder.DropTable(
                name: "MeetingPresences");

            migrationBuilder.DropTable(
                name: "MinuteCorrections");

            migrationBuilder.DropTable(
                name: "MinuteEntries");

            migrationBuilder.DropTable(
                name: "TimeNotes");

            migrationBuilder.DropTable(
                name: "VoteDelegations");

            migrationBuilder.DropTable(
                name: "CommitteeSeats");

            migrationBuilder.DropTable(
                name: "AgendaItems");

            migrationBuilder.DropTable(
                name: "ProtectedTimes");

            migrationBuilder.DropTable(
                name: "Meetings");

            migrationBuilder.DropTable(
                name: "Committees");

            migrationBuilder.DropIndex(
                name: "IX_DecisionVotes_DecisionId_Round_Side",
                table: "DecisionVotes");

            migrationBuilder.DropIndex(
                name: "IX_DecisionVotes_MeetingId",
                table: "DecisionVotes");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_AmendsId",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_CommitteeId",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_DistrictId",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_MeetingId",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_ProgramId",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_SchoolId",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_State_AnswerBy",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_ActionItems_DistrictId",
                table: "ActionItems");

            migrationBuilder.DropIndex(
                name: "IX_ActionItems_MeetingId",
                table: "ActionItems");

            migrationBuilder.DropIndex(
                name: "IX_ActionItems_OwnerAccountId_DoneOn",
                table: "ActionItems");

            migrationBuilder.DropIndex(
                name: "IX_ActionItems_ProgramId",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "ForWhom",
                table: "DecisionVotes");

            migrationBuilder.DropColumn(
                name: "MeetingId",
                table: "DecisionVotes");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "DecisionVotes");

            migrationBuilder.DropColumn(
                name: "AmendsId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "BySilence",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "CommitteeId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "DistrictId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "MeetingId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "NeedsEverySide",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "PlaceName",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "ProgramId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "SchoolId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Silence",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "DistrictId",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "MeetingId",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "OwnerAccountId",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "PlaceName",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "ProgramId",
                table: "ActionItems");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionVotes_DecisionId_Side",
                table: "DecisionVotes",
                columns: new[] { "DecisionId", "Side" },
                unique: true);
        }
    }
}
