using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Governance;

/// <summary>Kept and lost hours of protected time, whatever is noted in which order.</summary>
public sealed class ProtectedTimeTests
{
    private static readonly AcademicYear Year = new(2026);
    private static readonly DateOnly Today = new(2026, 11, 20);

    private sealed record Noted(DateOnly On, decimal Hours, bool IsKept, string? Because);

    /// <summary>Notes of days around the fall, some of them outside of it, ahead, twice or without a reason.</summary>
    private static readonly Arbitrary<List<Noted>> Notes =
        (from parts in Gen.Choose(-10, 200).Zip(Gen.Choose(1, 40)).Zip(Gen.Choose(0, 2)).ListOf()
         select parts.Select(p => new Noted(Year.FirstDay.AddDays(p.Item1.Item1), p.Item1.Item2 / 4m, p.Item2 == 0, p.Item2 == 2 ? "A test day" : null)).ToList()).ToArbitrary();

    [Fact]
    public void Kept_and_lost_are_the_sums_of_what_was_taken_and_never_more_than_was_planned() =>
        Prop.ForAll(Notes, Gen.Choose(1, 400).ToArbitrary(), (notes, quarters) =>
        {
            var (time, kept, lost) = (Planned(quarters / 4m), 0m, 0m);
            foreach (var note in notes)
            {
                var before = (time.Kept, time.Lost, time.Notes.Count);
                if (RuleOf(time, note) is null)
                    (kept, lost) = note.IsKept ? (kept + note.Hours, lost) : (kept, lost + note.Hours);
                else if ((time.Kept, time.Lost, time.Notes.Count) != before)
                    return false;
            }
            return (time.Kept, time.Lost) == (kept, lost) && kept >= 0 && lost >= 0 && kept + lost <= time.PlannedHours;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_note_is_refused_exactly_when_its_day_its_reason_or_its_hours_are_wrong() =>
        Prop.ForAll(Notes, notes =>
        {
            var time = Planned(25);
            return notes.All(note =>
            {
                var wrong = !time.Days.Contains(note.On) || note.On > Today || (!note.IsKept && note.Because is null) || time.Notes.Any(n => n.On == note.On && n.IsKept == note.IsKept) || time.Kept + time.Lost + note.Hours > 25;
                return RuleOf(time, note) is not null == wrong;
            });
        }).QuickCheckThrowOnFailure();

    private static ProtectedTime Planned(decimal hours) => new(Id<Partnership>.New(), RecordPlace.Whole, ProtectedKind.Release, Year, SchoolTerm.Fall, new("Mentors meet", null, hours));

    private static string? RuleOf(ProtectedTime time, Noted note)
    {
        try
        {
            time.Note(note.On, note.Hours, note.IsKept, note.Because, "Maria Santana", Today);
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken.Rule;
        }
    }
}
