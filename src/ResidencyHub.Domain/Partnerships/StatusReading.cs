namespace ResidencyHub.Domain.Partnerships;

/// <summary>Reads the status of a partnership at one school out of its facts, in words. No bare colour, no name, no count that points at one person.</summary>
public static class StatusReading
{
    /// <summary>Beside a line that is compared with last year, when nothing was measured then or it is too small to be shown.</summary>
    internal const string NoFigure = "No figure last year.";

    public static IReadOnlyList<StatusEntry> Of(StatusFacts facts) =>
        [Agreements(facts), Placements(facts), Mentors(facts), .. Said(StatusDepth.MentorTerms(facts)), CheckIns(facts), .. Said(StatusDepth.Hours(facts)), .. Said(StatusDepth.Observations(facts)), .. Said(StatusDepth.Growth(facts)), .. Said(Concerns(facts)),
            Decisions(facts), .. Meetings(facts), .. Said(StatusDepth.Health(facts)), .. Said(StatusDepth.Goals(facts)), .. Said(StatusDepth.Cycles(facts)), .. Said(StatusDepth.Visits(facts)), .. facts.Giving.Select(g => Giving(g, facts.Giving.Count > 1)), .. StatusDepth.Vacancies(facts)];

    private static StatusEntry[] Said(StatusEntry? entry) => entry is null ? [] : [entry];

    private static StatusEntry Agreements(StatusFacts f)
    {
        const string subject = "Agreement", link = "/agreements", text = "What it says";
        var last = f.AgreementsLastYear == 0 ? "None was in force on this day last year." : $"{Count(f.AgreementsLastYear, "was", "were")} in force on this day last year.";
        if (f.Agreements.Count == 0 && f.Lapsed is { } lapsed)
            return new(subject, StatusTone.Bad, "Lapsed", $"“{lapsed.Title}” ended on {lapsed.EndsOn:d MMMM yyyy}, and none follows. Placements here are flagged; shared observations and concerns but those of safety are closed to the school. {(lapsed.RenewalBegun ? "Its renewal is not signed yet." : "Renewal has not begun.")}", last, link, "Agreements");
        if (f.Agreements.Count == 0)
            return new(subject, StatusTone.Bad, "None in force", "No agreement in force covers this school today. New placements are flagged until one does.", last, link, "Agreements");
        var first = f.Agreements.OrderBy(a => a.EndsOn).First();
        var days = first.EndsOn.DayNumber - f.Today.DayNumber;
        var others = f.Agreements.Count > 1 ? $" {f.Agreements.Count - 1} more in force." : "";
        return days <= f.AgreementAlertDays && !first.Renewed
            ? new(subject, first.RenewalBegun ? StatusTone.Wait : StatusTone.Bad, $"Ends in {Count(days, "day")}", $"“{first.Title}” ends on {first.EndsOn:d MMMM yyyy}. {(first.RenewalBegun ? "Its renewal is not signed yet." : "Renewal has not begun.")}{others}", last, link, text)
            : new(subject, StatusTone.Good, "In force", $"“{first.Title}” runs through {first.EndsOn:d MMMM yyyy}.{others}", last, link, text);
    }

    private static StatusEntry Placements(StatusFacts f)
    {
        const string subject = "Placements", link = "/placements";
        var last = f.FilledLastYear > 0 ? $"Last year {f.FilledLastYear}." : NoFigure;
        var programs = f.ByProgram.Count > 1 ? $" {string.Join(", ", f.ByProgram.Select(p => $"{p.Program} {p.Count}"))}." : "";
        var waiting = f.Waiting > 0 ? $" {Count(f.Waiting, "request")} on the way." : "";
        var stale = f.HostingStale && f.HostingConfirmedOn is { } on ? $" The school's answer is from {on:d MMMM yyyy}; please confirm it." : "";
        if (f.Seats is not { } seats)
        {
            var said = !f.HasAnswered ? "The school has not said yet how many it can host." : "The school cannot say yet how many it can host.";
            return new(subject, f.Filled > 0 ? StatusTone.Info : StatusTone.Wait, $"{Count(f.Filled, "placement")}", $"{said}{programs}{waiting}{stale}", last, link, "Placements");
        }
        if (f.NeedMentor > 0)
            return new(subject, StatusTone.Bad, $"{f.NeedMentor} {(f.NeedMentor == 1 ? "needs" : "need")} a mentor", $"{Count(f.Filled, "placement")}; {(f.Reader is StatusReader.SchoolLeader ? "you" : "the school")} offered {Count(seats, "seat")}.{programs}{waiting}{stale}", last, link, "Placements");
        if (f.MentorsLeaving > 0)
            return new(subject, StatusTone.Wait, Leaving(f.MentorsLeaving, f.MentorNeededFrom), $"{Count(f.Filled, "placement")}; {(f.Reader is StatusReader.SchoolLeader ? "you" : "the school")} offered {Count(seats, "seat")}.{programs}{waiting}{stale}", last, link, "Placements");
        var tone = f.Filled >= seats ? StatusTone.Good : f.Waiting > 0 ? StatusTone.Wait : StatusTone.Info;
        var open = f.Filled >= seats ? "Every seat is taken." : $"{Count(seats - f.Filled, "seat")} of {seats} {(seats - f.Filled == 1 ? "is" : "are")} open.";
        return new(subject, f.Filled > seats ? StatusTone.Wait : tone, $"{f.Filled} of {seats} filled", $"{open}{programs}{waiting}{stale}", last, link, "Placements");
    }

