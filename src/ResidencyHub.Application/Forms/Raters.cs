using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Forms;

/// <summary>Who is named outside the hub to answer what a rule asks, resident by resident.</summary>
public sealed class ListRaters(UseCaseServices services) : Query<ListRaters.Request, ListRaters.Answer>(services)
{
    public sealed record Request(Id<Cohort> Cohort, Id<AssignmentRule> Rule);

    /// <param name="Homes">The running placements for which somebody can be named.</param>
    /// <param name="Most">How many for one resident.</param>
    public sealed record Answer(Id<Cohort> Cohort, string CohortName, Id<AssignmentRule> Rule, string What, DateOnly OpensOn, DateOnly DueOn, DateOnly ClosesOn, bool IsOver, IReadOnlyList<Home> Homes, IReadOnlyList<Row> Rows, int Most);

    public sealed record Home(Id<Placement> Id, string Resident, string School);

    /// <param name="AskedOn">The day of the newest letter; null: it is written when it opens.</param>
    public sealed record Row(Id<OutsideRater> Id, string Resident, string Name, string Email, DateOnly? AskedOn, DateTime? AnsweredAt, DateTime? EndedAt, string? EndedBy, string? EndedWhy, string? PassedTo)
    {
        public bool IsAsked => AnsweredAt is null && EndedAt is null;
    }

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Raters.RuleAsync(operation, request.Cohort, request.Rule, stop) is not { } rule)
            return Outcome.NotFound;
        var homes = await db.Placements.Where(p => p.CohortId == request.Cohort && p.State == PlacementState.Active).OrderBy(p => p.ResidentSort).ThenBy(p => p.Id).Select(p => new Home(p.Id, p.ResidentName, p.SchoolName)).ToListAsync(stop);
        var rows = await db.OutsideRaters.Where(r => r.RuleId == request.Rule).OrderBy(r => r.ResidentName).ThenBy(r => r.Name).ThenBy(r => r.Id)
            .Select(r => new Row(r.Id, r.ResidentName, r.Name, r.Email, r.AskedOn, r.AnsweredAt, r.EndedAt, r.EndedBy, r.EndedWhy, r.PassedTo)).ToListAsync(stop);
        var most = (await RuleBook.OpenAsync(db, rule.ProgramId, operation.Today, stop)).Number(RuleCode.FormMostRaters);
        return new Answer(request.Cohort, rule.CohortName, rule.Id, rule.What, rule.OpensOn, rule.DueOn, rule.ClosesOn, rule.StoppedAt is not null || operation.Today > rule.ClosesOn, homes, rows, most);
    }
}

/// <summary>Names somebody without an account to answer for one resident. While it is open the letter goes at once, else on the day on which it opens.</summary>
public sealed class NameRater(UseCaseServices services, Postbox postbox) : Command<NameRater.Request, NameRater.Done>(services)
{
    public sealed record Request(Id<Cohort> Cohort, Id<AssignmentRule> Rule, Id<Placement>? Placement, string? Name, string? Email);

    /// <param name="Told">Who was written to; null: the letter goes when it opens, or nobody can be written to before it closes.</param>
    /// <param name="OpensOn">When the letter goes: when the rule and the form itself are both open; null: they are.</param>
    public sealed record Done(Told? Told, DateOnly? OpensOn);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Done>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Raters.RuleAsync(operation, request.Cohort, request.Rule, stop) is not { } rule)
            return Outcome.NotFound;
        if (await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement && p.CohortId == request.Cohort, stop) is not { } home)
            return Outcome.Invalid(nameof(Request.Placement), "Choose the resident.");
        // of two who name at once the second reads whom the first named
        Claim.On(db, rule, rule.Id);
        if (await Raters.TakenAsync(db, rule.Id, home, request.Email!, stop) is { } taken)
            return Outcome.Invalid(nameof(Request.Email), taken);
        var most = (await RuleBook.OpenAsync(db, rule.ProgramId, today, stop)).Number(RuleCode.FormMostRaters);
        if (await db.OutsideRaters.CountAsync(r => r.RuleId == rule.Id && r.PlacementId == home.Id && r.EndedAt == null, stop) >= most)
            return Outcome.Refused("raters-most", $"Up to {most} people are asked about one resident. Withdraw one first.");
        var rater = new OutsideRater(rule, home, request.Name!, request.Email!, operation.Viewer.Name, operation.Now, today);
        // a link that nobody could answer is not sent
        var (days, closed) = await AssignedDone.WindowAsync(db, rule, today, stop);
        if (days is not { } open)
            return Outcome.Refused("rater-form", closed!);
        db.Add(rater);
        if (today < open.First)
            return new Done(null, open.First);
        return new Done(await RaterLinks.WriteAsync(operation, postbox, rater, rule, null, nameof(NameRater), stop), null);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Placement).NotNull().WithMessage("Choose the resident.");
            RuleFor(r => r.Name).NotEmpty().WithMessage("Say who is asked.").MaximumLength(200).WithMessage("A name has up to 200 characters.");
            RuleFor(r => r.Email).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Give the e-mail address, like name@district.org.").EmailAddress().WithMessage("Give the e-mail address, like name@district.org.").MaximumLength(256).WithMessage("An address has up to 256 characters.");
        }
    }
}

