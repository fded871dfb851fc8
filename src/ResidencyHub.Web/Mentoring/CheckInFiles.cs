using Microsoft.AspNetCore.Http.Extensions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Mentoring;

/// <summary>The weekly check-ins as a file: what the page shows its reader, and no column more.</summary>
public static class CheckInFiles
{
    public static IEndpointRouteBuilder MapCheckInFiles(this IEndpointRouteBuilder app)
    {
        foreach (var kind in Enum.GetValues<SheetFileKind>())
            app.MapGet($"/check-ins/export{SheetWriter.Extension(kind)}", (HttpContext http, ListCheckIns list, ShowViewer viewer) => ExportAsync(http, list, viewer, kind)).WithMetadata(new NeedsAttribute(Permission.ReadCheckIns)).ExcludeFromDescription();
        return app;
    }

    internal static ListState StateOf(string uri) => ListState.Parse(uri, null, "going");

    internal static ListCheckIns.Request RequestOf(ListState state) =>
        new(state.ToPageRequest(), null, Enum.TryParse<Going>(state["going"], out var going) && Enum.IsDefined(going) ? going : null, Q: state.Q);

    private static async Task<IResult> ExportAsync(HttpContext http, ListCheckIns list, ShowViewer viewer, SheetFileKind kind)
    {
        var state = StateOf(http.Request.GetEncodedPathAndQuery());
        // how it goes is not the resident's to read: no empty column tells them that there is one
        var going = await viewer.RoleAsync(http.RequestAborted) is not Role.Resident;
        return await new ListFile<ListCheckIns.Row>(
            "Weekly check-ins", "/check-ins", ["Resident", "Week of", .. going ? ["How it goes", "Mentor asks"] : Array.Empty<string>(), "Strength", "Next step", "Mentor", "School", "Met"],
            async page => (await list.RunAsync(RequestOf(state) with { Page = page }, http.RequestAborted)).ValueOrDefault,
            r => [r.Resident, r.WeekOf, .. going ? new SheetCell[] { r.Going is { } g ? MentoringWords.Of(g) : "", r.WantsHelp ? "Please call" : "" } : [], r.Strength, r.NextStep, r.Mentor, r.School, !r.Met ? "no" : r.Length is { } length ? MentoringWords.Of(length) : "yes"]).SendAsync(http, state, kind);
    }
}
