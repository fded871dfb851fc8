using System.Diagnostics;
using System.Text;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Benchmarks;

/// <summary>A large sheet of residents through all its steps, while somebody else saves a draft every tenth of a second: how long each step takes, and how long a draft had to wait at worst.</summary>
internal sealed class ImportBenchmark(BenchmarkHub hub, Viewer coordinator, Viewer typist)
{
    private List<double> _waits = [];
    private int _refused;
    private DateTime? _savedAt;

    public static async Task RunAsync(int rows, string provider)
    {
        await using var hub = await BenchmarkHub.NewAsync(provider);
        var always = new Period(new DateOnly(2020, 1, 1));
        var university = new University("Harbor Valley University", null, "CA");
        var program = new PreparationProgram(university.Id, "Harbor Valley Residency");
        var cohort = new Cohort(program.Id, "Cohort 8", new AcademicYear(2026), new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 6, 30)), 10);
        await using (var db = hub.Open())
        {
            db.AddRange(university, program, cohort);
            await db.SaveChangesAsync();
        }
        var coordinator = await hub.ViewerAsync("Dana Whitfield", Role.ProgramCoordinator, a => RoleGrant.Coordinator(a, program, always));
        var typist = await hub.ViewerAsync("Alex Admin", Role.Administrator, a => RoleGrant.Administrator(a, always));
        await new ImportBenchmark(hub, coordinator, typist).MeasureAsync(cohort, rows);
    }

    private async Task MeasureAsync(Cohort cohort, int rows)
    {
        Console.WriteLine($"{"step",-22} {"takes",9} {"draft saved, median",20} {"p95",9} {"worst",9} {"refused",8}");
        var sheet = Encoding.UTF8.GetBytes(Sheet(rows, ""));
        Guid import = default;
        await StepAsync("read", async () =>
        {
            import = (await hub.AskAsync<StartImport, Outcome<Guid>>(coordinator, s => s.RunAsync(new(cohort.Id, ImportKind.Residents, "people.csv")))).ValueOrDefault;
            await hub.Imports.ReadAsync(coordinator, import, new MemoryStream(sheet), "people.csv", default);
            await DoneAsync(import);
        });
        var shown = await ShowAsync(import);
        await hub.AskAsync<MapImport, object>(coordinator, async m => await m.RunAsync(new(import, [.. shown.Columns.Select(c => c.Field)], shown.Days, false)));
        await StepAsync("compare", () => RunAsync(import, ImportStep.Check));
        await StepAsync("import, cancelled", () => RunAsync(import, ImportStep.Commit, cancelAfter: TimeSpan.FromSeconds(1)));
        await StepAsync("import", () => RunAsync(import, ImportStep.Commit));
        shown = await ShowAsync(import);
        Console.WriteLine($"  {shown.State}: {shown.New:N0} new, {shown.Changed:N0} changed, {shown.Errors:N0} errors {shown.Trouble}");
        await StepAsync("undo", () => RunAsync(import, ImportStep.Undo));
        shown = await ShowAsync(import);
        Console.WriteLine($"  {shown.State}: {shown.Kept:N0} kept {shown.Trouble}");
    }

    private async Task StepAsync(string name, Func<Task> step)
    {
        (_waits, _refused) = ([], 0);
        using var stop = new CancellationTokenSource();
        var typing = Task.Run(() => TypeAsync(stop.Token));
        var start = Stopwatch.GetTimestamp();
        await step();
        var taken = Stopwatch.GetElapsedTime(start);
        await stop.CancelAsync();
        await typing;
        _waits.Sort();
        Console.WriteLine($"{name,-22} {taken.TotalSeconds,7:0.0} s {_waits[_waits.Count / 2],17:0} ms {_waits[_waits.Count * 95 / 100],6:0} ms {_waits[^1],6:0} ms {_refused,8}");
    }

    private async Task TypeAsync(CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var start = Stopwatch.GetTimestamp();
            var saved = await hub.AskAsync<SaveDraft, Outcome<SaveDraft.Answer>>(typist, s => s.RunAsync(new("bench", new Dictionary<string, string> { ["words"] = $"word {n}" }, _savedAt), CancellationToken.None));
            _waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (saved.ValueOrDefault is { Newer: false } draft)
                _savedAt = draft.Saved.SavedAt;
            else
                _refused++;
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private async Task RunAsync(Guid import, ImportStep step, TimeSpan? cancelAfter = null)
    {
        await hub.AskAsync<BeginImportStep, object>(coordinator, async b => await b.RunAsync(new(import, step)));
        if (cancelAfter is { } after)
            _ = Task.Delay(after).ContinueWith(_ => hub.Imports.Cancel(import), TaskScheduler.Default);
        await hub.Imports.RunAsync(coordinator, import, step);
        await DoneAsync(import);
    }

    private async Task DoneAsync(Guid import)
    {
        while (hub.Imports.ProgressOf(import) is not null || (await ShowAsync(import)).Works)
            await Task.Delay(50);
    }

    private async Task<ShowImport.Answer> ShowAsync(Guid import) => (await hub.AskAsync<ShowImport, Outcome<ShowImport.Answer>>(coordinator, s => s.RunAsync(new(import)))).ValueOrDefault!;

    private static string Sheet(int rows, string mark)
    {
        var text = new StringBuilder("Student ID,First name,Last name,Email,Phone,Subject,Grade band,Notes\n");
        string[] subjects = ["Mathematics", "English", "Science", "Special education"];
        for (var n = 0; n < rows; n++)
            text.Append($"{mark}{n:000000},First{n % 997},Last{n:000000},{mark}p{n}@people.example,(555) 555-0100,{subjects[n % 4]},9-12,A note of some length about row {n}\n");
        return text.ToString();
    }
}
