using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Interchange;

/// <summary>The columns as the mapping form sends them.</summary>
public sealed class ColumnsForm
{
    public List<string?> Fields { get; set; } = [];
    public DayOrder Days { get; set; }
    public bool SkipInstructions { get; set; }
}

/// <summary>The answers as the questions' form sends them, in the order in which they were asked.</summary>
public sealed class AnswersForm
{
    public List<string?> Keys { get; set; } = [];
    public List<string?> Values { get; set; } = [];
}

/// <summary>Takes the steps of an import for its page: the use case first, then the work in the background.</summary>
internal sealed class ImportClerk(ViewerContext viewer, ImportWork work, BeginImportStep begin, MapImport map, AnswerImport answer, CancelImport cancel, ChooseImportSheet choose)
{
    public async Task<Outcome<Nothing>> StepAsync(Guid import, ImportStep step)
    {
        var outcome = await begin.RunAsync(new(import, step));
        if (outcome.IsDone)
            await work.RunAsync(viewer.Viewer, import, step);
        return outcome;
    }

    public async Task<Outcome<Nothing>> MapAsync(Guid import, ColumnsForm form)
    {
        var outcome = await map.RunAsync(new(import, [.. form.Fields.Select(f => string.IsNullOrEmpty(f) ? null : f)], form.Days, form.SkipInstructions));
        if (!outcome.IsDone)
            return outcome;
        ImportWork.Forget(import);
        return await StepAsync(import, ImportStep.Check);
    }

    public async Task<Outcome<Nothing>> AnswerAsync(Guid import, AnswersForm form)
    {
        var answers = form.Keys.Zip(form.Values).Where(a => !string.IsNullOrEmpty(a.First) && !string.IsNullOrEmpty(a.Second)).DistinctBy(a => a.First).ToDictionary(a => a.First!, a => a.Second!);
        var outcome = await answer.RunAsync(new(import, answers));
        return outcome.IsDone ? await StepAsync(import, ImportStep.Check) : outcome;
    }

    public async Task<Outcome<Nothing>> ReadAgainAsync(ShowImport.Answer import, string? sheet, int? headerRow)
    {
        var outcome = await choose.RunAsync(new(import.Id, sheet));
        if (outcome.IsDone)
            await work.ReadAgainAsync(viewer.Viewer, import.Id, import.FileName, sheet ?? import.SheetName, headerRow);
        return outcome;
    }

    // who may not see the import may not stop its work either: the use case is asked first
    public async Task<Outcome<Nothing>> CancelAsync(Guid import)
    {
        var outcome = await cancel.RunAsync(new(import));
        if (outcome.IsDone)
            ImportWork.Forget(import);
        return outcome is Outcome<Nothing>.Done or Outcome<Nothing>.Refused && work.Cancel(import) ? default(Nothing) : outcome;
    }
}
