using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Features;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Interchange;

/// <summary>A whole list as a file, however long it is: rows are read part after part and none is kept. CSV leaves as it is written; a workbook is put together on the disk first, because it may turn out too long for one.</summary>
/// <param name="Name">Of the file and of the sheet.</param>
/// <param name="Path">The list's own page, where one is led when there is no file.</param>
/// <param name="Headers">The names of the columns.</param>
/// <param name="Read">One part of the list; null when it is not the viewer's to read.</param>
/// <param name="Cells">One row in the order of the headers.</param>
public sealed record ListFile<TRow>(string Name, string Path, IReadOnlyList<string> Headers, Func<PageRequest, Task<PageOf<TRow>?>> Read, Func<TRow, IReadOnlyList<SheetCell>> Cells)
{
    /// <summary>The most rows that a workbook may have.</summary>
    public int MostRows { get; init; } = SheetWriter.MostWorkbookRows;

    public async Task<IResult> SendAsync(HttpContext http, ListState state, SheetFileKind kind)
    {
        var stop = http.RequestAborted;
        if (await Read(Part(state, null)) is not { } first)
            return Results.NotFound();
        var rows = RowsAsync(state, first, stop);
        var (type, file) = (SheetWriter.ContentType(kind), $"{Name}{SheetWriter.Extension(kind)}");
        if (kind is SheetFileKind.Csv)
            return Results.Stream(to => WriteAsync(http, to, kind, rows, stop), type, file);
        var whole = PassingFile.New();
        try
        {
            var count = 0;
            await WriteAsync(http, whole, kind, rows.TakeWhile(_ => ++count <= MostRows), stop);
            if (count <= MostRows)
            {
                whole.Position = 0;
                return Results.File(whole, type, file);
            }
            await whole.DisposeAsync();
            http.RequestServices.GetRequiredService<NoticeCookie>().Keep(new Notice.Refused($"This list has more than {MostRows:N0} rows, the most that an Excel sheet holds, so no file was made. Narrow the list by a filter, or take it as CSV: that has no limit."));
            return Results.Redirect(state.First().Href(Path));
        }
        catch
        {
            await whole.DisposeAsync();
            throw;
        }
    }

    // writers of spreadsheets write synchronously; they do so on a thread of their own
    private Task WriteAsync(HttpContext http, Stream to, SheetFileKind kind, IAsyncEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken stop)
    {
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        return Task.Run(() => SheetWriter.Write(to, kind, Name, Headers, rows.ToBlockingEnumerable(stop), stop), stop);
    }

    private async IAsyncEnumerable<IReadOnlyList<SheetCell>> RowsAsync(ListState state, PageOf<TRow> first, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var part = first; part is not null; part = part.Next is { } next && !stop.IsCancellationRequested ? await Read(Part(state, next)) : null)
            foreach (var row in part.Rows)
                yield return Cells(row);
    }

    private static PageRequest Part(ListState state, string? after) => new(state.SortKey, state.Descending, after) { ForFile = true };
}
