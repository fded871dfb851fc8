using System.Security.Cryptography;
using System.Text;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Access;

/// <summary>What one e-mailed link is good for.</summary>
public enum LinkPurpose { AnswerForDistrict, AnswerForSchool, AnswerAsMentor, WeeklyCheckIn, Invitation, FirstAdministrator, HostCapacity, ApplyAsMentor, ApproveMentor, SignAgreement, AnswerSurvey, RateForCommunity, AnswerForm, FollowAsMentor, ForwardApproval }

/// <summary>Why a link does nothing any more.</summary>
public enum LinkEnd { Answered, Withdrawn, Replaced, PassedOn }

/// <summary>A link that was e-mailed to one person: good for one purpose, re-usable until answered, expiring. Only the hash of its token is kept.</summary>
internal sealed class EmailedLink
{
    public Id<EmailedLink> Id { get; private set; } = Id<EmailedLink>.New();

    /// <summary>SHA-256 of the token, 64 hex digits.</summary>
    public required string TokenHash { get; init; }
    public required LinkPurpose Purpose { get; init; }

    /// <summary>The page that it opens, without the token: "/answer".</summary>
    public required string Path { get; init; }

    /// <summary>The program of the placement, whose coordinators may close it; null for what concerns no placement.</summary>
    public Id<PreparationProgram>? ProgramId { get; init; }
    public Id<Placement>? PlacementId { get; init; }
    public Id<Mentor>? MentorId { get; init; }

    /// <summary>For <see cref="LinkPurpose.HostCapacity"/>: which school is asked for which year.</summary>
    public Id<SchoolCapacity>? CapacityId { get; init; }

    /// <summary>For <see cref="LinkPurpose.SignAgreement"/>: what is signed.</summary>
    public Id<Agreement>? AgreementId { get; init; }

    /// <summary>For <see cref="LinkPurpose.SignAgreement"/>: the id of the party that signs.</summary>
    public Guid? SignerId { get; init; }

    /// <summary>For <see cref="LinkPurpose.AnswerSurvey"/>: that its bearer is asked.</summary>
    public Id<SurveyAsked>? SurveyAskedId { get; init; }

    /// <summary>For <see cref="LinkPurpose.RateForCommunity"/>: the round in which its bearer rates.</summary>
    public Id<HealthRound>? HealthRoundId { get; init; }

    /// <summary>For <see cref="LinkPurpose.AnswerForm"/>: who is asked.</summary>
    public Id<OutsideRater>? RaterId { get; init; }

    /// <summary>For <see cref="LinkPurpose.WeeklyCheckIn"/>: the Monday.</summary>
    public DateOnly? WeekOf { get; init; }
    public required string AddresseeName { get; init; }
    public required string AddresseeEmail { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; set; }

    /// <summary>Set together with <see cref="ClosedBecause"/>; it then says so and does nothing.</summary>
    public DateTime? ClosedAt { get; private set; }
    public LinkEnd? ClosedBecause { get; private set; }

    /// <summary>The colleague who has it now.</summary>
    public string? PassedOnTo { get; private set; }

    /// <summary>"Pass to a colleague": the link from which this one came.</summary>
    public Id<EmailedLink>? PassedOnFromId { get; init; }
    public int Version { get; private set; }

    public bool IsOpenAt(DateTime now) => ClosedAt is null && now < ExpiresAt;

    /// <summary>Its letter arrives later: it is good for as many days from then on. What has an answer day of its own keeps that.</summary>
    public void ArriveLater(TimeSpan by)
    {
        if (!EndsWithItsQuestion)
            ExpiresAt += by;
    }

    /// <summary>Whether it works through a day that its question has, and not for some days.</summary>
    public bool EndsWithItsQuestion => Purpose is LinkPurpose.HostCapacity or LinkPurpose.AnswerSurvey or LinkPurpose.RateForCommunity or LinkPurpose.AnswerForm;

    /// <summary>Ends it; the first end stays.</summary>
    public void Close(LinkEnd because, DateTime at, string? passedOnTo = null)
    {
        if (ClosedAt is null)
            (ClosedAt, ClosedBecause, PassedOnTo) = (at, because, passedOnTo);
    }
}

/// <summary>Tokens of 256 random bits, as they stand in links, and their hashes, as they stand in the database.</summary>
public static class LinkToken
{
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
