using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Account;

public sealed partial class PasswordPage(UserManager<HubUser> users, SignInManager<HubUser> signIn, PostAccountLetter post)
{
    private sealed class Fields
    {
        public string? Current { get; set; }
        public string? Password { get; set; }
    }

    [SupplyParameterFromForm(FormName = "password")] private Fields Input { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState>? State { get; set; }

    private IReadOnlyList<FieldError> Errors { get; set; } = [];

    private bool Done { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task ChangeAsync()
    {
        if (State is null || await users.GetUserAsync((await State).User) is not { } user)
            return;
        var result = await users.ChangePasswordAsync(user, Input.Current ?? "", Input.Password ?? "");
        Done = result.Succeeded;
        Errors = Done ? [] : [.. PasswordWords.Of(result, "The password was not changed. Try again.")];
        if (!Done)
            return;
        await signIn.RefreshSignInAsync(user);
        await post.RunAsync(new(AccountLetter.PasswordChanged, user.Name, user.Email!));
    }
}
