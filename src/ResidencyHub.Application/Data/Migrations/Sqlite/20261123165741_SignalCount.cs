using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignalCount : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Signals_ProgramId_EndedOn",
                table: "Signals");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ProgramId_EndedOn_PutOffThrough",
                table: "Signals",
                columns: new[] { "ProgramId", "EndedOn", "PutOffThrough" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Signals_ProgramId_EndedOn_PutOffThrough",
                table: "Signals");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ProgramId_EndedOn",
                table: "Signals",
                columns: new[] { "ProgramId", "EndedOn" });
        }
    }
}
