using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Account;

/// <summary>The page behind the link of "Forgotten password"; opening it changes nothing.</summary>
public sealed partial class ResetPage(UserManager<HubUser> users, NavigationManager navigation, PostAccountLetter post)
{
    private sealed class Fields
    {
        public string? Password { get; set; }
    }

    [SupplyParameterFromForm(FormName = "reset")] private Fields Input { get; set; } = default!;

    [SupplyParameterFromQuery] private string? Account { get; set; }

    [SupplyParameterFromQuery] private string? Code { get; set; }

    private IReadOnlyList<FieldError> Errors { get; set; } = [];

    protected override void OnInitialized() => Input ??= new();

    private async Task ResetAsync()
    {
        var user = Guid.TryParse(Account, out _) ? await users.FindByIdAsync(Account!) : null;
        var result = user is null ? null : await users.ResetPasswordAsync(user, Code ?? "", Input.Password ?? "");
        if (result is { Succeeded: true })
        {
            await post.RunAsync(new(AccountLetter.PasswordChanged, user!.Name, user.Email!));
            navigation.NavigateTo("/account/sign-in?said=reset");
            return;
        }
        Errors = [.. PasswordWords.Of(result, "This link has been used or is too old. Ask for a new one with “Forgotten password”.")];
    }
}

/// <summary>Identity's complaints in our words.</summary>
internal static class PasswordWords
{
    public static IEnumerable<FieldError> Of(IdentityResult? result, string otherwise) =>
        result?.Errors.FirstOrDefault(e => e.Code.StartsWith("Password", StringComparison.Ordinal)) switch
        {
            { Code: nameof(IdentityErrorDescriber.PasswordMismatch) } => [new("Current", "This is not your present password.")],
            { Code: nameof(IdentityErrorDescriber.PasswordTooShort) } => [new("Password", "A password has at least 10 characters. A few words in a row are fine.")],
            { } other => [new("Password", other.Description)],
            null => [new("Password", otherwise)],
        };
}