/// <summary>Writes to a rater once more, with a new link: the letter was lost, or the address was full.</summary>
public sealed class WriteToRater(UseCaseServices services, Postbox postbox) : Command<WriteToRater.Request, Told>(services)
{
    public sealed record Request(Id<Cohort> Cohort, Id<AssignmentRule> Rule, Id<OutsideRater> Rater);

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override async Task<Outcome<Told>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Raters.RuleAsync(operation, request.Cohort, request.Rule, stop) is not { } rule || await operation.Db.OutsideRaters.SingleOrDefaultAsync(r => r.Id == request.Rater && r.RuleId == rule.Id, stop) is not { } rater)
            return Outcome.NotFound;
        if (!rule.IsOpenOn(operation.Today))
            return Outcome.Refused("rater-not-open", $"“{rule.What}” can be answered from {rule.OpensOn:d MMMM yyyy} through {rule.ClosesOn:d MMMM yyyy}.");
        var (days, closed) = await AssignedDone.WindowAsync(operation.Db, rule, operation.Today, stop);
        if (days is not { } open || operation.Today < open.First)
            return Outcome.Refused("rater-form", closed ?? $"“{rule.What}” itself opens on {days!.Value.First:d MMMM yyyy}; the letter goes then.");
        return await RaterLinks.WriteAsync(operation, postbox, rater, rule, null, nameof(WriteToRater), stop) is { } told
            ? told : Outcome.Refused("rater-quiet", $"The district asks not to write before this closes on {open.Last:d MMMM yyyy}.");
    }
}

/// <summary>Asks a rater no more, with a reason; their links say so.</summary>
public sealed class WithdrawRater(UseCaseServices services) : Command<WithdrawRater.Request, Nothing>(services)
{
    public sealed record Request(Id<Cohort> Cohort, Id<AssignmentRule> Rule, Id<OutsideRater> Rater, string? Why);

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Raters.RuleAsync(operation, request.Cohort, request.Rule, stop) is not { } rule || await operation.Db.OutsideRaters.SingleOrDefaultAsync(r => r.Id == request.Rater && r.RuleId == rule.Id, stop) is not { } rater)
            return Outcome.NotFound;
        rater.Withdraw(request.Why!, operation.Viewer.Name, operation.Now);
        operation.Why = rater.EndedWhy;
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).NotEmpty().WithMessage("Say why.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

/// <summary>What the verbs about outside raters share.</summary>
internal static class Raters
{
    /// <summary>A rule of an own cohort that asks outside raters; rules are read by everybody, so the cohort says whose it is.</summary>
    public static async Task<AssignmentRule?> RuleAsync(Operation operation, Id<Cohort> cohort, Id<AssignmentRule> rule, CancellationToken stop) =>
        await operation.Db.Cohorts.AnyAsync(c => c.Id == cohort, stop) ? await operation.Db.AssignmentRules.SingleOrDefaultAsync(r => r.Id == rule && r.CohortId == cohort && r.Who == Signatory.Outside, stop) : null;

    /// <summary>Why this address is not asked; null when it can be.</summary>
    public static async Task<string?> TakenAsync(ResidencyDb db, Id<AssignmentRule> rule, Placement home, string email, CancellationToken stop)
    {
        var address = email.Trim();
        if (await db.Residents.Where(r => r.Id == home.ResidentId).Select(r => r.Email).SingleOrDefaultAsync(stop) is { } own && string.Equals(own, address, StringComparison.OrdinalIgnoreCase))
            return $"This is {home.ResidentName}’s own address. Name somebody else.";
        var named = await db.OutsideRaters.Where(r => r.RuleId == rule && r.PlacementId == home.Id && r.EndedAt == null).Select(r => new { r.Name, r.Email }).ToListAsync(stop);
        return named.Find(r => string.Equals(r.Email, address, StringComparison.OrdinalIgnoreCase)) is { } there ? $"{there.Name} is asked about {home.ResidentName} at this address already." : null;
    }
}
