using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>The steps of the mentor pool: nominated, applied, reviewed, approved, trained, can be asked; paused and released beside it (domain.md §6). Each refuses a move that does not follow.</summary>
public sealed partial class Mentor
{
    /// <summary>The teacher says yes to the nomination.</summary>
    /// <exception cref="RuleBroken">Not nominated, or out of order.</exception>
    public void Apply(string by, DateOnly on, string? words)
    {
        Expect("apply", MentorState.Nominated);
        Step(MentorState.Applied, by, on, words);
    }

    /// <summary>Somebody has read the application.</summary>
    /// <exception cref="RuleBroken">Has not applied.</exception>
    public void Review(string by, DateOnly on, string? words)
    {
        Expect("be reviewed", MentorState.Applied);
        Step(MentorState.Reviewed, by, on, words);
    }

    /// <summary>Somebody vouches for the teaching.</summary>
    public void Recommend(string by, DateOnly on)
    {
        NotReleased();
        (RecommendedBy, RecommendedOn) = (by, on);
        Remark(by, on, $"Recommended by {by}");
    }

    /// <summary>The principal's word: yes approves, no takes an approval back and needs a reason.</summary>
    /// <exception cref="RuleBroken">A no without a reason, or the mentor has left the pool.</exception>
    public void PrincipalSays(bool yes, string principal, DateOnly on, string? words)
    {
        NotReleased();
        if (!yes && string.IsNullOrWhiteSpace(words))
            throw new RuleBroken("principal-reason", "Say why not: it stands in the history and helps the program to choose.");
        (PrincipalApprovedOn, PrincipalApprovedBy) = yes ? ((DateOnly?)on, principal) : (null, null);
        Remark(principal, on, $"{principal} {(yes ? "approves as principal" : "does not approve as principal")}{(string.IsNullOrWhiteSpace(words) ? "" : $": {words.Trim()}")}");
    }

    /// <summary>The partners approve, through the day that the rule gives.</summary>
    /// <param name="by">Who approves.</param>
    /// <param name="on">When.</param>
    /// <param name="through">The approval's last day; null for no end.</param>
    /// <param name="gaps">What <see cref="MentorEligibility"/> says is missing; training may follow.</param>
    /// <exception cref="RuleBroken">Not reviewed, or a requirement besides training is missing.</exception>
    public void Approve(string by, DateOnly on, DateOnly? through, IReadOnlyList<EligibilityGap> gaps)
    {
        Expect("be approved", MentorState.Reviewed);
        Demand("be approved", [.. gaps.Where(g => !g.IsTraining && g.Rule != "approval-ended")]);
        Step(MentorState.Approved, by, on, through is { } end ? $"through {end:d MMMM yyyy}" : null);
        (ApprovedThrough, RenewalOpenedOn) = (through, null);
    }

    /// <summary>Records hours of training; who is approved and has all hours is trained.</summary>
    /// <exception cref="RuleBroken">No hours, a negative number, or the mentor has left the pool.</exception>
    public MentorTraining Train(string what, DateOnly on, int programHours, int generalHours, string by, MentorRequirements asks, DateOnly? through, Id<PreparationProgram>? program = null)
    {
        NotReleased();
        var training = new MentorTraining(this, what, on, programHours, generalHours, by, program);
        _trainings.Add(training);
        (ProgramTrainingHours, GeneralTrainingHours) = (ProgramTrainingHours + programHours, GeneralTrainingHours + generalHours);
        if (TrainedThrough is null || through is null || through > TrainedThrough)
            TrainedThrough = through;
        if (State is MentorState.Approved && ProgramTrainingHours >= asks.LeastProgramHours && GeneralTrainingHours >= asks.LeastGeneralHours)
            Step(MentorState.Trained, by, on > Latest ? on : Latest, $"{ProgramTrainingHours} program and {GeneralTrainingHours} general hours");
        return training;
    }

    /// <summary>From now on schools and programs may ask this mentor.</summary>
    /// <exception cref="RuleBroken">Not trained, or a requirement is missing.</exception>
    public void LetBeAsked(string by, DateOnly on, IReadOnlyList<EligibilityGap> gaps)
    {
        Expect("be asked", MentorState.Trained);
        Demand("be asked", gaps);
        Step(MentorState.Assignable, by, on, null);
    }

    /// <summary>A mentor whom the partners had approved and trained before they used the hub: one step, if every requirement is met.</summary>
    /// <exception cref="RuleBroken">Already approved, or a requirement is missing, or no word on where it was decided.</exception>
    public void TakeOver(string by, DateOnly on, DateOnly? through, string words, IReadOnlyList<EligibilityGap> gaps)
    {
        Expect("be taken over", MentorState.Nominated, MentorState.Applied, MentorState.Reviewed, MentorState.Approved, MentorState.Trained);
        if (string.IsNullOrWhiteSpace(words))
            throw new RuleBroken("takeover-words", "Say where and when the mentor was approved: it stands in the history.");
        Demand("be taken over", gaps);
        Step(MentorState.Assignable, by, on, words.Trim());
        ApprovedThrough ??= through;
    }

    /// <exception cref="RuleBroken">Not approved yet, or no reason.</exception>
    public void Pause(string by, DateOnly on, string? why)
    {
        Expect("pause", MentorState.Approved, MentorState.Trained, MentorState.Assignable);
        Step(MentorState.Paused, by, on, Why(why));
    }

