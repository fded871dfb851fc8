using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Domain.Oversight;

/// <summary>What is counted over the partnerships themselves, beside their schools.</summary>
/// <param name="Partnerships">How many there are.</param>
/// <param name="EndSoonest">The agreement in force that ends first without one that follows; null when none ends within the days of the rule.</param>
/// <param name="Rated">Partnerships whose both sides rated it in this school year.</param>
/// <param name="FarApart">Of these, those with a line that lies far apart.</param>
/// <param name="OpenConcerns">For a program's own coordinator; null for others, who hear nothing of them here.</param>
/// <param name="Cycles">Null for who does not read the record.</param>
/// <param name="RatedLastYear">Rated by the same day of last school year.</param>
public sealed record ManyFacts(
    int Partnerships, AgreementFact? EndSoonest, int Decisions, int DecisionsLastYear, int ActionsDue, int ActionsOnTime, int ActionsOverdue, int VotesWaiting, IReadOnlyList<string> CommitteesLapsed,
    int Rated, int FarApart, GoalFact Goals, VacancyOutlook Vacancies, (int ByGraduates, int All) Filled, int? OpenConcerns, CycleFact? Cycles = null, int RatedLastYear = 0);

/// <summary>The status of many schools on one screen: each count with its base, shares without the schools that are too small to stand in them; what does not add up says so beside it.</summary>
public static class ManyReading
{
    /// <param name="schools">The schools, each counted alone.</param>
    /// <param name="many">The rest.</param>
    /// <param name="needVisit">How many of the schools need a visit.</param>
    /// <param name="least">The least group within which a share is shown.</param>
    /// <param name="leastOfHours">The same for shares over residents; of them it is also not said when it is all or none.</param>
    /// <param name="onTime">What is called on time.</param>
    /// <param name="knows">The reader is the coordinator of the residents that are counted.</param>
    public static IReadOnlyList<StatusEntry> Of(IReadOnlyList<SchoolCounts> schools, ManyFacts many, int needVisit, int least, int leastOfHours, OnTimeRule onTime, bool knows, DateOnly today) =>
    [
        Agreements(schools, many, today), Placements(schools), Mentors(schools), Training(schools),
        Share("Feedback", "weekly check-ins came on time", schools, s => s.CheckIns, s => s.CheckInsLastYear, least, onTime, knows, ("On time", "Some late", "Mostly late"), knows ? ("/check-ins", "Check-ins") : ("/overview#schools", "School by school")),
        Share("Clinical hours", "residents have the hours that an even pace asks by the week before last", schools, s => s.Hours, _ => ShareFact.None, leastOfHours, onTime, knows, ("On pace", "Some behind", "Mostly behind"), knows ? ("/hours", "Hours") : ("/status", "One school"), s => s.SaysOfAll),
        Share("Observations", "planned so far took place", schools, s => Of(s.Observations), s => Of(s.ObservationsLastYear), least, onTime, knows, ("On schedule", "Some late", "Mostly late"), knows ? ("/observations", "Observations") : ("/status", "One school")),
        .. Concerns(many, knows), Decisions(many), .. Meetings(many), Health(many), Goals(many), .. Cycles(many), Vacancies(many), Visits(schools, needVisit),
    ];

    /// <summary>What no sum is made of, and why.</summary>
    /// <param name="knows">As <see cref="Of(IReadOnlyList{SchoolCounts}, ManyFacts, int, int, int, OnTimeRule, bool, DateOnly)"/>.</param>
    public static IReadOnlyList<(string Subject, string Why)> NotAddedUp(bool knows) =>
    [
        ("Residents’ growth", "programs rate on rubrics of their own, with levels of their own: read it school by school, or on a cohort’s growth page."),
        .. knows ? Array.Empty<(string, string)>() : [("Concerns", "who may count them differs from agreement to agreement; a sum would tell what single ones keep.")],
        ("Pay", "agreements differ: read it school by school."), ("Levels of ratings", "the instruments differ; only how many partnerships have a line far apart is counted."), ("Values of goals", "each goal counts something else."),
    ];

