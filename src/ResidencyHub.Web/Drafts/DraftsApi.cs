using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Drafts;

/// <summary>Where js/drafts.js saves what is being typed. Every refusal says why: an empty one would be answered with a page that takes no PUT.</summary>
public static class DraftsApi
{
    public sealed record Body(Dictionary<string, string> Fields, DateTime? BasedOn);

    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        // a page that does not show its draft itself offers it: js/drafts.js asks here when a form has none on its screen
        app.MapGet("/drafts/{key}", (string key, HttpContext http, ReadDraft read, CancellationToken stop) => ShowAsync(key, read, http, stop)).RequireAuthorization().ExcludeFromDescription();
        app.MapPut("/drafts/{key}", (string key, HttpContext http, IAntiforgery antiforgery, SaveDraft save, CancellationToken stop) => SaveAsync(key, http, antiforgery, save, stop)).RequireAuthorization().ExcludeFromDescription();

        // behind a week's link: the link is the proof, and opens of its own mentor's drafts those alone that its pages write
        app.MapPut("/w/{token}/drafts/{key}", async (string token, string key, HttpContext http, IAntiforgery antiforgery, LinkOpener opener, SaveDraft save, CancellationToken stop) => await opener.OpenAsync(token, stop) switch
        {
            LinkOpening.Good { Link.Purpose: LinkPurpose.WeeklyCheckIn } when IsOf(key, "check-in.", "friday.") => await SaveAsync(key, http, antiforgery, save, stop),
            LinkOpening.Shut shut => No(shut.Words),
            _ => No("This link is not for check-ins."),
        }).AllowAnonymous().ExcludeFromDescription();

        // behind a link to a form: the outside rater's own drafts, while an answer is waited for
        app.MapPut("/f/{token}/drafts/{key}", async (string token, string key, HttpContext http, IAntiforgery antiforgery, LinkOpener opener, SaveDraft save, CancellationToken stop) => await opener.OpenAsync(token, stop) switch
        {
            LinkOpening.Good { Link.Purpose: LinkPurpose.AnswerForm } when IsOf(key, "form.", Kit.ConfirmDrafts.BehindLink) => await SaveAsync(key, http, antiforgery, save, stop),
            LinkOpening.Shut shut => No(shut.Words),
            _ => No("This link is not for a form."),
        }).AllowAnonymous().ExcludeFromDescription();

        // behind a request for an answer and one to sign: what is typed into their small forms that ask before they act, the link's own
        app.MapPut("/answer/{token}/drafts/{key}", (string token, string key, HttpContext http, IAntiforgery antiforgery, LinkOpener opener, SaveDraft save, CancellationToken stop) =>
            SaveSmallAsync(token, key, http, antiforgery, opener, save, p => p is LinkPurpose.AnswerForDistrict or LinkPurpose.AnswerForSchool or LinkPurpose.AnswerAsMentor, stop)).AllowAnonymous().ExcludeFromDescription();
        app.MapPut("/sign/{token}/drafts/{key}", (string token, string key, HttpContext http, IAntiforgery antiforgery, LinkOpener opener, SaveDraft save, CancellationToken stop) =>
            SaveSmallAsync(token, key, http, antiforgery, opener, save, p => p is LinkPurpose.SignAgreement, stop)).AllowAnonymous().ExcludeFromDescription();

        // behind the community's link: the words of whom it was sent to, as long as the round asks for them
        app.MapPut("/rate/{token}/drafts/{key}", async (string token, string key, HttpContext http, IAntiforgery antiforgery, LinkOpener opener, SaveDraft save, CancellationToken stop) => await opener.OpenAsync(token, stop) switch
        {
            LinkOpening.Good { Link.Purpose: LinkPurpose.RateForCommunity } => await SaveAsync(key, http, antiforgery, save, stop),
            LinkOpening.Shut shut => No(shut.Words),
            _ => No("This link is not for a rating."),
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/rate/{token}/drafts/{key}", async (string token, string key, HttpContext http, LinkOpener opener, ReadDraft read, CancellationToken stop) =>
            await opener.OpenAsync(token, stop) is LinkOpening.Good { Link.Purpose: LinkPurpose.RateForCommunity } ? await ShowAsync(key, read, http, stop) : Results.NoContent()).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(string key, ReadDraft read, HttpContext http, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        return (await read.RunAsync(Plain(key), stop)).ValueOrDefault is { } draft ? Results.Json(new { savedAt = draft.SavedAt, fields = draft.Fields }) : Results.NoContent();
    }

    private static async Task<IResult> SaveAsync(string key, HttpContext http, IAntiforgery antiforgery, SaveDraft save, CancellationToken stop)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return No("This page was opened before you signed in anew. Load it again; what you typed stays in the browser.");
        return await ReadAsync(http.Request, stop) is { } body
            ? Answer(await save.RunAsync(new(Plain(key), body.Fields, body.BasedOn), stop))
            : No("A draft is JSON: {\"fields\": {\"name\": \"text\"}, \"basedOn\": null}.");
    }

    private static async Task<IResult> SaveSmallAsync(string token, string key, HttpContext http, IAntiforgery antiforgery, LinkOpener opener, SaveDraft save, Func<LinkPurpose, bool> isFor, CancellationToken stop) => await opener.OpenAsync(token, stop) switch
    {
        LinkOpening.Good good when isFor(good.Link.Purpose) && IsOf(key, Kit.ConfirmDrafts.BehindLink) => await SaveAsync(key, http, antiforgery, save, stop),
        LinkOpening.Shut shut => No(shut.Words),
        _ => No("This link is for something else."),
    };

    private static bool IsOf(string key, params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
            if (Plain(key).StartsWith(kind, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>A stroke within a key stays written as %2F in a path.</summary>
    private static string Plain(string key) => Uri.UnescapeDataString(key);

    private static async Task<Body?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return request.HasJsonContentType() ? await request.ReadFromJsonAsync<Body>(stop) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Answer(Outcome<SaveDraft.Answer> outcome) => outcome switch
    {
        Outcome<SaveDraft.Answer>.Done { Value: { Newer: true } other } => Results.Json(new { savedAt = other.Saved.SavedAt, fields = other.Saved.Fields }, statusCode: StatusCodes.Status409Conflict),
        Outcome<SaveDraft.Answer>.Done done => Results.Json(new { savedAt = done.Value.Saved.SavedAt }),
        Outcome<SaveDraft.Answer>.Invalid invalid => No(string.Join(" ", invalid.Errors.Select(e => e.Words))),
        Outcome<SaveDraft.Answer>.Refused refused => No(refused.Words),
        _ => No("Sign in again; what you typed stays in the browser."),
    };

    private static IResult No(string words) => Results.Problem(words, statusCode: StatusCodes.Status400BadRequest, title: "Not saved");
}
