using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Curriculum;

/// <summary>Proposes a course, an assignment or a clinical experience, a change of one, or that one goes. Nothing stands on the map before both sides agreed.</summary>
public sealed class ProposeCurriculum(UseCaseServices services) : RecordCommand<ProposeCurriculum.Request, Id<CurriculumItem>>(services)
{
    /// <param name="Item">Null for a new one.</param>
    /// <param name="Place">The key of the program that a new one is about; empty for the whole partnership.</param>
    /// <param name="Drops">It is to go; the text stays as it is.</param>
    /// <param name="Edition">Of the item as the form showed it: nobody proposes against words that they have not read.</param>
    public sealed record Request(
        Id<Partnership> Partnership, Id<CurriculumItem>? Item, string? Place, CurriculumKind? Kind, CurriculumTerm? Term, string? Title, string? Words, string? Standards, bool Drops, string? ForUniversity, string? ForSchool, string Why, int Edition);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<CurriculumItem>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, by, at) = (operation.Db, operation.Viewer.Name, operation.Now);
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        var effects = new CurriculumEffects(Record.Line(request.ForUniversity), Record.Line(request.ForSchool), request.Why.Trim());
        var standards = CurriculumMap.Codes(request.Standards);
        if (!request.Drops && await CurriculumMap.UnknownAsync(db, standards, stop) is { } unknown)
            return Outcome.Invalid(nameof(Request.Standards), $"“{unknown}” is the code of no standard that is published here. Write codes as Standards and rubrics shows them, between spaces.");
        var text = request.Drops ? null : new CurriculumText(request.Kind!.Value, request.Term!.Value, request.Title!.Trim(), Record.Line(request.Words), standards.Count == 0 ? null : string.Join(' ', standards));
        if (request.Item is { } id)
        {
            if (await CurriculumMap.ItemAsync(operation, partnership.Id, id, stop) is not { } known)
                return Outcome.NotFound;
            if (known.Edition != request.Edition)
                return Outcome.Refused("change-newer", "Both sides have agreed on another version meanwhile. Load the page again and read it first.");
            Claim.On(db, known, known.Id);
            db.Add(known.Propose(text, effects, side, by, at));
            return known.Id;
        }
        var key = request.Place ?? "";
        if (text is null || key.Length > 0 && !key.StartsWith("program-", StringComparison.Ordinal) || (await RecordPlaces.OfAsync(operation, partnership, stop)).FirstOrDefault(p => p.Key == key).Place is not { } about)
            return Outcome.Invalid(nameof(Request.Place), "Say for which program it is, or that it is for all.");
        // of a form that is posted twice at once the second finds the first one's proposal
        Claim.On(db, partnership, partnership.Id);
        if ((await db.CurriculumItems.AsNoTracking().Where(i => i.PartnershipId == partnership.Id && i.Kind == text.Kind && i.Term == text.Term && (i.State == CurriculumState.Agreed || i.Changes.Any(c => c.State == ChangeState.Open))).ToListAsync(stop)).Exists(i => i.About == about && SearchText.Of(i.Title) == SearchText.Of(text.Title)))
            return Outcome.Refused("curriculum-twice", $"“{text.Title}” stands on the map of that term, or is proposed already.");
        var item = new CurriculumItem(partnership.Id, about, text, effects, side, by, at);
        db.Add(item);
        return item.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            When(r => !r.Drops, () =>
            {
                RuleFor(r => r.Kind).NotNull().WithMessage("Choose what sort of thing it is.").IsInEnum();
                RuleFor(r => r.Term).NotNull().WithMessage("Choose when in the year.").IsInEnum();
                RuleFor(r => r.Title).NotEmpty().WithMessage("Give it a name.").MaximumLength(200).WithMessage("One line of up to 200 characters.");
            });
            RuleFor(r => r.Words).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Standards).MaximumLength(400).WithMessage("Up to 400 characters, please.");
            RuleFor(r => r.ForUniversity).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.ForSchool).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say why; the other side reads it.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
        }
    }
}

/// <summary>What use cases of the curriculum share.</summary>
internal static class CurriculumMap
{
    public static Task<CurriculumItem?> ItemAsync(Operation operation, Id<Partnership> partnership, Id<CurriculumItem> id, CancellationToken stop) =>
        operation.Db.CurriculumItems.Include(i => i.Changes).ThenInclude(c => c.Comments).Include(i => i.Versions).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id && i.PartnershipId == partnership, stop);

    /// <summary>Codes between spaces, commas or semicolons, each once.</summary>
    public static IReadOnlyList<string> Codes(string? line) => [.. (line ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The first code that no published framework has; null when all are known.</summary>
    public static async Task<string?> UnknownAsync(ResidencyDb db, IReadOnlyList<string> codes, CancellationToken stop)
    {
        if (codes.Count == 0)
            return null;
        var known = await db.FrameworkItems.Where(i => codes.Contains(i.Code) && db.Frameworks.Any(f => f.Id == i.FrameworkId && f.State == EditionState.Published)).Select(i => i.Code).Distinct().ToListAsync(stop);
        return codes.FirstOrDefault(c => !known.Contains(c, StringComparer.OrdinalIgnoreCase));
    }
}
