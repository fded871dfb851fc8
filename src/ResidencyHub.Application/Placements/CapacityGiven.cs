using System.Globalization;
using FluentValidation;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>An answer to "How many can you host?" as it was typed: numbers are text, so that what is wrong with one can be said beside it.</summary>
public sealed record CapacityGiven
{
    public HostingAnswer? Answer { get; init; }

    /// <summary>The most over all programs; empty: "don't know".</summary>
    public string? Most { get; init; }
    public IReadOnlyList<GivenLine> Lines { get; init; } = [];
    public NotHostingReason? Because { get; init; }
    public string? ReasonWords { get; init; }
    public HostingLength? Length { get; init; }
    public Weekdays Days { get; init; }
    public string? Note { get; init; }

    /// <summary>Null: all of the school's partnerships.</summary>
    public IReadOnlyList<Id<Partnership>>? Partnerships { get; init; }
    public Id<PreparationProgram>? HeldFor { get; init; }
    public DateOnly? HeldThrough { get; init; }

    /// <summary>Empty lines say nothing and are left out.</summary>
    internal IReadOnlyList<SeatLine> SeatLines => [.. Lines.Where(l => !l.IsEmpty).Select(l => new SeatLine(Tidy(l.Subject), Tidy(l.GradeBand), SeatNumber.Of(l.Seats)))];

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>One line as typed.</summary>
/// <param name="Subject">Empty: any.</param>
/// <param name="GradeBand">Empty: any.</param>
/// <param name="Seats">Empty: a potential seat, the number is not known yet.</param>
public sealed record GivenLine(string? Subject, string? GradeBand, string? Seats)
{
    internal bool IsEmpty => string.IsNullOrWhiteSpace(Subject) && string.IsNullOrWhiteSpace(GradeBand) && string.IsNullOrWhiteSpace(Seats);
}

/// <summary>A number of seats as people type it.</summary>
internal static class SeatNumber
{
    public const int Most = 200;

    /// <summary>Null for an empty field, and for what is no whole number from 1 up.</summary>
    public static int? Of(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most ? number : null;

    /// <summary>What is wrong with it and what to do; null when nothing is.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="zero">What to do instead of typing 0.</param>
    public static string? Fault(string? text, string zero)
    {
        if (string.IsNullOrWhiteSpace(text) || Of(text) is not null)
            return null;
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            return $"“{(text.Length > 20 ? text[..20] + "…" : text)}” is no number. Give a whole number from 1 to {Most}, or leave it empty for “don’t know”.";
        return number switch
        {
            0 => zero,
            < 0 => $"There are no {text.Trim()} seats. Give a whole number from 1 to {Most}, or leave it empty for “don’t know”.",
            > Most => $"{text.Trim()} is more than a school can host. Give a whole number from 1 to {Most}.",
            _ => $"Seats are whole: {decimal.Floor(number):0} or {decimal.Ceiling(number):0}, not {text.Trim()}.",
        };
    }
}

/// <summary>An answer is whole: each fault is told beside its field.</summary>
internal sealed class CapacityGivenValidator : AbstractValidator<CapacityGiven>
{
    private const int MostLines = 40;

    public CapacityGivenValidator()
    {
        RuleFor(g => g.Answer).NotNull().WithMessage("Choose Yes, Maybe or No.").IsInEnum().WithMessage("Choose Yes, Maybe or No.");
        RuleFor(g => g.Because).NotNull().When(g => g.Answer is HostingAnswer.No).WithMessage("Choose why not; a reason helps the programs to plan.");
        RuleFor(g => g.Because).IsInEnum().WithMessage("Choose one of the reasons.");
        RuleFor(g => g.ReasonWords).NotEmpty().When(g => g.Because is NotHostingReason.Other && g.Answer is not HostingAnswer.Yes).WithMessage("Say in a few words why; “another reason” alone does not help anybody to plan.");
        RuleFor(g => g.ReasonWords).MaximumLength(2000).WithMessage("Shorten the reason to 2,000 characters.");
        RuleFor(g => g.Note).MaximumLength(2000).WithMessage("Shorten the note to 2,000 characters.");
        RuleFor(g => g.Lines.Count).LessThanOrEqualTo(MostLines).OverridePropertyName(nameof(CapacityGiven.Lines)).WithMessage($"Up to {MostLines} lines, please: add up what belongs together.");
        When(g => g.Answer is not HostingAnswer.No, () =>
        {
            RuleFor(g => g.Most).Custom((text, check) => Say(check, SeatNumber.Fault(text, "0 seats is a No: answer No and choose the reason, or leave the number empty for “don’t know”.")));
            RuleForEach(g => g.Lines).ChildRules(line =>
            {
                line.RuleFor(l => l.Seats).Custom((text, check) => Say(check, SeatNumber.Fault(text, "A line of 0 seats says nothing: clear the line, or leave the number empty for “don’t know”.")));
                line.RuleFor(l => l.Subject).MaximumLength(100).WithMessage("A subject has up to 100 characters.");
                line.RuleFor(l => l.GradeBand).MaximumLength(40).WithMessage("Grades have up to 40 characters, like “9–12”.");
            });
        });
        RuleFor(g => g.Partnerships).Must(p => p is not { Count: 0 }).WithMessage("Choose at least one partnership, or all of them.");
        RuleFor(g => g.HeldThrough).NotNull().When(g => g.HeldFor is not null).WithMessage("Give the last day on which the seats are held.");
        RuleFor(g => g.HeldFor).NotNull().When(g => g.HeldThrough is not null).WithMessage("Choose for which program the seats are held, or take the day out.");
    }

    private static void Say<T>(ValidationContext<T> check, string? words)
    {
        if (words is not null)
            check.AddFailure(words);
    }
}

/// <summary>Who gave an answer that somebody else types in.</summary>
/// <param name="By">Who said it.</param>
/// <param name="On">On which day.</param>
/// <param name="Channel">By phone, on paper or in person.</param>
public sealed record Said(string? By, DateOnly? On, AnswerChannel? Channel);

/// <summary>What a school loses for one placement when it takes seats back.</summary>
public enum SeatLoss { Mentor, Place }

/// <summary>An answer below what is taken already, with eyes open.</summary>
/// <param name="Why">For those who are told.</param>
/// <param name="Shown">How many taken seats the page showed: nobody takes back what they did not see.</param>
/// <param name="Marks">Which placements now need a mentor, or a place; the others stay as they are.</param>
public sealed record Lowering(string? Why, int Shown, IReadOnlyDictionary<Id<Placement>, SeatLoss> Marks);

/// <summary>What became of an answer.</summary>
/// <param name="School">Whose it is.</param>
/// <param name="Year">For which school year, by its first calendar year.</param>
/// <param name="Words">The answer in one line.</param>
/// <param name="Marked">How many placements were marked.</param>
/// <param name="Told">Whose letters go.</param>
public sealed record CapacityKept(string School, int Year, string Words, int Marked, IReadOnlyList<Notifications.Told> Told)
{
    /// <summary>The rule's code when an answer is below what is taken and the page has yet to show what that means.</summary>
    public const string BelowTaken = "below-taken";
}
