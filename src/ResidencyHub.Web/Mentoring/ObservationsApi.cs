using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Standards;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Mentoring;

/// <summary>Where an open page of an observation asks for the other's words, says who is here, and saves a section while both write (js/observing.js). Below "/changes": a page that asks by itself keeps no sign-in alive.</summary>
public static class ObservationsApi
{
    public sealed record Asking(string? Known, string? Writing, bool Leaves, string? Window);

    public sealed record Section(string? Name, string? Words, string? Seen);

    /// <param name="Words">Null where they are not the sender's to write.</param>
    public sealed record Line(Guid Note, string? Words, string? SeenWords, Guid[]? Rows, Guid[]? Seen, bool General, bool WasGeneral);

    public sealed record Level(Guid Row, int Value, string? Evidence, int? SeenValue, string? SeenEvidence);

    /// <param name="Id">As the device named it.</param>
    /// <param name="At">When it was made, by the hub's clock as the device knows it.</param>
    public sealed record Stamp(Guid Id, DateTimeOffset At, string? Words);

    public static void MapObservations(this IEndpointRouteBuilder app)
    {
        app.MapPost("/changes/observations/{observation:guid}", async (Guid observation, HttpContext http, IAntiforgery antiforgery, FollowObservation follow, HubClock clock, CancellationToken stop) =>
            await ReadAsync<Asking>(http, antiforgery, stop) is not { } asked ? NotUnderstood() : await follow.RunAsync(new(new(observation), asked.Known, asked.Writing, asked.Leaves, asked.Window), stop) switch
            {
                Outcome<FollowObservation.Answer>.Done { Value: var now } => Results.Json(new
                {
                    known = now.Known,
                    structure = now.Structure,
                    by = now.WrittenBy,
                    sections = now.Sections?.ToDictionary(s => s.Key.ToString(), s => s.Value),
                    notes = now.Notes?.Select(n => new { id = n.Id.Value, time = clock.Local(n.At).ToString("HH:mm:ss", CultureInfo.InvariantCulture), at = n.At, words = n.Words, author = n.Author, mine = n.IsMine, general = n.IsGeneral, rows = n.Rows.Select(r => r.Value) }),
                    state = now.State,
                    scores = now.Scores?.Select(s => new { row = s.Row.Value, rater = s.Rater, mine = s.IsMine, level = s.Level, name = s.Name, evidence = s.Evidence }),
                    others = now.Others.Select(o => new { name = o.Name, writing = o.Writing, me = o.IsMe }),
                }),
                // two tabs of one person said at once that they are here
                Outcome<FollowObservation.Answer>.Refused or Outcome<FollowObservation.Answer>.Conflict => Results.NoContent(),
                _ => Results.NotFound(),
            }).RequireAuthorization().ExcludeFromDescription();

        app.MapPost("/changes/observations/{observation:guid}/section", async (Guid observation, HttpContext http, IAntiforgery antiforgery, WriteDebriefSection write, CancellationToken stop) =>
            await ReadAsync<Section>(http, antiforgery, stop) is not { } sent || !Enum.TryParse<DebriefSection>(sent.Name, out var section) ? NotUnderstood()
                : Answer(await write.RunAsync(new(new(observation), section, sent.Words, sent.Seen), stop), stands => new { words = stands })).RequireAuthorization().ExcludeFromDescription();

        app.MapPost("/changes/observations/{observation:guid}/note", async (Guid observation, HttpContext http, IAntiforgery antiforgery, WriteNote write, CancellationToken stop) =>
            await ReadAsync<Line>(http, antiforgery, stop) is not { } sent ? NotUnderstood()
                : Answer(await write.RunAsync(new(new(observation), new(new(sent.Note), sent.Words, Ids(sent.Rows), sent.General, false, Ids(sent.Seen), sent.WasGeneral), sent.SeenWords), stop), now => new { words = now.Words, rows = now.Rows.Select(r => r.Value), general = now.IsGeneral })).RequireAuthorization().ExcludeFromDescription();

        app.MapPost("/changes/observations/{observation:guid}/score", async (Guid observation, HttpContext http, IAntiforgery antiforgery, WriteScore write, CancellationToken stop) =>
            await ReadAsync<Level>(http, antiforgery, stop) is not { } sent ? NotUnderstood()
                : Answer(await write.RunAsync(new(new(observation), new(new(sent.Row), sent.Value, sent.Evidence), sent.SeenValue is { } seen ? new(new(sent.Row), seen, sent.SeenEvidence) : null), stop), now => new { level = now.Level, evidence = now.Evidence })).RequireAuthorization().ExcludeFromDescription();
    }

    /// <summary>Stamps that a device kept until the hub has them (js/stamps.js), and the clock by which it times them. Who stamps is at work: below no "/changes".</summary>
    public static void MapStamps(this IEndpointRouteBuilder app)
    {
        app.MapPost("/observations/{observation:guid}/stamps", async (Guid observation, HttpContext http, IAntiforgery antiforgery, TakeStamp take, HubClock clock, CancellationToken stop) =>
            await ReadAsync<Stamp>(http, antiforgery, stop) is not { } sent ? NotUnderstood()
                : OfStamp(await take.RunAsync(new(new(observation), new(sent.Id), sent.At.UtcDateTime, sent.Words), stop), clock)).WithMetadata(new NeedsAttribute(Permission.WriteObservations)).ExcludeFromDescription();
        app.MapGet("/changes/clock", (HttpContext http, HubClock clock) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.Json(new { now = clock.Now });
        }).RequireAuthorization().ExcludeFromDescription();
    }

    private static IReadOnlyList<Id<RubricRow>> Ids(Guid[]? rows) => [.. (rows ?? []).Select(r => new Id<RubricRow>(r))];

    private static IResult Answer<T>(Outcome<T> outcome, Func<T, object> shape) => outcome switch
    {
        Outcome<T>.Done { Value: var stands } => Results.Json(shape(stands)),
        Outcome<T>.Conflict clash => Results.Json(new { words = clash.Values[0].Theirs }, statusCode: StatusCodes.Status409Conflict),
        Outcome<T>.Refused refused => Results.Problem(refused.Words, statusCode: StatusCodes.Status422UnprocessableEntity, title: "Not saved"),
        Outcome<T>.Invalid wrong => Results.Problem(wrong.Errors[0].Words, statusCode: StatusCodes.Status422UnprocessableEntity, title: "Not saved"),
        _ => Results.NotFound(),
    };

    /// <summary>A stamp that was not taken this time and may be the next is no refused one: the device keeps it and sends it again.</summary>
    private static IResult OfStamp(Outcome<DateTime> outcome, HubClock clock) => outcome switch
    {
        Outcome<DateTime>.Refused { Rule: "busy" or "already-there" } later => Results.Problem(later.Words, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not saved"),
        // with words: an empty answer to a post would be the page of what is not there, which takes none
        Outcome<DateTime>.NotFound or Outcome<DateTime>.Forbidden => Results.Problem("This observation is not yours to write any more. Copy the words if you need them.", statusCode: StatusCodes.Status404NotFound, title: "Not saved"),
        _ => Answer(outcome, at => new { at, now = clock.Now }),
    };

    private static IResult NotUnderstood() => Results.Problem("Load the page again.", statusCode: StatusCodes.Status400BadRequest, title: "Not understood");

    private static async Task<T?> ReadAsync<T>(HttpContext http, IAntiforgery antiforgery, CancellationToken stop) where T : class
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(http) && http.Request.HasJsonContentType() ? await http.Request.ReadFromJsonAsync<T>(stop) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
