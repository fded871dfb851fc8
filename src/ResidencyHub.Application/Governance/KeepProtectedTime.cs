using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>The time that partners protect, term by term: planned, kept, lost and why.</summary>
public sealed class ListProtectedTime(UseCaseServices services) : Query<ListProtectedTime.Request, ListProtectedTime.Answer>(services)
{
    private const int YearsAtOnce = 3;

    /// <param name="Before">School years before this one; null for the newest.</param>
    public sealed record Request(Id<Partnership> Partnership, int? Before = null);

    /// <param name="Earlier">School years before this one have more; null when there are none.</param>
    public sealed record Answer(Id<Partnership> Partnership, string Name, bool MayKeep, IReadOnlyList<Row> Times, IReadOnlyList<PlaceChoice> Places, AcademicYear Now, int? Earlier);

    /// <param name="Ahead">Hours that are neither kept nor lost yet.</param>
    public sealed record Row(Id<ProtectedTime> Id, ProtectedKind Kind, int Year, SchoolTerm Term, string Title, string? ForWhom, string? Place, decimal Planned, decimal Kept, decimal Lost, decimal Ahead, bool IsOver, IReadOnlyList<NoteRow> Notes, int Version);

    public sealed record NoteRow(DateOnly On, decimal Hours, bool IsKept, string? Because, string By);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var (all, before) = (operation.Db.ProtectedTimes.Where(t => t.PartnershipId == partnership.Id && t.TakenOutOn == null), request.Before ?? int.MaxValue);
        // whole school years, so that a term is never divided
        var years = await all.Where(t => t.Year < before).Select(t => t.Year).Distinct().OrderByDescending(y => y).Take(YearsAtOnce + 1).ToListAsync(stop);
        var shown = years.Take(YearsAtOnce).ToList();
        var times = await all.Include(t => t.Notes).Where(t => shown.Contains(t.Year)).OrderByDescending(t => t.Year).ThenByDescending(t => t.Term == SchoolTerm.Spring).ThenBy(t => t.Title).ToListAsync(stop);
        var may = Governing.Over(partnership, operation.Today) is null;
        return new Answer(partnership.Id, partnership.Name, may,
            times.ConvertAll(t => new Row(t.Id, t.Kind, t.Year, t.Term, t.Title, t.ForWhom, t.PlaceName, t.PlannedHours, t.Kept, t.Lost, t.PlannedHours - t.Kept - t.Lost, t.Days.Last < operation.Today, [.. t.Notes.OrderByDescending(n => n.On).Select(n => new NoteRow(n.On, n.Hours, n.IsKept, n.Because, n.NotedBy))], t.Version)),
            may ? RecordPlaces.Choices(await RecordPlaces.OfAsync(operation, partnership, stop)) : [], AcademicYear.Of(operation.Today), years.Count > YearsAtOnce ? shown[^1] : null);
    }
}

/// <summary>Plans meeting or release time for a term, or plans it anew.</summary>
public sealed class KeepProtectedTime(UseCaseServices services) : RecordCommand<KeepProtectedTime.Request, Id<ProtectedTime>>(services)
{
    /// <param name="Time">Null for a new one.</param>
    /// <param name="Place">The key of what it is about, for a new one.</param>
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(Id<Partnership> Partnership, Id<ProtectedTime>? Time, string? Place, ProtectedKind Kind, int Year, SchoolTerm Term, string Title, string? ForWhom, decimal? Hours, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<ProtectedTime>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        var plan = new ProtectedPlan(request.Title.Trim(), Record.Line(request.ForWhom), request.Hours!.Value);
        if (request.Time is { } id)
        {
            if (await db.ProtectedTimes.Include(t => t.Notes).SingleOrDefaultAsync(t => t.Id == id && t.PartnershipId == partnership.Id, stop) is not { } known)
                return Outcome.NotFound;
            if (plan.Hours < known.Kept + known.Lost)
                return Outcome.Invalid(nameof(Request.Hours), $"{PartnershipWords.Number(known.Kept + known.Lost)} hours are noted already.");
            Record.Expect(operation, known, request.Version);
            known.Plan(plan);
            return known.Id;
        }
        var places = await RecordPlaces.OfAsync(operation, partnership, stop);
        if (places.FirstOrDefault(p => p.Key == (request.Place ?? "")).Place is not { } about)
            return Outcome.Invalid(nameof(Request.Place), "This is none of the places that you can write about. Choose another.");
        Claim.On(db, partnership, partnership.Id);
        if ((await db.ProtectedTimes.AsNoTracking().Where(t => t.PartnershipId == partnership.Id && t.Year == request.Year && t.Term == request.Term && t.TakenOutOn == null).ToListAsync(stop)).Exists(t => t.About == about && SearchText.Of(t.Title) == SearchText.Of(plan.Title)))
            return Outcome.Refused("time-twice", "This is planned for that term already. Change it below.");
        var time = new ProtectedTime(partnership.Id, about, request.Kind, new AcademicYear(request.Year), request.Term, plan);
        db.Add(time);
        return time.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Kind).IsInEnum();
            RuleFor(r => r.Term).IsInEnum();
            RuleFor(r => r.Year).InclusiveBetween(1950, 2200).WithMessage("Choose the school year.");
            RuleFor(r => r.Title).NotEmpty().WithMessage("Say what time is protected.").MaximumLength(200).WithMessage("One line of up to 200 characters.");
            RuleFor(r => r.ForWhom).MaximumLength(200).WithMessage("One line of up to 200 characters.");
            RuleFor(r => r.Hours).NotNull().WithMessage("Say how many hours over the term.").InclusiveBetween(0.25m, 5000).WithMessage("Between a quarter of an hour and 5,000 hours.");
        }
    }
}

/// <summary>Notes protected time as kept, or as lost with the reason.</summary>
public sealed class NoteProtectedTime(UseCaseServices services) : RecordCommand<NoteProtectedTime.Request, Nothing>(services)
{
    public sealed record Request(Id<ProtectedTime> Time, DateOnly? On, decimal? Hours, bool? Kept, string? Because);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of two who note at once the second is judged anew against what was planned
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.ProtectedTimes.Include(t => t.Notes).SingleOrDefaultAsync(t => t.Id == request.Time, stop) is not { } time || await Record.FindAsync(operation, time.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        Claim.On(operation.Db, time, time.Id);
        operation.Why = Record.Line(request.Because);
        operation.Db.Add(time.Note(request.On!.Value, request.Hours!.Value, request.Kept!.Value, Record.Line(request.Because), operation.Viewer.Name, operation.Today));
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.On).NotNull().WithMessage("Say on which day.");
            RuleFor(r => r.Hours).NotNull().WithMessage("Say how many hours.").InclusiveBetween(0.25m, 500).WithMessage("Between a quarter of an hour and 500 hours.");
            RuleFor(r => r.Kept).NotNull().WithMessage("Say whether it was kept or lost.");
            RuleFor(r => r.Because).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}
