using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Account;

/// <summary>What sign-in needs of the server, and the posts that are no pages.</summary>
public static class AccountHosting
{
    /// <summary>The cookie that keeps the theme for those who are not signed in.</summary>
    public const string ThemeCookie = "hub-theme";

    public static IServiceCollection AddHubAccounts(this IServiceCollection services)
    {
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            // a locked account or "sign out everywhere" takes hold within a minute
            o.ValidationInterval = TimeSpan.FromMinutes(1);
            o.OnRefreshingPrincipal = refreshing =>
            {
                // the chosen role lives in the cookie alone and must survive its renewal
                if (refreshing.CurrentPrincipal?.FindFirst(ViewerOfRequest.RoleClaim) is { } role)
                    (refreshing.NewPrincipal?.Identity as ClaimsIdentity)?.AddClaim(role.Clone());
                return Task.CompletedTask;
            };
        });
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(2));
        return services.AddHubRateLimits();
    }

    public static WebApplication MapHubAccounts(this WebApplication app)
    {
        var account = app.MapGroup("/account");
        account.MapPost("/sign-out", async (SignInManager<HubUser> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/account/sign-in");
        }).AllowAnonymous().ReadsForm();

        account.MapPost("/role", async (HttpContext http, ShowViewer showViewer) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var held = (await showViewer.RunAsync(default, http.RequestAborted)).ValueOrDefault?.Roles ?? [];
            if (Enum.TryParse<Domain.Access.Role>(form["role"], out var role) && held.Any(h => h.Role == role))
                await ActAsync(http, role);
            return Results.LocalRedirect(LocalPath.Of(form["returnUrl"]));
        }).RequireAuthorization().ReadsForm();

        account.MapPost("/theme", async (HttpContext http, UserManager<HubUser> users) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var theme = form["theme"].ToString() is "light" or "dark" ? form["theme"].ToString() : "";
            http.Response.Cookies.Append(ThemeCookie, theme, new CookieOptions { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true });
            if (await users.GetUserAsync(http.User) is { } user && user.Theme != theme)
            {
                user.Theme = theme;
                await users.UpdateAsync(user);
            }
            return Results.LocalRedirect(LocalPath.Of(form["returnUrl"]));
        }).AllowAnonymous().ReadsForm();

        account.MapPost("/sign-out-everywhere", async (HttpContext http, UserManager<HubUser> users, SignInManager<HubUser> signIn) =>
        {
            if (await users.GetUserAsync(http.User) is { } user)
                await users.UpdateSecurityStampAsync(user);
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/account/sign-in?said=everywhere");
        }).RequireAuthorization().ReadsForm();

        if (DemoMode.IsOn(app.Configuration))
            account.MapPost("/demo", DemoAsync).AllowAnonymous().ReadsForm();
        else
            account.MapPost("/demo", () => Results.Text("There is no demo here.", statusCode: StatusCodes.Status404NotFound)).AllowAnonymous();
        return app;
    }

    /// <summary>Whoever posts must have read the form in this hub: the antiforgery token is asked for, as Blazor's own forms do.</summary>
    public static TBuilder ReadsForm<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute(true)).AddEndpointFilterFactory((_, next) => async invocation =>
            invocation.HttpContext.Features.Get<Microsoft.AspNetCore.Antiforgery.IAntiforgeryValidationFeature>() is { IsValid: false }
                ? Results.Text("This form has expired or did not come from this hub. Go back, load the page again and send it once more.", "text/plain", statusCode: StatusCodes.Status400BadRequest)
                : await next(invocation));

    /// <summary>Issues the cookie anew with another acting role.</summary>
    public static async Task ActAsync(HttpContext http, Domain.Access.Role role)
    {
        var current = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (current is not { Succeeded: true, Principal.Identity: ClaimsIdentity identity })
            return;
        foreach (var earlier in identity.FindAll(ViewerOfRequest.RoleClaim).ToList())
            identity.RemoveClaim(earlier);
        identity.AddClaim(new Claim(ViewerOfRequest.RoleClaim, role.ToString()));
        await http.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity), current.Properties);
    }

    private static async Task<IResult> DemoAsync(HttpContext http, ListDemoPeople demo, UserManager<HubUser> users, SignInManager<HubUser> signIn)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var people = (await demo.RunAsync(default, http.RequestAborted)).ValueOrDefault ?? [];
        var person = people.FirstOrDefault(p => p.Account.ToString() == form["account"] && p.Role.ToString() == form["role"]);
        if (person is null || await users.FindByIdAsync(person.Account.ToString()) is not { IsDemo: true } user || !await signIn.CanSignInAsync(user))
            return Results.NotFound();
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim(ViewerOfRequest.RoleClaim, person.Role.ToString())]);
        return Results.LocalRedirect(LocalPath.Of(form["returnUrl"]));
    }
}
