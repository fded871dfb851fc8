using ResidencyHub.Domain.Access;

namespace ResidencyHub.Web.Shell;

/// <summary>One link of the rail or the phone's bottom bar.</summary>
public sealed record RailLink(string Text, string Href);

/// <summary>A few links under a heading; the first group has none.</summary>
public sealed record RailGroup(string? Title, IReadOnlyList<RailLink> Links);

/// <summary>Which places each role goes to: rails are short and differ.</summary>
public static class Rails
{
    private static readonly RailLink Work = new("My work", "");
    private static readonly RailLink Tasks = new("Asked of me", "my-tasks");
    private static readonly RailLink Status = new("Partnership status", "status");
    private static readonly RailLink Record = new("Partnerships", "partnerships");
    private static readonly RailLink Overview = new("Status over all schools", "overview");
    private static readonly RailGroup Together = new("Together", [Status, Overview, Record, new("Agreements", "agreements"), new("Decisions and actions", "decisions")]);
    private static readonly RailLink Places = new("Schools and districts", "directory");

    public static IReadOnlyList<RailGroup> Of(Role role) => role switch
    {
        Role.Administrator =>
        [
            new(null, [Work]),
            new("This hub", [new("Programs", "programs"), new("Accounts", "accounts"), new("E-mails sent and waiting", "outbox"), new("Audit", "audit"), new("National directory", "directory/load"), new("Imports", "imports")]),
            new("Records", [new("Placements", "placements"), new("Cohorts", "cohorts"), new("Residents", "residents"), new("Mentors", "mentors"), new("Standards and rubrics", "standards"), Places]),
            Together,
        ],
        Role.ProgramCoordinator =>
        [
            new(null, [Work, new("Placements", "placements"), new("Call list", "placements/calls"), new("What schools can host", "capacity"), new("Vacancies ahead", "openings"), new("Matching", "matching"), new("Cohorts", "cohorts"), new("Residents", "residents"), new("Clearances and documents", "papers"), new("Mentors", "mentors"), new("Feedback", "check-ins"), new("Hours", "hours"), new("Observations", "observations"), new("Coaching", "coaching"), new("Three-way reviews", "reviews")]),
            new("Private", [new("Signals", "signals"), new("Concerns", "concerns"), new("Support plans", "support-plans"), new("Requests for help", "help-requests")]),
            Together,
            new("Places", [Places, new("Standards and rubrics", "standards"), new("Forms", "forms"), new("Imports", "imports"), new("Invitations", "accounts/invite")]),
        ],
        Role.Faculty => [new(null, [Work, new("My residents", "caseload"), Tasks, new("Forms", "my-forms"), new("Signals", "signals"), new("Feedback", "check-ins"), new("Hours", "hours"), new("Observations", "observations"), new("Coaching", "coaching"), new("Three-way reviews", "reviews"), new("Cohorts", "cohorts"), new("Support plans", "support-plans"), new("Placements", "placements"), new("Concerns", "concerns")]), new("Together", [Record, new("Agreements", "agreements"), new("Decisions and actions", "decisions")])],
        Role.DistrictLead => [new(null, [Work, new("Placements", "placements"), new("What schools can host", "capacity"), new("Vacancies ahead", "openings"), new("Mentors", "mentors"), new("Who is in our buildings", "building")]), Together, new("Places", [Places])],
        Role.SchoolLeader => [new(null, [Work, Status, new("Placements here", "placements"), new("How many can you host?", "capacity"), new("Vacancies ahead", "openings"), new("Preferences", "preferences"), new("Building list", "building"), new("Mentors here", "mentors"), new("Observations", "observations"), new("Concerns", "concerns"), new("Support plans", "support-plans")]), new("Together", [Record, new("Agreements", "agreements"), new("Decisions and actions", "decisions")])],
        Role.Mentor => [new(null, [Work, new("This week", "friday"), new("My residents", "my-residents"), Tasks, new("Forms", "my-forms"), new("Observations", "observations"), new("Coaching", "coaching"), new("Three-way reviews", "reviews"), new("Support plans", "support-plans"), new("Placements", "placements"), new("My mentoring", "my-mentoring"), new("Preferences", "preferences"), new("Clearances and documents", "my-papers")])],
        Role.Resident => [new(null, [Work, new("My year", "my-year"), new("My hours", "my-hours"), Tasks, new("Forms", "my-forms"), new("Observations", "observations"), new("My growth", "my-growth"), new("My plan", "my-plan"), new("Support plans", "support-plans"), new("Coaching", "coaching"), new("Three-way reviews", "reviews"), new("My placement", "placements"), new("My mentor", "my-mentor-rating"), new("Preferences", "preferences"), new("Clearances and documents", "my-papers")])],
        _ => [new(null, [Work, Status, new("Partnerships in numbers", "overview"), Record])],
    };

    /// <summary>The phone's bottom bar: at most three, for those who live on the phone.</summary>
    public static IReadOnlyList<RailLink> Bottom(Role role) => role switch
    {
        Role.Mentor => [new("My work", ""), new("This week", "friday"), new("My residents", "my-residents")],
        Role.Resident => [new("My year", "my-year"), new("My hours", "my-hours"), new("My placement", "placements")],
        _ => [],
    };
}
