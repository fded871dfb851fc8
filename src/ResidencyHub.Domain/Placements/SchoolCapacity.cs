using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Placements;

/// <summary>What a school can host in a school year, asked and answered once for all its partners. People see "How many can you host?". No mentor is needed to offer a seat.</summary>
public sealed class SchoolCapacity
{
    private readonly List<CapacityLine> _lines = [];
    private readonly List<ServedPartnership> _served = [];

    private SchoolCapacity() { }

    public SchoolCapacity(School school, AcademicYear year)
    {
        Id = Id<SchoolCapacity>.New();
        (SchoolId, DistrictId, Year) = (school.Id, school.DistrictId, year.StartYear);
    }

    public Id<SchoolCapacity> Id { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public int Year { get; private set; }

    /// <summary>Null: asked, and not answered yet.</summary>
    public HostingAnswer? Answer { get; private set; }
    public NotHostingReason? Because { get; private set; }
    public string? ReasonWords { get; private set; }

    /// <summary>Whole-school maximum over all programs; null: "don't know".</summary>
    public int? Seats { get; private set; }
    public HostingLength? Length { get; private set; }
    public Weekdays? Days { get; private set; }
    public string? Note { get; private set; }

    /// <summary>The answer serves only the partnerships that it names; false: all that the school has.</summary>
    public bool ServesSome { get; private set; }
    public Id<PreparationProgram>? HeldForId { get; private set; }
    public string? HeldForName { get; private set; }
    public DateOnly? HeldThrough { get; private set; }

    public DateOnly? ConfirmedOn { get; private set; }
    public string? ConfirmedBy { get; private set; }
    public AnswerChannel? Channel { get; private set; }

    /// <summary>Who typed it in for the school; null when it did so itself.</summary>
    public string? RecordedBy { get; private set; }

    /// <summary>How many times the school has answered: a form carries the one it showed. Taking a seat raises <see cref="Version"/>, not this.</summary>
    public int Edition { get; private set; }
    public DateOnly? AskedOn { get; private set; }
    public string? AskedBy { get; private set; }

    /// <summary>The day by which the answer is asked; links work through it.</summary>
    public DateOnly? AnswerBy { get; private set; }

    public DateOnly? RemindedOn { get; private set; }

    /// <summary>The last letter that the hub wrote by itself about this answer.</summary>
    public DateOnly? NudgedOn { get; private set; }

    /// <summary>How many letters the hub wrote by itself since the last answer: one before it goes stale, one after.</summary>
    public int Nudges { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<CapacityLine> Lines => _lines;
    public IReadOnlyList<ServedPartnership> Served => _served;

    /// <summary>The answer as it stands, with the lines and partnerships that were read along; null while there is none.</summary>
    public CapacityOffer? Offer => Answer is not { } answer ? null : new(
        answer, Seats, [.. _lines.OrderBy(l => l.Place).Select(l => l.Line)], Because, ReasonWords, Length, Days ?? Weekdays.None, Note, ServesSome ? [.. _served.Select(s => s.PartnershipId)] : null,
        HeldForId is { } program ? new(program, HeldForName!, HeldThrough!.Value) : null);

    /// <summary>Somebody was asked and has not answered since.</summary>
    public bool IsWaiting => AskedOn is not null && (ConfirmedOn is null || ConfirmedOn < AskedOn);

    /// <summary>Answered, but so long ago that it has to be confirmed.</summary>
    public bool IsStale(int days, DateOnly today) => ConfirmedOn is { } on && on.AddDays(days) < today;

    /// <summary>The school answers, or confirms what it said, on a day. What it takes back is the school's to say; who is concerned is told by the use case.</summary>
    /// <exception cref="RuleBroken">The offer does not hold together (<see cref="CapacityOffer.Check"/>), or holds seats for a day that is past.</exception>
    public void Confirm(CapacityOffer offer, Act act, DateOnly on)
    {
        offer.Check();
        if (offer.FirstRefusal is { } held && held.Through < on)
            throw new RuleBroken("first-refusal-day", "The last day on which the seats are held is past. Give a later one, or hold them for nobody.");
        (Answer, Because, ReasonWords) = (offer.Answer, offer.Because, Tidy(offer.ReasonWords));
        (Seats, Length, Days, Note) = (offer.Answer is HostingAnswer.No ? null : offer.Seats, offer.Length, offer.Days, Tidy(offer.Note));
        (HeldForId, HeldForName, HeldThrough) = (offer.FirstRefusal?.Program, offer.FirstRefusal?.ProgramName, offer.FirstRefusal?.Through);
        Keep(offer.Lines ?? []);
        ServesSome = offer.Partnerships is not null;
        _served.RemoveAll(s => offer.Partnerships?.Contains(s.PartnershipId) != true);
        _served.AddRange((offer.Partnerships ?? []).Except(_served.Select(s => s.PartnershipId)).Select(p => new ServedPartnership(Id, p)));
        (ConfirmedOn, ConfirmedBy, Channel, RecordedBy) = (on, act.Name, act.Channel, act.RecordedBy);
        (NudgedOn, Nudges) = (null, 0);
        Edition++;
    }

    /// <summary>Somebody asks the school.</summary>
    public void Ask(string by, DateOnly on, DateOnly answerBy) => (AskedOn, AskedBy, AnswerBy, RemindedOn) = (on, by, answerBy, null);

    /// <summary>Takes the asking back.</summary>
    public void Unask() => (AskedOn, AskedBy, AnswerBy, RemindedOn) = (null, null, null, null);

    /// <summary>The school is asked once more; null takes that back. <see cref="AnswerBy"/> moves where a later day is given.</summary>
    public void Remind(DateOnly? on, DateOnly? answerBy = null) => (RemindedOn, AnswerBy) = (on, answerBy > AnswerBy ? answerBy : AnswerBy);

    /// <summary>The hub has written by itself.</summary>
    /// <param name="isLast">Nothing more is written before the next answer.</param>
    public void Nudge(DateOnly on, bool isLast) => (NudgedOn, Nudges) = (on, isLast ? 2 : Nudges + 1);

    /// <summary>Whether a program may send a request for these seats on a day: it may not while they are held for another, or when the school serves other partnerships only.</summary>
    /// <param name="program">Who would ask.</param>
    /// <param name="partnerships">In which partnerships it is.</param>
    /// <param name="on">When it would ask.</param>
    /// <returns>Why not, in words; null when it may.</returns>
    public string? ClosedTo(Id<PreparationProgram> program, IReadOnlyCollection<Id<Partnership>> partnerships, DateOnly on)
    {
        if (Answer is null)
            return null;
        if (ServesSome && !_served.Exists(s => partnerships.Contains(s.PartnershipId)))
            return "The school’s answer is for other partnerships, not for yours. Ask the school.";
        return HeldForId is { } held && held != program && HeldThrough >= on
            ? $"Held for {HeldForName}, to {HeldThrough:d MMMM yyyy}. Ask from the day after, or talk to the school."
            : null;
    }

    private void Keep(IReadOnlyList<SeatLine> lines)
    {
        // lines that stay the same stay the same rows, so that the audit says what changed
        _lines.RemoveAll(l => !lines.Any(n => SameSeats(n, l)));
        for (var place = 0; place < lines.Count; place++)
        {
            var line = _lines.Find(l => SameSeats(lines[place], l));
            if (line is null)
                _lines.Add(line = new CapacityLine(Id));
            line.Say(lines[place], place);
        }

        static bool SameSeats(SeatLine said, CapacityLine kept) => SearchText.Of(said.Subject) == SearchText.Of(kept.Subject) && SearchText.Of(said.GradeBand) == SearchText.Of(kept.GradeBand);
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A <see cref="SeatLine"/> as it is kept.</summary>
public sealed class CapacityLine
{
    private CapacityLine() { }

    internal CapacityLine(Id<SchoolCapacity> capacity) => (Id, CapacityId) = (Id<CapacityLine>.New(), capacity);

    public Id<CapacityLine> Id { get; private set; }
    public Id<SchoolCapacity> CapacityId { get; private set; }
    public int Place { get; private set; }
    public string? Subject { get; private set; }
    public string? GradeBand { get; private set; }
    public int? Seats { get; private set; }

    public SeatLine Line => new(Subject, GradeBand, Seats);

    internal void Say(SeatLine line, int place) => (Subject, GradeBand, Seats, Place) = (line.Subject, line.GradeBand, line.Seats, place);
}

/// <summary>A partnership that the school's answer serves, when it does not serve all.</summary>
public sealed class ServedPartnership
{
    private ServedPartnership() { }

    internal ServedPartnership(Id<SchoolCapacity> capacity, Id<Partnership> partnership) => (Id, CapacityId, PartnershipId) = (Id<ServedPartnership>.New(), capacity, partnership);

    public Id<ServedPartnership> Id { get; private set; }
    public Id<SchoolCapacity> CapacityId { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
}
