using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Partnerships;

/// <summary>What the page of an agreement cannot do itself: take a file, give a file.</summary>
public static class AgreementFileEndpoints
{
    /// <summary>Above every limit that the rule may set, so that a file just over it is refused in words.</summary>
    private const long MostBytes = 64L * 1024 * 1024;

    public static void MapAgreementFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/agreements/{agreement:guid}/files", KeepAsync).WithMetadata(new NeedsAttribute(Permission.VoteForSide), new SizeLimit(MostBytes)).WithFormOptions(multipartBodyLengthLimit: MostBytes).ExcludeFromDescription();
        app.MapGet("/agreements/files/{file:guid}", ReadAsync).WithMetadata(new NeedsAttribute(Permission.ReadPartnerships)).ExcludeFromDescription();
    }

    private static async Task<IResult> KeepAsync(Guid agreement, IFormFile? file, [FromForm] string? what, [FromForm] string? signer, [FromForm] string? signedOn, [FromForm] string? shown, KeepAgreementFile keep, NoticeCookie notices, CancellationToken stop)
    {
        Id<AgreementParty>? party = Id<AgreementParty>.TryParse(signer, null, out var id) ? id : null;
        await using var content = file?.OpenReadStream();
        // a signer that cannot be read is not nobody: the file would be kept as an attachment
        var outcome = signer is { Length: > 0 } && party is null ? Outcome.NotFound
            : await keep.RunAsync(new(new(agreement), file?.FileName, content, what, party, PostedFields.Day(signedOn), shown), stop);
        if (outcome is Outcome<IReadOnlyList<Application.Notifications.Told>>.NotFound)
            return Results.NotFound();
        notices.Keep(Notice.From(outcome, told => new Notice.Done(party is null ? "The file is added." : "The signature is recorded.") { Told = told }) switch
        {
            Notice.Invalid invalid => new Notice.Refused(string.Join(" ", invalid.Errors.Select(e => e.Words))),
            Notice.Conflict => new Notice.Refused("Somebody else changed this meanwhile; nothing of yours was saved. Look at it and try again."),
            var notice => notice,
        });
        return Results.Redirect($"/agreements/{agreement}");
    }

    // whatever it is, it is saved, never shown: no browser reads it as a page of this hub, and nothing between keeps a copy
    private static async Task<IResult> ReadAsync(Guid file, HttpContext http, ReadAgreementFile read, CancellationToken stop)
    {
        if ((await read.RunAsync(new(file), stop)).ValueOrDefault is not { } found)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.File(found.Content, found.ContentType, found.Name);
    }

    private sealed class SizeLimit(long bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize { get; } = bytes;
    }
}
