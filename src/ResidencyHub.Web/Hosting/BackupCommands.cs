using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;

namespace ResidencyHub.Web.Hosting;

/// <summary>The commands <c>backup FILE</c> and <c>restore FILE</c> of the app itself: the database into FILE, what people handed in into the folder FILE.files beside it.</summary>
public static class BackupCommands
{
    /// <summary>The exit code when the arguments are such a command; null when the hub shall start.</summary>
    public static int? Run(string[] args, IConfiguration configuration, TextWriter say)
    {
        if (args is not ["backup" or "restore", ..])
            return null;
        if (args is not [var verb, var file])
            return Say($"Use: {args[0]} FILE", 2);
        var settings = DatabaseSettings.Of(configuration);
        var (backup, folder, files) = (new SqliteBackup(settings), FileStore.FolderOf(configuration, settings), $"{file}.files");
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
            // after the database: then no file is missing that it knows
            var copied = SqliteBackup.CopyFiles(folder, files);
            return Say($"Copied {database} to {file}, {new FileInfo(file).Length / 1024:N0} KiB, checked and whole. {(copied == 0 ? "Nobody has handed in files." : $"{Files(copied)} that people handed in in {files}; keep both together.")}", 0);
        }

        int PutBack()
        {
            using var hold = backup.TryHold();
            if (hold is null)
                return Say("The hub is running on this database. Stop it first, then restore.", 1);
            backup.PutBack(file);
            var copied = SqliteBackup.CopyFiles(files, folder);
            return Say($"Restored {database} from {file}. What was there before is beside it, ending in .before-restore. {(System.IO.Directory.Exists(files) ? $"{Files(copied)} put back into {folder}; those that were there stay." : $"There is no {files}: files that people handed in were left as they are.")}", 0);
        }

        static string Files(int count) => count == 1 ? "1 file" : $"{count:N0} files";

        int Say(string words, int code)
        {
            say.WriteLine(words);
            return code;
        }
    }
}
