using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Governance;

/// <summary>What a committee is for.</summary>
public enum CommitteeKind { Steering, SiteTeam, AdvisoryCouncil, LearningCommunity, Own }

public enum SeatRole { Member, Chair, CoChair }

/// <summary>How many of each side have to be there.</summary>
/// <param name="University">Seats of the university's side.</param>
/// <param name="District">Seats of the district and its schools.</param>
/// <param name="Community">Seats of the community's side.</param>
public sealed record Quorum(int University, int District, int Community)
{
    public int Of(PartnershipSide side) => side switch { PartnershipSide.University => University, PartnershipSide.District => District, _ => Community };
}

/// <summary>How a committee works, as its partners agreed.</summary>
/// <param name="Name">"Steering committee".</param>
/// <param name="Norms">How they work together, in their words.</param>
/// <param name="MeetsEveryDays">It meets at least once in so many days; null when nothing is agreed.</param>
/// <param name="Agreement">The agreement that says so; null when it is the committee's own rule.</param>
/// <param name="Zone">The time zone of its meetings, an IANA name.</param>
/// <param name="Silence">What it means when a side says nothing by the date of a decision.</param>
/// <param name="Quorum">How many of each side have to be there.</param>
public sealed record CommitteeTerms(string Name, string? Norms, int? MeetsEveryDays, Id<Agreement>? Agreement, string Zone, SilenceMeans Silence, Quorum Quorum);

/// <summary>A body in which people of all sides meet: a steering committee, a site team, an advisory council, a professional learning community.</summary>
public sealed class Committee : RecordPart
{
    private readonly List<CommitteeSeat> _seats = [];

    private Committee() { }

    public Committee(Id<Partnership> partnership, RecordPlace about, CommitteeKind kind, CommitteeTerms terms, DateOnly startsOn) : base(partnership, about)
    {
        (Id, Kind, StartsOn) = (Id<Committee>.New(), kind, startsOn);
        Agree(terms);
    }

    public Id<Committee> Id { get; private set; }
    public CommitteeKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public string? Norms { get; private set; }
    public int? MeetsEveryDays { get; private set; }
    public Id<Agreement>? AgreementId { get; private set; }
    public string Zone { get; private set; } = "";
    public SilenceMeans Silence { get; private set; }
    public int QuorumUniversity { get; private set; }
    public int QuorumDistrict { get; private set; }
    public int QuorumCommunity { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public string? EndedBecause { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<CommitteeSeat> Seats => _seats;

    public Quorum Quorum => new(QuorumUniversity, QuorumDistrict, QuorumCommunity);

    public bool WorksOn(DateOnly day) => new Period(StartsOn, EndsOn).Contains(day);

    public IEnumerable<CommitteeSeat> SeatsOn(DateOnly day) => _seats.Where(s => s.Holds.Contains(day));

    /// <summary>Agrees how it works, or agrees it anew.</summary>
    /// <exception cref="RuleBroken">It has ended.</exception>
    public void Agree(CommitteeTerms terms)
    {
        if (EndsOn is not null)
            throw new RuleBroken("committee-over", $"“{Name}” ended on {EndsOn:d MMMM yyyy}.");
        (Name, Norms, MeetsEveryDays, AgreementId, Zone, Silence) = (terms.Name, terms.Norms, terms.MeetsEveryDays, terms.MeetsEveryDays is null ? null : terms.Agreement, terms.Zone, terms.Silence);
        (QuorumUniversity, QuorumDistrict, QuorumCommunity) = (terms.Quorum.University, terms.Quorum.District, terms.Quorum.Community);
    }

    /// <summary>Gives somebody a seat for some days.</summary>
    /// <exception cref="RuleBroken">The same person sits on it on one of these days already, or it has ended by then.</exception>
    public CommitteeSeat Seat(string person, Guid? account, PartnershipSide side, string? position, SeatRole role, Period holds)
    {
        if (EndsOn < holds.First || EndsOn is not null)
            throw new RuleBroken("committee-over", $"“{Name}” ended on {EndsOn:d MMMM yyyy}.");
        if (holds.First < StartsOn)
            throw new RuleBroken("seat-early", $"“{Name}” works from {StartsOn:d MMMM yyyy} on. Choose that day or a later one.");
        if (_seats.Find(s => s.IsOf(person, account) && s.Holds.Overlaps(holds)) is { } taken)
            throw new RuleBroken("seat-twice", $"{taken.Person} sits on it already, from {taken.StartsOn:d MMMM yyyy}. End that seat first, or choose other days.");
        var seat = new CommitteeSeat(Id, person, account, side, position, role, holds);
        _seats.Add(seat);
        return seat;
    }

    /// <summary>It ends on a last day, and all seats with it.</summary>
    public void End(DateOnly lastDay, string because)
    {
        if (EndsOn is not null)
            throw new RuleBroken("committee-over", $"“{Name}” ended on {EndsOn:d MMMM yyyy} already.");
        if (lastDay < StartsOn)
            throw new RuleBroken("committee-early", $"“{Name}” works from {StartsOn:d MMMM yyyy} on; the last day lies before.");
        (EndsOn, EndedBecause) = (lastDay, because);
        foreach (var seat in _seats.Where(s => s.EndsOn is null || s.EndsOn > lastDay))
            seat.EndBy(lastDay);
    }
}

/// <summary>A person's seat on a committee, for one side and for some days.</summary>
public sealed class CommitteeSeat
{
    private CommitteeSeat() { }

    internal CommitteeSeat(Id<Committee> committee, string person, Guid? account, PartnershipSide side, string? position, SeatRole role, Period holds)
    {
        Id = Id<CommitteeSeat>.New();
        (CommitteeId, Person, AccountId, Side, Position, Role, StartsOn, EndsOn) = (committee, person, account, side, position, role, holds.First, holds.Last);
    }

    public Id<CommitteeSeat> Id { get; private set; }
    public Id<Committee> CommitteeId { get; private set; }
    public string Person { get; private set; } = "";

    /// <summary>The person's account; null for somebody who has none, whose words others write down.</summary>
    public Guid? AccountId { get; private set; }
    public PartnershipSide Side { get; private set; }

    /// <summary>Principal, dean, teacher of mathematics.</summary>
    public string? Position { get; private set; }
    public SeatRole Role { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }

    public Period Holds => new(StartsOn, EndsOn);

    public bool IsOf(string person, Guid? account) => account is not null && AccountId is not null ? account == AccountId : string.Equals(SearchText.Of(person), SearchText.Of(Person), StringComparison.Ordinal);

    public void Change(SeatRole role, string? position) => (Role, Position) = (role, position);

    /// <exception cref="RuleBroken">The last day lies before the first, or the seat ended sooner.</exception>
    public void End(DateOnly lastDay)
    {
        if (lastDay < StartsOn)
            throw new RuleBroken("seat-order", $"{Person} sits on it from {StartsOn:d MMMM yyyy} on; the last day lies before.");
        if (EndsOn < lastDay)
            throw new RuleBroken("seat-over", $"The seat of {Person} ended on {EndsOn:d MMMM yyyy}. A longer stay is a new seat.");
        EndsOn = lastDay;
    }

    internal void EndBy(DateOnly lastDay) => EndsOn = lastDay < StartsOn ? StartsOn : lastDay;
}
