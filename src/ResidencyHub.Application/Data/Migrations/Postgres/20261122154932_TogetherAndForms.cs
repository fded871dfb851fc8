using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TogetherAndForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "WrittenBy",
                table: "Debriefs",
                type: "character varying(201)",
                maxLength: 201,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FormLineage",
                table: "AssignmentRules",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormName",
                table: "AssignmentRules",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ObservationPresences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false),
                    Writing = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                name: "ProgramForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Lineage = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    AsksResidents = table.Column<bool>(type: "boolean", nullable: false),
                    AsksMentors = table.Column<bool>(type: "boolean", nullable: false),
                    AsksSupervisors = table.Column<bool>(type: "boolean", nullable: false),
                    Audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsRepeated = table.Column<bool>(type: "boolean", nullable: false),
                    Fields = table.Column<string>(type: "character varying(200000)", maxLength: 200000, nullable: false),
                    PublishedBy = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReplacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "FormAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FormId = table.Column<Guid>(type: "uuid", nullable: false),
                    Lineage = table.Column<Guid>(type: "uuid", nullable: false),
                    FormName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ResidentName = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    AuthorAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorName = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false),
                    As = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Answers = table.Column<string>(type: "character varying(400000)", maxLength: 400000, nullable: false),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IsSent = table.Column<bool>(type: "boolean", nullable: false),
                    SeenBySupervisor = table.Column<bool>(type: "boolean", nullable: false),
                    SeenByMentor = table.Column<bool>(type: "boolean", nullable: false),
                    SeenByResident = table.Column<bool>(type: "boolean", nullable: false),
                    ReopenedBy = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: true),
                    ReopenedWhy = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PlacementId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictId = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    MentorId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    SeenByLeaders = table.Column<bool>(type: "boolean", nullable: false)
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
                name: "FormFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AnswerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(130)", maxLength: 130, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AddedBy = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TakenAwayBy = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: true),
                    TakenAwayWhy = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    TakenAwayAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
                name: "IX_ObservationPresences_ObservationId_AccountId",
                table: "ObservationPresences",
                columns: new[] { "ObservationId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ObservationPresences_SeenAt",
                table: "ObservationPresences",
                column: "SeenAt");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormFiles");

            migrationBuilder.DropTable(
                name: "ObservationPresences");

            migrationBuilder.DropTable(
                name: "FormAnswers");

            migrationBuilder.DropTable(
                name: "ProgramForms");

            migrationBuilder.DropColumn(
                name: "WrittenBy",
                table: "Debriefs");

            migrationBuilder.DropColumn(
                name: "FormLineage",
                table: "AssignmentRules");

            migrationBuilder.DropColumn(
                name: "FormName",
                table: "AssignmentRules");
        }
    }
}
