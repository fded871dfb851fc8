using System.Buffers.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Account;

/// <summary>One's own account: roles, password, second factor, passkeys, access tokens, sessions.</summary>
public sealed partial class AccountPage(UserManager<HubUser> users, ListMyRoles listRoles, ListAccessTokens listTokens, CreateAccessToken createToken, HubClock clock)
{
    private sealed class Fields
    {
        public string? Name { get; set; }
        public string? Role { get; set; }
        public DateOnly? ExpiresOn { get; set; }
    }

    private sealed record Passkey(string Id, string Name, DateTime AddedAt);

    [SupplyParameterFromForm(FormName = "token")] private Fields Input { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState>? State { get; set; }

    private HubClock Clock => clock;

    private HubUser? User { get; set; }

    private IReadOnlyList<ListAccounts.HeldGrant> Roles { get; set; } = [];

    private IReadOnlyList<ListAccessTokens.Row> Tokens { get; set; } = [];

    private IReadOnlyList<Passkey> Passkeys { get; set; } = [];

    private string? Token { get; set; }

    private Notice? Notice { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new() { ExpiresOn = clock.Today.AddMonths(3) };
        User = State is null ? null : await users.GetUserAsync((await State).User);
        if (User is null)
            return;
        Roles = (await listRoles.RunAsync(default)).ValueOrDefault ?? [];
        Tokens = (await listTokens.RunAsync(default)).ValueOrDefault ?? [];
        Passkeys = [.. (await users.GetPasskeysAsync(User)).Select(p => new Passkey(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "Passkey", p.CreatedAt.UtcDateTime))];
    }

    private async Task CreateTokenAsync()
    {
        var role = Enum.TryParse<Role>(Input.Role, out var chosen) ? chosen : (Role)(-1);
        var made = await createToken.RunAsync(new(Input.Name ?? "", role, Input.ExpiresOn ?? default));
        Token = made.ValueOrDefault;
        Notice = made.IsDone ? null : Notice.From(made, "");
        Tokens = (await listTokens.RunAsync(default)).ValueOrDefault ?? [];
    }
}
