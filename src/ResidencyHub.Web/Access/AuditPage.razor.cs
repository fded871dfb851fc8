using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Access;

public sealed partial class AuditPage(ListAudit list, ListAuditActs listActs, NavigationManager navigation)
{
    private IReadOnlyList<ListFilter> Filters { get; set; } = [];

    private ListState List { get; set; } = new();

    private PageOf<ListAudit.Row> Page { get; set; } = PageOf<ListAudit.Row>.Empty;

    protected override async Task OnInitializedAsync()
    {
        List = AdministratorFiles.AuditOf(navigation.Uri);
        var acts = (await listActs.RunAsync(default)).ValueOrDefault ?? [];
        // a link leads to older acts as well
        if (List["process"] is { Length: > 0 } chosen && !acts.Contains(chosen))
            acts = [chosen, .. acts];
        Filters = [new("process", "Act", "All acts (recent ones listed)", [.. acts.Select(act => new Choice(act, SpacedWords.Of(act)))]), ListFilter.Day("from", "From"), ListFilter.Day("through", "Through")];
        Page = (await list.RunAsync(AdministratorFiles.RequestOfAudit(List))).ValueOrDefault ?? Page;
    }

    /// <summary>How many records an act touched, and which of them are shown.</summary>
    private static string Records(ListAudit.Row row) =>
        row.Changes.Count == row.RecordCount ? row.RecordCount == 1 ? "1 record" : $"{row.RecordCount:N0} records"
        : Before(row) is > 0 and var before ? $"{before + 1:N0}–{before + row.Changes.Count:N0} of {row.RecordCount:N0} records" : $"first {row.Changes.Count} of {row.RecordCount:N0} records";

    /// <summary>How many records come before those shown.</summary>
    private static int Before(ListAudit.Row row) => row.RecordCount - row.Changes.Count - Math.Max(0, row.Left);
}
