using System.Globalization;

namespace ResidencyHub.Domain.Matching;

/// <summary>The sentences that people read for reasons, non-matches and suggested changes; the same on every page and in every export.</summary>
public static class MatchingWords
{
    public static string Of(MatchingEngine engine) => engine switch
    {
        MatchingEngine.BestFitToRankings => "Best fit to rankings",
        MatchingEngine.MostPlaced => "Most placed",
        MatchingEngine.FewestChanges => "Fewest changes",
        _ => throw new ArgumentOutOfRangeException(nameof(engine)),
    };

    public static string Of(Wish wish) => wish switch
    {
        Wish.ResidentRankedSchool => "The resident's ranking of schools",
        Wish.SchoolRankedResident => "The school's ranking of residents",
        Wish.ResidentRankedMentor => "The resident's ranking of mentors",
        Wish.MentorRankedResident => "The mentor's ranking of residents",
        Wish.SubjectFits => "The class is in the resident's subject",
        Wish.GradesFit => "The class is in the resident's grades",
        Wish.LanguageFits => "Languages of class and resident",
        Wish.CommunitySchool => "Community schools first",
        Wish.ShortageField => "Shortage fields first",
        Wish.HostedLastYear => "Schools that hosted last year",
        Wish.NearHome => "Near home",
        Wish.MentorNamed => "A mentor is named",
        _ => throw new ArgumentOutOfRangeException(nameof(wish)),
    };

    /// <summary>One line for the match or its absence, then one for each school passed over, then what would help.</summary>
    public static IEnumerable<string> Of(Explanation why, MatchingModel model)
    {
        yield return why.Match is { } match ? Of(match, model.Rules.MilesPerHour) : $"{why.Resident.Name} has no seat.";
        foreach (var school in why.PassedOver)
            yield return Of(school, model.Rules.MilesPerHour);
        if (why.Smallest is { } smallest)
            yield return Of(smallest, model);
    }

    /// <summary>"Lincoln High with Luis Ruiz: pinned; 2nd choice; the school's 1st; 8.4 miles from home; class in the resident's subject".</summary>
    /// <param name="match">The match.</param>
    /// <param name="milesPerHour">For minutes beside the miles; null: miles alone.</param>
    public static string Of(MatchReasons match, int? milesPerHour = null)
    {
        var reasons = new List<string>();
        if (match.IsPinned)
            reasons.Add(match.Overrides.Count == 0 ? "pinned" : $"pinned against the rules ({string.Join(", ", match.Overrides.Select(Short))})");
        Add(match.RankOfSchool, n => $"{Ordinal(n)} choice");
        Add(match.RankBySchool, n => $"the school's {Ordinal(n)}");
        Add(match.RankOfMentor, n => $"{Ordinal(n)} choice of mentor");
        Add(match.RankByMentor, n => $"the mentor's {Ordinal(n)}");
        Add(match.TenthsOfMiles, n => $"{Miles(n)}{About(n, milesPerHour)} from home");
        AddWish(Wish.SubjectFits, "class in the resident's subject");
        AddWish(Wish.GradesFit, "class in the resident's grades");
        if (match.Mentor?.Languages.Count > 0)
            AddWish(Wish.LanguageFits, $"speaks {string.Join(" and ", match.Mentor.Languages)}");
        AddWish(Wish.CommunitySchool, "community school");
        AddWish(Wish.ShortageField, "shortage field");
        AddWish(Wish.HostedLastYear, "hosted last year");
        return $"{match.School.Name} {(match.Mentor is { } mentor ? $"with {mentor.Name}" : "(mentor to be named)")}: {string.Join("; ", reasons)}.";

        void Add(int? number, Func<int, string> words)
        {
            if (number is { } n)
                reasons.Add(words(n));
        }

        void AddWish(Wish wish, string words)
        {
            if (match.FallsShort[wish] == 0)
                reasons.Add(words);
        }
    }

    /// <summary>"1st choice Lincoln High: its 2 seats went to residents who come first there".</summary>
    public static string Of(WhyNot why, int? milesPerHour = null)
    {
        var school = why.Rank is { } rank ? $"{Ordinal(rank)} choice {why.School.Name}" : why.School.Name;
        return $"{school}: {Reason(why, milesPerHour)}.";
    }

    public static string Of(SmallestChange smallest, MatchingModel model) => $"Would have a seat if {string.Join(" and ", smallest.Changes.Select(c => Of(c, model)))}.";

