using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Access;

public sealed partial class OutboxPage(ListOutbox list, NavigationManager navigation)
{
    private static readonly IReadOnlyList<ListFilter> Filters = [new("state", "Status", "All", [.. Enum.GetValues<OutboxState>().Select(s => new Choice(s.ToString(), Word(s).Text))])];

    private ListState List { get; set; } = new();

    private PageOf<ListOutbox.Row> Page { get; set; } = PageOf<ListOutbox.Row>.Empty;

    internal static Status Word(OutboxState state) => state switch
    {
        OutboxState.Sent => new(Tone.Good, "Sent"),
        OutboxState.Failed => new(Tone.Bad, "Not accepted"),
        OutboxState.Stopped => new(Tone.Idle, "Stopped"),
        _ => new(Tone.Wait, "Waiting"),
    };

    protected override async Task OnInitializedAsync()
    {
        List = AdministratorFiles.OutboxOf(navigation.Uri);
        Page = (await list.RunAsync(AdministratorFiles.RequestOfOutbox(List))).ValueOrDefault ?? Page;
    }
}
