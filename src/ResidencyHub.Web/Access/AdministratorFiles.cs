using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Access;

/// <summary>The audit and the list of e-mails as files. The values before and after stay on the page, and so do the letters: their links open the hub.</summary>
public static class AdministratorFiles
{
    public static IEndpointRouteBuilder MapAdministratorFiles(this IEndpointRouteBuilder app)
    {
        foreach (var kind in Enum.GetValues<SheetFileKind>())
        {
            app.MapGet($"/audit/export{SheetWriter.Extension(kind)}", (HttpContext http, ListAudit list, HubClock clock) => ExportAsync(http, list, clock, kind)).WithMetadata(new NeedsAttribute(Permission.ReadAudit)).ExcludeFromDescription();
            app.MapGet($"/outbox/export{SheetWriter.Extension(kind)}", (HttpContext http, ListOutbox list, HubClock clock) => ExportAsync(http, list, clock, kind)).WithMetadata(new NeedsAttribute(Permission.ReadOutbox)).ExcludeFromDescription();
        }
        return app;
    }

    internal static ListState AuditOf(string uri) => ListState.Parse(uri, null, "actor", "process", "subject", "from", "through", "entry", "after-change");

    internal static ListAudit.Request RequestOfAudit(ListState state) =>
        new(Id(state, "actor"), state.Q, state["process"], Id(state, "subject"), state.ToPageRequest(), Day(state, "from"), Day(state, "through"), Id(state, "entry"), Id(state, "after-change"));

    internal static ListState OutboxOf(string uri) => ListState.Parse(uri, null, "state");

    internal static ListOutbox.Request RequestOfOutbox(ListState state) => new(state.Q, Enum.TryParse<OutboxState>(state["state"], out var how) && Enum.IsDefined(how) ? how : null, state.ToPageRequest());

    private static Guid? Id(ListState state, string key) => Guid.TryParse(state[key], out var id) ? id : null;

    private static DateOnly? Day(ListState state, string key) => DateOnly.TryParseExact(state[key], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Task<IResult> ExportAsync(HttpContext http, ListAudit list, HubClock clock, SheetFileKind kind)
    {
        var state = AuditOf(http.Request.GetEncodedPathAndQuery());
        return new ListFile<ListAudit.Row>(
            "Audit", "/audit", ["When", "Who", "Role", "What", "About", "Why"],
            async page => (await list.RunAsync(RequestOfAudit(state) with { Page = page }, http.RequestAborted)).ValueOrDefault,
            r => [Moment(r.At, clock), r.Actor, r.ActedAs is { } role ? AccessWords.Of(role) : "", SpacedWords.Of(r.Process), r.About, r.Why]).SendAsync(http, state, kind);
    }

    private static Task<IResult> ExportAsync(HttpContext http, ListOutbox list, HubClock clock, SheetFileKind kind)
    {
        var state = OutboxOf(http.Request.GetEncodedPathAndQuery());
        return new ListFile<ListOutbox.Row>(
            "E-mails", "/outbox", ["Subject", "To", "Address", "Status", "Why it waits", "Written", "Sent"],
            async page => (await list.RunAsync(RequestOfOutbox(state) with { Page = page }, http.RequestAborted)).ValueOrDefault,
            r => [r.Subject, r.ToName, r.ToAddress, OutboxPage.Word(r.State).Text, r.Problem ?? r.Waits, Moment(r.WrittenAt, clock), r.SentAt is { } at ? Moment(at, clock) : ""]).SendAsync(http, state, kind);
    }

    private static string Moment(DateTime at, HubClock clock) => clock.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
