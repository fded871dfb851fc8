using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Access;

/// <summary>docs/who-sees-what.md is written from the filters and the permissions themselves, so that it cannot promise what the code does not keep.</summary>
public sealed partial class WhoSeesWhatTests
{
    private static readonly (string Title, ReachKind Kind)[] Kinds =
    [
        ("Program coordinator", ReachKind.Programs), ("University supervisor", ReachKind.Caseload), ("District residency lead", ReachKind.Districts), ("Principal", ReachKind.Schools),
        ("Mentor", ReachKind.Mentor), ("Resident", ReachKind.Resident), ("Funder view", ReachKind.Partnerships),
    ];

    /// <summary>Conditions as people say them, by the column that a filter compares.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["ProgramId in Programs"] = "of the own programs",
        ["DistrictId in Districts"] = "of the own districts",
        ["SchoolId in Schools"] = "of the own schools",
        ["SupervisorId is Person"] = "of residents they supervise",
        ["ResidentId in Residents"] = "of residents they supervise today, earlier ones too",
        ["MentorId is Mentor"] = "of residents they mentor",
        ["ResidentId in Mentees"] = "of residents they mentor",
        ["PlacementId in Mentored"] = "in placements whose mentor of record they are today, whoever was it before",
        ["PlacementId in ChecksIn"] = "of placements about which they write check-ins",
        ["MentorId is Mentor or PlacementId in Mentored"] = "as the mentor of record of today all of them, else their own",
        ["ResidentId is Resident"] = "own",
        ["Id is Resident"] = "own",
        ["Id is Mentor"] = "own record",
        ["Id in Partnerships"] = "own partnerships",
        ["PartnershipId in Partnerships"] = "of the own partnerships",
        ["Side is 0"] = "the university’s side",
        ["Side is 1"] = "the side of district and schools",
        ["ProgramId is null or ProgramId in Programs"] = "what is about no other program",
        ["DistrictId is null or DistrictId in Districts"] = "what is about no other district",
        ["SchoolId is null or SchoolId in Schools"] = "what is about no other school",
        ["DistrictId is null or SchoolId is null or DistrictId in DistrictsOfSchools or SchoolId in Schools"] = "what is about no other district or school",
        ["PartnershipId in Partnerships or ProgramId in Programs"] = "of the own partnerships, and the questions to the own programs",
        ["PartnershipId in Partnerships or DistrictId in Districts"] = "of the own partnerships, and the questions to the own districts and their schools",
        ["PartnershipId in Partnerships or SchoolId in Schools"] = "of the own partnerships, and the questions to the own schools",
        ["Kind is not 8"] = "no sums of money",
        ["Sites is null or DistrictId in Districts"] = "parts by school of the own districts only",
        ["Sites is null or SchoolId in Schools"] = "parts by school of the own schools only",
        ["KeeperId in Programs"] = "whom the own programs entered",
        ["ApproverId is Mentor"] = "which they are to approve, or did",
        ["WasSent"] = "once sent",
        ["SeenByDistrict"] = "once requested",
        ["SeenByPartners"] = "once published and not withdrawn",
        ["IsShared"] = "once shared",
        ["IsSent"] = "once sent",
        ["SeenBySupervisor or AuthorAccountId is AccountId"] = "their own, and others’ once sent, where the form says that supervisors read it",
        ["SeenByMentor or AuthorAccountId is AccountId"] = "their own, and others’ once sent, where the form says that mentors read it",
        ["SeenByResident or AuthorAccountId is AccountId"] = "their own, and others’ once sent, where the form says that the resident reads it",
        ["SharedWithPrograms"] = "once the mentor shares it with programs",
        ["SharedWithSchool"] = "once the mentor shares it with the school",
        ["IsReleased"] = "once the residency is complete",
        ["SeenByLeaders"] = "once shared, where the agreement lets school leaders read observations",
        ["PlacementId in LeaderObservations"] = "as long as an agreement in force grants it",
        ["IsAboutSafety or PlacementId in LeaderConcerns"] = "about safety, or as long as an agreement in force grants more",
        ["SeenBySchool"] = "once it is told to the school",
        ["SeenByMentor"] = "once they are asked",
        ["SeenByResident"] = "once announced",
        ["MentorId is null"] = "the school’s own answer, not its mentors’",
        ["AccountId is AccountId"] = "own",
        ["Id is Link"] = "the link they hold",
        ["InvitedById is AccountId"] = "those they sent",
        ["LinkId is Link"] = "their own",
    };

    /// <summary>Of entities on which a column says something of its own.</summary>
    private static readonly Dictionary<(Type Entity, ReachKind Kind, string Part), string> OwnWords = new()
    {
        [(typeof(HelpRequest), ReachKind.Caseload, "SupervisorId is Person")] = "where the resident lets them know",
        [(typeof(HostRanking), ReachKind.Mentor, "MentorId is Mentor")] = "own",
        [(typeof(SupportPlan), ReachKind.Schools, "SeenByLeaders")] = "while the placement is at risk",
    };

    /// <summary>No rule borrows the words of one that means something else: what the school's leader reads by an agreement is closed when none is in force, and what they read for another reason says which.</summary>
    [Fact]
    public void What_no_agreement_opens_to_a_school_s_leader_does_not_say_that_one_does()
    {
        var leaders = ReachFilters.All.Values.Select(r => (Rule: r, Parts: PartsOf(r, ReachKind.Schools).ToList())).Where(r => r.Parts.Contains("SeenByLeaders")).ToList();
        leaders.Where(r => !r.Parts.Contains("PlacementId in LeaderObservations")).ShouldAllBe(r => OwnWords.ContainsKey(new(r.Rule.Entity, ReachKind.Schools, "SeenByLeaders")));
        leaders.Where(r => r.Parts.Contains("PlacementId in LeaderObservations")).ShouldAllBe(r => !OwnWords.ContainsKey(new(r.Rule.Entity, ReachKind.Schools, "SeenByLeaders")));
        foreach (var (entity, kind, part) in OwnWords.Keys)
            PartsOf(ReachFilters.All[entity], kind).ShouldContain(part, $"{entity.Name} has words for a condition that it does not have");
    }

    [Fact]
    public void The_page_who_sees_what_says_what_the_code_does()
    {
        var file = Path.Combine(Root(), "docs", "who-sees-what.md");
        var text = Write();
        if (Environment.GetEnvironmentVariable("RESIDENCYHUB_WRITE_DOCS") == "1")
            File.WriteAllText(file, text);
        File.Exists(file).ShouldBeTrue("run the tests once with RESIDENCYHUB_WRITE_DOCS=1");
        File.ReadAllText(file).ShouldBe(text, "docs/who-sees-what.md is not up to date: run the tests once with RESIDENCYHUB_WRITE_DOCS=1 and read what changed");
    }

    private static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Who sees what

            Written by a test from the reach filters and the role permissions; do not edit. A person acts in one role at a time and sees the rows named here **and** needs the permission for the deed.
            Where a column says “of the own districts”, a program coordinator's districts are those of the program's partnerships. An administrator sees every row; the bearer of an e-mailed link sees what the asked side sees at the one district or school, or as the one mentor, or the one agreement, and may do the one thing that the link is for.
            Nobody writes a row that they do not see: a new row must lie within the role's rows, a changed row must have lain there.

            ## Rows

            | Record | 
            """.TrimEnd());
        page.Append(' ').AppendJoin(" | ", Kinds.Select(k => k.Title)).Append(" |\n|---|").Append(string.Concat(Kinds.Select(_ => "---|"))).Append('\n');
        foreach (var rule in ReachFilters.All.Values.Where(r => r.Mode is ReachMode.Scoped))
            page.Append("| ").Append(Noun(rule.Entity)).Append(" | ").AppendJoin(" | ", Kinds.Select(k => Condition(rule, k.Kind))).Append(" |\n");
        page.Append("\n## Rows with another rule\n\n| Record | Who reads | Why |\n|---|---|---|\n");
        foreach (var rule in ReachFilters.All.Values.Where(r => r.Mode is not ReachMode.Scoped))
            page.Append("| ").Append(Noun(rule.Entity)).Append(" | ").Append(rule.Mode switch
            {
                ReachMode.Open => "everybody with an account",
                ReachMode.Part => "who reads what it is a part of",
                ReachMode.Own => "the account itself",
                ReachMode.Bearer => "administrators; besides, as said beside",
                _ => "administrators and the hub's own jobs",
            }).Append(" | ").Append(rule.Reason).Append(" |\n");
        var needs = AccessRulesTests.Stated().ToLookup(n => n.Value, n => n.Key.Name);
        page.Append("\n## Deeds\n\nA tick: the role includes the permission; it holds within the rows above.\n\n| Permission | ").AppendJoin(" | ", Enum.GetValues<Role>().Select(AccessWords.Of)).Append(" | Use cases |\n|---|").Append(string.Concat(Enum.GetValues<Role>().Select(_ => "---|"))).Append("---|\n");
        foreach (var permission in Enum.GetValues<Permission>())
            page.Append("| ").Append(Spaced(permission.ToString())).Append(" | ").AppendJoin(" | ", Enum.GetValues<Role>().Select(r => RolePermissions.Includes(r, permission) ? "✓" : "")).Append(" | ").AppendJoin(", ", needs[permission].Order(StringComparer.Ordinal)).Append(" |\n");
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Condition(ReachRule rule, ReachKind kind) =>
        PartsOf(rule, kind).ToList() is { Count: > 0 } parts
            ? string.Join(", ", parts.Select(p => OwnWords.TryGetValue((rule.Entity, kind, p), out var own) ? own : Words.TryGetValue(p, out var words) ? words : throw new KeyNotFoundException($"Give words for “{p}”."))) : "—";

    private static IEnumerable<string> PartsOf(ReachRule rule, ReachKind kind) =>
        rule.FilterFor(kind, Expression.Parameter(typeof(Reach), "r"))?.Body is { } body and not ConstantExpression { Value: false } ? Parts(body) : [];

    private static IEnumerable<string> Parts(Expression body) => body switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => [.. Parts(and.Left), .. Parts(and.Right)],
        BinaryExpression { NodeType: ExpressionType.OrElse } or => [string.Join(" or ", [.. Parts(or.Left), .. Parts(or.Right)])],
        BinaryExpression { NodeType: ExpressionType.NotEqual, Right: ConstantExpression { Value: int value } } unequal => [$"{Column(unequal.Left)} is not {value}"],
        BinaryExpression { NodeType: ExpressionType.NotEqual } => [], // goes with what is compared
        BinaryExpression equal => [$"{Column(equal.Left)} is {Column(equal.Right)}"],
        MethodCallExpression call => [$"{Column(call.Arguments[^1])} in {Column(call.Object ?? call.Arguments[0])}"],
        MemberExpression flag => [flag.Member.Name],
        _ => [body.ToString()],
    };

    private static string Column(Expression side) => side switch
    {
        UnaryExpression convert => Column(convert.Operand),
        MemberExpression { Member.Name: "Value", Expression: { } inner } => Column(inner),
        MemberExpression member => member.Member.Name,
        _ => side.ToString(),
    };

    private static string Noun(Type entity) => Spaced(entity.Name);

    private static string Spaced(string name) => Capitals().Replace(name, m => " " + m.Value.ToLowerInvariant());

    private static string Root([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "ResidencyHub.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capitals();
}
