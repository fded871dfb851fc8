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
        List = AdministratorFiles.AuditOf(navigation.Uri);
        Page = (await list.RunAsync(AdministratorFiles.RequestOfAudit(List))).ValueOrDefault ?? Page;
    }
}
