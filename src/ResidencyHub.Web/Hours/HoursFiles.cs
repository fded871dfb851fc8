using Microsoft.AspNetCore.Http.Extensions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Hours;

/// <summary>The hours of everyone in the residency as a file, in hours that one may add up.</summary>
public static class HoursFiles
{
    public static IEndpointRouteBuilder MapHoursFiles(this IEndpointRouteBuilder app)
    {
        foreach (var kind in Enum.GetValues<SheetFileKind>())
            app.MapGet($"/hours/export{SheetWriter.Extension(kind)}", (HttpContext http, ListHours list) => ExportAsync(http, list, kind)).WithMetadata(new NeedsAttribute(Permission.ReadResidents)).ExcludeFromDescription();
        return app;
    }

    internal static ListState StateOf(string uri) => ListState.Parse(uri, "name", "show");

    internal static ListHours.Request RequestOf(ListState state) => new(state.ToPageRequest(), state.Q, Enum.TryParse<HoursShown>(state["show"], out var show) && Enum.IsDefined(show) ? show : null);

    private static Task<IResult> ExportAsync(HttpContext http, ListHours list, SheetFileKind kind)
    {
        var state = StateOf(http.Request.GetEncodedPathAndQuery());
        return new ListFile<ListHours.Row>(
            "Hours by resident", "/hours", ["Resident", "School", "Mentor", "Hours approved", "Hours waiting", "Hours needed", "Hours at an even pace", "Even pace through", "Weeks without a log", "Days alone", "Visits", "Last week sent"],
            async page => (await list.RunAsync(RequestOf(state) with { Page = page }, http.RequestAborted)).ValueOrDefault,
            r => [r.Name, r.School, r.Mentor, Hours(r.Totals.Approved), Hours(r.Totals.Pending), Hours(r.Needed), r.Expected is { } expected ? Hours(expected) : "", r.Expected is null ? (DateOnly?)null : r.ExpectedBy, r.WeeksWithout, r.Totals.SoloDays, r.Totals.Visits, r.LastWeek]).SendAsync(http, state, kind);
    }

    private static SheetCell Hours(int minutes) => SheetCell.FromDecimal(Math.Round(minutes / 60m, 2));
}
