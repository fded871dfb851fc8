using System.Data;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ResidencyHub.Application.Data;

/// <summary>Prepared statements in the one transaction.</summary>
[SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Names of tables and columns come from the model, values are parameters")]
internal sealed class SqliteBulk(SqliteConnection connection) : IBulkEngine
{
    // with the two megabytes that SQLite keeps by itself, the pages of a dozen indexes would be read and written over and over
    public Task BeginAsync(CancellationToken stop) => TellAsync("pragma cache_size = -131072", stop);

    public Task EndAsync() => TellAsync("pragma cache_size = -2000; pragma shrink_memory", CancellationToken.None);

    public async Task InsertAsync(BulkTable table, IEnumerable<object> rows, Action<int>? written, CancellationToken stop) =>
        await RunAsync($"insert into \"{table.Name}\" ({Names(table.Columns)}) values ({string.Join(", ", table.Columns.Select(c => $"@{c.Name}"))})", table, rows, written, stop);

    public Task<int> UpdateAsync(BulkTable table, IEnumerable<object> rows, Action<int>? written, CancellationToken stop)
    {
        var version = table.Version.Name;
        var set = string.Join(", ", table.Changing.Select(c => $"\"{c.Name}\" = @{c.Name}"));
        return RunAsync($"update \"{table.Name}\" set {set}, \"{version}\" = @{version} + 1 where \"{table.Key.Name}\" = @{table.Key.Name} and \"{version}\" = @{version}", table, rows, written, stop);
    }

    internal static string Names(IEnumerable<BulkColumn> columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    private async Task TellAsync(string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }

    private async Task<int> RunAsync(string sql, BulkTable table, IEnumerable<object> rows, Action<int>? written, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameters = table.Columns.Select(c => (Column: c, Parameter: c.Parameter(command))).ToArray();
        foreach (var (_, parameter) in parameters)
            command.Parameters.Add(parameter);
        await command.PrepareAsync(stop);
        var (count, found) = (0, 0);
        foreach (var row in rows)
        {
            foreach (var (column, parameter) in parameters)
                parameter.Value = column.Value(row) ?? DBNull.Value;
            found += await command.ExecuteNonQueryAsync(stop);
            if (++count % IBulkEngine.Step == 0)
            {
                stop.ThrowIfCancellationRequested();
                written?.Invoke(count);
                // SQLite does all its work before it returns: step aside so that a page can show it and take a click on Cancel
                await Task.Yield();
            }
        }
        return found;
    }
}

/// <summary>Binary COPY; updates by way of a temporary table.</summary>
[SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Names of tables and columns come from the model, values are copied as data")]
internal sealed class PostgresBulk(NpgsqlConnection connection) : IBulkEngine
{
    public Task InsertAsync(BulkTable table, IEnumerable<object> rows, Action<int>? written, CancellationToken stop) => CopyAsync(table, table.Name, rows, written, stop);

    public async Task<int> UpdateAsync(BulkTable table, IEnumerable<object> rows, Action<int>? written, CancellationToken stop)
    {
        var changed = $"changed_{table.Name}";
        await RunAsync($"create temporary table \"{changed}\" (like \"{table.Name}\") on commit drop", stop);
        await CopyAsync(table, changed, rows, written, stop);
        var (key, version) = (table.Key.Name, table.Version.Name);
        var set = string.Join(", ", table.Changing.Select(c => $"\"{c.Name}\" = n.\"{c.Name}\""));
        var found = await RunAsync($"update \"{table.Name}\" t set {set}, \"{version}\" = t.\"{version}\" + 1 from \"{changed}\" n where t.\"{key}\" = n.\"{key}\" and t.\"{version}\" = n.\"{version}\"", stop);
        await RunAsync($"drop table \"{changed}\"", stop);
        return found;
    }

    private async Task CopyAsync(BulkTable table, string target, IEnumerable<object> rows, Action<int>? written, CancellationToken stop)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy \"{target}\" ({SqliteBulk.Names(table.Columns)}) from stdin (format binary)", stop);
        var count = 0;
        foreach (var row in rows)
        {
            await writer.StartRowAsync(stop);
            foreach (var column in table.Columns)
            {
                if (column.Value(row) is { } value)
                    await writer.WriteAsync(value, column.BareType, stop);
                else
                    await writer.WriteNullAsync(stop);
            }
            if (++count % IBulkEngine.Step == 0)
                written?.Invoke(count);
        }
        await writer.CompleteAsync(stop);
    }

    private async Task<int> RunAsync(string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(stop);
    }
}

/// <summary>SqlBulkCopy; updates by way of a temporary table.</summary>
[SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Names of tables and columns come from the model, values are copied as data")]
internal sealed class SqlServerBulk(SqlConnection connection, SqlTransaction transaction) : IBulkEngine
{
    private const int RowsAtATime = 10_000;

    public async Task InsertAsync(BulkTable table, IEnumerable<object> rows, Action<int>? written, CancellationToken stop)
    {
        // without CheckConstraints the engine would stop trusting the foreign keys
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = $"[{table.Name}]", BulkCopyTimeout = 0 };
        foreach (var column in table.Columns)
            copy.ColumnMappings.Add(column.Name, column.Name);
        var count = 0;
        foreach (var chunk in rows.Chunk(RowsAtATime))
        {
            using var part = Fill(table, chunk);
            await copy.WriteToServerAsync(part, stop);
            written?.Invoke(count += chunk.Length);
        }
    }

    public async Task<int> UpdateAsync(BulkTable table, IEnumerable<object> rows, Action<int>? written, CancellationToken stop)
    {
        var changed = $"#Changed{table.Name}";
        await RunAsync($"select top 0 {string.Join(", ", table.Columns.Select(c => $"[{c.Name}]"))} into [{changed}] from [{table.Name}]", stop);
        await InsertAsync(table with { Name = changed }, rows, written, stop);
        var (key, version) = (table.Key.Name, table.Version.Name);
        var set = string.Join(", ", table.Changing.Select(c => $"t.[{c.Name}] = n.[{c.Name}]"));
        var found = await RunAsync($"update t set {set}, t.[{version}] = t.[{version}] + 1 from [{table.Name}] t join [{changed}] n on t.[{key}] = n.[{key}] and t.[{version}] = n.[{version}]", stop);
        await RunAsync($"drop table [{changed}]", stop);
        return found;
    }

    private static DataTable Fill(BulkTable table, IEnumerable<object> rows)
    {
        var part = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in table.Columns)
            part.Columns.Add(column.Name, column.ClrType);
        foreach (var row in rows)
            part.Rows.Add([.. table.Columns.Select(c => c.Value(row) ?? DBNull.Value)]);
        return part;
    }

    private async Task<int> RunAsync(string sql, CancellationToken stop)
    {
        await using var command = new SqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(stop);
    }
}
