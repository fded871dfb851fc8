using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Account;

/// <summary>The first administrator of an empty hub. Once there is one, or in demo mode, the page does not exist (<see cref="SetupHosting"/>).</summary>
public sealed partial class SetupPage(LinkOpener links, BecomeAdministrator become, UserManager<HubUser> users, SignInManager<HubUser> signIn, NavigationManager navigation)
{
    private sealed class Fields
    {
        public string? Token { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Password { get; set; }
    }

    [SupplyParameterFromForm(FormName = "setup")] private Fields Input { get; set; } = default!;

    [SupplyParameterFromQuery] private string? Token { get; set; }

    private IReadOnlyList<FieldError> Errors { get; set; } = [];

    protected override void OnInitialized() => Input ??= new();

    private async Task BeginAsync()
    {
        var token = (Input.Token ?? "").Trim();
        if (await links.OpenAsync(token, CancellationToken.None) is not LinkOpening.Good { Link.Purpose: LinkPurpose.FirstAdministrator })
        {
            Errors = [new("Token", "This is not the token that holds now. Copy the whole of it from the console; restart the server for a new one.")];
            return;
        }
        if (string.IsNullOrWhiteSpace(Input.Name))
        {
            Errors = [new("Name", "Say your name.")];
            return;
        }
        var user = new HubUser { Name = Input.Name.Trim(), UserName = Input.Email, Email = Input.Email, EmailConfirmed = true };
        var made = await users.CreateAsync(user, Input.Password ?? "");
        if (!made.Succeeded)
        {
            Errors = made.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal)) ? [.. PasswordWords.Of(made, "")] : [new("Email", "Give an e-mail address that no account here has, like name@district.org.")];
            return;
        }
        await links.OpenAsync(token, CancellationToken.None, user.Id);
        if (!(await become.RunAsync(user.Id)).IsDone)
        {
            await users.DeleteAsync(user);
            Errors = [new("Token", "Somebody else has just become the administrator. Ask them to invite you.")];
            return;
        }
        await signIn.SignInAsync(user, isPersistent: false);
        navigation.NavigateTo("/");
    }
}
