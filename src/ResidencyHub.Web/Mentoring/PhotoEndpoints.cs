using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Web.Drafts;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Mentoring;

/// <summary>What the page of an observation cannot do itself: take a picture or a lesson plan, give it.</summary>
public static class PhotoEndpoints
{
    /// <summary>Above every limit that the rule may set, so that a picture just over it is refused in words.</summary>
    private const long MostBytes = 32L * 1024 * 1024;

    public static void MapPhotos(this IEndpointRouteBuilder app)
    {
        app.MapPost("/observations/{observation:guid}/photos", AddAsync).WithMetadata(new NeedsAttribute(Permission.WriteObservations), new SizeLimit(MostBytes)).WithFormOptions(multipartBodyLengthLimit: MostBytes).ExcludeFromDescription();
        app.MapPost("/observations/{observation:guid}/photos/{photo:guid}/remove", RemoveAsync).WithMetadata(new NeedsAttribute(Permission.ReopenObservations)).ExcludeFromDescription();
        app.MapPost("/observations/{observation:guid}/plan", HandInAsync).WithMetadata(new NeedsAttribute(Permission.RespondToObservations), new SizeLimit(MostBytes)).WithFormOptions(multipartBodyLengthLimit: MostBytes).ExcludeFromDescription();
        app.MapGet("/observations/plans/{plan:guid}", ReadPlanAsync).WithMetadata(new NeedsAttribute(Permission.ReadObservations)).ExcludeFromDescription();
        app.MapGet("/observations/photos/{photo:guid}", ReadAsync).WithMetadata(new NeedsAttribute(Permission.ReadObservations)).ExcludeFromDescription();
    }

    private static async Task<IResult> AddAsync(Guid observation, IFormFile? file, [FromForm] string? words, [FromForm] string? consent, [FromForm] string? agreed, AddEvidencePhoto add, NoticeCookie notices, HttpContext http, CancellationToken stop)
    {
        await using var content = file?.OpenReadStream();
        return Back(await add.RunAsync(new(new(observation), content, words, consent, agreed == "true"), stop), observation, "The picture is added. Where and with what it was taken is not kept.", notices, http);
    }

    private static async Task<IResult> HandInAsync(Guid observation, IFormFile? file, HandInLessonPlan handIn, NoticeCookie notices, HttpContext http, CancellationToken stop)
    {
        await using var content = file?.OpenReadStream();
        return Back(await handIn.RunAsync(new(new(observation), file?.FileName, content), stop), observation, "The lesson plan is handed in. Whoever reads the observation can open it.", notices, http);
    }

    // whatever it is, it is saved, never shown
    private static async Task<IResult> ReadPlanAsync(Guid plan, HttpContext http, ReadLessonPlan read, CancellationToken stop)
    {
        if ((await read.RunAsync(new Id<LessonPlan>(plan), stop)).ValueOrDefault is not { } found)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.File(found.Content, found.ContentType, found.Name);
    }

    private static async Task<IResult> RemoveAsync(Guid observation, Guid photo, [FromForm] string? why, RemoveEvidencePhoto remove, NoticeCookie notices, HttpContext http, CancellationToken stop) =>
        Back(await remove.RunAsync(new(new(observation), new(photo), why), stop), observation, "The picture is removed. Its file is destroyed within the hour.", notices, http);

    private static IResult Back<T>(Outcome<T> outcome, Guid observation, string done, NoticeCookie notices, HttpContext http)
    {
        if (outcome is Outcome<T>.NotFound)
            return Results.NotFound();
        if (!outcome.IsDone)
            SentDrafts.Keep(http);
        notices.Keep(Notice.From(outcome, done) switch
        {
            Notice.Invalid invalid => new Notice.Refused(string.Join(" ", invalid.Errors.Select(e => e.Words))),
            Notice.Conflict => new Notice.Refused("Somebody else changed the observation in the same moment; nothing of yours was saved. Try again."),
            var notice => notice,
        });
        return Results.Redirect($"/observations/{observation}");
    }

    // written anew by the hub itself as a picture, and still nothing that a browser could take for a page; nothing between keeps a copy
    private static async Task<IResult> ReadAsync(Guid photo, HttpContext http, ReadEvidencePhoto read, CancellationToken stop)
    {
        if ((await read.RunAsync(new Id<EvidencePhoto>(photo), stop)).ValueOrDefault is not { } found)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.File(found.Content, found.ContentType);
    }

    private sealed class SizeLimit(long bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize { get; } = bytes;
    }
}
