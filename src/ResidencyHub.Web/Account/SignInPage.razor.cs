using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Account;

/// <summary>Sign-in. Whatever is wrong — address, password, locked, closed — the answer is the same, so that nobody learns who has an account.</summary>
public sealed partial class SignInPage(UserManager<HubUser> users, SignInManager<HubUser> signIn, NavigationManager navigation, ListDemoPeople demo, AwaitsAdministrator awaits, IConfiguration configuration)
{
    public const string Refusal = "This address and password do not open an account. Check both. After six wrong tries an account waits for five minutes; if you have forgotten the password, choose a new one.";

    private sealed class Fields
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
        public bool Remember { get; set; }
    }

    [SupplyParameterFromForm(FormName = "sign-in")] private Fields Input { get; set; } = default!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery] private string? Said { get; set; }

    private IReadOnlyList<FieldError> Errors { get; set; } = [];

    /// <summary>Those for whom the first journey is written come first.</summary>
    private static readonly Role[] Order = [Role.ProgramCoordinator, Role.SchoolLeader, Role.Mentor, Role.Resident, Role.Faculty, Role.DistrictLead, Role.Administrator, Role.Observer];

    private IReadOnlyList<ListDemoPeople.Row> People { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        People = (await demo.RunAsync(default)).ValueOrDefault ?? [];
        if (!DemoMode.IsOn(configuration) && (await awaits.RunAsync(default)).ValueOrDefault)
            navigation.NavigateTo("/setup");
    }

    private async Task SignInAsync()
    {
        var user = await users.FindByEmailAsync(Input.Email ?? "");
        if (user is null)
        {
            // the same work as for a known address, so that the time tells nothing either
            users.PasswordHasher.HashPassword(new HubUser(), Input.Password ?? "");
            Errors = [new("Email", Refusal)];
            return;
        }
        var result = await signIn.PasswordSignInAsync(user, Input.Password ?? "", Input.Remember, lockoutOnFailure: true);
        if (result.Succeeded)
            navigation.NavigateTo(LocalPath.Of(ReturnUrl));
        else if (result.RequiresTwoFactor)
            navigation.NavigateTo($"/account/second-factor?ReturnUrl={Uri.EscapeDataString(LocalPath.Of(ReturnUrl))}");
        else
        {
            // refused before the password was looked at: the same work again, so that the time tells nobody that there is such an account
            if (result.IsLockedOut || result.IsNotAllowed)
                users.PasswordHasher.HashPassword(user, Input.Password ?? "");
            Errors = [new("Email", Refusal)];
        }
    }
}
