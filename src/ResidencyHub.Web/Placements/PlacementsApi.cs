using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Api;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Placements;

/// <summary>Placements as JSON, and the list as a file with the filters of its address.</summary>
public static class PlacementsApi
{
    private static readonly string[] Headers = ["Resident", "School", "Mentor", "Subject", "Grades", "Status", "Waiting on", "Next date", "First day", "Last day", "Room", "Weekdays", "School year"];

    /// <summary>The JSON endpoints, on the API's own group.</summary>
    public static IEndpointRouteBuilder MapPlacementsApi(this IEndpointRouteBuilder api)
    {
        api.MapList<ListPlacements, ListPlacements.Row>("/placements", Permission.ReadPlacements, "Placements within your reach; sorts: resident, school, status, next, start; filters as on the page (q, school, subject, grade, status, cohort, year, waits, show)",
            (list, http, page) => list.RunAsync(new(page, PlacementLists.FilterOf(PlacementLists.Parse(http.Request.QueryString.Value ?? ""))), http.RequestAborted));
        api.MapOne<ShowPlacement, ShowPlacement.Answer>("/placements", Permission.ReadPlacements, "One placement with its history", (show, id, stop) => show.RunAsync(new(new Id<Placement>(id)), stop));
        return api;
    }

    /// <summary>The list as a file, for people who are signed in.</summary>
    public static WebApplication MapPlacementFiles(this WebApplication app)
    {
        app.MapGet("/placements/export", [Needs(Permission.ReadPlacements)] (HttpContext http, ListPlacements list, CancellationToken stop) => ExportAsync(http, list, SheetFileKind.Csv, stop)).ExcludeFromDescription();
        app.MapGet("/placements/export.xlsx", [Needs(Permission.ReadPlacements)] (HttpContext http, ListPlacements list, CancellationToken stop) => ExportAsync(http, list, SheetFileKind.Workbook, stop)).ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> ExportAsync(HttpContext http, ListPlacements list, SheetFileKind kind, CancellationToken stop)
    {
        var state = PlacementLists.Parse(http.Request.QueryString.Value ?? "").First();
        var rows = new List<IReadOnlyList<SheetCell>>();
        for (string? after = null; ;)
        {
            if ((await list.RunAsync(new(new(state.SortKey, state.Descending, after, Take: 100), PlacementLists.FilterOf(state)), stop)).ValueOrDefault is not { } page)
                return Results.Forbid();
            rows.AddRange(page.Rows.Select(Cells));
            if ((after = page.Next) is null)
                break;
        }
        return Results.Stream(to => WriteAsync(to, kind, rows, stop), SheetWriter.ContentType(kind), $"placements{SheetWriter.Extension(kind)}");
    }

    private static async Task WriteAsync(Stream to, SheetFileKind kind, List<IReadOnlyList<SheetCell>> rows, CancellationToken stop)
    {
        // spreadsheet writers write synchronously, which the server's own stream refuses
        using var whole = new MemoryStream();
        SheetWriter.Write(whole, kind, "Placements", Headers, rows, stop);
        whole.Position = 0;
        await whole.CopyToAsync(to, stop);
    }

    private static IReadOnlyList<SheetCell> Cells(ListPlacements.Row r) =>
    [
        r.ResidentName, r.SchoolName, r.MentorName ?? "", r.Subject, r.GradeBand, r.Status, r.WaitsOn, Day(r.NextOn), Day(r.StartsOn), Day(r.EndsOn), r.Room ?? "", r.Weekdays ?? "", new AcademicYear(r.Year).ToString(),
    ];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
