using ResidencyHub.Application.Placements;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Matching;

/// <summary>A school or a mentor that a matching starts without, and why in words.</summary>
/// <param name="School">The school, or the mentor's.</param>
/// <param name="Mentor">Null: it is the school that is left out.</param>
/// <param name="Words">"said No for 2026–27: no room", "has taught 2 of 3 years".</param>
public sealed record LeftOut(Id<School> School, string SchoolName, Id<Mentor>? Mentor, string? MentorName, string Words)
{
    /// <summary>The grades of a mentor's class; null: any.</summary>
    internal GradeSpan? Grades { get; init; }

    /// <summary>By subject, the one thing that keeps a mentor from taking a resident of it.</summary>
    internal IReadOnlyDictionary<string, string> Almost { get; init; } = new Dictionary<string, string>();

    /// <summary>Why a school's seats are not in the model; null where they are.</summary>
    /// <param name="school">A partner school.</param>
    /// <param name="year">The school year.</param>
    /// <param name="capacity">What it answered; null: it was never asked.</param>
    /// <param name="closed">For whom else the seats are.</param>
    public static LeftOut? Of(School school, int year, SchoolCapacity? capacity, string? closed)
    {
        var of = new AcademicYear(year);
        var words = capacity switch
        {
            // an answer that was given to other partnerships is not this program's to read
            not null when closed is not null => closed,
            null or { Answer: null, AskedOn: null } => $"was not asked how many it can host in {of}",
            { Answer: null } => $"has not answered for {of}; asked on {capacity.AskedOn:d MMMM yyyy}",
            { Answer: HostingAnswer.No } => $"said No for {of}{(capacity.Because is { } why ? $": {CapacityWords.Of(why, capacity.ReasonWords)}" : "")}",
            _ => closed,
        };
        return words is null ? null : new(school.Id, school.Name, null, null, words);
    }

    /// <summary>Why a mentor is not in the model; null where nothing stands against them.</summary>
    /// <param name="mentor">At a school of the model.</param>
    /// <param name="gaps">What the mentor misses, by subject of the residents.</param>
    /// <param name="papers">What is mandatory and missing.</param>
    /// <param name="load">Residents on these days, over all programs.</param>
    /// <param name="takes">How many at a time may be named.</param>
    public static LeftOut? Of(Mentor mentor, IReadOnlyDictionary<string, IReadOnlyList<EligibilityGap>> gaps, IReadOnlyList<MissingRequirement> papers, int load, int takes)
    {
        var always = new List<string>();
        if (mentor.State is not MentorState.Assignable)
            always.Add(mentor.State is MentorState.Paused ? "is paused" : $"can’t be asked yet in the mentor pool: {CohortWords.Of(mentor.State).ToLowerInvariant()}");
        if (papers.Count > 0)
            always.Add($"lacks {MentorPapers.Words(papers)}");
        var isFull = load >= takes;
        if (isFull)
            always.Add(takes == 0 ? "takes no residents now" : $"has {load} of {takes} {(takes == 1 ? "resident" : "residents")} already, over all programs");
        // of several subjects the one for which least is missing speaks, the own before others
        var nearest = gaps.Count == 0 || gaps.Values.Any(g => g.Count == 0) ? [] : gaps.OrderBy(g => g.Value.Count).ThenByDescending(g => SearchText.Of(g.Key) == SearchText.Of(mentor.Subject)).ThenBy(g => g.Key, StringComparer.Ordinal).First().Value;
        var words = always.Concat(nearest.Select(g => g.Words)).ToList();
        if (words.Count == 0)
            return null;
        var almost = isFull || mentor.State is MentorState.Paused || always.Count > 1 ? []
            : gaps.Where(g => g.Value.Count + always.Count == 1).ToDictionary(g => g.Key, g => always.Count == 1 ? always[0] : g.Value[0].Words);
        return new(mentor.SchoolId, mentor.SchoolName, mentor.Id, mentor.Name.Full, string.Join("; ", words)) { Grades = GradeSpan.Read(mentor.GradeBand), Almost = almost };
    }

    private const int Named = 3;

    /// <summary>Which mentors one thing keeps from taking an unplaced resident, at schools in reach with a seat left; null where there is none.</summary>
    public static string? AlmostFor(ResidentToPlace resident, MatchingModel model, IReadOnlyList<LeftOut> left, IReadOnlyList<MatchingChoice> choices)
    {
        if (!resident.IsCleared && model.Rules.ClearanceRequired)
            return null;
        var limit = resident.TravelException ?? (resident.TravelLimitMiles is { } own && model.Rules.TravelLimitMiles is { } rule ? Math.Min(own, rule) : resident.TravelLimitMiles ?? model.Rules.TravelLimitMiles);
        var schools = model.Schools.Where(s => (s.Most ?? s.Seats.Sum(k => k.Seats)) > 0 && (!resident.OnlyRanked || resident.RanksSchools.Contains(s.Id))
            && (limit is not { } miles || s.Where is not { } there || resident.Home is not { } home || home.TenthsOfMilesTo(there) <= miles * 10)).ToDictionary(s => s.Id);
        var near = left.Where(l => l.Mentor is not null && schools.ContainsKey(l.School) && l.Almost.ContainsKey(resident.Subject)
            && (l.Grades is not { } taught || resident.Grades is not { } asked || taught.Shared(asked) > 0)
            && !choices.Any(c => c.ResidentId == resident.Id && c.Sort is not ChoiceSort.Pin && (c.MentorId == l.Mentor || (c.MentorId is null && c.SchoolId == l.School)))).OrderBy(l => l.SchoolName, StringComparer.Ordinal).ThenBy(l => l.Mentor).ToList();
        return near.Count == 0 ? null
            : $"Almost: {string.Join("; ", near.Take(Named).Select(l => $"{l.MentorName} at {l.SchoolName} ({l.Almost[resident.Subject]})"))}{(near.Count > Named ? $"; and {near.Count - Named} more" : "")}.";
    }
}
