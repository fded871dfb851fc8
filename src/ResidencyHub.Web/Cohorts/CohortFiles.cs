using Microsoft.AspNetCore.Http.Extensions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Cohorts;

/// <summary>The lists of residents and mentors as files.</summary>
public static class CohortFiles
{
    public static void MapCohortFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/residents/export", ExportResidentsAsync).WithMetadata(new NeedsAttribute(Permission.ReadResidents)).ExcludeFromDescription();
        app.MapGet("/mentors/export", ExportMentorsAsync).WithMetadata(new NeedsAttribute(Permission.ReadMentors)).ExcludeFromDescription();
    }

    private static Task<IResult> ExportResidentsAsync(HttpRequest request, ListResidents list, CancellationToken stop) => ExportAsync(
        request, "Residents", ["Program id", "Name", "E-mail", "Phone", "Cohort", "Certification area", "Grade band", "Status", "Cleared through", "School", "Mentor", "University supervisor"],
        async after => (await list.RunAsync(ResidentsList.RequestOf(ResidentsList.StateOf(request.GetEncodedPathAndQuery()).First(), 100) is var first ? first with { Page = first.Page with { After = after } } : first, stop)).ValueOrDefault,
        r => [r.Number, r.Name, r.Email, r.Phone, r.CohortName, r.Subject, r.GradeBand, CohortWords.Of(r.State), r.ClearedUntil, r.SchoolName, r.MentorName, r.SupervisorName], stop);

    private static Task<IResult> ExportMentorsAsync(HttpRequest request, ListMentors list, CancellationToken stop) => ExportAsync(
        request, "Mentors", ["Mentor id", "Name", "E-mail", "Phone", "School", "Subject", "Grade band", "Room", "Status", "Residents", "Residents at a time"],
        async after => (await list.RunAsync(MentorsList.RequestOf(MentorsList.StateOf(request.GetEncodedPathAndQuery()).First(), 100) is var first ? first with { Page = first.Page with { After = after } } : first, stop)).ValueOrDefault,
        m => [m.Number, m.Name, m.Email, m.Phone, m.SchoolName, m.Subject, m.GradeBand, m.Room, CohortWords.Of(m.State), m.Load, m.Capacity], stop);

    // rows are read page after page; the file itself lies on the disk and is gone when it is sent
    private static async Task<IResult> ExportAsync<TRow>(HttpRequest request, string name, string[] headers, Func<string?, Task<PageOf<TRow>?>> page, Func<TRow, IReadOnlyList<SheetCell>> cells, CancellationToken stop)
    {
        var kind = request.Query["as"] == "csv" ? SheetFileKind.Csv : SheetFileKind.Workbook;
        var rows = new List<IReadOnlyList<SheetCell>>();
        string? after = null;
        do
        {
            if (await page(after) is not { } read)
                return Results.NotFound();
            rows.AddRange(read.Rows.Select(cells));
            after = read.Next;
        }
        while (after is not null && rows.Count < 100_000);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"hub-export-{Guid.CreateVersion7():N}"), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        SheetWriter.Write(file, kind, name, headers, rows, stop);
        file.Position = 0;
        return Results.File(file, SheetWriter.ContentType(kind), $"{name}{SheetWriter.Extension(kind)}");
    }
}
