using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Reciprocity;

/// <summary>Proposes in words, for a school year, how giving and getting stand to each other. It takes the place of a wording that nobody has agreed to.</summary>
public sealed class ProposeBalance(UseCaseServices services, Postbox postbox) : Command<ProposeBalance.Request, IReadOnlyList<Told>>(services)
{
    /// <param name="Seen">The last wording that the form showed; null when there was none: nobody overwrites words that they have not read.</param>
    public sealed record Request(Id<Partnership> Partnership, int Year, string Words, Id<BalanceWording>? Seen);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of two who propose at once the second begins again and reads the first one's words
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        var year = new AcademicYear(request.Year);
        if (year > AcademicYear.Of(operation.Today) || year < AcademicYear.Of(partnership.StartedOn))
            return Outcome.Refused("balance-year", "Choose a school year of the partnership that has begun.");
        Claim.On(db, partnership, partnership.Id);
        var all = await db.BalanceWordings.Where(b => b.PartnershipId == partnership.Id && b.Year == request.Year).ToListAsync(stop);
        if (all.MaxBy(b => b.Id)?.Id != request.Seen)
            return Outcome.Refused("balance-newer", "Somebody has proposed a wording meanwhile. Load the page again and read it first.");
        foreach (var waiting in all.Where(b => b.State is BalanceState.Proposed))
            waiting.Replace();
        db.Add(new BalanceWording(partnership.Id, year, request.Words.Trim(), side, operation.Viewer.Name, operation.Now));
        return new Outcome<IReadOnlyList<Told>>.Done(await new PartnerLetters(operation, postbox).ToAllAsync(
            partnership.Members.Where(m => m.Side != side), null, $"How giving and getting stand: {partnership.Name}, {year}",
            $"The {PartnershipWords.Of(side)} side proposes how to say what each side gave and got in {year}. Agree, or say what should be said otherwise.\n\n{postbox.Address($"/partnerships/{partnership.Id}/sides?year={year.StartYear}")}", stop));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Words).NotEmpty().WithMessage("Say it in a few sentences.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.Year).InclusiveBetween(1950, 2200).WithMessage("Choose the school year.");
        }
    }
}

/// <summary>The other side agrees to a wording, or says what should be said otherwise.</summary>
public sealed class AnswerBalance(UseCaseServices services) : Command<AnswerBalance.Request, bool>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<BalanceWording> Wording, bool? Agrees, string? Because);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<bool>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership
            || await db.BalanceWordings.SingleOrDefaultAsync(b => b.Id == request.Wording && b.PartnershipId == partnership.Id, stop) is not { } wording)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        Claim.On(db, partnership, partnership.Id);
        wording.Answer(request.Agrees!.Value, Record.Line(request.Because), side, operation.Viewer.Name, operation.Now);
        if (request.Agrees == true)
            foreach (var earlier in await db.BalanceWordings.Where(b => b.PartnershipId == partnership.Id && b.Year == wording.Year && b.Id != wording.Id && b.State == BalanceState.Agreed).ToListAsync(stop))
                earlier.Replace();
        return request.Agrees.Value;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Agrees).NotNull().WithMessage("Say whether your side agrees.");
            RuleFor(r => r.Because).NotEmpty().When(r => r.Agrees == false).WithMessage("Say what should be said otherwise.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}