    /// <summary>Back where the mentor was before the pause.</summary>
    /// <exception cref="RuleBroken">Not paused.</exception>
    public void Resume(string by, DateOnly on)
    {
        Expect("return", MentorState.Paused);
        var before = _standings.OrderBy(s => s.StartsOn).ThenBy(s => s.Id).Last(s => s.State is not MentorState.Paused).State;
        Step(before, by, on, "back after a pause");
    }

    /// <summary>Leaves the pool.</summary>
    /// <param name="by">Who says so.</param>
    /// <param name="on">From when.</param>
    /// <param name="why">Why.</param>
    /// <param name="load">How many residents the mentor has, over all programs.</param>
    /// <exception cref="RuleBroken">Has a resident, has left already, or no reason.</exception>
    public void Release(string by, DateOnly on, string? why, int load)
    {
        NotReleased();
        if (load > 0)
            throw new RuleBroken("mentor-has-resident", $"{Name.Full} has {(load == 1 ? "a resident" : $"{load} residents")}. Use “No longer mentoring” on the placement first: it then asks for a new mentor, and hours and evidence stay.");
        Step(MentorState.Released, by, on, Why(why));
        RenewalOpenedOn = null;
    }

    /// <summary>Somebody who left is nominated anew; approvals begin again, training stays.</summary>
    /// <exception cref="RuleBroken">Has not left.</exception>
    public void NominateAgain(string by, DateOnly on, string? why)
    {
        Expect("be nominated again", MentorState.Released);
        Step(MentorState.Nominated, by, on, why);
        (PrincipalApprovedOn, PrincipalApprovedBy, ApprovedThrough, RecommendedBy, RecommendedOn) = (null, null, null, null, null);
    }

    /// <summary>Re-opens the approval before it ends; the mentor stays what they are meanwhile.</summary>
    /// <param name="by">Who opens it.</param>
    /// <param name="on">When.</param>
    /// <param name="within">Days before the end on which a renewal may begin.</param>
    /// <exception cref="RuleBroken">Not approved, without an end, open already, or too early.</exception>
    public void OpenRenewal(string by, DateOnly on, int within)
    {
        Expect("renew", MentorState.Approved, MentorState.Trained, MentorState.Assignable, MentorState.Paused);
        if (ApprovedThrough is not { } end)
            throw new RuleBroken("renewal-no-end", $"The approval of {Name.Full} has no last day: there is nothing to renew.");
        if (RenewalOpenedOn is { } since)
            throw new RuleBroken("renewal-open", $"A renewal is open since {since:d MMMM yyyy}.");
        if (on < end.AddDays(-within))
            throw new RuleBroken("renewal-early", $"The approval holds through {end:d MMMM yyyy}; a renewal can begin on {end.AddDays(-within):d MMMM yyyy}.");
        RenewalOpenedOn = on;
        Remark(by, on, "Renewal opened");
    }

    /// <summary>Renews the approval.</summary>
    /// <param name="by">Who approves.</param>
    /// <param name="on">When.</param>
    /// <param name="through">The new last day; null for no end.</param>
    /// <param name="principalAsked">Whether the principal must have approved since the renewal was opened.</param>
    /// <exception cref="RuleBroken">No renewal is open, or the principal has not approved anew.</exception>
    public void Renew(string by, DateOnly on, DateOnly? through, bool principalAsked)
    {
        if (RenewalOpenedOn is not { } since)
            throw new RuleBroken("renewal-not-open", $"Open the renewal of {Name.Full} first.");
        if (principalAsked && !(PrincipalApprovedOn >= since))
            throw new RuleBroken("renewal-principal", $"The principal has not approved {Name.Full} since the renewal was opened on {since:d MMMM yyyy}.");
        (ApprovedThrough, RenewalOpenedOn) = (through, null);
        Remark(by, on, through is { } end ? $"Approval renewed through {end:d MMMM yyyy}" : "Approval renewed");
    }

    private DateOnly Latest => _standings.Count == 0 ? default : _standings.Max(s => s.StartsOn);

    private void Expect(string verb, params ReadOnlySpan<MentorState> from)
    {
        if (!from.Contains(State))
            throw new RuleBroken("pool-step", $"{Name.Full} is “{CohortWords.Of(State)}” and can’t {verb} now; that follows on “{CohortWords.Of(from[0])}”.");
    }

    private void Demand(string verb, IReadOnlyList<EligibilityGap> gaps)
    {
        if (gaps.Count > 0)
            throw new RuleBroken("mentor-eligible", $"{Name.Full} can’t {verb} yet: {string.Join("; ", gaps.Select(g => g.Words))}. Complete the record, or argue an exception.");
    }

    private void NotReleased()
    {
        if (State is MentorState.Released)
            throw new RuleBroken("pool-step", $"{Name.Full} is no longer mentoring. Nominate again first.");
    }

    private static string Why(string? why) => string.IsNullOrWhiteSpace(why) ? throw new RuleBroken("pool-reason", "Say why: it stands in the history.") : why.Trim();

    private void Step(MentorState to, string by, DateOnly on, string? words)
    {
        if (on < Latest)
            throw new RuleBroken("pool-order", $"The present status of {Name.Full} began on {Latest:d MMMM yyyy}: give that day or a later one.");
        Stand(to, on, string.IsNullOrWhiteSpace(words) ? null : words.Trim(), by);
    }

    /// <summary>A line of the history that changes no status.</summary>
    private void Remark(string by, DateOnly on, string words) => Stand(State, on < Latest ? Latest : on, words, by);
}
