using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Account;

/// <summary>What an invitation's link opens. Opening it changes nothing; the post makes the account or adds the role.</summary>
public sealed partial class InvitationPage(LinkOpener links, ShowInvitation show, TakeUpInvitation takeUp, UserManager<HubUser> users, SignInManager<HubUser> signIn, NavigationManager navigation)
{
    private sealed class Fields
    {
        public string? Name { get; set; }
        public string? Password { get; set; }
    }

    [Parameter] public string Token { get; set; } = "";

    [SupplyParameterFromForm(FormName = "join")] private Fields Input { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState>? State { get; set; }

    private string? Shut { get; set; }

    private ShowInvitation.Answer? Offer { get; set; }

    private string? SignedInAs { get; set; }

    private IReadOnlyList<FieldError> Errors { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        SignedInAs = State is not null && (await State).User.Identity is { IsAuthenticated: true } identity ? identity.Name : null;
        await OpenAsync(Guid.Empty);
    }

    private async Task<bool> OpenAsync(Guid account)
    {
        var opening = await links.OpenAsync(Token, CancellationToken.None, account);
        Offer = opening is LinkOpening.Good { Link.Purpose: LinkPurpose.Invitation } ? (await show.RunAsync(default)).ValueOrDefault : null;
        Shut = Offer is not null ? null : opening is LinkOpening.Shut shut ? shut.Words : "This invitation is not open any more. Ask the person who invited you for a new one.";
        return Offer is not null;
    }

    private async Task JoinAsync()
    {
        if (Offer is not { HasAccount: false } offer || SignedInAs is not null)
            return;
        var name = Input.Name?.Trim() ?? "";
        if (name.Length is 0 or > 200)
        {
            Errors = [new("Name", "Say your name, in up to 200 characters.")];
            return;
        }
        // who opens the letter's link has the mailbox: the address is confirmed
        var user = new HubUser { Name = name, UserName = offer.Email, Email = offer.Email, EmailConfirmed = true };
        var made = await users.CreateAsync(user, Input.Password ?? "");
        if (!made.Succeeded)
        {
            Errors = [.. PasswordWords.Of(made, "The account could not be made. Check the address with the person who invited you.")];
            return;
        }
        // an account that holds no role is nobody's wish: it goes with the invitation that did not hold
        if (!await TakeUpAsync(user))
            await users.DeleteAsync(user);
    }

    private async Task AttachAsync()
    {
        if (State is not null && await users.GetUserAsync((await State).User) is { } user)
            await TakeUpAsync(user);
    }

    private async Task<bool> TakeUpAsync(HubUser user)
    {
        if (!await OpenAsync(user.Id))
            return false;
        var role = Offer!.Role;
        var outcome = await takeUp.RunAsync(user.Id);
        if (outcome.IsDone)
        {
            await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new(Hosting.ViewerOfRequest.RoleClaim, role.ToString())]);
            navigation.NavigateTo("/");
            return true;
        }
        Shut = Notice.From(outcome, "") is Notice.Refused refused ? refused.Words : "This invitation is not open any more.";
        return false;
    }
}
