using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Growing;

public sealed partial class SupportPlan
{
    /// <summary>Other words, as long as nobody has signed them.</summary>
    /// <param name="seen">The edition that the writer had before them.</param>
    /// <exception cref="RuleBroken">Somebody wrote or signed meanwhile, or it is past the conference.</exception>
    public void Write(SupportPlanText text, int seen, Placement placement, Signer by)
    {
        Demand("change its words", SupportPlanState.Drafted, SupportPlanState.Given, SupportPlanState.ConferenceHeld);
        DemandEdition(seen);
        if (Current() is [var signed, ..])
            throw new RuleBroken("support-plan-signed", $"{signed.Name} has signed these words. Take the plan back to be rewritten, with a reason; all sign anew then.");
        Take(text, placement, by);
        if (State is not SupportPlanState.Drafted)
            Step(State, by, "Words changed");
    }

    /// <summary>The resident reads it from now on.</summary>
    /// <param name="conferenceOn">When one talks about it.</param>
    public void Give(int seen, DateOnly conferenceOn, DateOnly today, Signer by)
    {
        Demand("give it to the resident", SupportPlanState.Drafted);
        DemandEdition(seen);
        if (conferenceOn < today)
            throw new RuleBroken("conference-past", "The day of the conference is past. Choose today or a later one.");
        IsShared = true;
        (ConferenceOn, GivenAt) = (conferenceOn, GivenAt ?? by.At);
        Step(SupportPlanState.Given, by, $"Conference on {conferenceOn:d MMM yyyy}");
    }

    /// <summary>All have talked about it; the days of an appeal begin.</summary>
    public void HoldConference(int seen, DateOnly on, string present, DateOnly appealBy, DateOnly today, Signer by)
    {
        Demand("note the conference", SupportPlanState.Given);
        DemandEdition(seen);
        if (on > today)
            throw new RuleBroken("conference-ahead", "The conference has not been yet. Note it on its day.");
        // a day's grace: the plan's moment is UTC, the conference's day is local
        if (GivenAt is { } given && on < DateOnly.FromDateTime(given).AddDays(-1))
            throw new RuleBroken("conference-before", "The conference was not before the plan was given. Give its day.");
        (ConferenceOn, AppealBy) = (on, appealBy);
        Step(SupportPlanState.ConferenceHeld, by, $"Present: {present.Trim()}");
    }

    /// <summary>Signs the words as they stand. The resident's signature says that they have read it, not that they agree. With the resident's and the program's side it runs.</summary>
    /// <exception cref="RuleBroken">Signed already, another name, other words meanwhile, or no conference yet.</exception>
    public void Sign(string typed, int seen, Signer by)
    {
        Demand("sign it", SupportPlanState.ConferenceHeld, SupportPlanState.Active, SupportPlanState.Extended);
        DemandEdition(seen);
        if (Current().FirstOrDefault(s => !s.IsRefusal && (s.As == by.As || s.Account == by.Account)) is { } before)
            throw new RuleBroken("signed-already", $"{before.Name} has signed this plan on {before.At:d MMMM yyyy}.");
        by.Demand(typed);
        // who did not want to sign, or of whom that was noted wrongly, still can; the note stays in the history
        if (_signatures.Find(s => s.Edition == Edition && s.As == by.As) is { } refusal)
        {
            _signatures.Remove(refusal);
            Step(State, by, $"Signed after all. It had been noted: {refusal.RefusedBecause}");
        }
        _signatures.Add(new SupportPlanSignature(Id, Edition, by, null));
        Run(by);
    }

    /// <summary>The resident does not want to sign; noted with the reason by whoever held the conference. The plan runs all the same.</summary>
    public void NoteRefusal(int seen, string why, Signer by)
    {
        Demand("note that", SupportPlanState.ConferenceHeld);
        DemandEdition(seen);
        if (Current().Any(s => s.As is Signatory.Resident))
            throw new RuleBroken("signed-already", $"{ResidentName} has signed, or it is noted already that they did not.");
        _signatures.Add(new SupportPlanSignature(Id, Edition, new(by.Account, ResidentName, Signatory.Resident, by.At), $"{why.Trim()} (noted by {by.Name})"));
        Run(by);
    }

