using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
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
                type: "character varying(4100)",
                maxLength: 4100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(1100)",
                oldMaxLength: 1100,
                oldNullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Why",
                table: "ObservationSteps",
                type: "character varying(1100)",
                maxLength: 1100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(4100)",
                oldMaxLength: 4100,
                oldNullable: true);
        }
    }
}
