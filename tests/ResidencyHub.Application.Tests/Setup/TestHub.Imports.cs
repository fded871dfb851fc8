using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>Imports as a coordinator does them, step by step.</summary>
internal sealed partial class TestHub
{
    private ImportWork Work => Services.GetRequiredService<ImportWork>();

    public Task<Guid> UploadAsync(Viewer viewer, Cohort cohort, ImportKind kind, string csv) => UploadAsync(viewer, cohort, kind, "people.csv", Encoding.UTF8.GetBytes(csv));

    public async Task<Guid> UploadAsync(Viewer viewer, Cohort cohort, ImportKind kind, string fileName, byte[] content)
    {
        var import = (await As<StartImport>(viewer).RunAsync(new(cohort.Id, kind, fileName))).ValueOrDefault;
        import.ShouldNotBe(Guid.Empty);
        await Work.ReadAsync(viewer, import, new MemoryStream(content), fileName, default);
        await SettledAsync(viewer, import);
        return import;
    }

    /// <summary>Reads the sheet anew with another row for the names of its columns.</summary>
    public async Task<ShowImport.Answer> ReadAgainAsync(Viewer viewer, ShowImport.Answer import, int headerRow)
    {
        (await As<ChooseImportSheet>(viewer).RunAsync(new(import.Id))).IsDone.ShouldBeTrue();
        await Work.ReadAgainAsync(viewer, import.Id, import.FileName, import.SheetName, headerRow);
        return await SettledAsync(viewer, import.Id);
    }

    /// <summary>Takes the guessed columns and compares.</summary>
    public async Task<ShowImport.Answer> CheckAsync(Viewer viewer, Guid import, bool skipInstructions = true, IReadOnlyList<string?>? fields = null)
    {
        var shown = await ShowAsync(viewer, import);
        var mapped = await As<MapImport>(viewer).RunAsync(new(import, fields ?? [.. shown.Columns.Select(c => c.Field)], DayOrder.MonthFirst, skipInstructions));
        mapped.IsDone.ShouldBeTrue(mapped.ToString());
        return await StepAsync(viewer, import, ImportStep.Check);
    }

    public async Task<ShowImport.Answer> PreviewAsync(Viewer viewer, Cohort cohort, ImportKind kind, string csv) => await CheckAsync(viewer, await UploadAsync(viewer, cohort, kind, csv));

    public async Task<ShowImport.Answer> AnswerAsync(Viewer viewer, Guid import, params (string Key, string Value)[] answers)
    {
        (await As<AnswerImport>(viewer).RunAsync(new(import, answers.ToDictionary(a => a.Key, a => a.Value)))).IsDone.ShouldBeTrue();
        return await StepAsync(viewer, import, ImportStep.Check);
    }

    public async Task<ShowImport.Answer> StepAsync(Viewer viewer, Guid import, ImportStep step)
    {
        var begun = await As<BeginImportStep>(viewer).RunAsync(new(import, step));
        begun.IsDone.ShouldBeTrue(begun.ToString());
        await Work.RunAsync(viewer, import, step);
        return await SettledAsync(viewer, import);
    }

    public async Task<ShowImport.Answer> ShowAsync(Viewer viewer, Guid import, RowOutcome? outcome = null) => (await As<ShowImport>(viewer).RunAsync(new(import, outcome))).ValueOrDefault!;

    public async Task<ShowImport.Answer> SettledAsync(Viewer viewer, Guid import)
    {
        for (var tries = 0; tries < 3000; tries++)
        {
            if (Work.ProgressOf(import) is null && await ShowAsync(viewer, import) is { Works: false } shown)
                return shown;
            await Task.Delay(20);
        }
        throw new TimeoutException("The import did not end.");
    }

    public async Task<List<Resident>> ResidentsAsync(Id<Cohort> cohort)
    {
        await using var db = Open();
        return await db.Residents.AsNoTracking().Where(r => r.CohortId == cohort).OrderBy(r => r.SortName).ToListAsync();
    }
}
