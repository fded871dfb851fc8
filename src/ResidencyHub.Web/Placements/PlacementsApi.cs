using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Api;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;

namespace ResidencyHub.Web.Placements;

/// <summary>Placements as JSON, and the list as a file with the filters of its address.</summary>
public static class PlacementsApi
{
    private static readonly string[] Headers = ["Resident", "School", "Mentor", "Subject", "Grades", "Status", "Waiting on", "Next date", "First day", "Last day", "Room", "Weekdays", "School year"];

    /// <summary>The JSON endpoints, on the API's own group.</summary>
    public static IEndpointRouteBuilder MapPlacementsApi(this IEndpointRouteBuilder api)
    {
        api.MapList<ListPlacements, ListPlacements.Row>("/placements", Permission.ReadPlacements, "Placements within your reach; sorts: resident, school, status, next, start; filters as on the page",
            (list, http, page) => list.RunAsync(new(page, PlacementLists.FilterOf(PlacementLists.Parse(http.Request.QueryString.Value ?? ""))), http.RequestAborted),
            ("q", "Words of the resident’s, the mentor’s or the school’s name"), ("school", "Of one school, by its id"), ("subject", "Of one subject"), ("grade", "Of one grade band"), ("status", "Draft, WithDistrict, WithSchool, WithMentor, Confirmed, Active …"),
            ("cohort", "Of one cohort, by its id"), ("year", "Of the school year that begins in this year, like 2026"), ("waits", "Who has to act: District, School, Mentor …"), ("show", "waiting, late, mentor, place, ours or secured"));
        api.MapOne<ShowPlacement, ShowPlacement.Answer>("/placements", Permission.ReadPlacements, "One placement with its history", (show, id, stop) => show.RunAsync(new(new Id<Placement>(id)), stop));
        api.MapList<ListCapacity, ListCapacity.Row>("/capacity", Permission.KeepCapacity, "What the partner schools can host in a school year, with what is taken; filters as on the page",
            (list, http, page) => list.RunAsync(CapacityLists.RequestOf(CapacityLists.Parse(http.Request.QueryString.Value ?? "", null), page), http.RequestAborted),
            ("q", "Words of the school’s name"), ("year", "The year in which the school year begins, like 2027"), ("standing", "How the asking stands"), ("answer", "What the school said"), ("contact", "none: schools where nobody has an address"));
        api.MapOne<ShowCapacity, CapacitySheet>("/capacity", Permission.KeepCapacity, "A school's answer for the year that is planned now, by the school's id", (show, id, stop) => show.RunAsync(new(new Id<Domain.Directory.School>(id)), stop));
        return api;
    }

    /// <summary>The list as a file, for people who are signed in.</summary>
    public static WebApplication MapPlacementFiles(this WebApplication app)
    {
        foreach (var kind in Enum.GetValues<SheetFileKind>())
            app.MapGet($"/placements/export{SheetWriter.Extension(kind)}", [Needs(Permission.ReadPlacements)] (HttpContext http, ListPlacements list, HubClock clock) => ExportAsync(http, list, clock, kind)).ExcludeFromDescription();
        return app;
    }

    private static Task<IResult> ExportAsync(HttpContext http, ListPlacements list, HubClock clock, SheetFileKind kind)
    {
        var state = PlacementLists.Parse(http.Request.QueryString.Value ?? "", AcademicYear.Of(clock.Today));
        return new ListFile<ListPlacements.Row>(
            "Placements", "/placements", Headers, async page => (await list.RunAsync(new(page, PlacementLists.FilterOf(state)), http.RequestAborted)).ValueOrDefault, Cells).SendAsync(http, state, kind);
    }

    private static IReadOnlyList<SheetCell> Cells(ListPlacements.Row r) =>
    [
        r.ResidentName, r.SchoolName, r.MentorName ?? "", r.Subject, r.GradeBand, r.Status, r.WaitsOn, Day(r.NextOn), Day(r.StartsOn), Day(r.EndsOn), r.Room ?? "", r.Weekdays ?? "", new AcademicYear(r.Year).ToString(),
    ];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
