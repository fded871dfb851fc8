using System.Globalization;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;

namespace ResidencyHub.Web.Placements;

/// <summary>What schools can host, as a file with the filters of its address.</summary>
public static class CapacityFiles
{
    private static readonly string[] Headers = ["School", "District", "How far", "Answer", "What it offers", "Most over all programs", "Taken", "Held", "Last confirmed", "Confirmed by", "Asked", "Answer by", "Whom one asks"];

    public static WebApplication MapCapacityFiles(this WebApplication app)
    {
        foreach (var kind in Enum.GetValues<SheetFileKind>())
            app.MapGet($"/capacity/export{SheetWriter.Extension(kind)}", [Needs(Permission.KeepCapacity)] (HttpContext http, ListCapacity list, HubClock clock) => ExportAsync(http, list, clock, kind)).ExcludeFromDescription();
        return app;
    }

    private static Task<IResult> ExportAsync(HttpContext http, ListCapacity list, HubClock clock, SheetFileKind kind)
    {
        var state = CapacityLists.Parse(http.Request.QueryString.Value ?? "", PlannedYear.On(clock.Today));
        return new ListFile<ListCapacity.Row>(
            "What schools can host", "/capacity", Headers, async page => (await list.RunAsync(CapacityLists.RequestOf(state, page), http.RequestAborted)).ValueOrDefault,
            r => [r.Name, r.District, CapacityLook.Word(r.Standing), r.Answer is { } answer ? CapacityWords.Of(answer) : "", r.Offered, r.Limit?.ToString(CultureInfo.InvariantCulture) ?? "", r.Taken, r.Held, r.ConfirmedOn, r.ConfirmedBy, r.AskedOn, r.AnswerBy, r.Contact]).SendAsync(http, state, kind);
    }
}
