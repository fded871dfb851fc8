using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ResidentsByCohort : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Residents_CohortId_Id",
                table: "Residents",
                columns: new[] { "CohortId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Residents_ProgramId_CohortId_Id",
                table: "Residents",
                columns: new[] { "ProgramId", "CohortId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Residents_CohortId_Id",
                table: "Residents");

            migrationBuilder.DropIndex(
                name: "IX_Residents_ProgramId_CohortId_Id",
                table: "Residents");
        }
    }
}
