using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Standards;

/// <summary>Begins a framework of one's own, or the next edition of one: a draft that nobody else sees.</summary>
public sealed class StartFramework(UseCaseServices services) : Command<StartFramework.Request, Id<Framework>>(services)
{
    /// <param name="Program">Whose it is to be; null for the hub's own (administrators).</param>
    /// <param name="From">The edition whose items and scale are taken over as a new edition; null for an empty framework.</param>
    /// <param name="AsCopy">True: a framework of one's own with the same items, not the next edition.</param>
    public sealed record Request(Id<PreparationProgram>? Program, Id<Framework>? From, bool AsCopy);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Id<Framework>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, keeper) = (operation.Db, Keepers.Of(operation));
        var isNext = request is { From: not null, AsCopy: false };
        var program = isNext ? null : keeper.Chosen(request.Program);
        if (!isNext && !keeper.Keeps(program))
            return Outcome.NotFound;
        if (request.From is not { } id)
        {
            var empty = new Framework(new("OWN", "1", "A framework of our own", "", "Written by the program.", null, new Period(operation.Today)), FrameworkOrigin.Own, program, SequentialGuid.Next());
            empty.Rate(BuiltInFrameworks.DefaultScale);
            db.Add(empty);
            return empty.Id;
        }
        if (await db.Frameworks.Include(f => f.Items).Include(f => f.Levels).AsSplitQuery().SingleOrDefaultAsync(f => f.Id == id, stop) is not { } former || (former.State is EditionState.Draft && !keeper.Keeps(former.KeeperId)))
            return Outcome.NotFound;
        var next = !request.AsCopy && keeper.Keeps(former.KeeperId) && former.Origin is FrameworkOrigin.Own;
        if (!request.AsCopy && !next)
            return Outcome.Refused("framework-not-own", $"“{former.Title}” is not kept here. Copy it to a framework of your own, then change that.");
        if (next && await db.Frameworks.AnyAsync(f => f.Lineage == former.Lineage && f.State == EditionState.Draft, stop))
            return Outcome.Refused("draft-there", "A draft of the next edition is there already. Change and publish that one.");
        var cover = former.Cover with { Edition = next ? "next" : "1", Code = next ? former.Code : $"{former.Code}-OWN"[..Math.Min(former.Code.Length + 4, 80)], InForce = new(operation.Today), Licence = next ? former.Licence : $"Adapted from {former.Title}, {former.Edition} ({former.Issuer}); not endorsed by the issuer. {former.Licence}"[..Math.Min(2000, $"Adapted from {former.Title}, {former.Edition} ({former.Issuer}); not endorsed by the issuer. {former.Licence}".Length)] };
        var draft = new Framework(cover, FrameworkOrigin.Own, next ? former.KeeperId : program, next ? former.Lineage : SequentialGuid.Next());
        draft.Arrange([.. former.Items.OrderBy(i => i.Place).Select(i => new ItemDraft(i.Key, i.ParentKey, i.Place, i.Code, i.Statement, i.Kind))]);
        draft.Rate([.. former.Levels.Select(l => new LevelDraft(l.Value, l.Name, l.Words))]);
        db.Add(draft);
        return draft.Id;
    }
}

/// <summary>Saves a draft's cover, items and scale as the editor typed them.</summary>
public sealed class WriteFramework(UseCaseServices services) : Command<WriteFramework.Request, Nothing>(services)
{
    /// <summary>The key under which the form's draft is kept.</summary>
    public static string DraftKey(Id<Framework> framework) => $"framework.{framework}";

    public sealed record Request(Id<Framework> Framework, string Code, string Edition, string Title, string Issuer, string Licence, string? Source, DateOnly? StartsOn, string Outline, string Scale);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Frameworks.Include(f => f.Items).Include(f => f.Levels).AsSplitQuery().SingleOrDefaultAsync(f => f.Id == request.Framework, stop) is not { } framework || !Keepers.Of(operation).Keeps(framework.KeeperId))
            return Outcome.NotFound;
        framework.Describe(new(request.Code.Trim(), request.Edition.Trim(), request.Title.Trim(), request.Issuer.Trim(), request.Licence.Trim(), string.IsNullOrWhiteSpace(request.Source) ? null : request.Source.Trim(), new Period(request.StartsOn!.Value)));
        var former = framework.Items.Where(i => i.Code.Length > 0).GroupBy(i => i.Code).ToDictionary(g => g.Key, g => g.First().Key, StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<ItemDraft> items;
        IReadOnlyList<LevelDraft> levels;
        try
        {
            items = FrameworkOutline.Read(request.Outline, former);
        }
        catch (RuleBroken broken)
        {
            return Outcome.Invalid(nameof(request.Outline), broken.Message);
        }
        try
        {
            levels = Scale.Read(request.Scale);
        }
        catch (RuleBroken broken)
        {
            return Outcome.Invalid(nameof(request.Scale), broken.Message);
        }
        db.RemoveRange([.. framework.Items]);
        db.RemoveRange([.. framework.Levels]);
        framework.Arrange(items);
        framework.Rate(levels);
        db.AddRange(framework.Items);
        db.AddRange(framework.Levels);
        await ForgetDraft.RunAsync(operation, DraftKey(framework.Id), stop);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Code).NotEmpty().WithMessage("Give a short code, like “OWN-1”.").MaximumLength(40).WithMessage("A code has up to 40 characters.");
            RuleFor(r => r.Edition).NotEmpty().WithMessage("Name the edition, like “2026”.").MaximumLength(60).WithMessage("An edition's name has up to 60 characters.");
            RuleFor(r => r.Title).NotEmpty().WithMessage("Give it a title.").MaximumLength(250).WithMessage("A title has up to 250 characters.");
            RuleFor(r => r.Issuer).NotEmpty().WithMessage("Say who answers for it.").MaximumLength(250).WithMessage("Up to 250 characters, please.");
            RuleFor(r => r.Licence).NotEmpty().WithMessage("Say what may be done with its words; “Written by the program” is enough for your own.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.Source).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.").Must(s => string.IsNullOrWhiteSpace(s) || (Uri.TryCreate(s.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")).WithMessage("Give a web address that begins with https://.");
            RuleFor(r => r.StartsOn).NotNull().WithMessage("Say from which day on one rates by it.");
            RuleFor(r => r.Outline).NotEmpty().WithMessage("Type at least one item, like “1 Planning”.").MaximumLength(400_000).WithMessage("This is more than the editor takes; import it as a CASE package.");
            RuleFor(r => r.Scale).NotEmpty().WithMessage("Give the levels, a line each.").MaximumLength(20_000).WithMessage("Up to 20,000 characters, please.");
        }
    }
}

/// <summary>Puts a draft in use; the edition before is replaced, and what was rated on it stays.</summary>
public sealed class PublishFramework(UseCaseServices services) : Command<Id<Framework>, Nothing>(services)
{
    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<Framework> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Frameworks.Include(f => f.Levels).SingleOrDefaultAsync(f => f.Id == request, stop) is not { } framework || !Keepers.Of(operation).Keeps(framework.KeeperId))
            return Outcome.NotFound;
        if (framework.ItemCount == 0)
            return Outcome.Refused("items-missing", "Type at least one item before you publish the framework.");
        framework.Publish(operation.Viewer.Name, operation.Now);
        if (await db.Frameworks.SingleOrDefaultAsync(f => f.Lineage == framework.Lineage && f.State == EditionState.Published && f.Id != request, stop) is { } former)
            former.GiveWayTo(framework, framework.StartsOn);
        operation.Announce("standards", request.Value);
        return default(Nothing);
    }
}
