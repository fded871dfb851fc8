using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Closing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ThreeWayReviews_MentorId_DueOn",
                table: "ThreeWayReviews");

            migrationBuilder.DropIndex(
                name: "IX_ThreeWayReviews_ResidentId_DueOn",
                table: "ThreeWayReviews");

            migrationBuilder.DropIndex(
                name: "IX_SupportPlans_MentorId_IsOpen",
                table: "SupportPlans");

            migrationBuilder.DropIndex(
                name: "IX_SupportPlans_ProgramId_IsOpen_WrittenAt",
                table: "SupportPlans");

            migrationBuilder.DropIndex(
                name: "IX_HelpRequests_ProgramId",
                table: "HelpRequests");

            migrationBuilder.DropIndex(
                name: "IX_HelpRequests_ResidentId",
                table: "HelpRequests");

            migrationBuilder.DropIndex(
                name: "IX_HelpRequests_SupervisorId",
                table: "HelpRequests");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_MentorId",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_ProgramId",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_ResidentId",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_SchoolId",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_CoachingConversations_MentorId_Month",
                table: "CoachingConversations");

            migrationBuilder.DropIndex(
                name: "IX_CoachingConversations_ProgramId_Month",
                table: "CoachingConversations");

            migrationBuilder.DropIndex(
                name: "IX_CoachingConversations_ResidentId_Month",
                table: "CoachingConversations");

            migrationBuilder.AddColumn<Guid>(
                name: "FactsRubricId",
                table: "ThreeWayReviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedMentorBy",
                table: "Placements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AskedMentorId",
                table: "Placements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedMentorName",
                table: "Placements",
                type: "TEXT",
                maxLength: 201,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextOn",
                table: "Debriefs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_DueOn_Id",
                table: "ThreeWayReviews",
                columns: new[] { "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_FactsRubricId",
                table: "ThreeWayReviews",
                column: "FactsRubricId");

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_MentorId_DueOn_Id",
                table: "ThreeWayReviews",
                columns: new[] { "MentorId", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_ResidentId_DueOn_Id",
                table: "ThreeWayReviews",
                columns: new[] { "ResidentId", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_IsOpen_WrittenAt_Id",
                table: "SupportPlans",
                columns: new[] { "IsOpen", "WrittenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_MentorId_IsOpen_WrittenAt_Id",
                table: "SupportPlans",
                columns: new[] { "MentorId", "IsOpen", "WrittenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_ProgramId_IsOpen_WrittenAt_Id",
                table: "SupportPlans",
                columns: new[] { "ProgramId", "IsOpen", "WrittenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Schools_Name_Id",
                table: "Schools",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_ProgramId_Since_Id",
                table: "RequirementItems",
                columns: new[] { "ProgramId", "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RequirementItems_Since_Id",
                table: "RequirementItems",
                columns: new[] { "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Placements_AskedMentorId",
                table: "Placements",
                column: "AskedMentorId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_Id",
                table: "Outbox",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HelpRequests_AskedAt_Id",
                table: "HelpRequests",
                columns: new[] { "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HelpRequests_ProgramId_AnsweredAt_AskedAt_Id",
                table: "HelpRequests",
                columns: new[] { "ProgramId", "AnsweredAt", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HelpRequests_ProgramId_AskedAt_Id",
                table: "HelpRequests",
                columns: new[] { "ProgramId", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HelpRequests_ResidentId_AskedAt",
                table: "HelpRequests",
                columns: new[] { "ResidentId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HelpRequests_SupervisorId_AskedAt_Id",
                table: "HelpRequests",
                columns: new[] { "SupervisorId", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ProposedOn_Id",
                table: "Decisions",
                columns: new[] { "ProposedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_MentorId_RaisedAt_Id",
                table: "Concerns",
                columns: new[] { "MentorId", "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_ProgramId_ClosedAt_RaisedAt_Id",
                table: "Concerns",
                columns: new[] { "ProgramId", "ClosedAt", "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_ProgramId_RaisedAt_Id",
                table: "Concerns",
                columns: new[] { "ProgramId", "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_RaisedAt_Id",
                table: "Concerns",
                columns: new[] { "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_ResidentId_RaisedAt_Id",
                table: "Concerns",
                columns: new[] { "ResidentId", "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_SchoolId_SeenBySchool_RaisedAt_Id",
                table: "Concerns",
                columns: new[] { "SchoolId", "SeenBySchool", "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cohorts_Year_Id",
                table: "Cohorts",
                columns: new[] { "Year", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_MentorId_Month_Id",
                table: "CoachingConversations",
                columns: new[] { "MentorId", "Month", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_Month_Id",
                table: "CoachingConversations",
                columns: new[] { "Month", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_ProgramId_Month_Id",
                table: "CoachingConversations",
                columns: new[] { "ProgramId", "Month", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_ResidentId_Month_Id",
                table: "CoachingConversations",
                columns: new[] { "ResidentId", "Month", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentRules_CohortId_StoppedAt_DueOn_Id",
                table: "AssignmentRules",
                columns: new[] { "CohortId", "StoppedAt", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_Name_Id",
                table: "AspNetUsers",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ActionItems_DueOn_Id",
                table: "ActionItems",
                columns: new[] { "DueOn", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Placements_Mentors_AskedMentorId",
                table: "Placements",
                column: "AskedMentorId",
                principalTable: "Mentors",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ThreeWayReviews_Rubrics_FactsRubricId",
                table: "ThreeWayReviews",
                column: "FactsRubricId",
                principalTable: "Rubrics",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Placements_Mentors_AskedMentorId",
                table: "Placements");

            migrationBuilder.DropForeignKey(
                name: "FK_ThreeWayReviews_Rubrics_FactsRubricId",
                table: "ThreeWayReviews");

            migrationBuilder.DropIndex(
                name: "IX_ThreeWayReviews_DueOn_Id",
                table: "ThreeWayReviews");

            migrationBuilder.DropIndex(
                name: "IX_ThreeWayReviews_FactsRubricId",
                table: "ThreeWayReviews");

            migrationBuilder.DropIndex(
                name: "IX_ThreeWayReviews_MentorId_DueOn_Id",
                table: "ThreeWayReviews");

            migrationBuilder.DropIndex(
                name: "IX_ThreeWayReviews_ResidentId_DueOn_Id",
                table: "ThreeWayReviews");

            migrationBuilder.DropIndex(
                name: "IX_SupportPlans_IsOpen_WrittenAt_Id",
                table: "SupportPlans");

            migrationBuilder.DropIndex(
                name: "IX_SupportPlans_MentorId_IsOpen_WrittenAt_Id",
                table: "SupportPlans");

            migrationBuilder.DropIndex(
                name: "IX_SupportPlans_ProgramId_IsOpen_WrittenAt_Id",
                table: "SupportPlans");

            migrationBuilder.DropIndex(
                name: "IX_Schools_Name_Id",
                table: "Schools");

            migrationBuilder.DropIndex(
                name: "IX_RequirementItems_ProgramId_Since_Id",
                table: "RequirementItems");

            migrationBuilder.DropIndex(
                name: "IX_RequirementItems_Since_Id",
                table: "RequirementItems");

            migrationBuilder.DropIndex(
                name: "IX_Placements_AskedMentorId",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_State_Id",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_HelpRequests_AskedAt_Id",
                table: "HelpRequests");

            migrationBuilder.DropIndex(
                name: "IX_HelpRequests_ProgramId_AnsweredAt_AskedAt_Id",
                table: "HelpRequests");

            migrationBuilder.DropIndex(
                name: "IX_HelpRequests_ProgramId_AskedAt_Id",
                table: "HelpRequests");

            migrationBuilder.DropIndex(
                name: "IX_HelpRequests_ResidentId_AskedAt",
                table: "HelpRequests");

            migrationBuilder.DropIndex(
                name: "IX_HelpRequests_SupervisorId_AskedAt_Id",
                table: "HelpRequests");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_ProposedOn_Id",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_MentorId_RaisedAt_Id",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_ProgramId_ClosedAt_RaisedAt_Id",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_ProgramId_RaisedAt_Id",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_RaisedAt_Id",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_ResidentId_RaisedAt_Id",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_Concerns_SchoolId_SeenBySchool_RaisedAt_Id",
                table: "Concerns");

            migrationBuilder.DropIndex(
                name: "IX_Cohorts_Year_Id",
                table: "Cohorts");

            migrationBuilder.DropIndex(
                name: "IX_CoachingConversations_MentorId_Month_Id",
                table: "CoachingConversations");

            migrationBuilder.DropIndex(
                name: "IX_CoachingConversations_Month_Id",
                table: "CoachingConversations");

            migrationBuilder.DropIndex(
                name: "IX_CoachingConversations_ProgramId_Month_Id",
                table: "CoachingConversations");

            migrationBuilder.DropIndex(
                name: "IX_CoachingConversations_ResidentId_Month_Id",
                table: "CoachingConversations");

            migrationBuilder.DropIndex(
                name: "IX_AssignmentRules_CohortId_StoppedAt_DueOn_Id",
                table: "AssignmentRules");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_Name_Id",
                table: "AspNetUsers");

            migrationBuilder.DropIndex(
                name: "IX_ActionItems_DueOn_Id",
                table: "ActionItems");

            migrationBuilder.DropColumn(
                name: "FactsRubricId",
                table: "ThreeWayReviews");

            migrationBuilder.DropColumn(
                name: "AskedMentorBy",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "AskedMentorId",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "AskedMentorName",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "NextOn",
                table: "Debriefs");

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_MentorId_DueOn",
                table: "ThreeWayReviews",
                columns: new[] { "MentorId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ThreeWayReviews_ResidentId_DueOn",
                table: "ThreeWayReviews",
                columns: new[] { "ResidentId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_MentorId_IsOpen",
                table: "SupportPlans",
                columns: new[] { "MentorId", "IsOpen" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_ProgramId_IsOpen_WrittenAt",
                table: "SupportPlans",
                columns: new[] { "ProgramId", "IsOpen", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HelpRequests_ProgramId",
                table: "HelpRequests",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_HelpRequests_ResidentId",
                table: "HelpRequests",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_HelpRequests_SupervisorId",
                table: "HelpRequests",
                column: "SupervisorId");

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_MentorId",
                table: "Concerns",
                column: "MentorId");

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_ProgramId",
                table: "Concerns",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_ResidentId",
                table: "Concerns",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_Concerns_SchoolId",
                table: "Concerns",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_MentorId_Month",
                table: "CoachingConversations",
                columns: new[] { "MentorId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_ProgramId_Month",
                table: "CoachingConversations",
                columns: new[] { "ProgramId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_CoachingConversations_ResidentId_Month",
                table: "CoachingConversations",
                columns: new[] { "ResidentId", "Month" });
        }
    }
}
