using ResidencyHub.Application.Access;

namespace ResidencyHub.Web.Account;

/// <summary>Posts of the account page that need no page of their own.</summary>
public static class TokenPosts
{
    public static WebApplication MapTokenPosts(this WebApplication app)
    {
        app.MapPost("/account/tokens/revoke", async (HttpContext http, RevokeAccessToken revoke) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (Guid.TryParse(form["id"], out var id))
                await revoke.RunAsync(id, http.RequestAborted);
            return Results.LocalRedirect("/account");
        }).RequireAuthorization().ReadsForm();
        return app;
    }
}
