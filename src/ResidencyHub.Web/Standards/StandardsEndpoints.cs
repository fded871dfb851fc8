using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Standards;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Standards;

/// <summary>What the pages of standards cannot do themselves: take a file.</summary>
public static class StandardsEndpoints
{
    /// <summary>A little more than the reader takes, so that a larger file is refused in words.</summary>
    private const long MostBytes = 48L * 1024 * 1024;

    public static void MapStandards(this IEndpointRouteBuilder app) =>
        app.MapPost("/standards/import", ImportAsync).WithMetadata(new NeedsAttribute(Permission.KeepStandards), new SizeLimit(MostBytes), new Plain()).WithFormOptions(multipartBodyLengthLimit: MostBytes).ExcludeFromDescription();

    private static async Task<IResult> ImportAsync(IFormFile? file, [FromForm] Guid? program, ImportFramework import, NoticeCookie notices, CancellationToken stop)
    {
        using var content = new MemoryStream();
        if (file is not null)
            await file.CopyToAsync(content, stop);
        var outcome = await import.RunAsync(new(content.ToArray(), program is { } id ? new(id) : null), stop);
        notices.Keep(Notice.From(outcome, done => new Notice.Done(WordsOf(done)) { Next = done.Notes }));
        return Results.LocalRedirect(outcome.ValueOrDefault is { } answer ? $"/standards/{answer.Framework}" : "/standards");
    }

    private static string WordsOf(ImportFramework.Answer done) => string.Create(CultureInfo.InvariantCulture, $"{(done.IsNew ? $"“{done.Title}” is imported with {done.Items:N0} items."
        : done.IsUnchanged ? $"“{done.Title}” is here already, and nothing in it changed."
        : $"“{done.Title}” has a new edition: {done.Added:N0} items added, {done.Reworded:N0} changed, {done.Gone:N0} gone. Ratings keep the edition they were given on.")}");

    private sealed class Plain : ISkipStatusCodePagesMetadata;

    private sealed class SizeLimit(long bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize { get; } = bytes;
    }
}
