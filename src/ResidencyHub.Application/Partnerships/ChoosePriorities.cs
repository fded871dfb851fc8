using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Up to three lines of a round become goals: one level up from where the lower rating stands, with an owner on each side.</summary>
public sealed class ChoosePriorities(UseCaseServices services) : RecordCommand<ChoosePriorities.Request, int>(services)
{
    private const int Most = 3;

    public sealed record Request(Id<HealthRound> Round, IReadOnlyList<Id<HealthItem>> Items, DateOnly? TargetOn, string? UniversityOwner, string? SchoolOwner);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<int>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.HealthRounds.SingleOrDefaultAsync(r => r.Id == request.Round, stop) is not { } round)
            return Outcome.NotFound;
        Claim.On(db, round, round.Id);
        round.Prioritize(operation.Today);
        var chosen = request.Items.Distinct().ToList();
        var instrument = await db.HealthInstruments.Include(i => i.Items).Include(i => i.Levels).AsSplitQuery().SingleAsync(i => i.Id == round.InstrumentId, stop);
        var results = await db.HealthResults.Where(r => r.RoundId == round.Id && chosen.Contains(r.ItemId)).ToListAsync(stop);
        if (results.Count < chosen.Count)
            return Outcome.NotFound;
        var top = instrument.Levels.Max(l => l.Value);
        foreach (var result in results)
        {
            var item = instrument.Items.First(i => i.Id == result.ItemId);
            var title = $"{item.Title} ({item.Code})";
            if (result.Lower >= top)
                return Outcome.Invalid(nameof(Request.Items), $"“{item.Title}” stands at the highest level on both sides. Choose another line.");
            if (await db.Goals.AnyAsync(g => g.PartnershipId == round.PartnershipId && g.Title == title && g.SchoolId == round.SchoolId && g.TakenOutOn == null && g.State == GoalState.Open, stop))
                return Outcome.Invalid(nameof(Request.Items), $"“{title}” is an open goal already. Choose another line, or close that goal first.");
            db.Add(new Goal(
                round.PartnershipId, round.About, title, $"{item.Words}\n\nA priority from “{round.Title}”, {round.Term}: {result.Say(Word)}.", GoalMeasure.Entered,
                $"level of {top}, the lower of {(result.CommunityLevel is null ? "both" : "all")} ratings", false, new GoalAim(result.Lower, round.RevealedOn!.Value, result.Lower + 1, request.TargetOn!.Value), new GoalOwners(request.UniversityOwner!.Trim(), request.SchoolOwner!.Trim(), null)));
        }
        return results.Count;

        string Word(int level) => instrument.Levels.First(l => l.Value == level).Word;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Items).Must(i => i.Distinct().Count() is > 0 and <= Most).WithMessage("Choose one to three lines.");
            RuleFor(r => r.TargetOn).NotNull().WithMessage("Say by when.").LessThan(new DateOnly(2200, 1, 1)).WithMessage("This day lies too far ahead.");
            RuleFor(r => r.UniversityOwner).NotEmpty().WithMessage("Name who sees to it at the university.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.SchoolOwner).NotEmpty().WithMessage("Name who sees to it in the district or school.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
        }
    }
}

/// <summary>Says what came of something that was to be discussed.</summary>
public sealed class CloseDiscussion(UseCaseServices services) : RecordCommand<CloseDiscussion.Request, Nothing>(services)
{
    public sealed record Request(Id<ToDiscuss> Talk, string? Outcome);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.ToDiscuss.SingleOrDefaultAsync(t => t.Id == request.Talk, stop) is not { } talk)
            return Application.UseCases.Outcome.NotFound;
        talk.Close(request.Outcome!.Trim(), operation.Viewer.Name, operation.Today);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Outcome).NotEmpty().WithMessage("Say what came of it, in a sentence.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
    }
}
