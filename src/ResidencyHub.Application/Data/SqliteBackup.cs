using Microsoft.Data.Sqlite;

namespace ResidencyHub.Application.Data;

/// <summary>Copies of the embedded database: made while the hub runs, put back while it does not.</summary>
public sealed class SqliteBackup(DatabaseSettings settings)
{
    /// <summary>The database's own file; null for a database server, whose own tools make its backups.</summary>
    public string? File => settings.Provider == "Sqlite" ? Path.GetFullPath(new SqliteConnectionStringBuilder(settings.Connection).DataSource) : null;

    /// <summary>Held by a running hub for as long as it runs, so that nothing is put back under its feet. Null when another process holds it.</summary>
    public FileStream? TryHold()
    {
        try
        {
            return File is { } file ? new FileStream($"{file}.running", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Writes a whole copy of one moment to <paramref name="target"/>; readers and writers go on meanwhile.</summary>
    public void Copy(string target)
    {
        using var from = new SqliteConnection(new SqliteConnectionStringBuilder(settings.Connection) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ConnectionString);
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        Demand(to, target);
    }

    /// <summary>Puts a copy in the place of the database, which is kept beside it as <c>….before-restore</c>.</summary>
    /// <exception cref="InvalidDataException">The file is no whole database of this hub; nothing was changed.</exception>
    public void PutBack(string copy)
    {
        var file = File!;
        using (var check = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString))
        {
            check.Open();
            Demand(check, copy);
        }
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var fresh = $"{file}.restoring";
        System.IO.File.Copy(copy, fresh, overwrite: true);
        if (System.IO.File.Exists(file))
            Copy($"{file}.before-restore");
        foreach (var part in new[] { $"{file}-wal", $"{file}-shm" })
            System.IO.File.Delete(part);
        System.IO.File.Move(fresh, file, overwrite: true);
    }

    private static void Demand(SqliteConnection connection, string name)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "pragma integrity_check";
            var whole = command.ExecuteScalar() as string == "ok";
            command.CommandText = "select count(*) from sqlite_master where name in ('__EFMigrationsHistory', 'Placements')";
            if (whole && command.ExecuteScalar() is 2L)
                return;
        }
        catch (SqliteException)
        {
            // not a database at all: said below
        }
        throw new InvalidDataException($"“{name}” is not a whole ResidencyHub database. Nothing was changed.");
    }
}
