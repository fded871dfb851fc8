using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Web.Account;

/// <summary>"Forgotten password": the answer is the same for every address.</summary>
public sealed partial class ForgottenPage(UserManager<HubUser> users, SignInManager<HubUser> signIn, PostAccountLetter post)
{
    private sealed class Fields
    {
        public string? Email { get; set; }
    }

    [SupplyParameterFromForm(FormName = "forgotten")] private Fields Input { get; set; } = default!;

    private bool Sent { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task AskAsync()
    {
        if (await users.FindByEmailAsync(Input.Email ?? "") is { IsDemo: false } user && await signIn.CanSignInAsync(user))
        {
            var code = await users.GeneratePasswordResetTokenAsync(user);
            await post.RunAsync(new(AccountLetter.ResetPassword, user.Name, user.Email!, $"/account/reset?account={user.Id}&code={Uri.EscapeDataString(code)}"));
        }
        Sent = true;
    }
}
