using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ResidencyHub.Application.Data;

/// <summary>Recognises that a foreign key said no, by the numbers that each engine gives: something was built on a row while it was being taken away.</summary>
internal static class ReferenceViolation
{
    public static bool Is(DbUpdateException exception) => exception.InnerException switch
    {
        // keys that restrict are kept by a trigger of SQLite's own, and this schema has no other
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 787 or 1811,
        SqlException server => server.Number is 547,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ForeignKeyViolation,
        _ => false,
    };
}