    /// <summary>Adds shares up so that no school is left over by difference: those that are too small to be shown alone stand in the sum only when there are several of them with enough placements together; else they are left out of it.</summary>
    /// <param name="shares">One a school.</param>
    /// <param name="least">Fewer placements than this are too small.</param>
    /// <param name="knows">The reader knows the people: nothing is too small.</param>
    /// <param name="kept">What else is kept at a school alone; null for nothing.</param>
    public static (ShareFact Sum, int LeftOut) Honest(IEnumerable<ShareFact> shares, int least, bool knows, Func<ShareFact, bool>? kept = null)
    {
        var (shown, left) = Shown(shares, s => s, least, knows, kept);
        return (ShareFact.Sum(shown), left);
    }

    /// <summary>Which parts stand in such a sum; as <see cref="Honest"/>.</summary>
    public static (IReadOnlyList<T> Shown, int LeftOut) Shown<T>(IEnumerable<T> parts, Func<T, ShareFact> share, int least, bool knows, Func<ShareFact, bool>? kept = null)
    {
        bool IsKept(ShareFact s) => s.Behind < least || kept?.Invoke(s) == true;
        var counted = parts.Where(p => share(p).Due > 0).ToList();
        var small = knows ? [] : counted.FindAll(p => IsKept(share(p)));
        return small.Count == 0 || (small.Count > 1 && !IsKept(ShareFact.Sum(small.Select(share)))) ? (counted, 0) : (counted.FindAll(p => !IsKept(share(p))), small.Count);
    }

    private static ShareFact Of(ObservationFact o) => new(o.Planned, o.Held, o.Placements);

    private static StatusEntry Agreements(IReadOnlyList<SchoolCounts> schools, ManyFacts many, DateOnly today)
    {
        var (hosting, open) = (schools.Count(s => s.Running > 0), schools.Count(s => s.Uncovered > 0));
        var ends = many.EndSoonest is { } first ? $" “{first.Title}” ends in {PartnershipWords.Many(first.EndsOn.DayNumber - today.DayNumber, "day")}; nothing signed follows." : "";
        return new("Agreements", open > 0 ? StatusTone.Bad : many.EndSoonest is not null ? StatusTone.Wait : StatusTone.Good, open > 0 ? $"{PartnershipWords.Many(open, "school")} not covered" : "All covered", $"At {hosting - open} of {PartnershipWords.Many(hosting, "school")} with residents one in force covers all of them.{ends}", null, open > 0 ? "/agreements/uncovered" : "/agreements", open > 0 ? "Placements without one" : "Agreements");
    }

    private static StatusEntry Placements(IReadOnlyList<SchoolCounts> schools)
    {
        var said = schools.Where(s => s.Seats is not null).ToList();
        var (filled, seats, of, need) = (schools.Sum(s => s.Filled), said.Sum(s => s.Seats!.Value), said.Sum(s => s.Filled), schools.Sum(s => s.NeedMentor));
        var (leaving, from) = (schools.Sum(s => s.MentorsLeaving), schools.Min(s => s.MentorNeededFrom));
        var silent = schools.Count - said.Count;
        var words = said.Count == 0 ? "No school has said how many it can host." : $"{of} of {PartnershipWords.Many(seats, "seat")} taken at the {said.Count} that said how many.";
        return new("Placements", need > 0 ? StatusTone.Bad : leaving > 0 || silent > 0 ? StatusTone.Wait : StatusTone.Good, need > 0 ? $"{need} {(need == 1 ? "needs" : "need")} a mentor" : leaving > 0 ? StatusReading.Leaving(leaving, from) : PartnershipWords.Many(filled, "placement"),
            $"{PartnershipWords.Many(filled, "placement")} at {schools.Count(s => s.Filled > 0)} of {PartnershipWords.Many(schools.Count, "school")}. {words}{(silent > 0 && said.Count > 0 ? $" {silent} {(silent == 1 ? "has" : "have")} not said." : "")}", $"Last year {schools.Sum(s => s.FilledLastYear)} at {schools.Count(s => s.FilledLastYear > 0)}.", "/placements", "Placements");
    }

