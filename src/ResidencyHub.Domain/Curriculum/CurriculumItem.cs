using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Curriculum;

/// <summary>What stands on the map.</summary>
public enum CurriculumKind { Course, Assignment, ClinicalExperience }

/// <summary>When in the residency year.</summary>
public enum CurriculumTerm { Summer, Fall, Winter, Spring }

/// <summary>Whether it holds: proposed and never agreed, agreed, or agreed to be dropped.</summary>
public enum CurriculumState { Proposed, Agreed, Dropped }

/// <summary>How far a change has come.</summary>
public enum ChangeState { Open, Agreed, Declined, TakenBack }

/// <summary>What a course, an assignment or a clinical experience is.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Term">When.</param>
/// <param name="Title">"Methods of teaching mathematics".</param>
/// <param name="Words">What residents do and learn in it, and who teaches it where.</param>
/// <param name="Standards">Codes of the standards that it serves, between spaces; null when none is named.</param>
public sealed record CurriculumText(CurriculumKind Kind, CurriculumTerm Term, string Title, string? Words, string? Standards);

/// <summary>What a change means for each side: "simultaneous renewal" lists both.</summary>
/// <param name="ForUniversity">What the university does otherwise; null for nothing.</param>
/// <param name="ForSchool">What the school does otherwise; null for nothing.</param>
/// <param name="Why">The reason.</param>
public sealed record CurriculumEffects(string? ForUniversity, string? ForSchool, string Why);

/// <summary>A course, an assignment or a clinical experience on the map that school and university keep together. It changes only by what both sides agreed; every version stays.</summary>
public sealed class CurriculumItem : RecordPart
{
    private readonly List<CurriculumVersion> _versions = [];
    private readonly List<CurriculumChange> _changes = [];

    private CurriculumItem() { }

    /// <summary>Somebody proposes a new one.</summary>
    public CurriculumItem(Id<Partnership> partnership, RecordPlace about, CurriculumText text, CurriculumEffects effects, PartnershipSide side, string by, DateTime at) : base(partnership, about)
    {
        Id = Id<CurriculumItem>.New();
        Put(text);
        _changes.Add(new CurriculumChange(Id, text, drops: false, effects, side, by, at));
    }

    public Id<CurriculumItem> Id { get; private set; }
    public CurriculumState State { get; private set; }
    public CurriculumKind Kind { get; private set; }
    public CurriculumTerm Term { get; private set; }
    public string Title { get; private set; } = "";
    public string? Words { get; private set; }
    public string? Standards { get; private set; }

    /// <summary>The number of its last version; 0 before the first is agreed.</summary>
    public int Edition { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<CurriculumVersion> Versions => _versions;
    public IReadOnlyList<CurriculumChange> Changes => _changes;

    public CurriculumText Text => new(Kind, Term, Title, Words, Standards);

    /// <summary>The change about which the sides talk; null when there is none.</summary>
    public CurriculumChange? Open => _changes.Find(c => c.State is ChangeState.Open);

    /// <summary>Proposes to say it otherwise, or to drop it.</summary>
    /// <exception cref="RuleBroken">A change is open already, nothing would change, or it was never agreed or is dropped.</exception>
    public CurriculumChange Propose(CurriculumText? text, CurriculumEffects effects, PartnershipSide side, string by, DateTime at)
    {
        if (Open is not null)
            throw new RuleBroken("change-open", "A change of this is being talked about. Answer that one first, or take it back.");
        if (text is null && State is not CurriculumState.Agreed)
            throw new RuleBroken("change-drop", "This does not stand on the map: there is nothing to drop.");
        if (text is not null && State is CurriculumState.Agreed && text == Text)
            throw new RuleBroken("change-nothing", "This says what stands there already.");
        var change = new CurriculumChange(Id, text ?? Text, text is null, effects, side, by, at);
        _changes.Add(change);
        return change;
    }

    /// <summary>A side says yes, or no with the reason. With the yes of both sides it becomes the next version.</summary>
    /// <param name="read">The change that was read.</param>
    /// <param name="yes">Yes, or no.</param>
    /// <param name="because">Why not.</param>
    /// <param name="side">The side that says it.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="at">UTC.</param>
    /// <param name="account">The account of who says it: one person does not agree for both sides.</param>
    /// <returns>The new version; null while one side is missing, or after a no.</returns>
    /// <exception cref="RuleBroken">No change is open, another one than was read, this side has said yes, the same person has said it for the other one, or a no without its reason.</exception>
    public CurriculumVersion? Answer(Id<CurriculumChange> read, bool yes, string? because, PartnershipSide side, string by, DateTime at, Guid? account = null)
    {
        if (Open is not { } change || change.Id != read)
            throw new RuleBroken("change-answered", "This change was answered or taken back meanwhile. Read what stands there now.");
        change.Say(yes, because, side, by, at, account);
        if (change.State is not ChangeState.Agreed)
            return null;
        Put(change.Text);
        (State, Edition) = (change.Drops ? CurriculumState.Dropped : CurriculumState.Agreed, Edition + 1);
        var version = new CurriculumVersion(Id, change, Edition, at);
        _versions.Add(version);
        return version;
    }

    private void Put(CurriculumText text) => (Kind, Term, Title, Words, Standards) = (text.Kind, text.Term, text.Title, text.Words, text.Standards);
}

/// <summary>A change that somebody proposes, with what each side says of it.</summary>
public sealed class CurriculumChange
{
    private readonly List<CurriculumComment> _comments = [];

