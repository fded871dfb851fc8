using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Forms;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Access;

/// <summary>What a link that is still good is for.</summary>
/// <param name="Purpose">The one thing it is good for: check it before anything else.</param>
/// <param name="Placement">The placement that it is about.</param>
/// <param name="Mentor">The mentor for whom one answers or writes.</param>
/// <param name="WeekOf">For a weekly check-in: the Monday.</param>
/// <param name="Name">The person to whom it was sent.</param>
/// <param name="Email">Where it was sent.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="Capacity">The school and year about which "How many can you host?" is asked.</param>
/// <param name="Agreement">The agreement that is to be signed.</param>
/// <param name="Signer">The id of the party that signs it.</param>
public sealed record OpenedLink(LinkPurpose Purpose, Id<Placement>? Placement, Id<Mentor>? Mentor, DateOnly? WeekOf, string Name, string Email, DateTime ExpiresAt, Id<SchoolCapacity>? Capacity = null, Id<Agreement>? Agreement = null, Guid? Signer = null);

/// <summary>Why a link does not open.</summary>
public enum LinkFault { Unknown, Expired, Answered, Withdrawn, Replaced, PassedOn }

/// <summary>What became of opening a link.</summary>
public abstract record LinkOpening
{
    private LinkOpening() { }

    /// <summary>It is good; the viewer of this request is now its bearer.</summary>
    public sealed record Good(OpenedLink Link) : LinkOpening;

    /// <summary>It is not; the words say why and what to do.</summary>
    public sealed record Shut(LinkFault Fault, string Words) : LinkOpening;
}

/// <summary>Opens e-mailed links: finds the row by the token's hash, changes nothing, and makes the request's viewer the link's bearer with the narrowest reach.</summary>
/// <remarks>
/// A page calls <see cref="OpenAsync"/> first, in GET and in POST, then runs its use case (which states <see cref="Permission.ProvenOtherwise"/>) in the same scope.
/// The look-up is by a hash of 256 random bits on a unique index: how long it takes says nothing about any token.
/// </remarks>
public sealed class LinkOpener
{
    private readonly ResidencyDbSource _source;
    private readonly HubClock _clock;
    private readonly ViewerContext _viewer;

    public LinkOpener(ResidencyDbSource source, HubClock clock, ViewerContext viewer) => (_source, _clock, _viewer) = (source, clock, viewer);

    /// <param name="token">As it stands in the address.</param>
    /// <param name="stop">The request went away.</param>
    /// <param name="account">For an invitation: the account that takes it up.</param>
    public async Task<LinkOpening> OpenAsync(string token, CancellationToken stop, Guid account = default)
    {
        await using var db = _source.Open(Reach.Everything("opening a link"));
        var hash = LinkToken.Hash(token);
        var link = await db.Links.SingleOrDefaultAsync(l => l.TokenHash == hash, stop);
        if (link is null)
            return new LinkOpening.Shut(LinkFault.Unknown, "This link is not known here. It may have been cut off in the e-mail: copy the whole address. If that does not help, ask the person who wrote to you for a new one.");
        if (await RaterLinks.ShutAsync(db, link, _clock, stop) is { } over)
            return over;
        if (Fault(link) is { } shut)
            return shut;
        if (await IsGoneAsync(db, link, stop))
            return new LinkOpening.Shut(LinkFault.Withdrawn, "This link was for a role or an account that has ended. If that is a mistake, reply to the e-mail.");
        var placement = link.PlacementId is { } about ? await db.Placements.SingleAsync(p => p.Id == about, stop) : null;
        var capacity = link.CapacityId is { } asked ? await db.Capacities.SingleAsync(c => c.Id == asked, stop) : null;
        var mentor = link.Purpose is LinkPurpose.ApproveMentor or LinkPurpose.ForwardApproval ? await db.Mentors.SingleOrDefaultAsync(m => m.Id == link.MentorId, stop) : null;
        if (link.HealthRoundId is { } rated && await db.Links.AnyAsync(l => l.HealthRoundId == rated && l.CreatedAt > link.CreatedAt, stop))
            return new LinkOpening.Shut(LinkFault.Replaced, "A newer e-mail was sent. Use the link in that one.");
        if (link.AgreementId is not null && await IsNotAskedToSignAsync(db, link, stop) is { } notAsked)
            return notAsked;
        if (ReachOf(link, placement, capacity, mentor, account) is not { } reach || placement is not null && await IsOverAsync(db, link, stop))
            return new LinkOpening.Shut(LinkFault.Withdrawn, "This is no longer asked of you. There is nothing to do.");
        reach = await MentorSight.OfAsync(db, reach, _clock.Today, stop);
        _viewer.Viewer = Viewer.OfLink(link.AddresseeName, reach.With(link.Id, ownDrafts: link.Purpose is LinkPurpose.AnswerAsMentor or LinkPurpose.ApplyAsMentor));
        return new LinkOpening.Good(new(link.Purpose, link.PlacementId, reach.Kind is ReachKind.Mentor ? reach.Mentor : mentor?.Id, link.WeekOf, link.AddresseeName, link.AddresseeEmail, link.ExpiresAt, link.CapacityId, link.AgreementId, link.SignerId));
    }

