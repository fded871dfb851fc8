using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Reciprocity;
using ResidencyHub.Domain.Surveys;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Tests.Access;

/// <summary>Every role × every entity that is somebody's × own, same school, elsewhere, on real databases. The table is what people were promised; the filters must agree with it.</summary>
public sealed class ReachMatrixTests
{
    // A letter per whose the viewer reads: O own, S same school, X elsewhere. Administrators read all.
    //                                 Coordinator Faculty DistrictLead Principal Mentor Resident Observer
    private static readonly Dictionary<Type, string[]> Promised = new()
    {
        [typeof(Cohort)] = ["O", "O", "", "", "", "", ""],
        [typeof(Person)] = ["OS", "", "", "", "", "", ""],
        [typeof(Resident)] = ["OS", "O", "", "OS", "O", "O", ""],
        [typeof(Mentor)] = ["OS", "", "OS", "OS", "O", "", ""],
        [typeof(MentorTraining)] = ["OS", "", "OS", "OS", "O", "", ""],
        [typeof(Requirement)] = ["O", "", "", "", "", "", ""],
        [typeof(RequirementItem)] = ["OS", "", "", "", "", "O", ""],
        [typeof(EligibilityWaiver)] = ["OS", "", "OS", "", "", "", ""],
        [typeof(Contact)] = ["OS", "", "OS", "OS", "", "", ""],
        [typeof(ImportBatch)] = ["O", "", "", "", "", "", ""],
        [typeof(ImportRow)] = ["O", "", "", "", "", "", ""],
        [typeof(ColumnMemory)] = ["O", "", "", "", "", "", ""],
        [typeof(Partnership)] = ["O", "O", "O", "O", "", "", "O"],
        [typeof(PartnershipMember)] = ["O", "O", "O", "O", "", "", "O"],
        // of a record "same school" is: about another school of the same district
        [typeof(RecordEntry)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(Goal)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(RecordChange)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(AskedPartner)] = ["O", "", "O", "O", "", "", ""],
        [typeof(PartnershipYear)] = ["O", "O", "O", "O", "", "", ""],
        [typeof(YearPartner)] = ["O", "O", "O", "O", "", "", ""],
        [typeof(PartnershipEnding)] = ["O", "O", "O", "O", "", "", ""],
        [typeof(HealthRound)] = ["OS", "OS", "OS", "O", "", "", ""],
        // the own one is the university's, the one of the same district is the district's
        [typeof(SideRating)] = ["O", "O", "S", "", "", "", ""],
        [typeof(HealthResult)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(ToDiscuss)] = ["OS", "OS", "OS", "O", "", "", ""],
        // the own one is a sum of money, the one about the other school is not
        [typeof(Contribution)] = ["OS", "S", "OS", "", "", "", ""],
        [typeof(CurriculumItem)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(SurveyRound)] = ["OS", "OS", "OS", "O", "", "", ""],
        // the own one is what a whole group says, the one of the other school is that school's part
        [typeof(SurveyResult)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(BalanceWording)] = ["O", "O", "O", "O", "", "", ""],
        [typeof(Visit)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(ImprovementCycle)] = ["OS", "OS", "OS", "O", "", "", ""],
        // the own one is published; the one at the same school is not, and its leader's alone
        [typeof(ExpectedOpening)] = ["O", "", "O", "OS", "", "", ""],
        [typeof(Agreement)] = ["O", "O", "O", "O", "", "", ""],
        [typeof(Decision)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(ActionItem)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(VoteDelegation)] = ["O", "O", "O", "O", "", "", ""],
        [typeof(Committee)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(Meeting)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(ProtectedTime)] = ["OS", "OS", "OS", "O", "", "", ""],
        [typeof(SchoolCapacity)] = ["OS", "", "OS", "OS", "", "", ""],
        [typeof(Placement)] = ["OS", "O", "OS", "OS", "O", "O", ""],
        [typeof(Mentorship)] = ["OS", "", "OS", "OS", "O", "O", ""],
        [typeof(PlacementAllowance)] = ["OS", "", "", "", "", "", ""],
        [typeof(Teammate)] = ["OS", "O", "OS", "OS", "", "O", ""],
        [typeof(ResidentWishes)] = ["OS", "", "", "", "", "O", ""],
        [typeof(HostRanking)] = ["OS", "", "", "O", "", "", ""],
        [typeof(SchoolVisit)] = ["OS", "", "", "OS", "", "O", ""],
        [typeof(MatchingChoice)] = ["OS", "", "", "", "", "", ""],
        [typeof(MatchingScenario)] = ["O", "", "", "", "", "", ""],
        [typeof(CallAttempt)] = ["OS", "", "", "", "", "", ""],
        [typeof(CheckIn)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(HoursWeek)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(ApproverNaming)] = ["OS", "O", "", "OS", "O", "O", ""],
        [typeof(Signal)] = ["OS", "O", "", "", "", "", ""],
        [typeof(WeekOff)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(Concern)] = ["OS", "O", "", "", "O", "", ""],
        [typeof(Pause)] = ["OS", "O", "OS", "OS", "O", "O", ""],
        [typeof(Absence)] = ["OS", "O", "", "OS", "O", "O", ""],
        [typeof(Rating)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(Observation)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(EvidenceNote)] = ["", "O", "", "", "O", "", ""],
        [typeof(EvidencePhoto)] = ["", "O", "", "", "O", "", ""],
        [typeof(Debrief)] = ["", "O", "", "", "O", "", ""],
        [typeof(Walkthrough)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(CoachingConversation)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(Recommendation)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(SupportPlan)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(ThreeWayReview)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(CoachingCycle)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(MentorEntry)] = ["OS", "", "", "OS", "O", "", ""],
        [typeof(MentorRating)] = ["OS", "", "", "", "", "O", ""],
        [typeof(ProgramForm)] = ["OS", "", "", "", "", "", ""],
        [typeof(FormAnswer)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(OutsideRater)] = ["OS", "", "", "", "", "", ""],
        [typeof(GrowthGoal)] = ["OS", "O", "", "", "O", "O", ""],
        [typeof(HelpRequest)] = ["OS", "", "", "", "", "O", ""],
    };

