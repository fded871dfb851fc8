using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Placements;

/// <summary>Placements as JSON, and the list as a file with the filters of its address.</summary>
public static class PlacementsApi
{
    private static readonly string[] Headers = ["Resident", "School", "Mentor", "Subject", "Grades", "Status", "Waiting on", "Next date", "First day", "Last day", "Room", "Weekdays", "School year"];

    public static IEndpointRouteBuilder MapPlacementsApi(this IEndpointRouteBuilder api)
    {
        var needs = new NeedsAttribute(Permission.ReadPlacements);
        api.MapGet("/api/v1/placements", ListAsync).RequireAuthorization(needs).WithTags("Placements").WithSummary("Placements within your reach; sorts: resident, school, status, next, start (with - for descending)");
        api.MapGet("/api/v1/placements/{id:guid}", ShowAsync).RequireAuthorization(needs).WithTags("Placements").WithSummary("One placement with its history");
        api.MapGet("/placements/export", (HttpContext http, ListPlacements list, CancellationToken stop) => ExportAsync(http, list, SheetFileKind.Csv, stop)).RequireAuthorization(needs).ExcludeFromDescription();
        api.MapGet("/placements/export.xlsx", (HttpContext http, ListPlacements list, CancellationToken stop) => ExportAsync(http, list, SheetFileKind.Workbook, stop)).RequireAuthorization(needs).ExcludeFromDescription();
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ListPlacements list, CancellationToken stop)
    {
        var state = PlacementLists.Parse(request.QueryString.Value ?? "");
        return Answer(await list.RunAsync(new(state.ToPageRequest(100), PlacementLists.FilterOf(state)), stop));
    }

    private static async Task<IResult> ShowAsync(Guid id, ShowPlacement show, CancellationToken stop) => Answer(await show.RunAsync(new(new Id<Placement>(id)), stop));

    private static IResult Answer<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done done => Results.Ok(done.Value),
        Outcome<T>.Forbidden => Results.Problem("Your role does not include this.", statusCode: StatusCodes.Status403Forbidden),
        _ => Results.Problem("There is no such placement within your reach.", statusCode: StatusCodes.Status404NotFound),
    };

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