    /// <summary>Whether the placement was asked anew after the link was written: after a postponement the school may be another one, which only the newer link speaks for.</summary>
    internal static async Task<bool> IsOverAsync(ResidencyDb db, EmailedLink link, CancellationToken stop)
    {
        if (AnswerByLink.StateOf(link.Purpose) is not { } asked)
            return false;
        var asks = await db.Set<PlacementStep>().Where(s => s.PlacementId == link.PlacementId && s.To == asked && s.From != asked && s.From != PlacementState.Withdrawn).ToListAsync(stop);
        return asks.MaxBy(s => s.Id) is { } last && last.ActedAt > link.CreatedAt;
    }

    /// <summary>Whether who got the link has been shut out since, or was a mentor and is none any more: a letter in an old mailbox opens nothing.</summary>
    private static async Task<bool> IsGoneAsync(ResidencyDb db, EmailedLink link, CancellationToken stop)
    {
        if (link.Purpose is LinkPurpose.Invitation or LinkPurpose.FirstAdministrator)
            return false;
        var email = link.AddresseeEmail.ToUpperInvariant();
        return await db.Users.AnyAsync(u => u.NormalizedEmail == email && (u.ClosedAt != null || u.LockoutEnd == DateTimeOffset.MaxValue), stop)
            || link.Purpose is LinkPurpose.WeeklyCheckIn && await db.Mentors.AnyAsync(m => m.Id == link.MentorId && m.State == MentorState.Released, stop);
    }

    /// <summary>Why a link to sign does nothing: the text was taken back since it was written, a newer letter went out, or it is not this signer's turn. Null when it is.</summary>
    private async Task<LinkOpening.Shut?> IsNotAskedToSignAsync(ResidencyDb db, EmailedLink link, CancellationToken stop)
    {
        var agreement = await db.Agreements.Include(a => a.Parties).SingleAsync(a => a.Id == link.AgreementId, stop);
        if (agreement.Parties.FirstOrDefault(p => p.Id.Value == link.SignerId) is { SignedOn: { } on })
            return new(LinkFault.Answered, $"This was signed on {on.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. There is nothing more to do here.");
        if (agreement.SentAt is not { } sent || sent > link.CreatedAt)
            return new(LinkFault.Withdrawn, agreement.State is AgreementState.OutForSignature
                ? "The text was changed after this e-mail was written. A new e-mail comes when it is your turn to sign the new text."
                : "The agreement is not out for signature any more: its text is being changed, or it was withdrawn. There is nothing to do.");
        if (agreement.NextSigner is not { } next || next.Id.Value != link.SignerId)
            return new(LinkFault.Withdrawn, "This is no longer asked of you. There is nothing to do.");
        return await db.Links.AnyAsync(l => l.SignerId == link.SignerId && l.CreatedAt > link.CreatedAt, stop)
            ? new(LinkFault.Replaced, "A newer e-mail was sent to you. Use the link in that one.") : null;
    }

