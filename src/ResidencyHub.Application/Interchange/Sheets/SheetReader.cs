using System.Text;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>Opens what people upload or paste as a table. What a file is, its content says, not its name.</summary>
public static class SheetReader
{
    static SheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Opens a file. It is first copied aside (and removed on dispose), so an upload stream may be forward-only.</summary>
    /// <exception cref="SheetRefusedException">The file cannot be read as a table; the words say why.</exception>
    public static async Task<Sheet> OpenAsync(Stream upload, string fileName, SheetLimits? limits = null, SheetChoice? choice = null, IProgress<SheetProgress>? progress = null, CancellationToken stop = default)
    {
        limits ??= SheetLimits.Default;
        var file = await SpoolAsync(upload, limits, progress, stop);
        try
        {
            return await Task.Run(() => Open(file, fileName, limits, choice ?? new SheetChoice(), stop), stop);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens what was copied in a spreadsheet program and pasted: cells between tabs, cells with line breaks in quotation marks.</summary>
    /// <exception cref="SheetRefusedException">The text cannot be read as a table; the words say why.</exception>
    public static Sheet OpenPasted(string text, SheetLimits? limits = null, SheetChoice? choice = null, CancellationToken stop = default)
    {
        limits ??= SheetLimits.Default;
        if (string.IsNullOrWhiteSpace(text))
            throw SheetRefusedException.For(SheetFault.Empty, "Nothing was pasted.", "Select the cells in your spreadsheet, with the row of column names, copy them, and paste them here.");
        if (Encoding.UTF8.GetByteCount(text) > limits.MaxBytes)
            throw TooLarge(limits);
        var source = new DelimitedSource(new MemoryStream(Encoding.UTF8.GetBytes(text)), new TextShape(new UTF8Encoding(false), "UTF-8", null), limits, pasted: true);
        return Describe(source, "pasted cells", limits, choice ?? new SheetChoice(), stop);
    }

    /// <summary>Opens a seekable stream as it is; the sheet owns it.</summary>
    internal static Sheet Open(Stream file, string fileName, SheetLimits limits, SheetChoice choice, CancellationToken stop)
    {
        if (file.Length == 0)
            throw SheetRefusedException.For(SheetFault.Empty, "The file is empty.", "Check that it was saved before it was uploaded.");
        RowSource source;
        if (FileSignature.IsWorkbook(file))
        {
            WorkbookGuard.Check(file, limits);
            source = WorkbookSource.Open(file, choice.SheetName, limits, stop);
        }
        else
        {
            source = new DelimitedSource(file, TextShape.Of(file), limits, pasted: false);
        }
        return Describe(source, fileName, limits, choice, stop);
    }

    private static Sheet Describe(RowSource source, string fileName, SheetLimits limits, SheetChoice choice, CancellationToken stop)
        => new(fileName, source, SheetHeaders.Find(source, choice, stop), limits, choice.SkipRows);

    private static async Task<Stream> SpoolAsync(Stream upload, SheetLimits limits, IProgress<SheetProgress>? progress, CancellationToken stop)
    {
        var path = Path.Combine(Path.GetTempPath(), "sheet-" + Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        try
        {
            var buffer = new byte[1 << 16];
            for (int read; (read = await upload.ReadAsync(buffer, stop)) > 0;)
            {
                if (file.Length + read > limits.MaxBytes)
                    throw TooLarge(limits);
                await file.WriteAsync(buffer.AsMemory(0, read), stop);
                progress?.Report(new(0, 0));
            }
            await file.FlushAsync(stop);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static SheetRefusedException TooLarge(SheetLimits limits)
        => SheetRefusedException.For(SheetFault.TooLarge, $"The file is larger than {limits.MaxBytes / 1048576d:0.#} MB.", "Split it, or remove pictures and sheets that are not needed, and upload the parts one after the other.");
}
