using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Enters a role, a field in focus, a joint initiative, a change or a milestone into the record, or says it better.</summary>
public sealed class KeepEntry(UseCaseServices services) : RecordCommand<KeepEntry.Request, Id<RecordEntry>>(services)
{
    /// <param name="Partnership">Whose record.</param>
    /// <param name="Entry">Null for a new one.</param>
    /// <param name="Kind">What it tells; stays as it is.</param>
    /// <param name="Place">The key of what it is about; empty for the whole partnership.</param>
    public sealed record Request(
        Id<Partnership> Partnership, Id<RecordEntry>? Entry, EntryKind Kind, string? Place, string Title, string? Person, PartnershipSide? Side, string? Words, DateOnly? StartsOn, DateOnly? EndsOn,
        PdsFunctions Functions, PdsGroups Groups, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<RecordEntry>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var entry = request.Entry is { } id ? await db.RecordEntries.SingleOrDefaultAsync(e => e.Id == id && e.PartnershipId == partnership.Id, stop) : null;
        if (request.Entry is not null && entry is null)
            return Outcome.NotFound;
        var places = await RecordPlaces.OfAsync(operation, partnership, stop);
        var key = request.Place ?? "";
        // an entry stays about a place that has left since
        var about = entry is not null && RecordPlaces.KeyOf(entry.About) == key ? entry.About : places.FirstOrDefault(p => p.Key == key).Place;
        if (about is null)
            return Outcome.Invalid(nameof(Request.Place), "This is none of the places that you can write about. Choose another.");
        if (request.EndsOn < request.StartsOn)
            return Outcome.Invalid(nameof(Request.EndsOn), "The last day lies before the first.");
        if (request.StartsOn < partnership.StartedOn)
            return Outcome.Invalid(nameof(Request.StartsOn), $"The partnership began on {PartnershipWords.Day(partnership.StartedOn)}. Choose that day or a later one.");
        if (partnership.EndedOn is { } over && (request.StartsOn > over || request.EndsOn > over))
            return Outcome.Invalid(request.StartsOn > over ? nameof(Request.StartsOn) : nameof(Request.EndsOn), $"The partnership ends on {PartnershipWords.Day(over)}. Choose an earlier day.");
        var text = new EntryText(request.Title.Trim(), Record.Line(request.Person), request.Side, Record.Line(request.Words), new Period(request.StartsOn!.Value, request.EndsOn), request.Functions, request.Groups);
        var kind = entry?.Kind ?? request.Kind;
        if (entry is null)
            db.Add(entry = new RecordEntry(partnership.Id, about, kind, text));
        else
        {
            Record.Expect(operation, entry, request.Version);
            entry.Write(about, text);
        }
        if (kind is not (EntryKind.Change or EntryKind.Milestone))
        {
            var others = await db.RecordEntries.AsNoTracking().Where(e => e.PartnershipId == partnership.Id && e.Kind == kind && e.TakenOutOn == null).ToListAsync(stop);
            if (others.Find(entry.Repeats) is { } same)
                return Outcome.Refused("entry-twice", $"“{same.Title}”{(same.Person is null ? "" : $" of {same.Person}")} is in the record already, from {PartnershipWords.Day(same.StartsOn)}. Change that entry, or choose other days.");
        }
        return entry.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Kind).IsInEnum();
            RuleFor(r => r.Title).NotEmpty().WithMessage("Say what it is, in one line.").MaximumLength(200).WithMessage("One line of up to 200 characters.");
            RuleFor(r => r.Person).NotEmpty().When(r => r.Kind is EntryKind.Role).WithMessage("Say who holds the role.");
            RuleFor(r => r.Person).MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Side).NotNull().When(r => r.Kind is EntryKind.Role or EntryKind.Change).WithMessage("Choose a side.");
            RuleFor(r => r.Side).IsInEnum().When(r => r.Side is not null);
            RuleFor(r => r.Words).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.StartsOn).NotNull().WithMessage("Give the day; of a term or year that is long ago its first day.");
            RuleFor(r => r.Functions).Must(f => (f & ~(PdsFunctions)15) == PdsFunctions.None).WithMessage("Choose from the list.");
            RuleFor(r => r.Groups).Must(g => (g & ~(PdsGroups)15) == PdsGroups.None).WithMessage("Choose from the list.");
        }
    }
}
