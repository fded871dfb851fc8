using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Access;

public sealed partial class AuditPage(ListAudit list, NavigationManager navigation)
{
    private ListState List { get; set; } = new();

    private PageOf<ListAudit.Row> Page { get; set; } = PageOf<ListAudit.Row>.Empty;

    protected override async Task OnInitializedAsync()
    {
        List = ListState.Parse(navigation.Uri, null, "actor", "process", "subject");
        Page = (await list.RunAsync(new(Guid.TryParse(List["actor"], out var actor) ? actor : null, List.Q, List["process"], Guid.TryParse(List["subject"], out var subject) ? subject : null, List.ToPageRequest()))).ValueOrDefault ?? Page;
    }
}
