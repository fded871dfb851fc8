using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Cohorts;

/// <summary>What the pages of clearances and documents cannot do themselves: take a file, give a file.</summary>
public static class PaperEndpoints
{
    /// <summary>Above every limit that the rule may set, so that a file just over it is refused in words; what is larger than this is not even read.</summary>
    private const long MostBytes = 64L * 1024 * 1024;

    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        Upload("/my-papers/{requirement:guid}", HandInAsync, Permission.HandInPapers);
        Upload("/residents/{person:guid}/papers/{requirement:guid}", ForResidentAsync, Permission.ReviewPapers);
        Upload("/mentors/{person:guid}/papers/{requirement:guid}", ForMentorAsync, Permission.ReviewPapers);
        Upload("/cohorts/{cohort:guid}/requirements/{requirement:guid}/sample", SampleAsync, Permission.ReviewPapers);
        app.MapGet("/papers/{handIn:guid}/file", async (Guid handIn, HttpContext http, ReadPaper read, CancellationToken stop) => Download(http, await read.RunAsync(new(handIn), stop))).WithMetadata(new NeedsAttribute(Permission.ReadPapers)).ExcludeFromDescription();
        app.MapGet("/requirements/{requirement:guid}/sample", async (Guid requirement, HttpContext http, ReadSample read, CancellationToken stop) => Download(http, await read.RunAsync(new(requirement), stop))).WithMetadata(new NeedsAttribute(Permission.ReadPapers)).ExcludeFromDescription();

        void Upload(string path, Delegate handler, Permission needs) =>
            app.MapPost(path, handler).WithMetadata(new NeedsAttribute(needs), new SizeLimit(MostBytes)).WithFormOptions(multipartBodyLengthLimit: MostBytes).ExcludeFromDescription();
    }

    /// <summary>What stands in the form beside the file; days as typed, so that a slip is answered in words.</summary>
    private sealed record Form(string? IssuedOn, string? Through, string? Note, string? Then);

    private static async Task<IResult> HandInAsync(Guid requirement, IFormFile? file, [FromForm] string? issuedOn, [FromForm] string? through, [FromForm] string? note, [FromForm] string? then, HandInPaper handIn, NoticeCookie notices, CancellationToken stop)
    {
        await using var content = Open(file);
        var outcome = await handIn.RunAsync(Paper(requirement, file, content, new(issuedOn, through, note, then), send: then != "keep"), stop);
        return Back(outcome, "/my-papers", notices, done => new(done.IsWaiting ? $"“{done.Name}” is handed in." : $"“{done.Name}” is kept, not sent yet.") { Told = done.Told, Next = [done.IsWaiting ? "Your coordinator reviews it; if something is wrong you get an e-mail." : "Send it when it is complete."] });
    }

    private static Task<IResult> ForResidentAsync(Guid person, Guid requirement, IFormFile? file, [FromForm] string? issuedOn, [FromForm] string? through, [FromForm] string? note, [FromForm] string? then, HandInForPerson handIn, NoticeCookie notices, CancellationToken stop) =>
        ForAsync(new(new Id<Resident>(person), null, default!, then == "approve"), $"/residents/{person}/papers", requirement, file, new(issuedOn, through, note, then), handIn, notices, stop);

    private static Task<IResult> ForMentorAsync(Guid person, Guid requirement, IFormFile? file, [FromForm] string? issuedOn, [FromForm] string? through, [FromForm] string? note, [FromForm] string? then, HandInForPerson handIn, NoticeCookie notices, CancellationToken stop) =>
        ForAsync(new(null, new Id<Mentor>(person), default!, then == "approve"), $"/mentors/{person}/papers", requirement, file, new(issuedOn, through, note, then), handIn, notices, stop);

    private static async Task<IResult> ForAsync(HandInForPerson.Request request, string page, Guid requirement, IFormFile? file, Form form, HandInForPerson handIn, NoticeCookie notices, CancellationToken stop)
    {
        await using var content = Open(file);
        var outcome = await handIn.RunAsync(request with { Paper = Paper(requirement, file, content, form, send: true) }, stop);
        return Back(outcome, page, notices, done => new(done.IsWaiting ? $"“{done.Name}” is handed in and waits for review." : $"“{done.Name}” is recorded and approved."));
    }

    private static async Task<IResult> SampleAsync(Guid cohort, Guid requirement, IFormFile? file, [FromForm] string? then, KeepSample keep, NoticeCookie notices, CancellationToken stop)
    {
        if (file is null && then != "remove")
            return Back<Nothing>(Outcome.Refused("no-file", "Choose a file."), $"/cohorts/{cohort}/requirements", notices, _ => new(""));
        await using var content = then == "remove" ? null : Open(file);
        return Back(await keep.RunAsync(new(new(requirement), file?.FileName, content), stop), $"/cohorts/{cohort}/requirements", notices, _ => new(content is null ? "The sample is taken away." : "The sample is kept."));
    }

    private static Stream? Open(IFormFile? file) => file?.OpenReadStream();

    private static HandInPaper.Request Paper(Guid requirement, IFormFile? file, Stream? content, Form form, bool send) => new(new(requirement), file?.FileName, content, PostedFields.Day(form.IssuedOn), PostedFields.Day(form.Through), form.Note, send);

    private static IResult Back<T>(Outcome<T> outcome, string page, NoticeCookie notices, Func<T, Notice.Done> done)
    {
        if (outcome is Outcome<T>.NotFound)
            return Results.NotFound();
        if (outcome is Outcome<T>.Forbidden)
            return Results.Forbid();
        notices.Keep(Notice.From(outcome, done) switch
        {
            Notice.Invalid invalid => new Notice.Refused(string.Join(" ", invalid.Errors.Select(e => e.Words))),
            Notice.Conflict => new Notice.Refused("Somebody else changed this meanwhile; nothing of yours was saved. Look at it and try again."),
            var notice => notice,
        });
        return Results.Redirect(page);
    }

    // whatever it is, it is saved, never shown: no browser reads it as a page of this hub, and nothing between keeps a copy
    private static IResult Download(HttpContext http, Outcome<ReadPaper.Answer> outcome)
    {
        if (outcome.ValueOrDefault is not { } file)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.File(file.Content, file.ContentType, file.Name);
    }

    private sealed class SizeLimit(long bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize { get; } = bytes;
    }
}
