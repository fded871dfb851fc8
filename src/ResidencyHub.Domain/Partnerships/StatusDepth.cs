namespace ResidencyHub.Domain.Partnerships;

/// <summary>Observations at a school in a school year up to a day.</summary>
/// <param name="Planned">Planned for a day that is over.</param>
/// <param name="Held">Of these, those that took place.</param>
/// <param name="Placements">How many placements stand behind them.</param>
public sealed record ObservationFact(int Planned, int Held, int Placements);

/// <summary>Training and pay of the mentors who have a resident.</summary>
/// <param name="WithResident">How many there are.</param>
/// <param name="Trained">Those who have all hours of training, counting still.</param>
/// <param name="Hours">Program and general hours together, as the rule asks.</param>
/// <param name="Pay">Dollars a year that agreements in force promise, each different amount once.</param>
/// <param name="Release">Release periods a week, likewise.</param>
public sealed record MentorTermsFact(int WithResident, int Trained, int Hours, IReadOnlyList<decimal> Pay, IReadOnlyList<decimal> Release);

/// <summary>Clinical hours against an even pace, as a count: never whose.</summary>
/// <param name="Residents">Residents here of whom hours are expected by now.</param>
/// <param name="OnPace">Of these, those who have at least as many, approved or waiting.</param>
/// <param name="LeastGroup">Fewer residents than this are not counted to readers who do not know them.</param>
public sealed record HoursFact(int Residents, int OnPace, int LeastGroup);

/// <summary>Where residents stand, as counts: never who.</summary>
/// <param name="Residents">Residents here.</param>
/// <param name="Rated">Of these, those with a shared rating this school year.</param>
/// <param name="Reach">Of the rated, those at the level that the rule asks for at the end.</param>
/// <param name="Mean">That level: the mean over the newest ratings.</param>
/// <param name="LeastGroup">Fewer rated residents than this are not counted to readers who do not know them.</param>
public sealed record GrowthFact(int Residents, int Rated, int Reach, decimal Mean, int LeastGroup);

/// <summary>The last result of both sides' ratings, beside the one before on the same instrument.</summary>
/// <param name="Path">Where both are read.</param>
/// <param name="Higher">Lines whose lower rating rose since; null without one before.</param>
public sealed record HealthFact(string Title, string Term, DateOnly On, int Lines, int Same, int FarApart, string? Before, int? Higher, int? Lower, string Path);

/// <summary>The goals that concern the school, as counts.</summary>
/// <param name="Late">Open, and the target's day is over.</param>
/// <param name="Moved">Open ones whose last value lies beyond the baseline.</param>
/// <param name="ReachedThisYear">Closed as reached in this school year.</param>
/// <param name="ReachedLastYear">Closed as reached by the same day of last school year.</param>
public sealed record GoalFact(int Open, int Late, int Moved, int ReachedThisYear, string Path, int ReachedLastYear = 0);

/// <summary>Visits to the school, and what they left to do.</summary>
/// <param name="LastOn">The newest one that was no call.</param>
/// <param name="ThisYear">In this school year, calls left out.</param>
/// <param name="LastYear">By the same day of last school year.</param>
/// <param name="StepsLate">Next steps past their day.</param>
public sealed record VisitFact(DateOnly? LastOn, int ThisYear, int LastYear, int StepsLate, string Path);

/// <summary>Improvement cycles as counts.</summary>
/// <param name="Running">Begun or planned, and not to be looked at yet.</param>
/// <param name="ToStudy">The day of looking has come.</param>
/// <param name="Adopted">Concluded in this school year; likewise the two that follow.</param>
/// <param name="LastYear">Concluded by the same day of last school year.</param>
public sealed record CycleFact(int Running, int ToStudy, int Adopted, int Adapted, int Abandoned, int LastYear, string Path)
{
    public int Concluded => Adopted + Adapted + Abandoned;
}

/// <summary>The lines of the status page beyond placements and feedback: training and pay, observations, growth, health, goals, vacancies. Each is there when there is something to say of it.</summary>
internal static class StatusDepth
{
    private const int SubjectsInWords = 3;

    /// <summary>What <see cref="StatusFacts.HerePath"/> opens.</summary>
    internal const string Here = "Who is here";

    public static StatusEntry? MentorTerms(StatusFacts f)
    {
        if (f.MentorTerms is not { WithResident: > 0 } m)
            return null;
        var pay = m.Pay.Count == 0 ? "No agreement in force says what mentors are paid." : $"By agreement {PartnershipWords.Series([.. m.Pay.Select(p => $"${p:N0}")])} a year each{(m.Release.Count == 0 ? "" : $", release periods a week: {PartnershipWords.Series([.. m.Release.Select(PartnershipWords.Number)])}")}.";
        return new("Training and pay", m.Trained < m.WithResident ? StatusTone.Wait : m.Pay.Count == 0 ? StatusTone.Info : StatusTone.Good, m.Trained == m.WithResident ? "All trained" : $"{m.Trained} of {m.WithResident} trained",
            $"{m.Trained} of {PartnershipWords.Many(m.WithResident, "mentor")} with a resident {(m.Trained == 1 ? "has" : "have")} the {m.Hours} hours of training. {pay}", null, "/mentors", "Mentors here");
    }

