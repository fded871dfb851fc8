using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Hours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ApproverNamings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NamedBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    NamedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApproverNamings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApproverNamings_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApproverNamings_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApproverNamings_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApproverNamings_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApproverNamings_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HoursWeeks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WeekOf = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    WasSent = table.Column<bool>(type: "bit", nullable: false),
                    ApproverId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ApproverName = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: true),
                    Comment = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    LocksOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LongDaysConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    ApprovedMinutes = table.Column<int>(type: "int", nullable: false),
                    PendingMinutes = table.Column<int>(type: "int", nullable: false),
                    SoloDays = table.Column<int>(type: "int", nullable: false),
                    Visits = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoursWeeks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HoursWeeks_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HoursWeeks_Mentors_ApproverId",
                        column: x => x.ApproverId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HoursWeeks_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HoursWeeks_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HoursWeeks_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HoursWeeks_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WeeksOff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MentorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WeekOf = table.Column<DateOnly>(type: "date", nullable: false),
                    ToldBy = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeeksOff", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WeeksOff_Mentors_MentorId",
                        column: x => x.MentorId,
                        principalTable: "Mentors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WeeksOff_Placements_PlacementId",
                        column: x => x.PlacementId,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WeeksOff_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WeeksOff_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WeeksOff_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HoursEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WeekId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<TimeOnly>(type: "time", nullable: true),
                    To = table.Column<TimeOnly>(type: "time", nullable: true),
                    Model = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    With = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    SupervisorVisited = table.Column<bool>(type: "bit", nullable: false),
                    Counts = table.Column<bool>(type: "bit", nullable: false),
                    IsApproved = table.Column<bool>(type: "bit", nullable: false),
                    IsLeftOut = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoursEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HoursEntries_HoursWeeks_WeekId",
                        column: x => x.WeekId,
                        principalTable: "HoursWeeks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApproverNamings_MentorId",
                table: "ApproverNamings",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_ApproverNamings_PlacementId_StartsOn",
                table: "ApproverNamings",
                columns: new[] { "PlacementId", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ApproverNamings_ProgramId",
                table: "ApproverNamings",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_ApproverNamings_ResidentId",
                table: "ApproverNamings",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_ApproverNamings_SchoolId",
                table: "ApproverNamings",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_HoursEntries_WeekId_Day",
                table: "HoursEntries",
                columns: new[] { "WeekId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ApproverId_State_WeekOf",
                table: "HoursWeeks",
                columns: new[] { "ApproverId", "State", "WeekOf" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_DistrictId",
                table: "HoursWeeks",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_PlacementId_WeekOf",
                table: "HoursWeeks",
                columns: new[] { "PlacementId", "WeekOf" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ProgramId_State",
                table: "HoursWeeks",
                columns: new[] { "ProgramId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ResidentId_WeekOf",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "WeekOf" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_SchoolId",
                table: "HoursWeeks",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_WeeksOff_MentorId",
                table: "WeeksOff",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_WeeksOff_PlacementId_WeekOf",
                table: "WeeksOff",
                columns: new[] { "PlacementId", "WeekOf" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WeeksOff_ProgramId",
                table: "WeeksOff",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_WeeksOff_ResidentId",
                table: "WeeksOff",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_WeeksOff_SchoolId",
                table: "WeeksOff",
                column: "SchoolId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApproverNamings");

            migrationBuilder.DropTable(
                name: "HoursEntries");

            migrationBuilder.DropTable(
                name: "WeeksOff");

            migrationBuilder.DropTable(
                name: "HoursWeeks");
        }
    }
}
