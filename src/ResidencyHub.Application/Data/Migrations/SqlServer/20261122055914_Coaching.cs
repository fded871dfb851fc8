using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Coaching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CoachingConversations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    RubricId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    MentorName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    OpenedBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ResidentScoredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HeldAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    GapTalk = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Goal = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
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
                    table.PrimaryKey("PK_CoachingConversations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CoachingConversations_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingConversations_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingConversations_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingConversations_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingConversations_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingConversations_Rubrics_RubricId",
                        column: x => x.RubricId,
                        principalTable: "Rubrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoachingConversations_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Recommendations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RubricId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    RuleAdvised = table.Column<bool>(type: "bit", nullable: false),
                    AdviceWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
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
                    table.PrimaryKey("PK_Recommendations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Recommendations_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Rubrics_RubricId",
                        column: x => x.RubricId,
                        principalTable: "Rubrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Walkthroughs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    ByAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    ByKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    Wondering = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: false),
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
                    table.PrimaryKey("PK_Walkthroughs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Walkthroughs_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Walkthroughs_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Walkthroughs_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Walkthroughs_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Walkthroughs_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Walkthroughs_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConversationRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConversationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RowId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Statement = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConversationRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConversationRows_CoachingConversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "CoachingConversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ConversationRows_RubricRows_RowId",
                        column: x => x.RowId,
                        principalTable: "RubricRows",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LookFors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WalkthroughId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Fate = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LookFors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LookFors_Walkthroughs_WalkthroughId",
                        column: x => x.WalkthroughId,
                        principalTable: "Walkthroughs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_DistrictId",
                table: "CoachingConversations",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_MentorId_Month",
                table: "CoachingConversations",
                columns: new[] { "MentorId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_PlacementId_Month",
                table: "CoachingConversations",
                columns: new[] { "PlacementId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_ProgramId_Month",
                table: "CoachingConversations",
                columns: new[] { "ProgramId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_ResidentId_Month",
                table: "CoachingConversations",
                columns: new[] { "ResidentId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_RubricId",
                table: "CoachingConversations",
                column: "RubricId");

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_SchoolId",
                table: "CoachingConversations",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_ConversationRows_ConversationId",
                table: "ConversationRows",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_ConversationRows_RowId",
                table: "ConversationRows",
                column: "RowId");

            migrationBuilder.CreateIndex(
                name: "IX_LookFors_WalkthroughId",
                table: "LookFors",
                column: "WalkthroughId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_DistrictId",
                table: "Recommendations",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_MentorId",
                table: "Recommendations",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_PlacementId",
                table: "Recommendations",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ProgramId",
                table: "Recommendations",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ResidentId_DecidedAt",
                table: "Recommendations",
                columns: new[] { "ResidentId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_RubricId",
                table: "Recommendations",
                column: "RubricId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_SchoolId",
                table: "Recommendations",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_Walkthroughs_DistrictId",
                table: "Walkthroughs",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Walkthroughs_MentorId_On_Id",
                table: "Walkthroughs",
                columns: new[] { "MentorId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Walkthroughs_PlacementId",
                table: "Walkthroughs",
                column: "PlacementId");

            migrationBuilder.CreateIndex(
                name: "IX_Walkthroughs_ProgramId_On_Id",
                table: "Walkthroughs",
                columns: new[] { "ProgramId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Walkthroughs_ResidentId_On_Id",
                table: "Walkthroughs",
                columns: new[] { "ResidentId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Walkthroughs_SchoolId",
                table: "Walkthroughs",
                column: "SchoolId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConversationRows");

            migrationBuilder.DropTable(
                name: "LookFors");

            migrationBuilder.DropTable(
                name: "Recommendations");

            migrationBuilder.DropTable(
                name: "CoachingConversations");

            migrationBuilder.DropTable(
                name: "Walkthroughs");
        }
    }
}