    /// <summary>The resident's answer, the mentor's contribution, or how it goes: each in its writer's own words, never changed afterwards.</summary>
    /// <exception cref="RuleBroken">Over, or the same words were just sent.</exception>
    public void Note(string words, Signer by)
    {
        if (!IsOpen)
            throw new RuleBroken("support-plan-over", $"This plan is “{GrowingWords.Of(State)}”. It is kept as it is.");
        if (_notes.Exists(n => n.Account == by.Account && n.Words == words.Trim()))
            throw new RuleBroken("note-twice", "You have sent these words already; they stand below.");
        _notes.Add(new SupportPlanNote(Id, _notes.Count, words.Trim(), by));
    }

    /// <summary>The resident says in writing, within the days of the rule, why the plan should not stand.</summary>
    public void Appeal(string words, DateOnly today, Signer by)
    {
        if (AppealedAt is { } at)
            throw new RuleBroken("appealed-already", $"You have appealed on {at:d MMMM yyyy}. A plan can be appealed once.");
        Demand("appeal", SupportPlanState.ConferenceHeld, SupportPlanState.Active, SupportPlanState.Extended);
        if (today > AppealBy)
            throw new RuleBroken("appeal-late", $"An appeal could be sent through {AppealBy:d MMMM yyyy}. You can still answer the plan in your own words, and talk to your coordinator.");
        (AppealWords, AppealedAt) = (words.Trim(), by.At);
        Step(State, by, "Appealed");
    }

    /// <summary>The program answers an appeal: the plan stands, is rewritten and given anew, or is withdrawn.</summary>
    public void AnswerTheAppeal(AppealAnswer answer, string words, Signer by)
    {
        if (!AppealWaits)
            throw new RuleBroken("no-appeal", AppealedAt is null ? "Nobody has appealed." : $"{AppealAnsweredBy} has answered the appeal on {AppealAnsweredAt:d MMMM yyyy}.");
        if (!IsOpen)
            throw new RuleBroken("support-plan-over", $"This plan is “{GrowingWords.Of(State)}”.");
        (AppealAnswer, AppealAnswerWords, AppealAnsweredBy, AppealAnsweredAt) = (answer, words.Trim(), by.Name, by.At);
        Step(answer switch { Growing.AppealAnswer.Rewritten => SupportPlanState.Drafted, Growing.AppealAnswer.Withdrawn => SupportPlanState.Withdrawn, _ => State }, by, $"Appeal answered: {GrowingWords.Of(answer).ToLowerInvariant()}", answer is Growing.AppealAnswer.Rewritten ? Signed() : null);
        if (answer is Growing.AppealAnswer.Rewritten)
            Edition++;
    }

    /// <summary>Back to be rewritten: what was signed is kept in the history, and all sign anew.</summary>
    public void TakeBack(string why, Signer by)
    {
        Demand("take it back", SupportPlanState.Given, SupportPlanState.ConferenceHeld, SupportPlanState.Active, SupportPlanState.Extended);
        Step(SupportPlanState.Drafted, by, why.Trim(), Signed());
        Edition++;
    }

    /// <summary>More time: a later last day, within the placement.</summary>
    public void Extend(DateOnly through, string why, Placement placement, Signer by)
    {
        Demand("extend it", SupportPlanState.Active, SupportPlanState.Extended);
        if (through <= EndsOn || through > placement.EndsOn)
            throw new RuleBroken("extend-days", $"Choose a day after {EndsOn:d MMM yyyy} and no later than the placement’s last, {placement.EndsOn:d MMM yyyy}.");
        EndsOn = through;
        Step(SupportPlanState.Extended, by, $"Through {through:d MMM yyyy}: {why.Trim()}");
    }

