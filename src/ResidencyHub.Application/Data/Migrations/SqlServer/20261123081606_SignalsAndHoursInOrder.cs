using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SignalsAndHoursInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_ResidentId_State",
                table: "HoursWeeks");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_ResidentId_WeekOf",
                table: "HoursWeeks");

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ResidentId_State_ProgramId_WasSent",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "State", "ProgramId", "WasSent" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_Totals",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "WeekOf", "ProgramId", "WasSent", "ApprovedMinutes", "PendingMinutes", "SoloDays", "Visits" });

            migrationBuilder.DropIndex(
                name: "IX_Signals_ProgramId_EndedOn_ResidentSort_Id",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_ProgramId_OpenedOn_Id",
                table: "Signals");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_OpenedOn_Id_ProgramId",
                table: "Signals",
                columns: new[] { "OpenedOn", "Id", "ProgramId" },
                filter: "\"EndedOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_OpenedOn_Id_ProgramId_PutOffThrough",
                table: "Signals",
                columns: new[] { "OpenedOn", "Id", "ProgramId", "PutOffThrough" },
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ProgramId_EndedOn",
                table: "Signals",
                columns: new[] { "ProgramId", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ResidentSort_Id_ProgramId",
                table: "Signals",
                columns: new[] { "ResidentSort", "Id", "ProgramId" },
                filter: "\"EndedOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ResidentSort_Id_ProgramId_PutOffThrough",
                table: "Signals",
                columns: new[] { "ResidentSort", "Id", "ProgramId", "PutOffThrough" },
                filter: "\"EndedOn\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_ResidentId_State_ProgramId_WasSent",
                table: "HoursWeeks");

            migrationBuilder.DropIndex(
                name: "IX_HoursWeeks_Totals",
                table: "HoursWeeks");

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ResidentId_State",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursWeeks_ResidentId_WeekOf",
                table: "HoursWeeks",
                columns: new[] { "ResidentId", "WeekOf" });

            migrationBuilder.DropIndex(
                name: "IX_Signals_OpenedOn_Id_ProgramId",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_OpenedOn_Id_ProgramId_PutOffThrough",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_ProgramId_EndedOn",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_ResidentSort_Id_ProgramId",
                table: "Signals");

            migrationBuilder.DropIndex(
                name: "IX_Signals_ResidentSort_Id_ProgramId_PutOffThrough",
                table: "Signals");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ProgramId_EndedOn_ResidentSort_Id",
                table: "Signals",
                columns: new[] { "ProgramId", "EndedOn", "ResidentSort", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ProgramId_OpenedOn_Id",
                table: "Signals",
                columns: new[] { "ProgramId", "OpenedOn", "Id" });
        }
    }
}