    private static StatusEntry Mentors(IReadOnlyList<SchoolCounts> schools)
    {
        var (ready, busy) = (schools.Sum(s => s.Ready), schools.Sum(s => s.Busy));
        var free = schools.Sum(s => Math.Max(0, s.Ready - s.Busy));
        return new("Mentors", free > 0 ? StatusTone.Good : StatusTone.Wait, free > 0 ? $"{free} free" : "All taken", $"{schools.Sum(s => s.Mentors)} in the pool, {ready} ready, {busy} with a resident; free ones at {schools.Count(s => s.Ready > s.Busy)} of {PartnershipWords.Many(schools.Count, "school")}.", $"Last year {schools.Sum(s => s.BusyLastYear)} with a resident.", "/mentors", "Mentors");
    }

    private static StatusEntry Training(IReadOnlyList<SchoolCounts> schools)
    {
        var (busy, trained) = (schools.Sum(s => s.Busy), schools.Sum(s => s.Trained));
        return new("Training", busy == 0 ? StatusTone.Idle : trained < busy ? StatusTone.Wait : StatusTone.Good, busy == 0 ? "None yet" : trained == busy ? "All trained" : $"{trained} of {busy} trained", $"{trained} of {PartnershipWords.Many(busy, "mentor")} with a resident {(trained == 1 ? "has" : "have")} all hours of training.", null, "/mentors", "Mentors");
    }

    private static StatusEntry Share(string subject, string what, IReadOnlyList<SchoolCounts> schools, Func<SchoolCounts, ShareFact> now, Func<SchoolCounts, ShareFact> before, int least, OnTimeRule onTime, bool knows, (string Good, string Some, string Bad) words, (string Link, string Text) behind, Func<ShareFact, bool>? kept = null)
    {
        var (sum, left) = Honest(schools.Select(now), least, knows, kept);
        var aside = left > 0 ? $" {PartnershipWords.Many(left, "school")} with fewer than {least} placements{(kept is null ? "" : ", or where it is all or none,")} {(left == 1 ? "is" : "are")} left out." : "";
        if (sum.Due == 0)
            return new(subject, StatusTone.Idle, "Nothing due", $"Nothing was due that can be shown.{aside}", null, behind.Link, behind.Text);
        var (tone, word) = onTime.Say(sum.OnTime, sum.Due, words.Good, words.Some, words.Bad);
        var (then, _) = Honest(schools.Select(before), least, knows, kept);
        return new(subject, tone, word, $"{sum.OnTime} of {sum.Due} {what}, over {PartnershipWords.Many(sum.Behind, "placement")}.{aside}", then.Due > 0 ? $"Last year {then.OnTime} of {then.Due}." : null, behind.Link, behind.Text);
    }

    private static StatusEntry[] Concerns(ManyFacts m, bool knows) => knows && m.OpenConcerns is { } open
        ? [new("Concerns", open == 0 ? StatusTone.Good : StatusTone.Wait, open == 0 ? "None open" : $"{open} open", "Raised about your program’s residents.", null, "/concerns", "Open them", Identifies: true)] : [];

    private static StatusEntry[] Cycles(ManyFacts m) => m.Cycles is not { } c ? [] :
        [new("Improvement cycles", c.ToStudy > 0 ? StatusTone.Wait : c.Running > 0 ? StatusTone.Good : StatusTone.Idle, c.ToStudy > 0 ? $"{c.ToStudy} to look at" : c.Running > 0 ? $"{c.Running} under way" : "None under way",
            $"{c.Running + c.ToStudy} under way; {c.Concluded} concluded this school year, {c.Adopted} of them adopted.", $"Last year {c.LastYear} by this day.", c.Path, "Partnerships")];

