using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Access;

/// <summary>The administrator's list of accounts, with the invitations that nobody has taken up.</summary>
public sealed partial class AccountsPage(ListAccounts list, LockAccount lockAccount, NavigationManager navigation)
{
    private static readonly IReadOnlyList<BulkAction> Actions = [new("Active", "Unlock"), new("Locked", "Lock", Danger: true), new("Closed", "Close", Danger: true)];

    private static readonly IReadOnlyList<ListFilter> Filters =
    [
        new("role", "Role", "All roles", [.. Enum.GetValues<Role>().Select(r => new Choice(r.ToString(), AccessWords.Of(r)))]),
        new("state", "Status", "All statuses", [new("Active", "Active"), new("Locked", "Locked"), new("Closed", "Closed"), new("NotConfirmed", "E-mail not confirmed")]),
    ];

    private static readonly IReadOnlyList<Column<ListAccounts.Row>> Columns =
    [
        new("name", "Name") { Text = r => r.Name, Href = r => $"/accounts/{r.Id}" },
        new("email", "E-mail address") { Text = r => r.Email },
        new("roles", "Roles") { Text = r => r.Grants.Count == 0 ? "none" : string.Join("; ", r.Grants.Select(g => $"{AccessWords.Of(g.Role)}, {g.Place}")) },
        new("state", "Status") { Word = r => Word(r.State) },
    ];

    [SupplyParameterFromForm(Name = "ids", FormName = "accounts")] private Guid[]? Ids { get; set; }

    [SupplyParameterFromForm(Name = "action", FormName = "accounts")] private string? Action { get; set; }

    private ListState List { get; set; } = new();

    private PageOf<ListAccounts.Row> Page { get; set; } = PageOf<ListAccounts.Row>.Empty;

    private Notice? Notice { get; set; }

    internal static Status Word(AccountState state) => state switch
    {
        AccountState.Active => new(Tone.Good, "Active"),
        AccountState.Locked => new(Tone.Bad, "Locked"),
        AccountState.Closed => new(Tone.Idle, "Closed"),
        _ => new(Tone.Wait, "E-mail not confirmed"),
    };

    protected override async Task OnInitializedAsync()
    {
        List = ListState.Parse(navigation.Uri, null, "role", "state");
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        Page = (await list.RunAsync(new(List.Q, Enum.TryParse<Role>(List["role"], out var role) ? role : null, Enum.TryParse<AccountState>(List["state"], out var state) ? state : null, List.ToPageRequest()))).ValueOrDefault ?? Page;
    }

    private async Task ChangeAsync()
    {
        if (!Enum.TryParse<AccountState>(Action, out var to))
            return;
        var done = 0;
        foreach (var id in Ids ?? [])
        {
            var outcome = await lockAccount.RunAsync(new(id, to));
            if (!outcome.IsDone)
            {
                Notice = Notice.From(outcome, "");
                break;
            }
            done++;
        }
        Notice ??= new Notice.Done($"{done} {(done == 1 ? "account is" : "accounts are")} now {Word(to).Text.ToLowerInvariant()}. Whoever was signed in with it is out.");
        await LoadAsync();
    }
}
