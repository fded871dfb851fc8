using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;

namespace ResidencyHub.Web.Governance;

/// <summary>Where an open page of minutes asks for others' words and says who is here (js/minutes.js). Its address is below "/changes": a page that asks by itself keeps no sign-in alive.</summary>
public static class MinutesApi
{
    public sealed record Body(DateTime? Since, string? Writing);

    public static void MapMinutes(this IEndpointRouteBuilder app) =>
        app.MapPost("/changes/minutes/{meeting:guid}", async (Guid meeting, HttpContext http, IAntiforgery antiforgery, FollowMinutes follow, CancellationToken stop) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http) || await ReadAsync(http.Request, stop) is not { } body)
                return Results.Problem("Load the page again.", statusCode: StatusCodes.Status400BadRequest, title: "Not understood");
            return await follow.RunAsync(new(new Id<Meeting>(meeting), body.Since?.ToUniversalTime(), body.Writing), stop) switch
            {
                Outcome<FollowMinutes.Answer>.Done { Value: var now } => Results.Json(new
                {
                    now = now.Now,
                    structure = now.Structure,
                    written = now.IsWritten,
                    entries = now.Entries.Select(e => new { id = e.Id.Value, item = e.Item?.Value, text = e.Text, by = e.WrittenBy, changedBy = e.ChangedBy, struck = e.IsStruck, version = e.Version }),
                    others = now.Others.Select(o => new { name = o.Name, writing = o.Writing }),
                }),
                // two tabs of one person said at once that they are here
                Outcome<FollowMinutes.Answer>.Refused or Outcome<FollowMinutes.Answer>.Conflict => Results.NoContent(),
                _ => Results.NotFound(),
            };
        }).RequireAuthorization().ExcludeFromDescription();

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
}
