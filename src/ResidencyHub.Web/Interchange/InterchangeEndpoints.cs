using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Interchange;

/// <summary>What pages of imports cannot do themselves: take a large upload, give a file.</summary>
public static class InterchangeEndpoints
{
    public static IServiceCollection AddInterchange(this IServiceCollection services) => services.AddScoped<ImportClerk>();

    public static void MapInterchange(this IEndpointRouteBuilder app)
    {
        // a little above the import's own limit, so that a file just over it is refused in words
        var limit = app.ServiceProvider.GetRequiredService<ImportWork>().Limits.MaxBytes * 4;
        app.MapPost("/cohorts/{id:guid}/import/upload", UploadAsync).WithMetadata(new NeedsAttribute(Permission.ImportPeople), new SizeLimit(limit)).WithFormOptions(multipartBodyLengthLimit: limit);
        app.MapPost("/cohorts/{id:guid}/import/paste", PasteAsync).WithMetadata(new NeedsAttribute(Permission.ImportPeople), new SizeLimit(limit)).WithFormOptions(valueLengthLimit: (int)Math.Min(int.MaxValue, limit), bufferBodyLengthLimit: limit);
        app.MapPost("/imports/{id:guid}/cancel", CancelAsync).WithMetadata(new NeedsAttribute(Permission.ImportPeople));
        app.MapGet("/imports/{id:guid}/bad-rows.{kind}", BadRowsAsync).WithMetadata(new NeedsAttribute(Permission.ImportPeople));
    }

    private static async Task<IResult> UploadAsync(Guid id, IFormFile? file, [FromForm] ImportKind kind, StartImport start, ImportWork work, ViewerContext viewer, CancellationToken stop)
    {
        if (file is null or { Length: 0 })
            return Again(id, kind, file is { FileName.Length: > 0 } ? "Empty" : "Missing");
        await using var content = file.OpenReadStream();
        return await BeginAsync(id, kind, file.FileName, content, start, work, viewer, stop);
    }

    private static async Task<IResult> PasteAsync(Guid id, [FromForm] string? text, [FromForm] ImportKind kind, StartImport start, ImportWork work, ViewerContext viewer, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Again(id, kind, "Missing");
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await BeginAsync(id, kind, ImportWork.Pasted, content, start, work, viewer, stop);
    }

    private static IResult Again(Guid cohort, ImportKind kind, string why) => Results.Redirect($"/cohorts/{cohort}/import?{why}=true&Kind={(kind is ImportKind.Mentors ? "mentors" : "residents")}");

    private static async Task<IResult> BeginAsync(Guid cohort, ImportKind kind, string name, Stream content, StartImport start, ImportWork work, ViewerContext viewer, CancellationToken stop)
    {
        if ((await start.RunAsync(new(new Id<Cohort>(cohort), kind, name), stop)) is not Outcome<Guid>.Done { Value: var import })
            return Results.NotFound();
        try
        {
            await work.ReadAsync(viewer.Viewer, import, content, name, stop);
        }
        catch (SheetRefusedException)
        {
            // the import's page says why
        }
        return Results.Redirect($"/imports/{import}");
    }

    // the form is bound so that its antiforgery token is asked for
    private static async Task<IResult> CancelAsync(Guid id, [FromForm] string? reason, ImportClerk clerk)
    {
        _ = reason;
        await clerk.CancelAsync(id);
        return Results.Redirect($"/imports/{id}");
    }

    private static async Task<IResult> BadRowsAsync(Guid id, string kind, WriteBadRows write, CancellationToken stop) =>
        (await write.RunAsync(new(id, kind == "csv" ? SheetFileKind.Csv : SheetFileKind.Workbook), stop)).ValueOrDefault is { } file
            ? Results.File(file.Content, file.ContentType, file.FileName)
            : Results.NotFound();

    private sealed class SizeLimit(long bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize { get; } = bytes;
    }
}