    /// <summary>The goals are met, or not; if not, the plan goes to a review.</summary>
    /// <exception cref="RuleBroken">It does not run, an appeal waits, or the days of an appeal are not over and it is not met.</exception>
    public void Close(bool met, string words, DateOnly today, Signer by)
    {
        Demand("close it", SupportPlanState.Active, SupportPlanState.Extended);
        DemandNoAppeal();
        if (!met && AppealedAt is null && today <= AppealBy)
            throw new RuleBroken("appeal-open", $"The resident can appeal through {AppealBy:d MMMM yyyy}. Close it as not met after that day.");
        Outcome = words.Trim();
        Step(met ? SupportPlanState.Met : SupportPlanState.NotMet, by, Outcome);
    }

    /// <summary>Who looks at it now, and when.</summary>
    public void Review(string words, Signer by)
    {
        Demand("send it to review", SupportPlanState.NotMet);
        Step(SupportPlanState.UnderReview, by, words.Trim());
    }

    /// <summary>What the review decided: it goes on, another placement, or the end of the residency.</summary>
    public void Decide(string words, Signer by)
    {
        Demand("decide", SupportPlanState.UnderReview);
        Outcome = words.Trim();
        Step(SupportPlanState.Decided, by, Outcome);
    }

    public void Withdraw(string why, Signer by)
    {
        Demand("withdraw it", SupportPlanState.Drafted, SupportPlanState.Given, SupportPlanState.ConferenceHeld, SupportPlanState.Active, SupportPlanState.Extended);
        if (AppealWaits)
            (AppealAnswer, AppealAnswerWords, AppealAnsweredBy, AppealAnsweredAt) = (Growing.AppealAnswer.Withdrawn, why.Trim(), by.Name, by.At);
        Step(SupportPlanState.Withdrawn, by, why.Trim());
    }

    /// <summary>The placement may end: the school's leader reads the plan from now on.</summary>
    public void PutAtRisk(string why, Signer by)
    {
        if (AtRiskBecause is not null)
            throw new RuleBroken("at-risk-already", "The school’s leader reads this plan already.");
        Demand("tell the school", SupportPlanState.Given, SupportPlanState.ConferenceHeld, SupportPlanState.Active, SupportPlanState.Extended, SupportPlanState.NotMet, SupportPlanState.UnderReview);
        AtRiskBecause = why.Trim();
        SeenByLeaders = true;
        Step(State, by, $"The school’s leader reads it: {AtRiskBecause}");
    }

    private void Run(Signer by)
    {
        if (State is SupportPlanState.ConferenceHeld && Current().Any(s => s.As is Signatory.Resident) && Current().Any(s => s.As is Signatory.Supervisor or Signatory.Coordinator))
            Step(SupportPlanState.Active, by, "Signed");
    }

    /// <summary>What stood over the signatures, to be read when the plan says something else; null where nobody had signed.</summary>
    private string? Signed() => Current() is not { Count: > 0 } names ? null :
        $"Edition {Edition}, signed by {string.Join(", ", names.Select(s => s.IsRefusal ? $"{s.Name} (did not sign)" : s.Name))}\n\nWhat worries: {Concern}\n\n{(Area is null ? "" : $"Element or disposition: {Area}\n\n")}Evidence: {Evidence}\n\nGoals: {Goals}\n\nSupports: {Supports}\n\nLed by {Lead}, {StartsOn:d MMM yyyy} to {EndsOn:d MMM yyyy}";

    private void DemandEdition(int seen)
    {
        if (seen != Edition)
            throw new RuleBroken("support-plan-changed", $"{WrittenBy} has changed the words since you opened the page. Load it again and read them first; what you typed is kept.");
    }

    private void DemandNoAppeal()
    {
        if (AppealWaits)
            throw new RuleBroken("appeal-waits", "An appeal waits for its answer. Answer it first.");
    }
}
