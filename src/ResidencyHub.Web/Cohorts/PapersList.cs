using Microsoft.AspNetCore.Http.Extensions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Cohorts;

/// <summary>How the list of clearances and documents is asked for, on its page and as a file; never the papers themselves.</summary>
public static class PapersList
{
    public static IEndpointRouteBuilder MapPapersFiles(this IEndpointRouteBuilder app)
    {
        foreach (var kind in Enum.GetValues<SheetFileKind>())
            app.MapGet($"/papers/export{SheetWriter.Extension(kind)}", (HttpContext http, ListPapers list, HubClock clock) => ExportAsync(http, list, clock, kind)).WithMetadata(new NeedsAttribute(Permission.ReviewPapers)).ExcludeFromDescription();
        return app;
    }

    internal static ListState StateOf(string uri) => ListState.Parse(uri, "since", "show", "cohort", "what", "role");

    internal static ListPapers.Request RequestOf(ListState state) => new(
        state.ToPageRequest(), Enum.TryParse<ListPapers.Show>(state["show"], out var show) && Enum.IsDefined(show) ? show : ListPapers.Show.Waiting,
        Id<Cohort>.TryParse(state["cohort"], null, out var cohort) ? cohort : null, state["what"], Enum.TryParse<RequirementRole>(state["role"], out var role) && Enum.IsDefined(role) ? role : null, state.Q);

    private static Task<IResult> ExportAsync(HttpContext http, ListPapers list, HubClock clock, SheetFileKind kind)
    {
        var state = StateOf(http.Request.GetEncodedPathAndQuery());
        return new ListFile<ListPapers.Row>(
            "Clearances and documents", "/papers", ["Who", "Of", "What", "Cohort", "Status", "Since", "Paper of", "Through", "File", "Note"],
            async page => (await list.RunAsync(RequestOf(state) with { Page = page }, http.RequestAborted)).ValueOrDefault,
            r => [r.Person, CohortWords.Of(r.Resident is null ? RequirementRole.Mentor : RequirementRole.Resident), r.Requirement, r.CohortName, PeopleWords.Of(r.Status).Text, clock.DayOf(r.Since), r.IssuedOn, r.Status is ItemStatus.Waiting ? r.StatedThrough : r.ValidThrough, r.FileName, r.Note]).SendAsync(http, state, kind);
    }
}
