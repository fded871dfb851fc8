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
            if (File is not { } file)
                return null;
            // a new machine has no folder yet
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new FileStream($"{file}.running", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Writes a whole copy of one moment to <paramref name="target"/>; readers and writers go on meanwhile.</summary>
    /// <exception cref="IOException">The database stayed locked for as long as a command may take, or could not be read.</exception>
    /// <exception cref="InvalidDataException">The copy is not whole. Either way none is left behind.</exception>
    public void Copy(string target)
    {
        try
        {
            using var from = new SqliteConnection(new SqliteConnectionStringBuilder(settings.Connection) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
            using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ConnectionString);
            from.Open();
            to.Open();
            // the backup is no command, so the driver does not wait for it: a hub that opens or closes its log in this moment would end it
            using (var wait = from.CreateCommand())
            {
                wait.CommandText = $"pragma busy_timeout = {(int)TimeSpan.FromSeconds(settings.CommandTimeout).TotalMilliseconds}";
                wait.ExecuteNonQuery();
            }
            from.BackupDatabase(to);
            Demand(to, target);
        }
        catch (Exception broken) when (broken is SqliteException or InvalidDataException)
        {
            System.IO.File.Delete(target);
            if (broken is SqliteException)
                throw new IOException($"The database could not be copied: {broken.Message} Nothing was changed; try again in a minute.", broken);
            throw;
        }
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

    /// <summary>Copies the files that people handed in beside the copy of the database, which was made before: it then has every file that the database knows. Files that are there already are the same and stay.</summary>
    /// <param name="folder">Where the files lie.</param>
    /// <param name="target">Where to; made when there is none.</param>
    /// <returns>How many were copied.</returns>
    public static int CopyFiles(string folder, string target)
    {
        if (!System.IO.Directory.Exists(folder))
            return 0;
        var copied = 0;
        System.IO.Directory.CreateDirectory(target);
        foreach (var file in System.IO.Directory.EnumerateFiles(folder).Where(f => !f.EndsWith(".part", StringComparison.Ordinal)))
        {
            var (to, length) = (Path.Combine(target, Path.GetFileName(file)), new FileInfo(file).Length);
            if (System.IO.File.Exists(to) && new FileInfo(to).Length == length)
                continue;
            // whole or not at all, as when they were handed in
            System.IO.File.Copy(file, $"{to}.part", overwrite: true);
            System.IO.File.Move($"{to}.part", to, overwrite: true);
            copied++;
        }
        return copied;
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