    /// <summary>The change as it follows "if": "Lincoln High took 3 instead of 2".</summary>
    public static string Of(Change change, MatchingModel model)
    {
        return change switch
        {
            Change.Clears c => $"{Resident(c.Resident)} were cleared to start",
            Change.AcceptsAnySchool c => $"{Resident(c.Resident)} went to schools outside the ranking too",
            Change.TravelsFarther c => $"the travel limit of {Resident(c.Resident)} were {c.ToMiles} miles{About(c.ToMiles * 10, model.Rules.MilesPerHour)} instead of {c.FromMiles}{About(c.FromMiles * 10, model.Rules.MilesPerHour)}",
            Change.SchoolTakesMore c => Seats(c),
            Change.MentorTakesMore c => model.Mentors.First(m => m.Id == c.Mentor) is var m ? $"{m.Name} took {m.AtATime + c.Extra} {(m.AtATime + c.Extra == 1 ? "resident" : "residents")} at a time instead of {m.AtATime}" : "",
            Change.Pins { Pair: var p } => $"{(p.Mentor is { } id ? $"a place with {model.Mentors.First(m => m.Id == id).Name}" : "a seat")} at {School(p.School).Name} were kept for {Resident(p.Resident)}",
            Change.MentorJoins { Mentor: var m } c => $"{School(m.School).Name} had a mentor in {m.Subject}{(m.Grades is { } g ? $", grades {g}" : "")}, for {Resident(c.For)}",
            Change.Withdraws c => $"{Resident(c.Resident)} withdrew",
            Change.DropsOut c => $"{model.Mentors.First(m => m.Id == c.Mentor).Name} dropped out",
            Change.Forbids { Pair: var p } => $"{Resident(p.Resident)} must not come {(p.Mentor is { } id ? $"to {model.Mentors.First(m => m.Id == id).Name}" : $"to {School(p.School!.Value).Name}")}",
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };

        string Resident(Basics.Id<Cohorts.Resident> id) => model.Residents.First(r => r.Id == id).Name;

        HostSchool School(Basics.Id<Directory.School> id) => model.Schools.First(s => s.Id == id);

        string Seats(Change.SchoolTakesMore c)
        {
            var school = School(c.School);
            if (school.Most is { } most)
                return $"{school.Name} took {most + c.Extra} instead of {most}{Kind(c)}";
            var offered = school.Seats.Where(k => k.Subject == c.Subject && k.Grades == c.Grades).Sum(k => k.Seats);
            return $"{school.Name} took {offered + c.Extra} instead of {offered}{Kind(c)}";
        }

        static string Kind(Change.SchoolTakesMore c) => (c.Subject, c.Grades) switch
        {
            (null, null) => "",
            (null, { } grades) => $" (a seat in grades {grades})",
            ({ } subject, null) => $" (a seat in {subject})",
            ({ } subject, { } grades) => $" (a seat in {subject}, grades {grades})",
        };
    }

    private static string Reason(WhyNot why, int? milesPerHour) => why.Obstacle switch
    {
        Obstacle.TooFar => $"{Miles(why.Amount)}{About(why.Amount, milesPerHour)} away, the limit is {why.Limit / 10}{About(why.Limit, milesPerHour)}",
        Obstacle.SchoolFull => why.Amount switch { 0 => "it has no seat left", 1 => "its one seat is taken by a resident who comes first", _ => $"all {why.Amount} seats are taken by residents who come first" },
        Obstacle.SeatsOfKindTaken => why.Amount == 1 ? "the one seat of this kind went to a resident who comes first" : $"its {why.Amount} seats of this kind went to residents who come first",
        Obstacle.MentorsTaken => why.Amount == 1 ? "the one mentor who fits has another resident" : $"the {why.Amount} mentors who fit have other residents",
        Obstacle.GroupTooSmall => $"fewer than {why.Amount} residents would be there",
        var obstacle => Short(obstacle),
    };

    private static string Short(Obstacle obstacle) => obstacle switch
    {
        Obstacle.Conflict => "a conflict of interest is declared",
        Obstacle.Forbidden => "ruled out by the coordinator",
        Obstacle.PinnedElsewhere => "pinned to another school",
        Obstacle.NotCleared => "not cleared to start",
        Obstacle.NoMentorInField => "no mentor holds a credential in the resident's field",
        Obstacle.NoMentorInGrades => "no mentor teaches the resident's grades",
        Obstacle.TooFar => "beyond the travel limit",
        Obstacle.NotRanked => "outside the ranking, and the resident goes to ranked schools alone",
        Obstacle.NoSeatOfKind => "it offers no seat of this kind",
        Obstacle.SchoolFull => "more than the school takes",
        Obstacle.SeatsOfKindTaken => "more seats of this kind than offered",
        Obstacle.MentorsTaken => "more residents than the mentor takes",
        Obstacle.GroupTooSmall => "too few residents for a group",
        Obstacle.PlacedHigher => "the resident has a seat that comes before it",
        Obstacle.OtherWishesWeighMore => "there is room, but other wishes weigh more",
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle)),
    };

    /// <summary>How many minutes a way of miles by great circle takes at a speed, rounded up; an estimate, since the hub has no router.</summary>
    /// <param name="tenthsOfMiles">The way.</param>
    /// <param name="milesPerHour">The speed; null, or none: no estimate.</param>
    public static int? Minutes(int tenthsOfMiles, int? milesPerHour) => milesPerHour is > 0 and var speed ? ((tenthsOfMiles * 6) + speed - 1) / speed : null;

    /// <summary>" (about 25 minutes)", or nothing where no speed is set.</summary>
    public static string About(int tenths, int? milesPerHour) => Minutes(tenths, milesPerHour) is { } minutes ? $" (about {minutes} {(minutes == 1 ? "minute" : "minutes")})" : "";

    private static string Miles(int tenths) => string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10} miles");

    private static string Ordinal(int n) => $"{n}{(n % 100 is >= 11 and <= 13 ? "th" : (n % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}";
}