    private CurriculumChange() { }

    internal CurriculumChange(Id<CurriculumItem> item, CurriculumText text, bool drops, CurriculumEffects effects, PartnershipSide side, string by, DateTime at)
    {
        if (side is PartnershipSide.Community)
            throw new RuleBroken("change-side", "University and school decide about the curriculum; the community says its word in a comment.");
        Id = Id<CurriculumChange>.New();
        (ItemId, Kind, Term, Title, Words, Standards, Drops) = (item, text.Kind, text.Term, text.Title, text.Words, text.Standards, drops);
        (ForUniversity, ForSchool, Why, ProposedFor, ProposedBy, ProposedAt) = (effects.ForUniversity, effects.ForSchool, effects.Why, side, by, at);
    }

    public Id<CurriculumChange> Id { get; private set; }
    public Id<CurriculumItem> ItemId { get; private set; }
    public CurriculumKind Kind { get; private set; }
    public CurriculumTerm Term { get; private set; }
    public string Title { get; private set; } = "";
    public string? Words { get; private set; }
    public string? Standards { get; private set; }

    /// <summary>It is to go from the map.</summary>
    public bool Drops { get; private set; }
    public string? ForUniversity { get; private set; }
    public string? ForSchool { get; private set; }
    public string Why { get; private set; } = "";
    public PartnershipSide ProposedFor { get; private set; }
    public string ProposedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ProposedAt { get; private set; }
    public ChangeState State { get; private set; }

    /// <summary>Who said yes for the university; null before.</summary>
    public string? UniversityYes { get; private set; }
    public string? DistrictYes { get; private set; }

    /// <summary>The account that said yes for the university; null before, and where none is known.</summary>
    public Guid? UniversityYesId { get; private set; }
    public Guid? DistrictYesId { get; private set; }

    /// <summary>UTC: when it was agreed, declined or taken back.</summary>
    public DateTime? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }
    public string? ClosedBecause { get; private set; }
    public IReadOnlyList<CurriculumComment> Comments => _comments;

    public CurriculumText Text => new(Kind, Term, Title, Words, Standards);

    public bool HasYes(PartnershipSide side) => (side is PartnershipSide.University ? UniversityYes : DistrictYes) is not null;

    /// <exception cref="RuleBroken">It is closed.</exception>
    public CurriculumComment Comment(string words, PartnershipSide side, string by, DateTime at)
    {
        RefuseWhenClosed();
        var comment = new CurriculumComment(Id, words, side, by, at);
        _comments.Add(comment);
        return comment;
    }

    /// <summary>The side that proposed it takes it back.</summary>
    /// <exception cref="RuleBroken">It is closed, or the other side's.</exception>
    public void TakeBack(PartnershipSide side, string by, DateTime at)
    {
        RefuseWhenClosed();
        if (side != ProposedFor)
            throw new RuleBroken("change-theirs", $"The {PartnershipWords.Of(ProposedFor)} side proposed this and takes it back. Say no with your reason instead.");
        (State, ClosedBy, ClosedAt) = (ChangeState.TakenBack, by, at);
    }

    internal void Say(bool yes, string? because, PartnershipSide side, string by, DateTime at, Guid? account)
    {
        if (side is PartnershipSide.Community)
            throw new RuleBroken("change-side", "University and school decide about the curriculum.");
        if (yes && HasYes(side))
            throw new RuleBroken("change-said", "Your side has said yes already.");
        if (yes && IsTheirs(side is PartnershipSide.University ? (DistrictYes, DistrictYesId) : (UniversityYes, UniversityYesId), by, account))
            throw new RuleBroken("change-both-sides", $"You have said yes for the other side already, and nobody agrees for both. Ask somebody else who speaks for {(side is PartnershipSide.University ? "the university" : "district and schools")}.");
        if (!yes && string.IsNullOrWhiteSpace(because))
            throw new RuleBroken("change-reason", "Say why not; the other side reads it.");
        if (!yes)
            (State, ClosedBy, ClosedAt, ClosedBecause) = (ChangeState.Declined, by, at, because);
        else if (side is PartnershipSide.University)
            (UniversityYes, UniversityYesId) = (by, account);
        else
            (DistrictYes, DistrictYesId) = (by, account);
        if (yes && UniversityYes is not null && DistrictYes is not null)
            (State, ClosedBy, ClosedAt) = (ChangeState.Agreed, by, at);
    }

    /// <summary>Whether the other side's yes is the same person's: by the account, and by the name where the account of one of them is not known, as of a yes from before the hub kept it.</summary>
    private static bool IsTheirs((string? By, Guid? Account) other, string by, Guid? account) =>
        other.By is not null && (account is not null && other.Account is not null ? account == other.Account : SearchText.Of(other.By) == SearchText.Of(by));

    private void RefuseWhenClosed()
    {
        if (State is not ChangeState.Open)
            throw new RuleBroken("change-closed", "This change is closed. Propose a new one.");
    }
}

/// <summary>What somebody says about a change while it is open.</summary>
public sealed class CurriculumComment
{
    private CurriculumComment() { }

    internal CurriculumComment(Id<CurriculumChange> change, string words, PartnershipSide side, string by, DateTime at)
    {
        Id = Id<CurriculumComment>.New();
        (ChangeId, Words, Side, By, At) = (change, words, side, by, at);
    }

    public Id<CurriculumComment> Id { get; private set; }
    public Id<CurriculumChange> ChangeId { get; private set; }
    public string Words { get; private set; } = "";
    public PartnershipSide Side { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}
