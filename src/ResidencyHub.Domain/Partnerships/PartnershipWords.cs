using System.Globalization;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>The words that pages, letters and history share, so that one thing has one word.</summary>
public static class PartnershipWords
{
    public static string Of(PartnershipSide side) => side switch { PartnershipSide.University => "university", PartnershipSide.District => "district and schools", _ => "community" };

    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Role => "Role",
        EntryKind.Focus => "Field in focus",
        EntryKind.Initiative => "Joint initiative",
        EntryKind.Change => "Change",
        _ => "Milestone",
    };

    public static string Of(GoalMeasure measure) => measure switch
    {
        GoalMeasure.ResidentsPlaced => "residents placed in a school year, counted by the hub",
        GoalMeasure.MentorsHosting => "mentors with a resident in a school year, counted by the hub",
        GoalMeasure.SchoolsHosting => "schools that host in a school year, counted by the hub",
        GoalMeasure.GraduatesHired => "published positions that graduates filled in a school year, counted by the hub",
        GoalMeasure.TimeKept => "percent of the planned meeting and release hours that were kept, counted by the hub",
        GoalMeasure.VisitsMade => "visits made in a school year, counted by the hub",
        GoalMeasure.CheckInsOnTime => "percent of weekly check-ins that came on time, counted by the hub",
        GoalMeasure.ResidentsAtLevel => "percent of rated residents at the level of the year’s end, counted by the hub",
        GoalMeasure.SurveyMean => "mean of the short survey, counted by the hub",
        _ => "numbers that a side enters",
    };

    public static string Of(GoalState state) => state switch { GoalState.Reached => "Reached", GoalState.SetAside => "Set aside", _ => "Open" };

    public static string Of(PdsFunctions function) => function switch
    {
        PdsFunctions.Preparation => "Preparation",
        PdsFunctions.ProfessionalLearning => "Professional learning",
        PdsFunctions.PupilsLearning => "Pupils' learning through renewal on both sides",
        PdsFunctions.Inquiry => "Inquiry",
        _ => "",
    };

    public static string Of(PdsGroups group) => group switch
    {
        PdsGroups.Candidates => "Candidates",
        PdsGroups.ClinicalTeachers => "Clinical teachers",
        PdsGroups.SiteTeam => "Site team",
        PdsGroups.WholeFaculty => "Whole school faculty",
        _ => "",
    };

    /// <summary>One of the flags each, in their order.</summary>
    public static IReadOnlyList<PdsFunctions> Functions { get; } = [PdsFunctions.Preparation, PdsFunctions.ProfessionalLearning, PdsFunctions.PupilsLearning, PdsFunctions.Inquiry];

    public static IReadOnlyList<PdsGroups> Groups { get; } = [PdsGroups.Candidates, PdsGroups.ClinicalTeachers, PdsGroups.SiteTeam, PdsGroups.WholeFaculty];

    /// <summary>"61.5", "80": no zeros that nobody measured.</summary>
    public static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"a, b and c".</summary>
    public static string Series(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    /// <summary>"1 resident", "6 residents".</summary>
    public static string Many(int n, string one) => $"{n} {one}{(n == 1 ? "" : "s")}";
}