    /// <summary>Who declares a partnership adds it, the question to the others and its history, before they belong to it.</summary>
    private static readonly HashSet<Type> AddedByDeclaring = [typeof(Partnership), typeof(AskedPartner), typeof(RecordChange)];

    private static Viewer[] Viewers(World w) => [w.Coordinator, w.Faculty, w.DistrictLead, w.Principal, w.MentorViewer, w.ResidentViewer, w.Observer];

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Each_role_reads_what_was_promised_and_no_row_more(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var rows = await hub.MatrixAsync(world);
        var wrong = new List<string>();
        foreach (var (viewer, place) in Viewers(world).Select((v, i) => (v, i)).Append((world.Administrator, -1)))
        {
            var (_, reach, _) = await hub.Services.GetRequiredService<ReachOfViewer>().FindAsync(viewer, default);
            await using var db = hub.Open(reach);
            foreach (var (entity, promised) in Promised)
            {
                var read = string.Concat(await ReadAsync(db, entity, rows));
                var expected = place < 0 ? string.Concat(rows.Keys.Where(k => k.Entity == entity).OrderBy(k => k.Whose).Select(k => Letter(k.Whose))) : promised[place];
                if (read != expected)
                    wrong.Add($"{viewer.Role} reads {entity.Name} “{read}”, promised “{expected}”");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Nobody_saves_a_row_that_they_do_not_read(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var rows = await hub.MatrixAsync(world);
        var saved = new List<string>();
        foreach (var (viewer, place) in Viewers(world).Select((v, i) => (v, i)))
        {
            var (_, reach, _) = await hub.Services.GetRequiredService<ReachOfViewer>().FindAsync(viewer, default);
            await using var db = hub.Open(reach);
            foreach (var ((entity, whose), row) in rows)
                foreach (var state in new[] { EntityState.Added, EntityState.Modified })
                {
                    db.ChangeTracker.Clear();
                    // the classic hole: a row that came from elsewhere is attached by its id
                    db.Entry(row).State = state;
                    var refused = false;
                    try
                    {
                        ReachGuard.Check(db.Entry(row), reach);
                    }
                    catch (OutsideReachException)
                    {
                        refused = true;
                    }
                    // who nominates a mentor enters a person, and reads them as mentor alone
                    if (entity == typeof(Person) && state is EntityState.Added && viewer.Role is (Role.DistrictLead or Role.SchoolLeader))
                        refused.ShouldBeFalse();
                    else if (AddedByDeclaring.Contains(entity) && state is EntityState.Added && viewer.Role is Role.ProgramCoordinator or Role.DistrictLead or Role.SchoolLeader)
                        refused.ShouldBeFalse();
                    // who ends a survey writes what every group said
                    else if (entity == typeof(SurveyResult) && state is EntityState.Added && viewer.Role is Role.ProgramCoordinator or Role.DistrictLead)
                        refused.ShouldBeFalse();
                    else if (refused == Promised[entity][place].Contains(Letter(whose), StringComparison.Ordinal))
                        saved.Add($"{viewer.Role} {state} {entity.Name} {whose}: refused {refused}");
                }
        }
        saved.ShouldBeEmpty();
    }

    [Theory, OnSqlite]
    public async Task Another_account_s_drafts_tokens_and_roles_are_nobody_else_s_to_read(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var now = hub.Time.GetUtcNow().UtcDateTime;
        await hub.SaveAsync(
            new Draft { OwnerId = world.Mentor.Id.Value, Key = "k", Fields = "{}", SavedAt = now },
            new SavedView { AccountId = world.MentorViewer.AccountId!.Value, List = "/placements", Name = "mine", Query = "" });
        foreach (var viewer in Viewers(world))
        {
            var (_, reach, _) = await hub.Services.GetRequiredService<ReachOfViewer>().FindAsync(viewer, default);
            await using var db = hub.Open(reach);
            var own = viewer == world.MentorViewer ? 1 : 0;
            (await db.Drafts.CountAsync(), await db.SavedViews.CountAsync(), await db.RoleGrants.CountAsync()).ShouldBe((own, own, 1));
            (await db.AuditEntries.CountAsync(), await db.Outbox.CountAsync(), await db.Invitations.CountAsync()).ShouldBe((0, 0, 0));
        }
    }

    /// <summary>What goes with a resident to the mentor of record of today, and what stays with whoever wrote or took part.</summary>
    private static readonly Type[] GoesOn = [typeof(CheckIn), typeof(Rating), typeof(Observation), typeof(EvidenceNote), typeof(EvidencePhoto), typeof(Debrief), typeof(Walkthrough), typeof(CoachingConversation), typeof(Recommendation), typeof(CoachingCycle)];
    private static readonly Type[] Stays = [typeof(Concern), typeof(SupportPlan), typeof(ThreeWayReview), typeof(GrowthGoal), typeof(HoursWeek), typeof(MentorEntry)];

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task When_a_mentor_changes_what_goes_with_the_resident_is_the_next_one_s_at_once_and_the_former_one_s_no_more(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var rows = await hub.MatrixAsync(world);
        var own = ((Placement)rows[(typeof(Placement), Whose.Own)]).Id;
        await ExpectAsync(world.MentorViewer, "O", "O");
        await ExpectAsync(world.OtherMentorViewer, "X", "X");
        await hub.ChangeAsync(async db => typeof(Placement).GetProperty(nameof(Placement.MentorId))!.SetValue(await db.Placements.SingleAsync(p => p.Id == own), world.OtherMentor.Id));
        await ExpectAsync(world.MentorViewer, "", "O");
        await ExpectAsync(world.OtherMentorViewer, "OX", "X");

        async Task ExpectAsync(Viewer viewer, string goesOn, string stays)
        {
            var (_, reach, _) = await hub.Services.GetRequiredService<ReachOfViewer>().FindAsync(viewer, default);
            await using var db = hub.Open(reach);
            foreach (var entity in GoesOn)
                string.Concat(await ReadAsync(db, entity, rows)).ShouldBe(goesOn, $"{viewer.Name} reads {entity.Name}");
            foreach (var entity in Stays)
                string.Concat(await ReadAsync(db, entity, rows)).ShouldBe(stays, $"{viewer.Name} reads {entity.Name}");
        }
    }

    [Fact]
    public void Every_entity_that_is_somebody_s_stands_in_the_matrix() =>
        ReachFilters.All.Values.Where(r => r.Mode is ReachMode.Scoped).Select(r => r.Entity.Name).Except(Promised.Keys.Select(t => t.Name)).ShouldBeEmpty();

    private static char Letter(Whose whose) => whose switch { Whose.Own => 'O', Whose.SameSchool => 'S', _ => 'X' };

    private static async Task<List<char>> ReadAsync(ResidencyDb db, Type entity, Dictionary<(Type Entity, Whose Whose), object> rows)
    {
        var ids = await (Task<HashSet<object>>)typeof(ReachMatrixTests).GetMethod(nameof(IdsAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity).Invoke(null, [db])!;
        return [.. rows.Where(r => r.Key.Entity == entity && ids.Contains(Id(r.Value))).Select(r => r.Key.Whose).Order().Select(Letter)];
    }

    private static async Task<HashSet<object>> IdsAsync<T>(ResidencyDb db) where T : class => [.. (await db.Set<T>().AsNoTracking().ToListAsync()).Select(x => Id(x))];

    private static object Id(object row) => row.GetType().GetProperty("Id")!.GetValue(row)!;
}
