using System.Globalization;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Cohorts;

/// <summary>What is done to the ticked residents.</summary>
public sealed class BulkForm
{
    public List<Guid> Ids { get; set; } = [];
    public string? What { get; set; }
    public string? Supervisor { get; set; }
    public DateOnly? Through { get; set; }
}

/// <summary>The list of residents as an address asks for it: the page and the file ask the same.</summary>
internal static class ResidentsList
{
    public static ListState StateOf(string uri) => ListState.Parse(uri, "name", "cohort", "year", "school", "subject", "grade", "status", "cleared", "unplaced", "entered");

    public static ListResidents.Request RequestOf(ListState state, int take = 25) => new(
        state.ToPageRequest(take), state.Q,
        Id<Cohort>.TryParse(state["cohort"], null, out var cohort) ? cohort : null,
        int.TryParse(state["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
        state["subject"],
        Enum.TryParse<ResidentState>(state["status"], out var status) ? status : null,
        state["cleared"] switch { "yes" => true, "no" => false, _ => null },
        state["unplaced"] == "yes",
        state["grade"],
        Id<School>.TryParse(state["school"], null, out var school) ? school : null,
        state["unplaced"] == "asked",
        state["cleared"] == "soon",
        state["entered"] == "late");

    public static IReadOnlyList<ListFilter> Filters(FilterOffer offer) =>
    [
        new("cohort", "Cohort", "All cohorts", [.. offer.Cohorts.Select(c => new Choice(c.Id.ToString(), $"{c.Name}, {new AcademicYear(c.Year)}"))]),
        new("year", "Year", "All years", [.. offer.Cohorts.Select(c => c.Year).Distinct().OrderDescending().Select(y => new Choice(y.ToString(CultureInfo.InvariantCulture), new AcademicYear(y).ToString()))]),
        new("school", "School", "All schools", [.. offer.Schools.Select(s => new Choice(s.Id.ToString(), s.Name))]),
        new("subject", "Certification area", "All areas", [.. offer.Subjects.Select(s => new Choice(s, s))], More: true),
        new("grade", "Grades", "All grades", [.. offer.Grades.Select(g => new Choice(g, g))], More: true),
        new("status", "Status", "Any status", [.. Enum.GetValues<ResidentState>().Select(s => new Choice(s.ToString(), CohortWords.Of(s)))]),
        new("cleared", "Clearance", "Cleared or not", [new("yes", "Cleared"), new("no", "Not cleared to start"), new("soon", "Ends within 30 days")], More: true),
        new("unplaced", "Placement", "Placed or not", [new("yes", "No placement yet"), new("asked", "No request yet")], More: true),
        new("entered", "Entered", "Any day", [new("late", "After the cohort began")], More: true),
    ];
}

/// <summary>The list of mentors as an address asks for it.</summary>
internal static class MentorsList
{
    public static ListState StateOf(string uri) => ListState.Parse(uri, "name", "school", "subject", "grade", "status", "free", "eligible", "renewal");

    public static ListMentors.Request RequestOf(ListState state, int take = 25) => new(
        state.ToPageRequest(take), state.Q,
        Id<School>.TryParse(state["school"], null, out var school) ? school : null,
        state["subject"],
        state["status"] == nameof(PoolStatus.Assigned) ? MentorState.Assignable : Enum.TryParse<MentorState>(state["status"], out var status) ? status : null,
        state["free"] == "yes",
        state["eligible"],
        state["grade"],
        state["status"] == "open",
        state["status"] switch { nameof(PoolStatus.Assigned) => true, nameof(PoolStatus.Assignable) => false, _ => null },
        state["renewal"] == "due");

    public static IReadOnlyList<ListFilter> Filters(FilterOffer offer) =>
    [
        new("school", "School", "All schools", [.. offer.Schools.Select(s => new Choice(s.Id.ToString(), s.Name))]),
        new("subject", "Teaches", "All subjects", [.. offer.Subjects.Select(s => new Choice(s, s))], More: true),
        new("grade", "Grades", "All grades", [.. offer.Grades.Select(g => new Choice(g, g))], More: true),
        new("status", "Status", "Any status", [new("open", "Not ready yet"), .. Enum.GetValues<PoolStatus>().Select(s => new Choice(s.ToString(), CohortWords.Of(s)))]),
        new("free", "Free", "Free or not", [new("yes", "Can take a resident")]),
        new("renewal", "Renewal", "Any renewal", [new("due", "Renewal due")]),
        new("eligible", "Eligible for", "Eligible or not", [.. offer.Subjects.Select(s => new Choice(s, $"Eligible for {s}"))]),
    ];
}
