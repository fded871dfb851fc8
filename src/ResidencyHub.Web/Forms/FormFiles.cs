using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Forms;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Forms;

/// <summary>What the pages of forms cannot do themselves: take a file, give a file, give all answers as a file.</summary>
public static class FormFiles
{
    /// <summary>Above every limit that the rule may set, so that a file just over it is refused in words.</summary>
    private const long MostBytes = 64L * 1024 * 1024;

    public static void MapFormFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/my-forms/{lineage:guid}/{placement:guid}/files/{field}", KeepAsync).WithMetadata(new NeedsAttribute(Permission.ReadCoaching), new SizeLimit(MostBytes)).WithFormOptions(multipartBodyLengthLimit: MostBytes).ExcludeFromDescription();
        // no parameter is bound from the form, so that nothing reads the body before the link is known to be good
        app.MapPost("/f/{token}/files/{field}", KeepByLinkAsync).AllowAnonymous().WithMetadata(new SizeLimit(MostBytes)).WithFormOptions(multipartBodyLengthLimit: MostBytes).ExcludeFromDescription();
        app.MapGet("/form-files/{file:guid}", ReadAsync).WithMetadata(new NeedsAttribute(Permission.ReadCoaching)).ExcludeFromDescription();
        foreach (var kind in Enum.GetValues<SheetFileKind>())
            app.MapGet($"/forms/{{form:guid}}/answers{SheetWriter.Extension(kind)}", (Guid form, HttpContext http, ShowForm show, ShowAnswerColumns columns, ListFormAnswers list) => ExportAsync(form, http, show, columns, list, kind)).WithMetadata(new NeedsAttribute(Permission.KeepStandards)).ExcludeFromDescription();
    }

    private static async Task<IResult> KeepAsync(Guid lineage, Guid placement, string field, IFormFile? file, [FromForm] string? away, [FromQuery] string? edition, [FromQuery] int turn, KeepFormFile keep, NoticeCookie notices, CancellationToken stop)
    {
        await using var content = file?.OpenReadStream();
        var outcome = !Id<ProgramForm>.TryParse(edition, null, out var shown) ? Outcome.NotFound
            : content is null && away is null ? Outcome.Refused("no-file", "Choose a file.")
            : await keep.RunAsync(new(lineage, new(placement), shown, turn, field, file?.FileName, away is null ? content : null), stop);
        return Back(outcome, away is not null, $"/my-forms/{lineage}/{placement}", notices);
    }

    // the link is the proof, and says which form about whom; what is posted says neither
    private static async Task<IResult> KeepByLinkAsync(string token, string field, [FromQuery] string? edition, HttpContext http, IAntiforgery antiforgery, LinkOpener opener, KeepFileByLink keep, NoticeCookie notices, CancellationToken stop)
    {
        var page = $"/f/{Uri.EscapeDataString(token)}";
        if (await opener.OpenAsync(token, stop) is not LinkOpening.Good { Link.Purpose: LinkPurpose.AnswerForm })
            return Results.Redirect(page);
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
            return Results.Redirect($"{page}?{StaleForms.Key}=1");
        var form = await http.Request.ReadFormAsync(stop);
        var (file, away) = (form.Files["file"], form.ContainsKey("away") ? "1" : null);
        await using var content = file?.OpenReadStream();
        var outcome = !Id<ProgramForm>.TryParse(edition, null, out var shown) ? Outcome.NotFound
            : content is null && away is null ? Outcome.Refused("no-file", "Choose a file.")
            : await keep.RunAsync(new(shown, field, file?.FileName, away is null ? content : null), stop);
        return Back(outcome, away is not null, page, notices);
    }

    private static IResult Back(Outcome<Nothing> outcome, bool away, string path, NoticeCookie notices)
    {
        if (outcome is Outcome<Nothing>.NotFound)
            return Results.NotFound();
        notices.Keep(Notice.From(outcome, away ? "The file is taken away." : "The file is handed in. Send the answers when they are complete.") switch
        {
            Notice.Invalid invalid => new Notice.Refused(string.Join(" ", invalid.Errors.Select(e => e.Words))),
            Notice.Conflict => new Notice.Refused("This was changed from another page meanwhile; nothing was saved. Look at it and try again."),
            var notice => notice,
        });
        return Results.Redirect(path);
    }

    // whatever it is, it is saved, never shown: no browser reads it as a page of this hub, and nothing between keeps a copy
    private static async Task<IResult> ReadAsync(Guid file, HttpContext http, ReadFormFile read, CancellationToken stop)
    {
        if ((await read.RunAsync(new(file), stop)).ValueOrDefault is not { } found)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.File(found.Content, found.ContentType, found.Name);
    }

    private static async Task<IResult> ExportAsync(Guid form, HttpContext http, ShowForm show, ShowAnswerColumns columns, ListFormAnswers list, SheetFileKind kind)
    {
        var stop = http.RequestAborted;
        if ((await show.RunAsync(new(form), stop)).ValueOrDefault is not { } shown || (await columns.RunAsync(shown.Lineage, stop)).ValueOrDefault is not { } asked)
            return Results.NotFound();
        return await new ListFile<ListFormAnswers.Row>(
            "Answers", $"/forms/{form}", ["Resident", "Answered by", "As", "Sent", "Edition", .. asked.Columns.Select(f => f.IsRetired ? $"{f.Label} (last asked in edition {f.LastAsked})" : f.Label)],
            async page => (await list.RunAsync(new(page, shown.Lineage, WithAnswers: true), stop)).ValueOrDefault,
            r =>
            {
                // read by the edition on which it was given: its options, its rows, its levels
                var (sheet, edition) = (AnswerSheet.Read(r.Answers!), asked.Editions[r.Edition]);
                return [r.Resident, r.Author, GrowingWords.Of(r.As), r.SentOn, edition.Number, .. asked.Columns.Select(f => (SheetCell)(edition.Definition[f.Key] is { } field ? FormLook.Words(field, sheet[f.Key]) : null))];
            }).SendAsync(http, ListState.Parse(http.Request.Path, null), kind);
    }

    private sealed class SizeLimit(long bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize { get; } = bytes;
    }
}
