using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LongerStepsOfObservations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
