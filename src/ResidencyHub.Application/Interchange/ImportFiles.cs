using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Interchange;

/// <summary>Uploads while it can still be chosen how they are read: a private file of this server, gone as soon as the columns are confirmed or the import is given up, and after a day in any case.</summary>
internal static class ImportFiles
{
    /// <summary>The name of an import that was pasted.</summary>
    public const string Pasted = "pasted cells";

    public static async Task PutAsideAsync(Guid import, Stream upload, SheetLimits limits, CancellationToken stop)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(PathOf(import), options);
        var buffer = new byte[1 << 16];
        for (int read; (read = await upload.ReadAsync(buffer, stop)) > 0;)
        {
            if (file.Length + read > limits.MaxBytes)
                throw new SheetRefusedException(new SheetRefusal(SheetFault.TooLarge, $"The file is larger than {limits.MaxBytes >> 20} MB.", null, "Split it, or remove pictures and sheets that are not needed, and upload the parts one after the other."));
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }

    public static async Task<Sheet> OpenAsync(Guid import, string fileName, SheetLimits limits, SheetChoice choice, CancellationToken stop)
    {
        if (!File.Exists(PathOf(import)))
            throw new SheetRefusedException(new SheetRefusal(SheetFault.Empty, "The uploaded file is not on this server any more.", null, "Upload it again."));
        if (fileName == Pasted)
            return SheetReader.OpenPasted(await File.ReadAllTextAsync(PathOf(import), stop), limits, choice, stop);
        await using var file = File.OpenRead(PathOf(import));
        return await SheetReader.OpenAsync(file, fileName, limits, choice, stop: stop);
    }

    public static void Forget(Guid import) => File.Delete(PathOf(import));

    /// <summary>Deletes what nobody came back to.</summary>
    /// <param name="before">UTC.</param>
    public static void ForgetOlder(DateTime before)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.GetTempPath(), "hub-import-*").Where(f => File.GetLastWriteTimeUtc(f) < before))
            File.Delete(file);
    }

    private static string PathOf(Guid import) => Path.Combine(Path.GetTempPath(), $"hub-import-{import:N}");
}
