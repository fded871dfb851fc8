using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>One time that the sides rate the partnership, as a whole or at one school, on one instrument, each for itself: the university, district and schools, and the community where it belongs to the partnership. What each said is shown to all when all are in.</summary>
public sealed class HealthRound : RecordPart
{
    private HealthRound() { }

    public HealthRound(Id<Partnership> partnership, RecordPlace about, HealthInstrument instrument, DateOnly openedOn, string openedBy, DateOnly dueOn) : base(partnership, about)
    {
        if (dueOn < openedOn)
            throw new RuleBroken("round-due", "The day by which both rate is over. Give one to come.");
        Id = Id<HealthRound>.New();
        (InstrumentId, Title, Term, OpenedOn, OpenedBy, DueOn) = (instrument.Id, instrument.Title, TermOf(openedOn), openedOn, openedBy, dueOn);
    }

    public Id<HealthRound> Id { get; private set; }
    public Id<HealthInstrument> InstrumentId { get; private set; }

    /// <summary>The instrument's.</summary>
    public string Title { get; private set; } = "";

    /// <summary>"Fall 2026".</summary>
    public string Term { get; private set; } = "";
    public DateOnly OpenedOn { get; private set; }
    public string OpenedBy { get; private set; } = "";
    public DateOnly DueOn { get; private set; }

    /// <summary>Who rates for the community, by a link of their own; null where the partnership has no such side.</summary>
    public string? CommunityVoice { get; private set; }
    public string? CommunityEmail { get; private set; }

    /// <summary>UTC: when the community's link was sent last; null before, and where it was sent before the hub kept it.</summary>
    public DateTime? CommunityAskedAt { get; private set; }

    /// <summary>The day on which all were in; null before.</summary>
    public DateOnly? RevealedOn { get; private set; }

    /// <summary>The day on which the priorities became goals.</summary>
    public DateOnly? PrioritizedOn { get; private set; }
    public int Version { get; private set; }

    /// <summary>Fall from July on, else spring.</summary>
    public static string TermOf(DateOnly day) => $"{(day.Month >= 7 ? "Fall" : "Spring")} {day.Year}";

    /// <summary>Somebody of the community rates for it, by a link to this address.</summary>
    /// <exception cref="RuleBroken">The ratings are shown already.</exception>
    public void AskCommunity(string voice, string email, DateTime? at = null)
    {
        if (RevealedOn is not null)
            throw new RuleBroken("round-revealed", "The ratings are shown already. Nobody is asked any more.");
        (CommunityVoice, CommunityEmail, CommunityAskedAt) = (voice, email, at);
    }

    /// <summary>The sides that rate: the partnership's own. A community that has left it since is waited for no more.</summary>
    /// <param name="hasCommunity">The community belongs to the partnership today.</param>
    public IReadOnlyList<PartnershipSide> Sides(bool hasCommunity) =>
        CommunityVoice is not null && hasCommunity ? [PartnershipSide.University, PartnershipSide.District, PartnershipSide.Community] : [PartnershipSide.University, PartnershipSide.District];

    /// <summary>All are in: what each side said is laid beside the others', once and for good.</summary>
    /// <param name="instrument">On what they rated.</param>
    /// <param name="university">The university's.</param>
    /// <param name="district">That of district and schools.</param>
    /// <param name="on">The day.</param>
    /// <param name="community">The community's; null where it does not rate.</param>
    /// <exception cref="RuleBroken">It was shown already, or one of them is not in.</exception>
    public IReadOnlyList<HealthResult> Reveal(HealthInstrument instrument, SideRating university, SideRating district, DateOnly on, SideRating? community = null)
    {
        if (RevealedOn is not null)
            throw new RuleBroken("round-revealed", "The ratings are shown already.");
        if (university.SentOn is null || district.SentOn is null || community is { SentOn: null })
            throw new RuleBroken("rating-missing", "One side has not sent its rating yet.");
        RevealedOn = on;
        return [.. instrument.Items.OrderBy(i => i.Position).Select(item => new HealthResult(this, item, university.Of(item)!, district.Of(item)!, community?.Of(item)))];
    }

