using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Directory;

/// <summary>An official file, read whole and found good: its ids are as NCES gave them.</summary>
internal sealed record DirectoryFile(string FileName, DirectoryListKind Kind, IReadOnlyList<ListedSchool> Schools, IReadOnlyList<ListedDistrict> Districts, IReadOnlyList<string> Remarks)
{
    private const int ExamplesOfRemarks = 5;

    /// <summary>The states it speaks of.</summary>
    public IReadOnlySet<string> States { get; } = (Kind is DirectoryListKind.Schools ? Schools.Select(s => s.State) : Districts.Select(d => d.State)).ToHashSet(StringComparer.Ordinal);

    /// <exception cref="SheetRefusedException">It is no such file, or a spreadsheet program has ruined its ids; the words say what was found and what is needed.</exception>
    public static async Task<DirectoryFile> ReadAsync(Stream upload, string fileName, IProgress<DirectoryProgress>? progress, CancellationToken stop)
    {
        using var sheet = await SheetReader.OpenAsync(upload, fileName, stop: stop);
        return await Task.Run(() => Read(sheet, progress, stop), stop);
    }

    private static DirectoryFile Read(Sheet sheet, IProgress<DirectoryProgress>? progress, CancellationToken stop)
    {
        var columns = new DirectoryColumns(sheet.Headers);
        if (columns.Missing is { } missing)
            throw Refuse(missing);
        var told = progress is null ? null : new Relay(p => progress.Report(new($"Reading {sheet.FileName}: {p.Rows:N0} rows", p.Share * 0.5)));
        List<ListedSchool> schools = [];
        List<ListedDistrict> districts = [];
        List<string> ids = [], remarks = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unfit = 0;
        foreach (var row in sheet.Rows(told, stop))
        {
            var id = columns.Id(row.Cells);
            ids.Add(id);
            var school = columns.Kind is DirectoryListKind.Schools ? columns.School(row.Cells) : null;
            var district = school is null ? columns.District(row.Cells) : null;
            if (Wrong(id, school?.Name ?? district!.Name, school?.State ?? district!.State, seen) is not { } wrong)
            {
                if (school is not null)
                    schools.Add(school);
                else
                    districts.Add(district!);
                continue;
            }
            if (unfit++ < ExamplesOfRemarks)
                remarks.Add($"Row {row.Number} {wrong}. It was left out.");
        }
        var ruined = RuinedIds.Find(ids, columns.IdLength);
        if (ruined.Any)
            throw Refuse(ruined.Words);
        if (schools.Count + districts.Count == 0)
            throw Refuse("The file has no row that can be used. " + string.Join(' ', remarks));
        if (unfit > ExamplesOfRemarks)
            remarks.Add($"So were {unfit - ExamplesOfRemarks:N0} more rows, for the same reasons.");
        return new(sheet.FileName, columns.Kind, schools, districts, remarks);
    }

    private static string? Wrong(string id, string name, string state, HashSet<string> seen) =>
        id.Length == 0 ? "has no NCES id"
        : name.Length == 0 ? "has no name"
        : state.Length != 2 ? $"has “{state}” as its state; two letters are needed"
        : !seen.Add(id) ? $"repeats the id {id}; the first row counts"
        : null;

    private static SheetRefusedException Refuse(string words) => new(new SheetRefusal(SheetFault.NotASheet, words, null, "Nothing was changed."));

    /// <summary>Reports in step with the reading; <see cref="Progress{T}"/> would report later, in any order.</summary>
    private sealed class Relay(Action<SheetProgress> report) : IProgress<SheetProgress>
    {
        public void Report(SheetProgress value) => report(value);
    }
}
