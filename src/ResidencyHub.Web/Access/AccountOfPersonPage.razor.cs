using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Access;

/// <summary>One account for the administrator: its roles, ended and given with dates.</summary>
public sealed partial class AccountOfPersonPage(ListAccounts list, ListGrantPlaces places, GrantRole grant, EndRole end, HubClock clock)
{
    private sealed class GrantFields
    {
        public Guid? ScopeId { get; set; }
        public DateOnly? StartsOn { get; set; }
        public DateOnly? EndsOn { get; set; }
    }

    private sealed class EndFields
    {
        public Guid Grant { get; set; }
        public DateOnly LastDay { get; set; }
    }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "grant")] private GrantFields Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "end")] private EndFields Ending { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "role")] private string? RoleName { get; set; }

    [SupplyParameterFromQuery] private string? Where { get; set; }

    private HubClock Clock => clock;

    private ListAccounts.Row? Account { get; set; }

    private Role? Chosen => Enum.TryParse<Role>(RoleName, out var role) ? role : null;

    private IReadOnlyList<Choice> Places { get; set; } = [];

    private Notice? Notice { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Ending ??= new();
        await LoadAsync();
        if (Chosen is { } role)
            Places = [.. ((await places.RunAsync(new(role, Where))).ValueOrDefault ?? []).Select(p => new Choice(p.Id.ToString(), p.Text))];
    }

    private async Task LoadAsync() => Account = (await list.RunAsync(new(Id: Id))).ValueOrDefault?.Rows.SingleOrDefault();

    private async Task GrantAsync()
    {
        Notice = Notice.From(await grant.RunAsync(new(Id, Chosen ?? (Role)(-1), Input.ScopeId, Input.StartsOn, Input.EndsOn)), "The role is given; it can be used at once.");
        await LoadAsync();
    }

    private async Task EndAsync()
    {
        Notice = Notice.From(await end.RunAsync(new(new Id<RoleGrant>(Ending.Grant), Ending.LastDay)), "The role ends on that day.");
        await LoadAsync();
    }
}
