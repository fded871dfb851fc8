using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ResidentSchool : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SchoolName",
                table: "Residents",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("""update "Residents" set "SchoolName" = (select s."Name" from "Schools" s where s."Id" = "Residents"."SchoolId") where "SchoolId" is not null""");

            migrationBuilder.CreateIndex(
                name: "IX_Residents_ProgramId_SchoolName_Id",
                table: "Residents",
                columns: new[] { "ProgramId", "SchoolName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Residents_SchoolName_Id",
                table: "Residents",
                columns: new[] { "SchoolName", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Residents_ProgramId_SchoolName_Id",
                table: "Residents");

            migrationBuilder.DropIndex(
                name: "IX_Residents_SchoolName_Id",
                table: "Residents");

            migrationBuilder.DropColumn(
                name: "SchoolName",
                table: "Residents");
        }
    }
}
