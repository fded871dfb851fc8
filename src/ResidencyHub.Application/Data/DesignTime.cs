using Microsoft.EntityFrameworkCore.Design;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Application.Data;

// Found by `dotnet ef`; one per provider, each with its own folder of migrations.
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteResidencyDb>
{
    public SqliteResidencyDb CreateDbContext(string[] args) => new(Providers.Sqlite(new() { Connection = "Data Source=design.db" }), Reach.Everything("design"));
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerResidencyDb>
{
    public SqlServerResidencyDb CreateDbContext(string[] args) => new(Providers.SqlServer(new() { Connection = "Server=.;Database=design" }), Reach.Everything("design"));
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresResidencyDb>
{
    public PostgresResidencyDb CreateDbContext(string[] args) => new(Providers.Postgres(new() { Connection = "Host=localhost;Database=design" }), Reach.Everything("design"));
}
