using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Account;

/// <summary>The second step of sign-in: a code from the authenticator app, or a recovery code.</summary>
public sealed partial class SecondFactorPage(SignInManager<HubUser> signIn, NavigationManager navigation)
{
    private sealed class Fields
    {
        public string? Code { get; set; }
        public bool RememberDevice { get; set; }
    }

    [SupplyParameterFromForm(FormName = "second-factor")] private Fields Input { get; set; } = default!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery] private bool Recovery { get; set; }

    private IReadOnlyList<FieldError> Errors { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            navigation.NavigateTo("/account/sign-in");
    }

    private async Task CheckAsync()
    {
        var code = (Input.Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        var result = Recovery
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(code)
            : await signIn.TwoFactorAuthenticatorSignInAsync(code.Replace("-", "", StringComparison.Ordinal), isPersistent: false, Input.RememberDevice);
        if (result.Succeeded)
            navigation.NavigateTo(LocalPath.Of(ReturnUrl));
        else
            Errors = [new("Code", result.IsLockedOut ? "Too many wrong codes: wait five minutes, then sign in again." : Recovery ? "This is not one of your unused recovery codes." : "The code is not right. Check that your phone shows the right time, and type the code that it shows now.")];
    }
}
