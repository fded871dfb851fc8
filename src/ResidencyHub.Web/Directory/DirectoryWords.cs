using ResidencyHub.Domain.Directory;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Directory;

/// <summary>The directory's words as people read them.</summary>
internal static class DirectoryWords
{
    public static IReadOnlyList<Choice> Roles { get; } = [.. Enum.GetValues<ContactRole>().Select(r => new Choice(r.ToString(), Of(r)))];
    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<CalendarEntryKind>().Select(k => new Choice(k.ToString(), Of(k)))];
    public static IReadOnlyList<Choice> Audiences { get; } = [.. Enum.GetValues<QuietAudience>().Select(a => new Choice(a.ToString(), Of(a)))];
    public static IReadOnlyList<Choice> Grades { get; } = [.. Application.Directory.GradeWords.All.Select(g => new Choice(g, g))];

    /// <summary>Two letters of each state and territory that the national lists have.</summary>
    public static IReadOnlyList<string> States { get; } =
        [.. "AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY".Split(' ')];

    public static string Of(ContactRole role) => role switch
    {
        ContactRole.AssistantPrincipal => "Assistant principal",
        ContactRole.SchoolOffice => "School office",
        ContactRole.ResidencyLead => "Residency lead",
        ContactRole.HumanResources => "Human resources",
        _ => role.ToString(),
    };

    public static string Of(CalendarEntryKind kind) => kind switch
    {
        CalendarEntryKind.Closure => "Schools closed",
        _ => kind.ToString(),
    };

    public static string Of(QuietAudience audience) => audience switch
    {
        QuietAudience.Mentors => "Mentors",
        QuietAudience.SchoolStaff => "All school staff",
        _ => "Everyone in the district",
    };

    /// <summary>NCES's urban-centric locale in its own words.</summary>
    public static string? Locale(int? code) => code switch
    {
        11 => "Large city",
        12 => "Midsize city",
        13 => "Small city",
        21 => "Large suburb",
        22 => "Midsize suburb",
        23 => "Small suburb",
        31 => "Town, fringe",
        32 => "Town, distant",
        33 => "Town, remote",
        41 => "Rural, fringe",
        42 => "Rural, distant",
        43 => "Rural, remote",
        _ => null,
    };

    /// <summary>"14 Dec 2026 – 2 Jan 2027", or the one day.</summary>
    public static string Days(DateOnly first, DateOnly last) => first == last ? Day(first) : $"{Day(first)} – {Day(last)}";

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-US"));
}
