using Microsoft.AspNetCore.Http.Extensions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Partnerships;

/// <summary>The list of agreements as a file: who has signed by name and party, without their addresses.</summary>
public static class AgreementListFiles
{
    public static IEndpointRouteBuilder MapAgreementListFiles(this IEndpointRouteBuilder app)
    {
        foreach (var kind in Enum.GetValues<SheetFileKind>())
            app.MapGet($"/agreements/export{SheetWriter.Extension(kind)}", (HttpContext http, ListAgreements list) => ExportAsync(http, list, kind)).WithMetadata(new NeedsAttribute(Permission.ReadPartnerships)).ExcludeFromDescription();
        return app;
    }

    internal static ListState StateOf(string uri) => ListState.Parse(uri, null, "group");

    internal static ListAgreements.Request RequestOf(ListState state) => new(state.ToPageRequest(), Enum.TryParse<AgreementGroup>(state["group"], out var group) && Enum.IsDefined(group) ? group : null, state.Q);

    private static Task<IResult> ExportAsync(HttpContext http, ListAgreements list, SheetFileKind kind)
    {
        var state = StateOf(http.Request.GetEncodedPathAndQuery());
        return new ListFile<ListAgreements.Row>(
            "Agreements", "/agreements", ["Agreement", "Kind", "Partnership", "How it stands", "Waits for", "First day", "Last day", "Covers", "Signed", "Signers", "Signed by"],
            async page => (await list.RunAsync(RequestOf(state) with { Page = page }, http.RequestAborted)).ValueOrDefault,
            r => [r.Title, AgreementText.Of(r.Kind), r.Partnership, AgreementText.Of(r.Standing), r.WaitsFor, r.StartsOn, r.EndsOn, Covered(r), r.Signers.Count(s => s.SignedOn is not null), r.Signers.Count, Signed(r)]).SendAsync(http, state, kind);
    }

    private static string Covered(ListAgreements.Row r) => r.CoversAllSchools ? $"every school{(r.CoversLaterPartners ? ", also of later partners" : "")}" : string.Join("; ", r.Schools);

    private static string Signed(ListAgreements.Row r) => string.Join("; ", r.Signers.Where(s => s.SignedOn is not null).Select(s => $"{s.Name}, {s.Party}, {s.SignedOn:yyyy-MM-dd}"));
}
