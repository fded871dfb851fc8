using System.Reflection;
using Xunit.Sdk;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>Runs a theory on one provider; without its server the case is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class OnDatabaseAttribute : DataAttribute
{
    private readonly string _provider;

    protected OnDatabaseAttribute(string provider, string? variable)
    {
        _provider = provider;
        if (variable is not null && Environment.GetEnvironmentVariable(variable) is null)
            Skip = $"{variable} is not set: this test did NOT run on {provider}.";
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[_provider]];
}

public sealed class OnSqliteAttribute() : OnDatabaseAttribute("Sqlite", null);

public sealed class OnPostgresAttribute() : OnDatabaseAttribute("Postgres", "RESIDENCYHUB_TEST_POSTGRES");

public sealed class OnSqlServerAttribute() : OnDatabaseAttribute("SqlServer", "RESIDENCYHUB_TEST_SQLSERVER");
