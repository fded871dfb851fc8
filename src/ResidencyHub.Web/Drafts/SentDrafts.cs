using Microsoft.AspNetCore.Http.Features;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Drafts;

/// <summary>Drops the draft of a form that was sent and done: it names its draft in a field of its own, and a post that did something answers by leading on. What was refused or was not whole keeps its draft.</summary>
public static class SentDrafts
{
    private const string Kept = "draft-kept";

    /// <summary>An endpoint leads on although it did nothing: the words are still to be sent.</summary>
    public static void Keep(HttpContext http) => http.Items[Kept] = true;

    public static void UseSentDrafts(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method))
            http.Response.OnStarting(() => DropAsync(http));
        await next();
    });

    /// <summary>The draft that a posted form names; null when it names none, or its words are still to be sent.</summary>
    internal static string? KeyOf(HttpContext http) =>
        !http.Items.ContainsKey(Kept) && http.Features.Get<IFormFeature>()?.Form?[Kit.HubForm.DraftField].ToString() is { Length: > 0 and <= 200 } key ? key : null;

    private static async Task DropAsync(HttpContext http)
    {
        // a forged or stale post is led back as well
        if (http.Response.StatusCode is StatusCodes.Status303SeeOther or StatusCodes.Status302Found && !StaleForms.WasTurnedAway(http) && KeyOf(http) is { } key)
            await http.RequestServices.GetRequiredService<DropDraft>().RunAsync(key, CancellationToken.None);
    }
}
