using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.Access;
using ResidencyHub.Web.Drafts;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Hosting;

/// <summary>Everything that a server of the hub needs besides its use cases and pages.</summary>
public static class HubHosting
{
    public static IServiceCollection AddHubHosting(this IServiceCollection services)
    {
        services.AddScoped<CspNonce>();
        services.AddScoped<NoticeCookie>();
        services.AddScoped<ConfirmDrafts>();
        services.AddScoped<Hours.FridaySending>();
        ListPart.Add(services);
        services.AddHttpContextAccessor();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<CircuitHandler, ViewerOfCircuit>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(o =>
        {
            o.LoginPath = "/account/sign-in";
            o.AccessDeniedPath = "/no-access";
            o.Cookie.Name = "hub";
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromDays(14);
            o.SlidingExpiration = true;
        }));
        services.AddScoped<IUserClaimsPrincipalFactory<HubUser>, HubClaims>();
        services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        return services;
    }

    /// <summary>The pipeline, in the order in which requests pass it.</summary>
    public static WebApplication UseHubHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRequestLog();
        app.UseHeadAsGet();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHsts();
        }
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseReadingOfErrorPages();
        app.UseStaleForms();
        app.UseResponseCompression();
        app.UseBareRedirects();
        app.UseSecurityHeaders();
        ListPart.Use(app);
        // said here, because left out it would come first, before a HEAD has become a GET
        app.UseRouting();
        app.UseReadableQueryValues();
        // before anybody is known: who guesses tokens of the API is counted, too
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseViewer();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseSentDrafts();
        return app;
    }
}
