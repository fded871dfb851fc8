using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidencyHub.Application.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Announcements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Announced",
                table: "AuditEntries",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);
            // within the saving transaction, so that only what is committed is heard (ChangeRelay.Channel)
            migrationBuilder.Sql("""
                create function announce_change() returns trigger language plpgsql as $$
                begin
                    perform pg_notify('residencyhub_changes', new."Announced");
                    return null;
                end $$;
                create trigger announce_change after insert on "AuditEntries" for each row when (new."Announced" is not null) execute function announce_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""drop trigger announce_change on "AuditEntries"; drop function announce_change();""");
            migrationBuilder.DropColumn(
                name: "Announced",
                table: "AuditEntries");
        }
    }
}
