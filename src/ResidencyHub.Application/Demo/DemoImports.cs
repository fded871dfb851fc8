using System.Text.Json;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Demo;

/// <summary>The spreadsheet with which this year's cohort came in, as the list of imports keeps it: its cells are long gone, what became of each row stays.</summary>
internal static class DemoImports
{
    public static void Build(DemoStage stage)
    {
        var cohort = stage.People.Cohorts[1];
        var residents = stage.People.Of(cohort);
        var dana = stage.Rows.OfType<HubUser>().Single(u => u.Name == "Dana Whitfield");
        // longer ago than an import can be undone, so that nobody takes the demo's people away with one click
        var at = stage.Afternoon(stage.Today.AddDays(-64));
        var batch = stage.Keep(new ImportBatch
        {
            ProgramId = cohort.ProgramId,
            CohortId = cohort.Id,
            Kind = ImportKind.Residents,
            FileName = "admitted residents.xlsx",
            AccountId = dana.Id,
            StartedBy = dana.Name,
            StartedAt = at,
            State = ImportState.Committed,
            Format = "Excel workbook",
            IsWorkbook = true,
            Headers = JsonSerializer.Serialize<string[]>(["Program id", "First name", "Last name", "E-mail", "Certification area", "Grade band"]),
            Rows = residents.Count + 1,
            New = residents.Count,
            Errors = 1,
            CommittedAt = at.AddMinutes(6),
            CellsPurgedAt = stage.Now,
        });
        for (var i = 0; i < residents.Count; i++)
            stage.Keep(new ImportRow { BatchId = batch.Id, ProgramId = cohort.ProgramId, Number = i + 2, Cells = "[]", Outcome = RowOutcome.New, SubjectId = residents[i].Id.Value, Name = residents[i].Name.Full });
        stage.Keep(new ImportRow { BatchId = batch.Id, ProgramId = cohort.ProgramId, Number = residents.Count + 2, Cells = "[]", Outcome = RowOutcome.Error, Name = "Pat Moreno", Reason = "“pat.moreno@” is not an e-mail address. Write the whole address, as name@place.org." });
    }
}
