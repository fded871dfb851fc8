using System.Globalization;
using ResidencyHub.Application.Placements;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Web.Placements;

/// <summary>The form "How many can you host?" as posted. Numbers stay text, so that the answer to a wrong one stands beside it.</summary>
public sealed class CapacityInput
{
    private const int Blank = 2;

    public string? Answer { get; set; }
    public string? Most { get; set; }

    // the binder gives null for a list of which nothing was posted
    public List<LineInput> Lines { get; set => field = value ?? []; } = [];
    public string? Because { get; set; }
    public string? ReasonWords { get; set; }
    public string? Length { get; set; }
    public List<string> Days { get; set => field = value ?? []; } = [];
    public string? Note { get; set; }

    /// <summary>"some" where not all partnerships are served.</summary>
    public string? Serves { get; set; }
    public List<Guid> Partnerships { get; set => field = value ?? []; } = [];
    public string? HeldFor { get; set; }
    public DateOnly? HeldThrough { get; set; }
    public string? SaidBy { get; set; }
    public DateOnly? SaidOn { get; set; }
    public string? SaidHow { get; set; }
    public int Edition { get; set; }

    /// <summary>"line" for one more line, "back" from the page on what is taken back; else to save.</summary>
    public string? Step { get; set; }

    /// <summary>"The same as it was": nothing else of the form counts.</summary>
    public bool Same { get; set; }

    /// <summary>How many taken seats the page on what is taken back showed; null on the first page.</summary>
    public int? Shown { get; set; }
    public string? Why { get; set; }

    /// <summary>Placements by id, each with a <see cref="SeatLoss"/> or nothing.</summary>
    public Dictionary<Guid, string> Marks { get; set => field = value ?? []; } = [];

    /// <summary>The form as it first shows: this year's answer, else last year's, with lines to fill.</summary>
    public static CapacityInput Of(CapacitySheet sheet)
    {
        var offer = sheet.Offer ?? sheet.LastYear;
        var input = new CapacityInput
        {
            Edition = sheet.Edition,
            Answer = offer?.Answer.ToString(),
            Most = offer?.Seats?.ToString(CultureInfo.InvariantCulture),
            Lines = [.. (offer?.Lines ?? []).Select(l => new LineInput { Subject = l.Subject, GradeBand = l.GradeBand, Seats = l.Seats?.ToString(CultureInfo.InvariantCulture) })],
            Because = offer?.Because?.ToString(),
            ReasonWords = offer?.ReasonWords,
            Length = offer?.Length?.ToString(),
            Days = [.. Enum.GetValues<Weekdays>().Where(d => d is not Weekdays.None && offer?.Days.HasFlag(d) == true).Select(d => d.ToString())],
            Note = offer?.Note,
            Serves = offer?.Partnerships is null ? "all" : "some",
            Partnerships = [.. (offer?.Partnerships ?? []).Select(p => p.Value)],
            HeldFor = sheet.Offer?.FirstRefusal?.Program.ToString(),
            HeldThrough = sheet.Offer?.FirstRefusal?.Through,
        };
        input.AddLines(Blank);
        return input;
    }

    public void AddLines(int count) => Lines.AddRange(Enumerable.Range(0, count).Select(_ => new LineInput()));

    /// <summary>What the use case is told; null for "the same".</summary>
    public CapacityGiven? ToGiven() => Same ? null : new CapacityGiven
    {
        Answer = Enum.TryParse<HostingAnswer>(Answer, out var answer) ? answer : null,
        Most = Most,
        Lines = [.. Lines.Select(l => new GivenLine(l.Subject, l.GradeBand, l.Seats))],
        Because = Enum.TryParse<NotHostingReason>(Because, out var because) ? because : null,
        ReasonWords = ReasonWords,
        Length = Enum.TryParse<HostingLength>(Length, out var length) ? length : null,
        Days = Days.Aggregate(Weekdays.None, (all, day) => all | (Enum.TryParse<Weekdays>(day, out var one) ? one : Weekdays.None)),
        Note = Note,
        Partnerships = Serves == "some" ? [.. Partnerships.Select(p => new Id<Partnership>(p))] : null,
        HeldFor = Id<PreparationProgram>.TryParse(HeldFor, null, out var held) ? held : null,
        HeldThrough = HeldThrough,
    };

    public Said ToSaid() => new(SaidBy, SaidOn, Enum.TryParse<AnswerChannel>(SaidHow, out var how) ? how : null);

    public Lowering? ToLowering() => Shown is not { } shown ? null : new Lowering(
        Why, shown, Marks.Where(m => Enum.TryParse<SeatLoss>(m.Value, out _)).ToDictionary(m => new Id<Placement>(m.Key), m => Enum.Parse<SeatLoss>(m.Value)));

    /// <summary>One line of seats.</summary>
    public sealed class LineInput
    {
        public string? Subject { get; set; }
        public string? GradeBand { get; set; }
        public string? Seats { get; set; }
    }
}
