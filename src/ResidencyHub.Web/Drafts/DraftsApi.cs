using Microsoft.AspNetCore.Antiforgery;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Drafts;

/// <summary>Where js/drafts.js saves what is being typed.</summary>
public static class DraftsApi
{
    public sealed record Body(Dictionary<string, string> Fields, DateTime? BasedOn);

    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        app.MapPut("/drafts/{key}", async (string key, Body body, HttpContext http, IAntiforgery antiforgery, SaveDraft save, CancellationToken stop) =>
            await antiforgery.IsRequestValidAsync(http) ? Answer(await save.RunAsync(new(key, body.Fields, body.BasedOn), stop)) : Results.BadRequest()).RequireAuthorization().ExcludeFromDescription();

        // behind a week's link: the link is the proof, and opens only its own mentor's drafts
        app.MapPut("/w/{token}/drafts/{key}", async (string token, string key, Body body, HttpContext http, IAntiforgery antiforgery, LinkOpener opener, SaveDraft save, CancellationToken stop) =>
            await antiforgery.IsRequestValidAsync(http) && await opener.OpenAsync(token, stop) is LinkOpening.Good { Link.Purpose: LinkPurpose.WeeklyCheckIn }
                ? Answer(await save.RunAsync(new(key, body.Fields, body.BasedOn), stop)) : Results.BadRequest()).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Answer(Outcome<SaveDraft.Answer> outcome) => outcome switch
    {
        Outcome<SaveDraft.Answer>.Done { Value: { Newer: true } other } => Results.Json(new { savedAt = other.Saved.SavedAt, fields = other.Saved.Fields }, statusCode: StatusCodes.Status409Conflict),
        Outcome<SaveDraft.Answer>.Done done => Results.Json(new { savedAt = done.Value.Saved.SavedAt }),
        _ => Results.BadRequest(),
    };
}
