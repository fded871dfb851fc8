using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Workforce;

/// <summary>How sure a school is that a position will be open.</summary>
public enum Likelihood { Possible, Likely, Certain }

/// <summary>How an expected opening stands. Before it is published it is its school leader's alone.</summary>
public enum OpeningState { Private, Published, Withdrawn, Filled }

/// <summary>What a school expects.</summary>
/// <param name="Subject">"Mathematics".</param>
/// <param name="GradeBand">"9–12"; empty for all.</param>
/// <param name="Count">How many positions.</param>
/// <param name="FromOn">From when they are open.</param>
/// <param name="Sure">How sure it is.</param>
public sealed record OpeningText(string Subject, string GradeBand, int Count, DateOnly FromOn, Likelihood Sure);

/// <summary>Positions that a school expects to be open. It can expose a colleague who has told nobody yet, so that it is read by the school's leader alone until that leader publishes it, and again when it is withdrawn (domain.md §8).</summary>
public sealed class ExpectedOpening
{
    /// <summary>As many as a school enters in one line.</summary>
    public const int Most = 99;

    private readonly List<OpeningFill> _fills = [];

    private ExpectedOpening() { }

    /// <param name="once">Made with the form: posted twice it writes once.</param>
    /// <exception cref="RuleBroken">As <see cref="Write"/>.</exception>
    public ExpectedOpening(School school, OpeningText text, Guid once, string by, DateOnly on)
    {
        Id = Id<ExpectedOpening>.New();
        (SchoolId, DistrictId, SchoolName, Once, EnteredBy, EnteredOn) = (school.Id, school.DistrictId, school.Name, once, by, on);
        Write(text);
    }

    public Id<ExpectedOpening> Id { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public string SchoolName { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>The subject as it is compared with that of residents.</summary>
    public string SubjectKey { get; private set; } = "";
    public string GradeBand { get; private set; } = "";
    public int Count { get; private set; }
    public DateOnly FromOn { get; private set; }
    public Likelihood Sure { get; private set; }
    public OpeningState State { get; private set; }

    /// <summary>Published, and not withdrawn since: the district and the partner programs read it.</summary>
    public bool SeenByPartners { get; private set; }
    public string EnteredBy { get; private set; } = "";
    public DateOnly EnteredOn { get; private set; }
    public string? PublishedBy { get; private set; }
    public DateOnly? PublishedOn { get; private set; }
    public DateOnly? WithdrawnOn { get; private set; }
    public string? WithdrawnBecause { get; private set; }
    public Guid Once { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<OpeningFill> Fills => _fills;

    /// <summary>Positions that nobody has taken yet; none once it is withdrawn.</summary>
    public int Open => State is OpeningState.Withdrawn ? 0 : Count - Filled;

    public int Filled => _fills.Where(f => f.TakenBackOn is null).Sum(f => f.Count);

    /// <exception cref="RuleBroken">It is withdrawn or filled, or fewer positions than are filled already.</exception>
    public void Write(OpeningText text)
    {
        RefuseWhenOver();
        if (text.Count is < 1 or > Most)
            throw new RuleBroken("opening-count", $"Give a number from 1 to {Most}.");
        if (text.Count < Filled)
            throw new RuleBroken("opening-fewer", $"{Filled} of them are filled already.");
        (Subject, SubjectKey, GradeBand, Count, FromOn, Sure) = (text.Subject, SearchText.Of(text.Subject), text.GradeBand, text.Count, text.FromOn, text.Sure);
        if (Open == 0)
            State = OpeningState.Filled;
    }

    /// <summary>From now on the district and the programs that the school hosts for read it and count it.</summary>
    /// <exception cref="RuleBroken">It is published, withdrawn or filled.</exception>
    public void Publish(string by, DateOnly on)
    {
        RefuseWhenOver();
        if (State is OpeningState.Published)
            throw new RuleBroken("opening-published", $"It was published on {PublishedOn:d MMMM yyyy} already.");
        (State, SeenByPartners, PublishedBy, PublishedOn) = (OpeningState.Published, true, by, on);
    }

    /// <summary>It will not be open after all, or should not have been published: nobody but the school's leader reads it any more.</summary>
    /// <exception cref="RuleBroken">It is withdrawn or filled already.</exception>
    public void Withdraw(DateOnly on, string? because)
    {
        RefuseWhenOver();
        (State, SeenByPartners, WithdrawnOn, WithdrawnBecause) = (OpeningState.Withdrawn, false, on, because);
    }

    /// <summary>Somebody has the position.</summary>
    /// <param name="count">How many of the positions.</param>
    /// <param name="byGraduate">They are graduates of a residency.</param>
    /// <exception cref="RuleBroken">It is over, or fewer are open.</exception>
    public void Fill(int count, bool byGraduate, string by, DateOnly on)
    {
        RefuseWhenOver();
        if (count < 1 || count > Open)
            throw new RuleBroken("opening-fill", Open == 1 ? "One position is open." : $"{Open} positions are open. Give a number from 1 to {Open}.");
        _fills.Add(new OpeningFill(Id, count, byGraduate, by, on));
        if (Open == 0)
            State = OpeningState.Filled;
    }

    /// <summary>It was noted by mistake: the positions are open again, and what was noted stays with the reason.</summary>
    /// <exception cref="RuleBroken">The opening is withdrawn, or this is taken back already.</exception>
    public void TakeFillBack(OpeningFill fill, string because, string by, DateOnly on)
    {
        if (State is OpeningState.Withdrawn)
            RefuseWhenOver();
        fill.TakeBack(because, by, on);
        if (State is OpeningState.Filled)
            State = SeenByPartners ? OpeningState.Published : OpeningState.Private;
    }

    private void RefuseWhenOver()
    {
        if (State is OpeningState.Withdrawn or OpeningState.Filled)
            throw new RuleBroken("opening-over", State is OpeningState.Withdrawn ? $"It was withdrawn on {WithdrawnOn:d MMMM yyyy}. Enter it anew if it will be open after all." : "All of its positions are filled. Enter a new opening.");
    }
}

/// <summary>Positions of an opening that somebody took on a day: graduates of a residency, or others. No name.</summary>
public sealed class OpeningFill
{
    private OpeningFill() { }

    internal OpeningFill(Id<ExpectedOpening> opening, int count, bool byGraduate, string by, DateOnly on)
    {
        Id = Id<OpeningFill>.New();
        (OpeningId, Count, ByGraduate, NotedBy, On) = (opening, count, byGraduate, by, on);
    }

    public Id<OpeningFill> Id { get; private set; }
    public Id<ExpectedOpening> OpeningId { get; private set; }
    public int Count { get; private set; }
    public bool ByGraduate { get; private set; }
    public string NotedBy { get; private set; } = "";
    public DateOnly On { get; private set; }

    /// <summary>The day on which it turned out to be wrong; null while it stands.</summary>
    public DateOnly? TakenBackOn { get; private set; }
    public string? TakenBackBy { get; private set; }
    public string? TakenBackBecause { get; private set; }

    internal void TakeBack(string because, string by, DateOnly on)
    {
        if (TakenBackOn is { } day)
            throw new RuleBroken("fill-back", $"{TakenBackBy} took this back on {day:d MMMM yyyy} already.");
        (TakenBackBecause, TakenBackBy, TakenBackOn) = (because, by, on);
    }
}