    /// <summary>"1 needs a mentor from 16 January": the mentor who leaves is there until then.</summary>
    internal static string Leaving(int count, DateOnly? from) => $"{count} {(count == 1 ? "needs" : "need")} a mentor from {from:d MMMM}{(count == 1 ? "" : " on")}";

    private static StatusEntry Mentors(StatusFacts f)
    {
        const string subject = "Mentors", link = "/mentors";
        var free = Math.Max(0, f.MentorsReady - f.MentorsBusy);
        var reason = $"{f.Mentors} in the pool, {f.MentorsReady} trained and ready, {f.MentorsBusy} with a resident, {free} free.";
        var last = f.BusyLastYear is { } busy ? $"Last year {busy} with a resident." : NoFigure;
        if (f.NeedMentor > 0)
            return new(subject, StatusTone.Bad, f.NeedMentor == 1 ? "One is missing" : $"{f.NeedMentor} are missing", reason, last, link, "Mentors here");
        if (f.MentorsLeaving > 0)
            return new(subject, StatusTone.Wait, $"{f.MentorsLeaving} missing from {f.MentorNeededFrom:d MMMM}{(f.MentorsLeaving == 1 ? "" : " on")}", reason, last, link, "Mentors here");
        return f.Mentors == 0
            ? new(subject, StatusTone.Idle, "None yet", "Nobody here is in the mentor pool.", last, link, "Mentors here")
            : new(subject, free > 0 || f.Filled >= (f.Seats ?? 0) ? StatusTone.Good : StatusTone.Wait, free > 0 ? $"{free} free" : "All taken", reason, last, link, "Mentors here");
    }

    private static StatusEntry Giving(GivingFact g, bool several)
    {
        var entries = g.Entries == 0 ? "Nobody has entered anything this school year beyond what the hub counts." : $"{g.Confirmed} of {Count(g.Entries, "entry", "entries")} confirmed by the other side{(g.Disputed > 0 ? $", {g.Disputed} disputed" : "")}.";
        var (tone, word) = g.Disputed > 0 ? (StatusTone.Wait, $"{g.Disputed} disputed") : g.IsAgreed ? (StatusTone.Good, "Agreed in words") : (StatusTone.Wait, "Not agreed yet");
        return new("Giving and getting", tone, word, $"{(several ? $"{g.Name}: " : "")}{(g.IsAgreed ? (several ? "both" : "Both") + " sides agreed how to say it." : (several ? "the" : "The") + " balance of this year is not agreed in words.")} {entries}", g.EntriesLastYear > 0 ? $"{Count(g.EntriesLastYear, "entry", "entries")} by this day last year." : NoFigure, $"/partnerships/{g.Id}/sides", "What each side gives and gets");
    }

