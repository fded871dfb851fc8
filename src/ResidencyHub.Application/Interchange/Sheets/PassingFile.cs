namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>A file for as long as it is open: no other user of the machine reads what people wrote, and nothing of it stays, also when the process is killed.</summary>
public static class PassingFile
{
    public static FileStream New()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"hub-{Guid.CreateVersion7():N}"), options);
        // its name goes at once; Windows takes the file away itself
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }
}
