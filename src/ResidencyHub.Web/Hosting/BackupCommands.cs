using ResidencyHub.Application.Data;

namespace ResidencyHub.Web.Hosting;

/// <summary>The commands <c>backup FILE</c> and <c>restore FILE</c> of the app itself.</summary>
public static class BackupCommands
{
    /// <summary>The exit code when the arguments are such a command; null when the hub shall start.</summary>
    public static int? Run(string[] args, IConfiguration configuration, TextWriter say)
    {
        if (args is not ["backup" or "restore", ..])
            return null;
        if (args is not [var verb, var file])
            return Say($"Use: {args[0]} FILE", 2);
        var backup = new SqliteBackup(DatabaseSettings.Of(configuration));
        if (backup.File is not { } database)
            return Say("This hub keeps its data on a database server: use the server's own backup (pg_dump, BACKUP DATABASE). See docs/operations/backup.md.", 2);
        try
        {
            return verb == "backup" ? Copy() : PutBack();
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Say(broken.Message, 1);
        }

        int Copy()
        {
            if (!File.Exists(database))
                return Say($"There is no database at {database}.", 1);
            if (File.Exists(file))
                return Say($"{file} exists already; choose another name.", 1);
            backup.Copy(file);
            return Say($"Copied {database} to {file}, {new FileInfo(file).Length / 1024:N0} KiB, checked and whole.", 0);
        }

        int PutBack()
        {
            using var hold = backup.TryHold();
            if (hold is null)
                return Say("The hub is running on this database. Stop it first, then restore.", 1);
            backup.PutBack(file);
            return Say($"Restored {database} from {file}. What was there before is beside it, ending in .before-restore.", 0);
        }

        int Say(string words, int code)
        {
            say.WriteLine(words);
            return code;
        }
    }
}
