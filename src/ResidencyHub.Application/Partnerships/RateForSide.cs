using System.Linq.Expressions;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Writes the own side's rating, or sends it. With the last one that is sent all sides read the result, and where they lie far apart it is put on the list of what to discuss.</summary>
public sealed class RateForSide(UseCaseServices services, Postbox postbox) : RecordCommand<RateForSide.Request, RateForSide.Done>(services)
{
    /// <param name="Send">It is the side's answer now; who speaks for the side sends it.</param>
    /// <param name="Version">Of the side's rating as it was shown; 0 for none yet.</param>
    public sealed record Request(Id<HealthRound> Round, IReadOnlyList<Line> Lines, bool Send, int? Version);

    /// <param name="Link">Where the evidence can be seen: an https address, or the path of a record of this hub ("/decisions/…").</param>
    public sealed record Line(Id<HealthItem> Item, int? Level, string? Evidence, string? Link);

    /// <param name="Sent">It was sent, not only kept.</param>
    /// <param name="Revealed">All are in: the result can be read.</param>
    /// <param name="ToDiscuss">So many lines lie far apart.</param>
    public sealed record Done(bool Sent, bool Revealed, int ToDiscuss, IReadOnlyList<Told> Told);

    /// <summary>Whether it is the path of a record of this hub that evidence can point at.</summary>
    public static bool IsRecordHere(string path) => OwnRecords.IsPath(path);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of two sides that send at once the second begins again, finds the other's in, and shows all
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await operation.Db.HealthRounds.SingleOrDefaultAsync(r => r.Id == request.Round, stop) is not { } round || await Record.FindAsync(operation, round.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        if (request.Send && round.RevealedOn is null && !operation.Viewer.May(Permission.VoteForSide))
            return Outcome.Refused("not-for-side", "You can write the rating; who speaks for your side sends it.");
        return await new RatingBySide(operation, postbox, partnership, round, side).SaveAsync(request.Lines, request.Send, request.Version, operation.Viewer.Name, stop);
    }

    private sealed class Rules : LineRules<Request>
    {
        public Rules() : base(r => r.Lines) { }
    }

    /// <summary>What holds for the lines, whoever writes them.</summary>
    internal abstract class LineRules<T> : AbstractValidator<T>
    {
        protected LineRules(Expression<Func<T, IEnumerable<Line>>> lines)
        {
            RuleFor(lines).Must(l => l.Count() <= 200).WithMessage("These are more lines than an instrument has.");
            RuleForEach(lines).ChildRules(l =>
            {
                l.RuleFor(x => x.Evidence).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
                l.RuleFor(x => x.Link).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.").Must(IsAddress).When(x => Record.Line(x.Link) is not null).WithMessage("Give an address that begins with https://, or that of a decision, meeting, agreement or another record here; or leave it empty.");
            });
        }

        private static bool IsAddress(string? link) => OwnRecords.IsPath(link!) || (Uri.TryCreate(link!.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http");
    }
}

/// <summary>Takes the own side's rating back as long as not all are in.</summary>
public sealed class TakeRatingBack(UseCaseServices services) : Command<Id<HealthRound>, Nothing>(services)
{
    private protected override Permission Needs => Permission.VoteForSide;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<HealthRound> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await db.HealthRounds.SingleOrDefaultAsync(r => r.Id == request, stop) is not { } round
            || await db.SideRatings.SingleOrDefaultAsync(r => r.RoundId == request && r.Side == side, stop) is not { SentOn: not null } rating)
            return Outcome.NotFound;
        Claim.On(db, round, round.Id);
        rating.TakeBack(round);
        return default(Nothing);
    }
}
