using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Account;

/// <summary>Sets up the authenticator app (RFC 6238) and hands out recovery codes.</summary>
public sealed partial class AuthenticatorPage(UserManager<HubUser> users, SignInManager<HubUser> signIn, PostAccountLetter post, NavigationManager navigation)
{
    private HubUser? _user;
    private string _key = "";

    private sealed class Fields
    {
        public string? Code { get; set; }
    }

    [SupplyParameterFromForm(FormName = "authenticator")] private Fields Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "authenticator-off")] private Fields Off { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState>? State { get; set; }

    private IReadOnlyList<FieldError> Errors { get; set; } = [];

    private IReadOnlyList<string> RecoveryCodes { get; set; } = [];

    private bool IsOn => _user?.TwoFactorEnabled == true;

    private string Key => FourLetters().Replace(_key, "$0 ").TrimEnd();

    private string Address => $"otpauth://totp/ResidencyHub:{Uri.EscapeDataString(_user?.Email ?? "")}?secret={_key}&issuer=ResidencyHub&digits=6";

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Off ??= new();
        _user = State is null ? null : await users.GetUserAsync((await State).User);
        if (_user is null)
            return;
        if (await users.GetAuthenticatorKeyAsync(_user) is not { Length: > 0 })
            // ResetAuthenticatorKeyAsync makes a new security stamp too: whoever only looks at this page would be signed out everywhere else
            await users.SetAuthenticationTokenAsync(_user, "[AspNetUserStore]", "AuthenticatorKey", users.GenerateNewAuthenticatorKey());
        _key = await users.GetAuthenticatorKeyAsync(_user) ?? "";
    }

    private async Task TurnOnAsync()
    {
        if (_user is null || !await IsRightAsync(_user, Input.Code))
            return;
        await users.SetTwoFactorEnabledAsync(_user, true);
        RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(_user, 10) ?? []];
        await signIn.RefreshSignInAsync(_user);
        await post.RunAsync(new(AccountLetter.SecondFactorChanged, _user.Name, _user.Email!));
    }

    private async Task TurnOffAsync()
    {
        if (_user is null || !await IsRightAsync(_user, Off.Code))
            return;
        await users.SetTwoFactorEnabledAsync(_user, false);
        await users.ResetAuthenticatorKeyAsync(_user);
        await signIn.RefreshSignInAsync(_user);
        await post.RunAsync(new(AccountLetter.SecondFactorChanged, _user.Name, _user.Email!));
        navigation.NavigateTo("/account");
    }

    private async Task<bool> IsRightAsync(HubUser user, string? typed)
    {
        var code = (typed ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, code))
            return true;
        Errors = [new("Code", "The code is not right. Check that your phone shows the right time, and type the code that it shows now.")];
        return false;
    }

    [GeneratedRegex(".{4}", RegexOptions.None, 1000)]
    private static partial Regex FourLetters();
}
