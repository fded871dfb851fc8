using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Reciprocity;

/// <summary>Enters what the own side gave or got, or corrects the own side's entry.</summary>
public sealed class KeepContribution(UseCaseServices services) : Command<KeepContribution.Request, Id<Contribution>>(services)
{
    /// <param name="Contribution">Null for a new one.</param>
    /// <param name="Place">The key of what it is about; empty for the whole partnership.</param>
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(
        Id<Partnership> Partnership, Id<Contribution>? Contribution, string? Place, PartnershipSide? From, PartnershipSide? To, ContributionKind? Kind, string Title, decimal? Amount, string? Unit, DateOnly? StartsOn, DateOnly? EndsOn,
        string Source, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<Contribution>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        var known = request.Contribution is { } id ? await db.Contributions.Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == id && c.PartnershipId == partnership.Id, stop) : null;
        if (request.Contribution is not null && known is null)
            return Outcome.NotFound;
        if (request.Kind is ContributionKind.Money && !Giving.SeesMoney(operation.Reach))
            return Outcome.Invalid(nameof(Request.Kind), "Money is entered by the program’s coordinators and the district’s lead, who read it.");
        var key = request.Place ?? "";
        // an entry stays about a place that has left since
        var about = known is not null && RecordPlaces.KeyOf(known.About) == key ? known.About : (await RecordPlaces.OfAsync(operation, partnership, stop)).FirstOrDefault(p => p.Key == key).Place;
        if (about is null)
            return Outcome.Invalid(nameof(Request.Place), "This is none of the places that you can write about. Choose another.");
        var (first, last) = (request.StartsOn!.Value, request.EndsOn ?? request.StartsOn.Value);
        if (first < partnership.StartedOn)
            return Outcome.Invalid(nameof(Request.StartsOn), $"The partnership began on {PartnershipWords.Day(partnership.StartedOn)}. Choose that day or a later one.");
        if (first > operation.Today)
            return Outcome.Invalid(nameof(Request.StartsOn), "Enter what was given, or is being given: this day has not come yet.");
        var text = new ContributionText(request.From!.Value, request.To!.Value, request.Kind!.Value, request.Title.Trim(), request.Amount, request.Kind is ContributionKind.Money && request.Amount is not null ? "US dollars" : Record.Line(request.Unit), new Period(first, last), request.Source.Trim());
        if (known is not null)
        {
            Record.Expect(operation, known, request.Version);
            Giving.Correct(db, known, c => c.Correct(about, text, side, operation.Viewer.Name, operation.Now));
            return known.Id;
        }
        // of a form that is posted twice at once the second finds the first one's entry
        Claim.On(db, partnership, partnership.Id);
        var same = await db.Contributions.AsNoTracking().Where(c => c.PartnershipId == partnership.Id && c.EnteredFor == side && c.StartsOn == first && c.EndsOn == last && c.Kind == text.Kind && c.TakenOutOn == null).ToListAsync(stop);
        if (same.Exists(c => c.About == about && c.GivenBy == text.From && c.Amount == text.Amount && SearchText.Of(c.Title) == SearchText.Of(text.Title)))
            return Outcome.Refused("contribution-twice", $"“{text.Title}” stands there already for these days. Change that entry, or choose other days.");
        var entered = new Contribution(partnership.Id, about, text, side, operation.Viewer.Name, operation.Now);
        db.Add(entered);
        return entered.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.From).NotNull().WithMessage("Say who gives.").IsInEnum();
            RuleFor(r => r.To).NotNull().WithMessage("Say who gets it.").IsInEnum();
            RuleFor(r => r.Kind).NotNull().WithMessage("Choose what sort of thing it is.").IsInEnum();
            RuleFor(r => r.Title).NotEmpty().WithMessage("Say what was given, in one line.").MaximumLength(200).WithMessage("One line of up to 200 characters.");
            RuleFor(r => r.Amount).InclusiveBetween(0.01m, 100_000_000).When(r => r.Amount is not null).WithMessage("A number above nothing, or leave it empty.");
            RuleFor(r => r.Amount).NotNull().When(r => r.Kind is ContributionKind.Money).WithMessage("Say how many dollars.");
            RuleFor(r => r.Unit).MaximumLength(60).WithMessage("One or two words of up to 60 characters.");
            RuleFor(r => r.Unit).NotEmpty().When(r => r.Amount is not null && r.Kind is not ContributionKind.Money).WithMessage("Say what the number counts: hours, teachers, seats.");
            RuleFor(r => r.Amount).NotNull().When(r => Record.Line(r.Unit) is not null && r.Kind is not ContributionKind.Money).WithMessage("Say how much it was, or leave the unit empty, too.");
            RuleFor(r => r.StartsOn).NotNull().WithMessage("Give the day, or the first of several.");
            RuleFor(r => r.EndsOn).Must((r, last) => last is null || r.StartsOn is null || last >= r.StartsOn).WithMessage("The last day lies before the first.");
            RuleFor(r => r.EndsOn).Must((r, last) => last is null || r.StartsOn is null || AcademicYear.Of(last.Value) == AcademicYear.Of(r.StartsOn.Value)).WithMessage("An entry belongs to one school year, July to June. Enter each year’s part on its own.");
            RuleFor(r => r.Source).NotEmpty().WithMessage("Say where this comes from: sign-in sheets, the schedule, the invoice.").MaximumLength(200).WithMessage("One line of up to 200 characters.");
        }
    }
}

/// <summary>The other side says whether an entry is so.</summary>
public sealed class AnswerContribution(UseCaseServices services) : Command<AnswerContribution.Request, Nothing>(services)
{
    /// <param name="IsSo">It is so; false: it is not, and why.</param>
    /// <param name="Version">Of the entry as it was shown: nobody confirms words that they have not read.</param>
    public sealed record Request(Id<Partnership> Partnership, Id<Contribution> Contribution, bool? IsSo, string? Because, int Version);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Giving.FindAsync(operation, request.Partnership, request.Contribution, stop) is not var (side, partnership, entry))
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (entry.Version != request.Version)
            return Outcome.Refused("contribution-changed", "This entry was changed meanwhile. Load the page again and read it anew.");
        Giving.Correct(operation.Db, entry, c => c.Answer(request.IsSo!.Value, Record.Line(request.Because), side, operation.Viewer.Name, operation.Now));
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.IsSo).NotNull().WithMessage("Say whether it is so.");
            RuleFor(r => r.Because).NotEmpty().When(r => r.IsSo == false).WithMessage("Say what is not so; the other side reads it.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}

/// <summary>Takes the own side's entry out, with a reason, or puts it back.</summary>
public sealed class TakeContributionOut(UseCaseServices services) : Command<TakeContributionOut.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<Contribution> Contribution, bool PutBack, string? Because, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Giving.FindAsync(operation, request.Partnership, request.Contribution, stop) is not var (side, partnership, entry))
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (entry.Version != request.Version)
            return Outcome.Refused("contribution-changed", "This entry was changed meanwhile. Load the page again and read it anew.");
        var (by, at) = (operation.Viewer.Name, operation.Now);
        Giving.Correct(operation.Db, entry, c =>
        {
            if (request.PutBack)
                c.Restore(side, by, at);
            else
                c.Withdraw(request.Because!.Trim(), side, by, at, operation.Today);
        });
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Because).NotEmpty().When(r => !r.PutBack).WithMessage("Say why; it stays in the entry’s history.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}
