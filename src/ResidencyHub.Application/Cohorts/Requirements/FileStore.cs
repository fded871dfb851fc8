using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>Files that people hand in, in a folder of their own (configuration key <c>Files:Folder</c>; beside the embedded database when absent), each under a random id. Nothing here is served as it lies there.</summary>
public sealed class FileStore
{
    /// <exception cref="InvalidOperationException">The folder lies within the web root, where anybody could read it, or no folder can have this name.</exception>
    public FileStore(ResidencyDbSource source, IConfiguration configuration)
    {
        try
        {
            Folder = Path.GetFullPath(FolderOf(configuration, source.Settings));
        }
        catch (Exception impossible) when (impossible is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new InvalidOperationException($"Files:Folder is not the name of a folder ({impossible.Message}). Choose one that the hub's user may write to.", impossible);
        }
        if (Folder.Split(Path.DirectorySeparatorChar).Contains("wwwroot", StringComparer.OrdinalIgnoreCase))
            throw new InvalidOperationException("Files:Folder lies in wwwroot, where anybody could read what people hand in. Choose a folder outside.");
    }

    public string Folder { get; }

    /// <summary>Where the files of a hub lie.</summary>
    public static string FolderOf(IConfiguration configuration, DatabaseSettings settings) =>
        configuration["Files:Folder"] is { Length: > 0 } folder ? folder
            : settings.Provider == "Sqlite" && new SqliteConnectionStringBuilder(settings.Connection).DataSource is { Length: > 0 } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } beside ? Path.Combine(beside, "files")
            : Path.Combine("App_Data", "files");

    /// <summary>Why no file could be kept now, for whoever runs the hub; null when one could. It writes one of a single byte, which a full disk has no room for, and takes it away again.</summary>
    public string? WhyNotWritable()
    {
        // named as a file that was never written to its end: should the process be killed here, the nightly sweep takes it
        var probe = $"{PathOf(new Guid(RandomNumberGenerator.GetBytes(16)))}.part";
        try
        {
            System.IO.Directory.CreateDirectory(Folder);
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return null;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"Nothing can be written into {Folder}, where files that people hand in are kept ({broken.Message}). Set Files:Folder to a folder that the hub's user may write to; until then every file is refused.";
        }
    }

    /// <summary>Reads a file, judges its content, and keeps it. The file itself is written to its place in one step.</summary>
    /// <param name="content">What was sent.</param>
    /// <param name="name">What it was called.</param>
    /// <param name="mostBytes">The rule's limit.</param>
    /// <param name="stop">The request went away.</param>
    internal async Task<(KeptFile? File, string? Refusal)> KeepAsync(Stream content, string? name, long mostBytes, CancellationToken stop)
    {
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        int got;
        while ((got = await content.ReadAsync(buffer, stop)) > 0)
        {
            if (read.Length + got > mostBytes)
                return (null, $"The file is larger than {mostBytes / 1024 / 1024} MB. Make it smaller (a picture of lower quality, fewer pages) and choose it again.");
            await read.WriteAsync(buffer.AsMemory(0, got), stop);
        }
        var bytes = read.ToArray();
        var (found, refusal) = FileContent.Read(bytes);
        if (found is not { } kind)
            return (null, refusal);
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        System.IO.Directory.CreateDirectory(Folder);
        var path = PathOf(id);
        await File.WriteAllBytesAsync($"{path}.part", bytes, stop);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode($"{path}.part", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move($"{path}.part", path);
        return (new KeptFile(id, FileContent.CleanName(name), kind, bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))), null);
    }

    /// <summary>The bytes; null when the file is gone from the disk.</summary>
    internal Stream? Open(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Takes back a file of which no row knows.</summary>
    internal void Forget(Guid id) => File.Delete(PathOf(id));

    /// <summary>Files that nobody has touched since an instant (UTC), also those that were never written to their end.</summary>
    internal IEnumerable<(Guid? Id, string Path)> Untouched(DateTime since) => !System.IO.Directory.Exists(Folder) ? [] :
        from path in System.IO.Directory.EnumerateFiles(Folder)
        where File.GetLastWriteTimeUtc(path) < since
        let name = Path.GetFileName(path)
        where name.Length is 32 or 37 && Guid.TryParseExact(name[..32], "N", out _) && (name.Length == 32 || name.EndsWith(".part", StringComparison.Ordinal))
        select (name.Length == 32 ? Guid.ParseExact(name, "N") : (Guid?)null, path);

    private string PathOf(Guid id) => Path.Combine(Folder, id.ToString("N"));
}