    public static StatusEntry? Observations(StatusFacts f)
    {
        const string subject = "Observations";
        if (f.Observations is not { } o)
            return null;
        var (link, text) = f.Reader is StatusReader.Other ? (f.HerePath, Here) : ("/observations", "Observations");
        if (o.Planned == 0)
            return new(subject, StatusTone.Idle, "None was due", "No observation was planned for a day of this school year that is over.", null, link, text);
        var small = f.Reader is not StatusReader.Coordinator;
        if (small && o.Placements < f.LeastGroup)
            return new(subject, StatusTone.Idle, "Ask", $"With {PartnershipWords.Many(o.Placements, "placement")} a share would name the observer. Ask {f.Coordinators}.", null, link, text);
        var (tone, word) = f.OnTime.Say(o.Held, o.Planned, "On schedule", "Some late", "Mostly late");
        var last = f.ObservationsLastYear is { Planned: > 0 } then && !(small && then.Placements < f.LeastGroup) ? $"{then.Held} of {then.Planned} by this day last year." : StatusReading.NoFigure;
        return new(subject, tone, word, $"{o.Held} of {PartnershipWords.Many(o.Planned, "observation")} planned so far this school year took place.", last, link, text);
    }

    public static StatusEntry? Hours(StatusFacts f)
    {
        const string subject = "Clinical hours";
        if (f.Hours is not { Residents: > 0 } h)
            return null;
        var knows = f.Reader is StatusReader.Coordinator;
        var (link, text) = knows ? ("/hours", "Hours") : (f.HerePath, Here);
        if (!knows && h.Residents < h.LeastGroup)
            return new(subject, StatusTone.Idle, "Ask", $"With {PartnershipWords.Many(h.Residents, "resident")} here a share would speak of each. Ask {f.Coordinators}.", null, link, text);
        // none and all would say of everybody what is said of the group
        if (!knows && (h.OnPace == 0 || h.OnPace == h.Residents))
            return new(subject, StatusTone.Idle, "Ask", $"How many of {PartnershipWords.Many(h.Residents, "resident")} here keep an even pace would speak of single ones. Ask {f.Coordinators}.", null, link, text);
        var (tone, word) = f.OnTime.Say(h.OnPace, h.Residents, "On pace", "Some behind", "Mostly behind");
        return new(subject, tone, word, $"{h.OnPace} of {PartnershipWords.Many(h.Residents, "resident")} {(h.OnPace == 1 ? "has" : "have")} the hours that an even pace asks by the week before last, approved or waiting.", null, link, text);
    }

    public static StatusEntry? Growth(StatusFacts f)
    {
        const string subject = "Residents’ growth";
        if (f.Growth is not { Residents: > 0 } g)
            return null;
        var knows = f.Reader is StatusReader.Coordinator;
        var (link, text) = knows ? ("/residents", "Residents") : (f.HerePath, Here);
        if (!knows && g.Residents < g.LeastGroup)
            return new(subject, StatusTone.Idle, "Ask", $"With {PartnershipWords.Many(g.Residents, "resident")} here a count would speak of each. Ask {f.Coordinators}.", null, link, text);
        if (g.Rated == 0)
            return new(subject, StatusTone.Idle, "Not rated yet", $"No rating of {PartnershipWords.Many(g.Residents, "resident")} here has been shared this school year.", null, link, text);
        // none and all would say of everybody what is said of the group; so would a count of the few who are not rated
        if (!knows && (g.Rated < g.LeastGroup || g.Reach == 0 || g.Reach == g.Rated))
            return new(subject, StatusTone.Info, "Rated", $"Residents here have ratings that were shared this school year; how many stand at which level would speak of single ones. Ask {f.Coordinators}.", null, link, text);
        var last = f.GrowthLastYear is { Rated: > 0 } then && (knows || (then.Rated >= then.LeastGroup && then.Reach > 0 && then.Reach < then.Rated)) ? $"{then.Reach} of {then.Rated} by this day last year." : StatusReading.NoFigure;
        return new(subject, StatusTone.Info, $"{g.Reach} of {g.Rated} at the level", $"{g.Reach} of {g.Rated} rated residents stand where the rule wants them at the end of the year (a mean of {PartnershipWords.Number(g.Mean)}){(knows ? $"; {g.Residents - g.Rated} of {g.Residents} have no shared rating yet" : "")}.", last, link, text);
    }

