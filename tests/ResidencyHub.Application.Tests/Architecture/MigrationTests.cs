using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;

namespace ResidencyHub.Application.Tests.Architecture;

public sealed class MigrationTests
{
    [Theory]
    [InlineData("Sqlite", "Data Source=none.db")]
    [InlineData("SqlServer", "Server=none;Database=none")]
    [InlineData("Postgres", "Host=none;Database=none")]
    public async Task The_migrations_make_exactly_the_model_and_give_a_script(string provider, string connection)
    {
        await using var db = Providers.Opener(new DatabaseSettings { Provider = provider, Connection = connection })(Reach.Everything("migrations"));
        db.Database.HasPendingModelChanges().ShouldBeFalse($"the model of {provider} has changed since its last migration: run build/migrations.sh with a name");
        var script = db.GetService<IMigrator>().GenerateScript(options: provider == "Sqlite" ? MigrationsSqlGenerationOptions.Script : MigrationsSqlGenerationOptions.Idempotent);
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
            script.ShouldContain(table, Case.Sensitive);
    }

    [Fact]
    public void Every_entity_has_a_reach_rule_or_belongs_to_accounts()
    {
        using var db = Providers.Opener(new DatabaseSettings())(Reach.Everything("architecture"));
        db.Model.GetEntityTypes().Where(e => !e.IsOwned()).Select(e => e.ClrType)
            .Where(t => !ReachFilters.All.ContainsKey(t) && !OfAccounts(t)).Select(t => t.Name)
            .ShouldBeEmpty("write its line in ReachFilters: who sees which rows");
    }

    /// <summary>Identity's own tables, read by sign-in before there is a viewer.</summary>
    private static bool OfAccounts(Type type) => type == typeof(HubUser) || type.Namespace == "Microsoft.AspNetCore.Identity";
}
