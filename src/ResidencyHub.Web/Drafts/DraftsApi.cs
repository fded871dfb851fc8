using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Drafts;

/// <summary>Where js/drafts.js saves what is being typed. Every refusal says why: an empty one would be answered with a page that takes no PUT.</summary>
public static class DraftsApi
{
    private const int MostNames = 200;

    private const int LongestName = 256;

    /// <param name="Known">Names of grown-ups and places that may stand in the words; given, the answer says what looks like a pupil's.</param>
    public sealed record Body(Dictionary<string, string> Fields, DateTime? BasedOn, string[]? Known = null);

    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        // a page that does not show its draft itself offers it: js/drafts.js asks here when a form has none on its screen
        app.MapGet("/drafts/{key}", (string key, HttpContext http, ReadDraft read, CancellationToken stop) => ShowAsync(key, read, http, stop)).RequireAuthorization().ExcludeFromDescription();
        app.MapPut("/drafts/{key}", (string key, HttpContext http, IAntiforgery antiforgery, SaveDraft save, CancellationToken stop) => SaveAsync(key, http, antiforgery, save, stop)).RequireAuthorization().ExcludeFromDescription();

        foreach (var page in s_behindLinks)
            page.Map(app);
    }

    /// <summary>The pages behind e-mailed links: the link is the proof, and opens those drafts alone that its pages write.</summary>
    private static readonly Behind[] s_behindLinks =
    [
        // a week's link is of its mentor, whose drafts stand together signed in or not; its pages show them themselves
        new("w", [LinkPurpose.WeeklyCheckIn], ["check-in.", "friday."], Offers: false, "This link is not for check-ins."),
        new("f", [LinkPurpose.AnswerForm], ["form.", Kit.ConfirmDrafts.BehindLink], Offers: false, "This link is not for a form."),
        new("sign", [LinkPurpose.SignAgreement], [Kit.ConfirmDrafts.BehindLink], Offers: false, "This link is for something else."),
        // the words of whom it was sent to, as long as the round asks for them
        new("rate", [LinkPurpose.RateForCommunity], ["rating/"], Offers: true, "This link is not for a rating."),
        new("answer", [LinkPurpose.AnswerForDistrict, LinkPurpose.AnswerForSchool, LinkPurpose.AnswerAsMentor], [Kit.LinkDraft.Key, Kit.ConfirmDrafts.BehindLink], Offers: true, "This link is for something else."),
        new("follow", [LinkPurpose.FollowAsMentor], [Kit.LinkDraft.Key], Offers: true, "This link is for something else."),
        new("mentor-pool", [LinkPurpose.ApplyAsMentor, LinkPurpose.ApproveMentor], [Kit.LinkDraft.Key], Offers: true, "This link is for something else."),
        new("host", [LinkPurpose.HostCapacity], [Kit.LinkDraft.Key], Offers: true, "This link is for something else."),
    ];

    /// <param name="Path">Of the page, before the token.</param>
    /// <param name="For">The purposes for which links open it.</param>
    /// <param name="Kinds">The keys of its drafts; what ends in a dot or a stroke is a beginning.</param>
    /// <param name="Offers">The script asks here for what waits; of others the page shows it itself.</param>
    /// <param name="Otherwise">What is said behind a link for something else.</param>
    private sealed record Behind(string Path, LinkPurpose[] For, string[] Kinds, bool Offers, string Otherwise)
    {
        public void Map(IEndpointRouteBuilder app)
        {
            app.MapPut($"/{Path}/{{token}}/drafts/{{key}}", async (string token, string key, HttpContext http, IAntiforgery antiforgery, LinkOpener opener, SaveDraft save, CancellationToken stop) => await opener.OpenAsync(token, stop) switch
            {
                LinkOpening.Good good when IsFor(good, key) => await SaveAsync(key, http, antiforgery, save, stop),
                LinkOpening.Shut shut => No(shut.Words),
                _ => No(Otherwise),
            }).AllowAnonymous().ExcludeFromDescription();
            if (Offers)
                app.MapGet($"/{Path}/{{token}}/drafts/{{key}}", async (string token, string key, HttpContext http, LinkOpener opener, ReadDraft read, CancellationToken stop) =>
                    await opener.OpenAsync(token, stop) is LinkOpening.Good good && IsFor(good, key) ? await ShowAsync(key, read, http, stop) : Results.NoContent()).AllowAnonymous().ExcludeFromDescription();
        }

        // the drafts of a mentor's weeks stand together: a week's link opens its own week alone
        private bool IsFor(LinkOpening.Good good, string key) => For.Contains(good.Link.Purpose) && Array.Exists(Kinds, kind => IsOf(kind, Plain(key)))
            && (good.Link.WeekOf is not { } week || Plain(key).EndsWith($".{week:yyyy-MM-dd}", StringComparison.Ordinal));

        private static bool IsOf(string kind, string key) => kind[^1] is '.' or '/' ? key.StartsWith(kind, StringComparison.Ordinal) : key == kind;
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
            ? Answer(await save.RunAsync(new(Plain(key), body.Fields, body.BasedOn, Bounded(body.Known)), stop))
            : No("A draft is JSON: {\"fields\": {\"name\": \"text\"}, \"basedOn\": null}.");
    }

    /// <summary>As many names as the largest page gives, each as long as a name can be; of what else is sent nothing is looked at.</summary>
    private static string[]? Bounded(string?[]? known) => known?.OfType<string>().Where(k => k.Length <= LongestName).Take(MostNames).ToArray();

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
        Outcome<SaveDraft.Answer>.Done done => Results.Json(new { savedAt = done.Value.Saved.SavedAt, hint = Kit.PupilNames.Of(done.Value.Names) }),
        Outcome<SaveDraft.Answer>.Invalid invalid => No(string.Join(" ", invalid.Errors.Select(e => e.Words))),
        Outcome<SaveDraft.Answer>.Refused { Rule: SaveDraft.TooMany } full => No(full.Words, new Dictionary<string, object?> { ["at"] = "my-drafts" }),
        Outcome<SaveDraft.Answer>.Refused refused => No(refused.Words),
        _ => No("Sign in again; what you typed stays in the browser."),
    };

    /// <param name="words">Why.</param>
    /// <param name="more">Where to mend it ("at").</param>
    private static IResult No(string words, Dictionary<string, object?>? more = null) => Results.Problem(words, statusCode: StatusCodes.Status400BadRequest, title: "Not saved", extensions: more);
}
