using ResidencyHub.Application.Access;
using ResidencyHub.Web.Account;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Access;

/// <summary>The buttons beside an open invitation.</summary>
public static class InvitationPosts
{
    public static WebApplication MapInvitationPosts(this WebApplication app)
    {
        app.MapPost("/accounts/invitations", async (HttpContext http, ResendInvitation resend, WithdrawInvitation withdraw) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (Guid.TryParse(form["id"], out var id))
            {
                if (form["action"] == "withdraw")
                    await withdraw.RunAsync(id, http.RequestAborted);
                else
                    await resend.RunAsync(id, http.RequestAborted);
            }
            return Results.LocalRedirect(form["back"] == "/accounts" ? "/accounts" : "/accounts/invite");
        }).WithMetadata(new NeedsAttribute(Permission.InvitePeople)).ReadsForm();
        return app;
    }
}
