using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LongerStepsOfObservations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Why",
                table: "ObservationSteps",
                type: "nvarchar(max)",
                maxLength: 4100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(1100)",
                oldMaxLength: 1100,
                oldNullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Why",
                table: "ObservationSteps",
                type: "nvarchar(1100)",
                maxLength: 1100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldMaxLength: 4100,
                oldNullable: true);
        }
    }
}