    /// <exception cref="RuleBroken">They were chosen already, or the ratings are not shown yet.</exception>
    public void Prioritize(DateOnly on)
    {
        if (RevealedOn is null)
            throw new RuleBroken("rating-missing", "One side has not sent its rating yet.");
        if (PrioritizedOn is { } chosen)
            throw new RuleBroken("priorities-chosen", $"The priorities of this round were chosen on {PartnershipWords.Day(chosen)}; they stand among the goals.");
        PrioritizedOn = on;
    }
}

/// <summary>What one side says in a round: its own alone, also after both are in. Nobody of the other side ever reads it; they read the result.</summary>
public sealed class SideRating : RecordPart
{
    private readonly List<RatedItem> _lines = [];

    private SideRating() { }

    public SideRating(HealthRound round, PartnershipSide side) : base(round.PartnershipId, round.About)
    {
        Id = Id<SideRating>.New();
        (RoundId, Side) = (round.Id, side);
    }

    public Id<SideRating> Id { get; private set; }
    public Id<HealthRound> RoundId { get; private set; }
    public PartnershipSide Side { get; private set; }
    public DateOnly? SentOn { get; private set; }
    public string? SentBy { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<RatedItem> Lines => _lines;

    public RatedItem? Of(HealthItem item) => _lines.Find(l => l.ItemId == item.Id);

    /// <summary>A level of the scale for one item, and what shows it.</summary>
    /// <exception cref="RuleBroken">It was sent, or the level is none of the scale.</exception>
    public void Rate(HealthInstrument instrument, HealthItem item, int? level, string? evidence, string? link)
    {
        RefuseWhenSent();
        if (level is { } value && instrument.Levels.All(l => l.Value != value))
            throw new RuleBroken("level-known", $"“{item.Title}”: choose a level of the scale.");
        if (Of(item) is not { } line)
            _lines.Add(line = new RatedItem(Id, item.Id));
        line.Say(level, evidence, link);
    }

    /// <summary>It is the side's answer now. Until all are in it can be taken back.</summary>
    /// <exception cref="RuleBroken">It was sent already, an item has no level, or a level has no evidence.</exception>
    public void Send(HealthInstrument instrument, string by, DateOnly on)
    {
        RefuseWhenSent();
        foreach (var item in instrument.Items.OrderBy(i => i.Position))
        {
            if (Of(item)?.Level is not { } level)
                throw new RuleBroken("item-rated", $"“{item.Code} {item.Title}” has no level yet. Rate every line, then send.");
            if (level >= instrument.EvidenceFrom && string.IsNullOrWhiteSpace(Of(item)!.Evidence))
                throw new RuleBroken("item-evidence", $"“{item.Code} {item.Title}”: say what shows it. From “{instrument.Levels.First(l => l.Value == instrument.EvidenceFrom).Word}” on a rating needs evidence.");
        }
        (SentOn, SentBy) = (on, by);
    }

    /// <exception cref="RuleBroken">The other side is in, and both have read both.</exception>
    public void TakeBack(HealthRound round)
    {
        if (round.RevealedOn is not null)
            throw new RuleBroken("round-revealed", "All sides have read all ratings. They stay as they are; rate anew next term.");
        (SentOn, SentBy) = (null, null);
    }

    private void RefuseWhenSent()
    {
        if (SentOn is not null)
            throw new RuleBroken("rating-sent", $"{SentBy} sent it on {PartnershipWords.Day(SentOn.Value)}. Take it back first, as long as not all are in.");
    }
}

/// <summary>What a side says of one item.</summary>
public sealed class RatedItem
{
    private RatedItem() { }

    internal RatedItem(Id<SideRating> rating, Id<HealthItem> item) => (Id, RatingId, ItemId) = (Id<RatedItem>.New(), rating, item);

    public Id<RatedItem> Id { get; private set; }
    public Id<SideRating> RatingId { get; private set; }
    public Id<HealthItem> ItemId { get; private set; }
    public int? Level { get; private set; }
    public string? Evidence { get; private set; }

