using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Web.Mentoring;

/// <summary>Where an open page of an observation asks for the other's words, says who is here, and saves a section while both write (js/observing.js). Below "/changes": a page that asks by itself keeps no sign-in alive.</summary>
public static class ObservationsApi
{
    public sealed record Asking(string? Known, string? Writing, bool Leaves, string? Window);

    public sealed record Section(string? Name, string? Words, string? Seen);

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
                    notes = now.Notes?.Select(n => new { id = n.Id.Value, time = clock.Local(n.At).ToString("HH:mm:ss", CultureInfo.InvariantCulture), at = n.At, words = n.Words, author = n.Author, mine = n.IsMine }),
                    others = now.Others.Select(o => new { name = o.Name, writing = o.Writing, me = o.IsMe }),
                }),
                // two tabs of one person said at once that they are here
                Outcome<FollowObservation.Answer>.Refused or Outcome<FollowObservation.Answer>.Conflict => Results.NoContent(),
                _ => Results.NotFound(),
            }).RequireAuthorization().ExcludeFromDescription();

        app.MapPost("/changes/observations/{observation:guid}/section", async (Guid observation, HttpContext http, IAntiforgery antiforgery, WriteDebriefSection write, CancellationToken stop) =>
            await ReadAsync<Section>(http, antiforgery, stop) is not { } sent || !Enum.TryParse<DebriefSection>(sent.Name, out var section) ? NotUnderstood() : await write.RunAsync(new(new(observation), section, sent.Words, sent.Seen), stop) switch
            {
                Outcome<string>.Done { Value: var stands } => Results.Json(new { words = stands }),
                Outcome<string>.Conflict clash => Results.Json(new { words = clash.Values[0].Theirs }, statusCode: StatusCodes.Status409Conflict),
                Outcome<string>.Refused refused => Results.Problem(refused.Words, statusCode: StatusCodes.Status422UnprocessableEntity, title: "Not saved"),
                Outcome<string>.Invalid wrong => Results.Problem(wrong.Errors[0].Words, statusCode: StatusCodes.Status422UnprocessableEntity, title: "Not saved"),
                _ => Results.NotFound(),
            }).RequireAuthorization().ExcludeFromDescription();
    }

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