    /// <summary>Ends the link with which the operation's viewer came, in the operation's own transaction; nothing when they came otherwise.</summary>
    internal static async Task CloseOwnAsync(Operation operation, LinkEnd because, CancellationToken stop)
    {
        var id = operation.Reach.Link;
        if (id != default && await operation.Db.Links.SingleOrDefaultAsync(l => l.Id == id, stop) is { } link)
            link.Close(because, operation.Now);
    }

    /// <summary>Ends all open links of a placement for one purpose, as far as the operation's reach sees them: after an answer by telephone, or before a new letter.</summary>
    internal static async Task CloseAllAsync(Operation operation, Id<Placement> placement, LinkPurpose purpose, LinkEnd because, CancellationToken stop)
    {
        foreach (var link in await operation.Db.Links.Where(l => l.PlacementId == placement && l.Purpose == purpose && l.ClosedAt == null).ToListAsync(stop))
            link.Close(because, operation.Now);
    }

    private LinkOpening.Shut? Fault(EmailedLink link) => link switch
    {
        { ClosedBecause: LinkEnd.Answered } => new(LinkFault.Answered, $"This was answered on {Day(link.ClosedAt!.Value)}. There is nothing more to do here; if the answer has to change, reply to the e-mail."),
        { ClosedBecause: LinkEnd.PassedOn } => new(LinkFault.PassedOn, $"This was passed to {link.PassedOnTo} on {Day(link.ClosedAt!.Value)}, who has a link of their own."),
        { ClosedBecause: LinkEnd.Replaced } => new(LinkFault.Replaced, $"A newer e-mail was sent to you on {Day(link.ClosedAt!.Value)}. Use the link in that one."),
        { ClosedBecause: LinkEnd.Withdrawn } => new(LinkFault.Withdrawn, $"This was withdrawn on {Day(link.ClosedAt!.Value)}. There is nothing to do."),
        _ when !link.IsOpenAt(_clock.Now) => new(LinkFault.Expired, $"This link expired on {Day(link.ExpiresAt)}. Reply to the e-mail and ask for a new one."),
        _ => null,
    };

    /// <summary>Null when the placement does not ask the link's side any more.</summary>
    private static Reach? ReachOf(EmailedLink link, Placement? placement, SchoolCapacity? capacity, Mentor? mentor, Guid account) => link.Purpose switch
    {
        LinkPurpose.SignAgreement => link.AgreementId is { } agreement ? Reach.OfAgreement(agreement) : null,
        LinkPurpose.RateForCommunity => link.HealthRoundId is { } round ? Reach.OfRating(round, link.AddresseeEmail) : null,
        LinkPurpose.AnswerSurvey => link.SurveyAskedId is { } asked ? Reach.OfSurvey(asked) : null,
        LinkPurpose.ApproveMentor => mentor is null ? null : Reach.OfSchools(Guid.Empty, [mentor.SchoolId], []),
        LinkPurpose.ForwardApproval => mentor is null ? null : Reach.OfDistricts(Guid.Empty, [mentor.DistrictId], []),
        LinkPurpose.AnswerForm => link.RaterId is { } rater ? Reach.OfRater(rater) : null,
        LinkPurpose.AnswerForDistrict => Reach.OfDistricts(Guid.Empty, [placement!.DistrictId], []),
        LinkPurpose.AnswerForSchool => Reach.OfSchools(Guid.Empty, [placement!.SchoolId], []),
        // the school of the placement, at which the one who is asked teaches; the use case answers for the one alone
        LinkPurpose.FollowAsMentor => placement!.SeeksMentorHere && placement.AskedMentorId == link.MentorId ? Reach.OfSchools(Guid.Empty, [placement.SchoolId], []) : null,
        LinkPurpose.HostCapacity => Reach.OfSchools(Guid.Empty, [capacity!.SchoolId], []),
        LinkPurpose.Invitation or LinkPurpose.FirstAdministrator => Reach.OfInvitation(account),
        _ => (link.MentorId ?? placement?.MentorId) is { } who ? Reach.OfMentor(Guid.Empty, who) : null,
    };

    private string Day(DateTime instant) => _clock.DayOf(instant).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