    private static StatusEntry CheckIns(StatusFacts f)
    {
        const string subject = "Feedback";
        var (link, text) = f.Reader is StatusReader.Coordinator ? ("/check-ins", "Check-ins") : (f.HerePath, StatusDepth.Here);
        if (f.CheckInsDue == 0)
            return new(subject, StatusTone.Idle, "Nothing due", "No weekly check-in was due in the weeks that count.", null, link, text);
        // a coordinator's own program is exempt: they know the people (domain.md §8)
        var small = f.Reader is not StatusReader.Coordinator;
        if (small && f.CheckInPlacements < f.LeastGroup)
            return new(subject, StatusTone.Idle, "Ask", $"With {Count(f.CheckInPlacements, "placement")} a share would name the mentor. Ask {f.Coordinators}.", null, link, text);
        var (tone, word) = f.OnTime.Say(f.CheckInsOnTime, f.CheckInsDue, "On time", "Some late", "Mostly late");
        var last = f.CheckInsDueLastYear > 0 && !(small && f.CheckInPlacementsLastYear < f.LeastGroup) ? $"{f.CheckInsOnTimeLastYear} of {f.CheckInsDueLastYear} in the same weeks last year." : NoFigure;
        return new(subject, tone, word, $"{f.CheckInsOnTime} of {f.CheckInsDue} weekly check-ins came on time in the last {Count(f.CheckInWeeks, "week")} that count, over {(small ? "the whole building" : "your program's placements here")}.", last, link, text);
    }

    private static StatusEntry? Concerns(StatusFacts f)
    {
        const string subject = "Concerns", says = "/agreements", saysText = "What the agreement says";
        var safety = f.OpenSafetyConcerns > 0 ? $" {Count(f.OpenSafetyConcerns, "safety concern")} {(f.OpenSafetyConcerns == 1 ? "is" : "are")} open." : "";
        var tone = f.OpenSafetyConcerns > 0 ? StatusTone.Bad : StatusTone.Idle;
        switch (f.Reader)
        {
            case StatusReader.Other:
                return null;
            case StatusReader.Coordinator:
                return new(subject, tone is StatusTone.Bad ? tone : f.OpenConcerns > 0 ? StatusTone.Wait : StatusTone.Good, f.OpenConcerns == 0 ? "None open" : $"{f.OpenConcerns} open", $"Raised about your program's residents here.{safety}", null, "/concerns", "Open them", Identifies: true);
        }
        return f.Sight switch
        {
            ConcernSight.All => new(subject, tone, "By agreement", $"Your agreement lets you read concerns in your building.{safety} They are left out of print.", null, "/concerns", "Open them", Identifies: true),
            ConcernSight.Counts when f.CountedResidents < f.LeastGroup => new(subject, tone, "Ask", $"With {Count(f.CountedResidents, "resident")} here a count would name the person. Ask {f.Coordinators}.{safety}", null, says, saysText, Identifies: f.OpenSafetyConcerns > 0),
            ConcernSight.Counts => new(subject, tone is StatusTone.Bad ? tone : f.OpenConcerns > 0 ? StatusTone.Wait : StatusTone.Good, f.OpenConcerns == 0 ? "None open" : $"{f.OpenConcerns} open", $"Your agreement lets you see how many, not what.{safety} {f.Coordinators} can tell more.", null, says, saysText, Identifies: true),
            _ => new(subject, tone, f.OpenSafetyConcerns > 0 ? "Safety" : "Safety only", $"You are told of safety concerns at once; others stay with the coordinator by agreement.{safety}", null, f.OpenSafetyConcerns > 0 ? "/concerns" : says, f.OpenSafetyConcerns > 0 ? "Open it" : saysText, Identifies: true),
        };
    }

    private static StatusEntry Decisions(StatusFacts f)
    {
        const string subject = "Decisions and actions", link = "/decisions", text = "Open them";
        var last = f.LastDecidedOn is { } on ? (f.Today.DayNumber - on.DayNumber) switch { 0 => "The last one today.", 1 => "The last one yesterday.", var days => $"The last one {Count(days, "day")} ago." } : "None yet.";
        var reason = $"{Count(f.DecisionsThisYear, "decision")} this school year. {f.ActionsOnTime} of {Count(f.ActionsDue, "action")} due so far {(f.ActionsDue == 1 ? "was" : "were")} done on time.";
        last += f.DecisionsLastYear is { } before ? $" {Count(before, "decision")} by this day last year." : $" {NoFigure}";
        if (f.VotesWaiting > 0)
            return new(subject, StatusTone.Wait, f.VotesWaiting == 1 ? "A vote is open" : $"{f.VotesWaiting} votes are open", reason, last, link, text);
        return f.ActionsOverdue > 0
            ? new(subject, StatusTone.Wait, $"{f.ActionsOverdue} overdue", reason, last, link, text)
            : new(subject, StatusTone.Good, "On track", reason, last, link, text);
    }

    /// <summary>Only what is missing: committees that meet as agreed need no line.</summary>
    private static IReadOnlyList<StatusEntry> Meetings(StatusFacts f) =>
        f.CommitteesLapsed.Count == 0 ? [] : [new("Meetings", StatusTone.Bad, f.CommitteesLapsed.Count == 1 ? "One has lapsed" : $"{f.CommitteesLapsed.Count} have lapsed", string.Join(" ", f.CommitteesLapsed), null, "/partnerships", "Plan one")];

    private static string Count(int count, string noun, string? many = null) => count == 1 ? $"1 {noun}" : $"{count} {many ?? noun + "s"}";
}
