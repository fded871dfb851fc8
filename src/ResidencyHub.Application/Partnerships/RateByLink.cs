using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The letter by which somebody of the community rates: the link leads to the community's own rating, which nobody else reads before all are in.</summary>
internal static class CommunityLink
{
    /// <summary>So many days beyond the day by which it is asked the link still opens.</summary>
    private const int DaysAfter = 60;

    public static async Task<Told> SendAsync(Operation operation, Postbox postbox, Partnership partnership, HealthRound round, string subject, string body, CancellationToken stop)
    {
        var last = (round.DueOn > operation.Today ? round.DueOn : operation.Today).AddDays(DaysAfter);
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.RateForCommunity, "/rate", round.CommunityVoice!, round.CommunityEmail!, stop, expiresAt: operation.BeginningOf(last.AddDays(1)), round: round.Id);
        var text = $"Dear {round.CommunityVoice},\n\n{body}\n\n{{link}}\n\nThe link is for you alone and opens through {PartnershipWords.Day(last)}.\n";
        return await postbox.PostAsync(operation, new Letter(Addressee.Program, round.CommunityVoice!, round.CommunityEmail!, $"{subject}: {round.Title}, {partnership.Name}", text, path), nameof(OpenHealthRound), stop);
    }

    public static Task<Told> AskAsync(Operation operation, Postbox postbox, Partnership partnership, HealthRound round, CancellationToken stop) => SendAsync(
        operation, postbox, partnership, round, "Please rate for the community",
        $"you are named as who rates {(round.PlaceName is { } at ? $"the work of “{partnership.Name}” at {at}" : $"“{partnership.Name}”")} for the community, on “{round.Title}”, by {PartnershipWords.Day(round.DueOn)}. Each side rates for itself; what you write the other sides read only when all are in, and you read theirs then.", stop);

    /// <summary>What the bearer rates; null when the link is for something else.</summary>
    public static async Task<(HealthRound Round, Partnership Partnership)?> FindAsync(Operation operation, CancellationToken stop)
    {
        if (await operation.Db.HealthRounds.SingleOrDefaultAsync(r => r.Id == operation.Reach.Round, stop) is not { CommunityVoice: not null } round)
            return null;
        await using var wide = operation.LookWider("the partnership that the community rates");
        return (round, await wide.Partnerships.Include(p => p.Members).SingleAsync(p => p.Id == round.PartnershipId, stop));
    }
}

/// <summary>The round as the bearer of the community's link reads it: the community's own rating while it is written, all of them once all are in.</summary>
public sealed class ShowRatingByLink(UseCaseServices services) : Query<Nothing, ShowHealthRound.Answer>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<ShowHealthRound.Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) =>
        await CommunityLink.FindAsync(operation, stop) is not var (round, partnership) ? Outcome.NotFound
            : await ShowHealthRound.ReadAsync(operation, round, partnership, RatingBySide.HasCommunity(partnership, operation.Today) ? PartnershipSide.Community : null, mayWrite: true, maySend: true, stop);
}

/// <summary>Writes or sends the community's rating, by its link.</summary>
public sealed class RateByLink(UseCaseServices services, Postbox postbox) : RecordCommand<RateByLink.Request, RateForSide.Done>(services)
{
    public sealed record Request(IReadOnlyList<RateForSide.Line> Lines, bool Send, int? Version);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<RateForSide.Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await CommunityLink.FindAsync(operation, stop) is not var (round, partnership))
            return Outcome.NotFound;
        if (Governance.Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (!RatingBySide.HasCommunity(partnership, operation.Today))
            return Outcome.Refused("community-left", "The community does not belong to this partnership any more: its rating is not asked for.");
        return await new RatingBySide(operation, postbox, partnership, round, PartnershipSide.Community).SaveAsync(request.Lines, request.Send, request.Version, round.CommunityVoice!, stop);
    }

    private sealed class Rules : RateForSide.LineRules<Request>
    {
        public Rules() : base(r => r.Lines) { }
    }
}

/// <summary>Takes the community's rating back, by its link, as long as not all are in.</summary>
public sealed class TakeRatingBackByLink(UseCaseServices services) : Command<Nothing, Nothing>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (await CommunityLink.FindAsync(operation, stop) is not var (round, _) || await operation.Db.SideRatings.SingleOrDefaultAsync(r => r.RoundId == round.Id && r.Side == PartnershipSide.Community, stop) is not { SentOn: not null } rating)
            return Outcome.NotFound;
        Data.Claim.On(operation.Db, round, round.Id);
        rating.TakeBack(round);
        return default(Nothing);
    }
}

/// <summary>Sends the community's link again, to the same person or to another who holds a role for it.</summary>
public sealed class AskCommunityAgain(UseCaseServices services, Postbox postbox) : RecordCommand<AskCommunityAgain.Request, Told>(services)
{
    public sealed record Request(Id<HealthRound> Round, string? Voice, string? Email);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Told>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.HealthRounds.SingleOrDefaultAsync(r => r.Id == request.Round, stop) is not { CommunityVoice: not null } round || await Record.FindAsync(operation, round.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governance.Governing.Over(partnership, operation.Today) is { } over)
            return over;
        var voice = request.Voice!.Trim();
        if (!(await CommunityVoices.OfAsync(operation, partnership.Id, stop)).Contains(voice))
            return Outcome.Invalid(nameof(Request.Voice), CommunityVoices.Unknown);
        var email = request.Email!.Trim();
        // who is sent the link reads what was kept by it: another side must not be able to hand that to itself
        if (!string.Equals(round.CommunityEmail, email, StringComparison.OrdinalIgnoreCase) && await HasBegunAsync(operation, round, stop))
            return Outcome.Invalid(nameof(Request.Email), "The community has begun to rate. The link can be sent again to the address that it has, to no other.");
        Data.Claim.On(db, round, round.Id);
        operation.About = $"{round.Title}, {round.Term}";
        round.AskCommunity(voice, email, operation.Now);
        // the link that went out before opens nothing any more: the newest alone does
        return await CommunityLink.AskAsync(operation, postbox, partnership, round, stop);
    }

    private static async Task<bool> HasBegunAsync(Operation operation, HealthRound round, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether the community has kept anything in this round");
        return await wide.SideRatings.AnyAsync(r => r.RoundId == round.Id && r.Side == PartnershipSide.Community, stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Voice).NotEmpty().WithMessage("Choose who rates for the community.");
            RuleFor(r => r.Email).NotEmpty().WithMessage("Give their e-mail address: the link goes there.").EmailAddress().WithMessage("This is no e-mail address.").MaximumLength(200).WithMessage("This address is too long.");
        }
    }
}

/// <summary>Who speaks for the community in a partnership: those who hold a role for it in the record today.</summary>
internal static class CommunityVoices
{
    public const string Unknown = "This person holds no role for the community today. Enter the role in the partnership’s record first.";

    public static async Task<IReadOnlyList<string>> OfAsync(Operation operation, Id<Partnership> partnership, CancellationToken stop)
    {
        var today = operation.Today;
        return await operation.Db.RecordEntries.Where(e => e.PartnershipId == partnership && e.Kind == EntryKind.Role && e.Side == PartnershipSide.Community && e.Person != null && e.TakenOutOn == null && e.StartsOn <= today && (e.EndsOn == null || e.EndsOn >= today)).Select(e => e.Person!).Distinct().OrderBy(p => p).ToListAsync(stop);
    }
}
