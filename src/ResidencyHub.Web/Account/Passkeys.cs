using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Web.Account;

/// <summary>Passkeys (WebAuthn) through Identity's own handler; wwwroot/js/passkeys.js talks to the browser.</summary>
public static class Passkeys
{
    public sealed record Credential(string? Json);

    public static WebApplication MapPasskeys(this WebApplication app)
    {
        var passkey = app.MapGroup("/account/passkey");
        passkey.MapPost("/creation", async (HttpContext http, UserManager<HubUser> users, SignInManager<HubUser> signIn) =>
            await users.GetUserAsync(http.User) is { } user
                ? Results.Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.Name }), "application/json")
                : Results.NotFound()).RequireAuthorization();

        passkey.MapPost("/add", async (HttpContext http, [FromBody] Credential credential, UserManager<HubUser> users, SignInManager<HubUser> signIn, PostAccountLetter post) =>
        {
            if (await users.GetUserAsync(http.User) is not { } user)
                return Results.NotFound();
            if (credential.Json is not { Length: > 0 } json || await ChallengedAsync(() => signIn.PerformPasskeyAttestationAsync(json)) is not { Succeeded: true } made)
                return Results.Problem("The passkey was not accepted. Try again.", statusCode: StatusCodes.Status400BadRequest);
            made.Passkey.Name = $"Passkey of {http.Request.Headers["Sec-CH-UA-Platform"].ToString().Trim('"') switch { "" => "this device", var platform => platform }}";
            var kept = await users.AddOrUpdatePasskeyAsync(user, made.Passkey);
            if (kept.Succeeded)
                await post.RunAsync(new(AccountLetter.SecondFactorChanged, user.Name, user.Email!), http.RequestAborted);
            return kept.Succeeded ? Results.NoContent() : Results.Problem("The passkey could not be kept.", statusCode: StatusCodes.Status400BadRequest);
        }).RequireAuthorization();

        passkey.MapPost("/request", async (SignInManager<HubUser> signIn) => Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")).AllowAnonymous();

        passkey.MapPost("/sign-in", async ([FromBody] Credential credential, SignInManager<HubUser> signIn) =>
            credential.Json is { Length: > 0 } json && await ChallengedAsync(() => signIn.PasskeySignInAsync(json)) is { Succeeded: true } ? Results.NoContent() : Results.Problem("This passkey does not open an account here.", statusCode: StatusCodes.Status400BadRequest)).AllowAnonymous();

        passkey.MapPost("/remove", async (HttpContext http, UserManager<HubUser> users) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (await users.GetUserAsync(http.User) is { } user && Base64Url.IsValid(form["id"].ToString()))
                await users.RemovePasskeyAsync(user, Base64Url.DecodeFromChars(form["id"].ToString()));
            return Results.LocalRedirect("/account");
        }).RequireAuthorization().ReadsForm();
        return app;
    }

    /// <summary>Null where this browser was given no challenge, or too long ago: Identity throws then.</summary>
    private static async Task<T?> ChallengedAsync<T>(Func<Task<T>> answer) where T : class
    {
        try
        {
            return await answer();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
