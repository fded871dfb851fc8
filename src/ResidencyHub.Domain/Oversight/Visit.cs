using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Oversight;

/// <summary>What somebody came for, or on what help was given.</summary>
public enum VisitKind { SchoolVisit, TechnicalAssistance, Training, Call }

/// <summary>What is written down of a visit: no pupil, and of residents nothing that does not belong to everybody who reads the record.</summary>
/// <param name="On">The day.</param>
/// <param name="Kind">What for.</param>
/// <param name="Who">Who came, or who helped: "Ruth Alder, Grace Oduya".</param>
/// <param name="Where">Where, when it says more than the place: "mathematics wing", "by video".</param>
/// <param name="WorkedOn">On what they worked.</param>
/// <param name="NextStep">What follows; null for nothing.</param>
/// <param name="NextBy">By when.</param>
public sealed record VisitText(DateOnly On, VisitKind Kind, string Who, string? Where, string WorkedOn, string? NextStep, DateOnly? NextBy);

/// <summary>A visit or an event of technical assistance, logged in the partnership's record for both sides.</summary>
public sealed class Visit : RecordItem
{
    private Visit() { }

    /// <param name="once">Made with the form: posted twice it writes once.</param>
    /// <exception cref="RuleBroken">As <see cref="Write"/>.</exception>
    public Visit(Id<Partnership> partnership, RecordPlace about, VisitText text, Guid once, string by, DateOnly today) : base(partnership, about)
    {
        Id = Id<Visit>.New();
        (Once, LoggedBy, LoggedOn) = (once, by, today);
        Write(about, text, today);
    }

    public Id<Visit> Id { get; private set; }
    public DateOnly On { get; private set; }
    public VisitKind Kind { get; private set; }
    public string Who { get; private set; } = "";
    public string? Where { get; private set; }
    public string WorkedOn { get; private set; } = "";
    public string? NextStep { get; private set; }
    public DateOnly? NextBy { get; private set; }
    public DateOnly? NextDoneOn { get; private set; }
    public string LoggedBy { get; private set; } = "";
    public DateOnly LoggedOn { get; private set; }
    public Guid Once { get; private set; }

    /// <exception cref="RuleBroken">The day is still to come, a next step has no day or lies before the visit, or it was taken out.</exception>
    public void Write(RecordPlace about, VisitText text, DateOnly today)
    {
        RefuseWhenTakenOut();
        if (text.On > today)
            throw new RuleBroken("visit-ahead", "This day has not come yet. Log a visit when it was made.");
        if (text.NextStep is not null && text.NextBy is null)
            throw new RuleBroken("visit-next-by", "Say by when the next step is done, so that it is not forgotten.");
        if (text.NextBy < text.On)
            throw new RuleBroken("visit-next-day", "The next step is due before the visit. Give a later day.");
        MoveTo(about);
        (On, Kind, Who, Where, WorkedOn) = (text.On, text.Kind, text.Who, text.Where, text.WorkedOn);
        // another step is not done because the one before it was
        if (text.NextStep != NextStep)
            NextDoneOn = null;
        (NextStep, NextBy) = text.NextStep is null ? (null, null) : (text.NextStep, text.NextBy);
    }

    /// <exception cref="RuleBroken">There is no next step, or it is done.</exception>
    public void FinishNext(DateOnly on)
    {
        RefuseWhenTakenOut();
        if (NextStep is null || NextDoneOn is not null)
            throw new RuleBroken("visit-next-done", NextStep is null ? "No next step was agreed at this visit." : $"It was done on {PartnershipWords.Day(NextDoneOn!.Value)}.");
        NextDoneOn = on;
    }
}

/// <summary>The words that pages and history share.</summary>
public static class OversightWords
{
    public static string Of(VisitKind kind) => kind switch
    {
        VisitKind.TechnicalAssistance => "Technical assistance",
        VisitKind.Training => "Training on site",
        VisitKind.Call => "Call",
        _ => "Visit",
    };
}