    private static StatusEntry Decisions(ManyFacts m) => new(
        "Decisions and actions", m.VotesWaiting > 0 || m.ActionsOverdue > 0 ? StatusTone.Wait : StatusTone.Good, m.VotesWaiting > 0 ? m.VotesWaiting == 1 ? "A vote is open" : $"{m.VotesWaiting} votes are open" : m.ActionsOverdue > 0 ? $"{m.ActionsOverdue} overdue" : "On track",
        $"{PartnershipWords.Many(m.Decisions, "decision")} this school year in {PartnershipWords.Many(m.Partnerships, "partnership")}; {m.ActionsOnTime} of {PartnershipWords.Many(m.ActionsDue, "action")} due done on time.", $"Last year {m.DecisionsLastYear} by this day.", "/decisions", "Open them");

    private static StatusEntry[] Meetings(ManyFacts m) => m.CommitteesLapsed.Count == 0 ? [] :
        [new("Meetings", StatusTone.Bad, m.CommitteesLapsed.Count == 1 ? "One has lapsed" : $"{m.CommitteesLapsed.Count} have lapsed", $"{m.CommitteesLapsed[0]}{(m.CommitteesLapsed.Count > 1 ? $" {m.CommitteesLapsed.Count - 1} more." : "")}", null, "/partnerships", "Plan one")];

    private static StatusEntry Health(ManyFacts m) => new(
        "Health", m.Rated < m.Partnerships ? StatusTone.Wait : m.FarApart > 0 ? StatusTone.Wait : StatusTone.Good, $"{m.Rated} of {m.Partnerships} rated",
        $"Both sides rated {m.Rated} of {PartnershipWords.Many(m.Partnerships, "partnership")} this school year; in {m.FarApart} a line lies far apart.", $"Last year {m.RatedLastYear} by this day.", "/partnerships", "Partnerships");

    private static StatusEntry Goals(ManyFacts m) => new(
        "Goals", m.Goals.Open == 0 ? StatusTone.Idle : m.Goals.Late > 0 ? StatusTone.Wait : StatusTone.Good, m.Goals.Open == 0 ? "None open" : m.Goals.Late > 0 ? $"{m.Goals.Late} past {(m.Goals.Late == 1 ? "its" : "their")} day" : $"{m.Goals.Moved} of {m.Goals.Open} under way",
        $"{PartnershipWords.Many(m.Goals.Open, "goal")} open, {m.Goals.Moved} moved beyond the baseline; {m.Goals.ReachedThisYear} reached this school year.", $"Last year {m.Goals.ReachedLastYear} by this day.", m.Goals.Path, "Partnerships");

    private static StatusEntry Vacancies(ManyFacts m) => new(
        "Vacancies ahead", m.Vacancies.Expected == 0 ? StatusTone.Idle : m.Vacancies.Coverable == m.Vacancies.Expected ? StatusTone.Good : StatusTone.Wait, m.Vacancies.Word, m.Vacancies.Subjects.Count == 0 ? "No position is published, and nobody finishes within the months that count." : $"{PartnershipWords.Many(m.Vacancies.Expected, "position")} published as likely or certain in {PartnershipWords.Many(m.Vacancies.Subjects.Count(s => s.Expected > 0), "subject")}; {PartnershipWords.Many(m.Vacancies.Subjects.Sum(s => s.Finish), "resident")} finish.", m.Filled.All > 0 ? $"{m.Filled.ByGraduates} of {m.Filled.All} filled last year by graduates." : null, "/openings", "Vacancies ahead");

    private static StatusEntry Visits(IReadOnlyList<SchoolCounts> schools, int need)
    {
        var hosting = schools.Where(s => s.Running > 0).ToList();
        return new("Visits", need > 0 ? StatusTone.Wait : StatusTone.Good, need > 0 ? $"{need} {(need == 1 ? "needs" : "need")} one" : "None is needed", $"{hosting.Count(s => s.Visits.LastOn >= s.BeganOn)} of {PartnershipWords.Many(hosting.Count, "school")} with residents {(hosting.Count(s => s.Visits.LastOn >= s.BeganOn) == 1 ? "was" : "were")} visited since this year’s residents began.", $"{PartnershipWords.Many(schools.Sum(s => s.Visits.ThisYear), "visit")} this school year, {schools.Sum(s => s.Visits.LastYear)} by this day last year.", "/overview?show=visit", "Which, and why");
    }
}