    public static StatusEntry? Health(StatusFacts f)
    {
        if (f.Health is not { } h)
            return f.HealthPath is { } path ? new("Health", StatusTone.Idle, "Not rated yet", "Both sides have not rated the partnership together yet.", null, path, "Begin") : null;
        var trend = h is { Before: { } before, Higher: { } up, Lower: { } down } ? $"Since {before} {PartnershipWords.Many(up, "line")} higher, {down} lower." : "No earlier rating on it to compare.";
        return new("Health", h.FarApart > 0 ? StatusTone.Wait : StatusTone.Good, h.FarApart > 0 ? $"{h.FarApart} far apart" : "Both see it alike", $"Both sides rated it on “{h.Title}” in {h.Term} and say the same of {h.Same} of {PartnershipWords.Many(h.Lines, "line")}.", trend, h.Path, "Both ratings");
    }

    public static StatusEntry? Goals(StatusFacts f) => f.Goals is not { } g || g.Open + g.ReachedThisYear == 0 ? null
        : new("Goals", g.Late > 0 ? StatusTone.Wait : g.Open == 0 || g.Moved > 0 ? StatusTone.Good : StatusTone.Info, g.Late > 0 ? $"{g.Late} past {(g.Late == 1 ? "its" : "their")} day" : g.Open == 0 ? "All reached" : $"{g.Moved} of {g.Open} under way",
            $"{PartnershipWords.Many(g.Open, "goal")} open; {g.Moved} of {g.Open} moved beyond the baseline. {g.ReachedThisYear} reached this school year.", g.ReachedLastYear > 0 ? $"{g.ReachedLastYear} reached by this day last year." : StatusReading.NoFigure, g.Path, "The goals");

    public static StatusEntry? Visits(StatusFacts f)
    {
        if (f.Visits is not { } v)
            return null;
        var (tone, word) = v.StepsLate > 0 ? (StatusTone.Wait, v.StepsLate == 1 ? "A step is late" : $"{v.StepsLate} steps are late") : v.ThisYear > 0 ? (StatusTone.Good, $"{v.ThisYear} this year") : (StatusTone.Info, "None this year");
        var last = v.LastOn is { } on ? $"The last visit was on {PartnershipWords.Day(on)}." : "No visit is logged.";
        var steps = v.StepsLate > 0 ? $" {PartnershipWords.Many(v.StepsLate, "next step")} of a visit {(v.StepsLate == 1 ? "is" : "are")} past {(v.StepsLate == 1 ? "its" : "their")} day." : "";
        return new("Visits", tone, word, $"{last} {PartnershipWords.Many(v.ThisYear, "visit")} this school year.{steps}", $"{PartnershipWords.Many(v.LastYear, "visit")} by this day last year.", v.Path, "Visits");
    }

    public static StatusEntry? Cycles(StatusFacts f)
    {
        if (f.Cycles is not { } c)
            return null;
        var (tone, word) = c.ToStudy > 0 ? (StatusTone.Wait, c.ToStudy == 1 ? "One to look at" : $"{c.ToStudy} to look at") : c.Running > 0 ? (StatusTone.Good, $"{c.Running} under way") : c.Concluded > 0 ? (StatusTone.Good, $"{c.Concluded} concluded") : (StatusTone.Idle, "None under way");
        return new("Improvement cycles", tone, word, $"{c.Running + c.ToStudy} under way{(c.ToStudy > 0 ? $", {c.ToStudy} of them past the day of looking" : "")}. {Concluded(c)}", $"{c.LastYear} concluded by this day last year.", c.Path, "Cycles");
    }

    /// <summary>"Of 3 concluded this school year 1 was adopted, 1 adapted, 1 abandoned."</summary>
    internal static string Concluded(CycleFact c) => c.Concluded == 0 ? "None was concluded this school year." : $"Of {c.Concluded} concluded this school year {c.Adopted} {(c.Adopted == 1 ? "was" : "were")} adopted, {c.Adapted} adapted, {c.Abandoned} abandoned.";

    public static IReadOnlyList<StatusEntry> Vacancies(StatusFacts f)
    {
        if (f.Vacancies is not { } v)
            return [];
        var tone = v.Expected == 0 ? StatusTone.Idle : v.Coverable == v.Expected ? StatusTone.Good : StatusTone.Wait;
        var lines = new List<StatusEntry> { new("Vacancies ahead", tone, v.Word, v.Reason(SubjectsInWords), f.FilledByGraduates is ({ } of, > 0 and var all) ? $"{of} of {all} filled in the last year went to graduates." : StatusReading.NoFigure, "/openings", "Vacancies ahead") };
        if (f.PrivateOpenings > 0 && f.Reader is StatusReader.SchoolLeader)
            lines.Add(new("Openings", StatusTone.Info, "Only you", $"{PartnershipWords.Many(f.PrivateOpenings, "opening")} that you entered {(f.PrivateOpenings == 1 ? "is" : "are")} not published: nobody else reads or counts {(f.PrivateOpenings == 1 ? "it" : "them")}. Left out of print.", null, "/openings", "Open them", Identifies: true));
        return lines;
    }
}
