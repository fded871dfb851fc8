using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Observations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Observations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    RubricId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    SchoolName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ObserverAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ObserverName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    ObserverKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Setting = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PlannedAt = table.Column<TimeOnly>(type: "time", nullable: true),
                    Goal = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ContentStandards = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    FocalPupils = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    WatchFor = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ResidentQuestion = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    BeganAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ObservedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConferenceDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConferenceOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reflection = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    NoSelfScoreBecause = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    SharedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Response = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    AcknowledgedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: false),
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
                    table.PrimaryKey("PK_Observations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Observations_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Observations_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Observations_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Observations_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Observations_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Observations_Rubrics_RubricId",
                        column: x => x.RubricId,
                        principalTable: "Rubrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Observations_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrivateNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    About = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivateNotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Debriefs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Strength = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    SecondStrength = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    NextStep = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Support = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
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
                    table.PrimaryKey("PK_Debriefs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Debriefs_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Debriefs_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Debriefs_Observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Debriefs_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Debriefs_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Debriefs_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Debriefs_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AuthorAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AuthorName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    IsGeneral = table.Column<bool>(type: "bit", nullable: false),
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
                    table.PrimaryKey("PK_EvidenceNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceNotes_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceNotes_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceNotes_Observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceNotes_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceNotes_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceNotes_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceNotes_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ObservationSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Why = table.Column<string>(type: "nvarchar(1100)", maxLength: 1100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObservationSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ObservationSteps_Observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceTags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RowId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceTags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceTags_EvidenceNotes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "EvidenceNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceTags_RubricRows_RowId",
                        column: x => x.RowId,
                        principalTable: "RubricRows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Debriefs_DistrictId",
                table: "Debriefs",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Debriefs_MentorId",
                table: "Debriefs",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_Debriefs_ObservationId",
                table: "Debriefs",
                column: "ObservationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Debriefs_PlacementId",
                table: "Debriefs",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_Debriefs_ProgramId",
                table: "Debriefs",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_Debriefs_ResidentId_DueOn",
                table: "Debriefs",
                columns: new[] { "ResidentId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Debriefs_SchoolId",
                table: "Debriefs",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceNotes_DistrictId",
                table: "EvidenceNotes",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceNotes_MentorId",
                table: "EvidenceNotes",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceNotes_ObservationId_At",
                table: "EvidenceNotes",
                columns: new[] { "ObservationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceNotes_PlacementId",
                table: "EvidenceNotes",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceNotes_ProgramId",
                table: "EvidenceNotes",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceNotes_ResidentId",
                table: "EvidenceNotes",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceNotes_SchoolId",
                table: "EvidenceNotes",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceTags_NoteId_RowId",
                table: "EvidenceTags",
                columns: new[] { "NoteId", "RowId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceTags_RowId",
                table: "EvidenceTags",
                column: "RowId");

            migrationBuilder.CreateIndex(
                name: "IX_Observations_DistrictId",
                table: "Observations",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Observations_MentorId_PlannedOn_Id",
                table: "Observations",
                columns: new[] { "MentorId", "PlannedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Observations_PlacementId_Number",
                table: "Observations",
                columns: new[] { "PlacementId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Observations_ProgramId_PlannedOn_Id",
                table: "Observations",
                columns: new[] { "ProgramId", "PlannedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Observations_ResidentId_PlannedOn_Id",
                table: "Observations",
                columns: new[] { "ResidentId", "PlannedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Observations_RubricId",
                table: "Observations",
                column: "RubricId");

            migrationBuilder.CreateIndex(
                name: "IX_Observations_SchoolId_SeenByLeaders_PlannedOn_Id",
                table: "Observations",
                columns: new[] { "SchoolId", "SeenByLeaders", "PlannedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ObservationSteps_ObservationId",
                table: "ObservationSteps",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_PrivateNotes_AccountId_About",
                table: "PrivateNotes",
                columns: new[] { "AccountId", "About" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Debriefs");

            migrationBuilder.DropTable(
                name: "EvidenceTags");

            migrationBuilder.DropTable(
                name: "ObservationSteps");

            migrationBuilder.DropTable(
                name: "PrivateNotes");

            migrationBuilder.DropTable(
                name: "EvidenceNotes");

            migrationBuilder.DropTable(
                name: "Observations");
        }
    }
}