    /// <summary>Where it can be seen: an address.</summary>
    public string? Link { get; private set; }

    internal void Say(int? level, string? evidence, string? link) => (Level, Evidence, Link) = (level, evidence, link);
}

/// <summary>One item of a round as both sides rated it, written when both are in and never changed.</summary>
public sealed class HealthResult : RecordPart
{
    private HealthResult() { }

    internal HealthResult(HealthRound round, HealthItem item, RatedItem university, RatedItem district, RatedItem? community) : base(round.PartnershipId, round.About)
    {
        Id = Id<HealthResult>.New();
        (RoundId, ItemId) = (round.Id, item.Id);
        (UniversityLevel, UniversityEvidence, UniversityLink) = (university.Level!.Value, university.Evidence, university.Link);
        (DistrictLevel, DistrictEvidence, DistrictLink) = (district.Level!.Value, district.Evidence, district.Link);
        (CommunityLevel, CommunityEvidence, CommunityLink) = (community?.Level, community?.Evidence, community?.Link);
    }

    public Id<HealthResult> Id { get; private set; }
    public Id<HealthRound> RoundId { get; private set; }
    public Id<HealthItem> ItemId { get; private set; }
    public int UniversityLevel { get; private set; }
    public string? UniversityEvidence { get; private set; }
    public string? UniversityLink { get; private set; }
    public int DistrictLevel { get; private set; }
    public string? DistrictEvidence { get; private set; }
    public string? DistrictLink { get; private set; }

    /// <summary>Null where the community did not rate.</summary>
    public int? CommunityLevel { get; private set; }
    public string? CommunityEvidence { get; private set; }
    public string? CommunityLink { get; private set; }

    /// <summary>In levels, between the highest and the lowest, whoever rates higher.</summary>
    public int Gap => GapOf(UniversityLevel, DistrictLevel, CommunityLevel);

    public int Lower => LowerOf(UniversityLevel, DistrictLevel, CommunityLevel);

    public static int GapOf(int university, int district, int? community) => Math.Max(Math.Max(university, district), community ?? university) - LowerOf(university, district, community);

    public static int LowerOf(int university, int district, int? community) => Math.Min(Math.Min(university, district), community ?? university);

    /// <summary>What each side says, for whoever is to talk about it.</summary>
    /// <param name="word">The word of a level.</param>
    public string Say(Func<int, string> word) => CommunityLevel is { } community
        ? $"the university says “{word(UniversityLevel)}”, district and schools say “{word(DistrictLevel)}”, the community says “{word(community)}”"
        : $"the university says “{word(UniversityLevel)}”, district and schools say “{word(DistrictLevel)}”";
}

/// <summary>Something that the partners should talk about at their next meeting, and why. An agenda takes it up.</summary>
public sealed class ToDiscuss : RecordPart
{
    private ToDiscuss() { }

    public ToDiscuss(HealthRound from, string title, string why, DateOnly raisedOn) : base(from.PartnershipId, from.About)
    {
        Id = Id<ToDiscuss>.New();
        (RoundId, Title, Why, RaisedOn) = (from.Id, title, why, raisedOn);
    }

    public Id<ToDiscuss> Id { get; private set; }

    /// <summary>The round of ratings from which it comes.</summary>
    public Id<HealthRound>? RoundId { get; private set; }
    public string Title { get; private set; } = "";
    public string Why { get; private set; } = "";
    public DateOnly RaisedOn { get; private set; }
    public DateOnly? TalkedOn { get; private set; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; private set; }
    public string? ClosedBy { get; private set; }
    public int Version { get; private set; }

    /// <exception cref="RuleBroken">It was talked about already.</exception>
    public void Close(string outcome, string by, DateOnly on)
    {
        if (TalkedOn is { } day)
            throw new RuleBroken("talked-about", $"This was talked about on {PartnershipWords.Day(day)}.");
        (Outcome, ClosedBy, TalkedOn) = (outcome, by, on);
    }
}
