using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Reciprocity;
using ResidencyHub.Application.Tests.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Tests.Reciprocity;

public sealed class SidesTests
{
    private const PartnershipSide University = PartnershipSide.University, District = PartnershipSide.District;

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_side_enters_and_the_other_confirms_or_disputes_without_learning_a_name(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var entry = await EnterAsync(hub, world.Coordinator, Entry(world));
        (await hub.As<KeepContribution>(world.Coordinator).RunAsync(Entry(world))).ShouldBeRefused("contribution-twice");
        (await hub.As<ShowWork>(world.DistrictLead).RunAsync(default)).ValueOrDefault!.Items.ShouldContain(i => i.Href == $"partnerships/{world.Partnership.Id}/sides?year=2026");
        var read = Row(await ShowAsync(hub, world.DistrictLead, world), entry);
        (read.IsOwn, read.MayAnswer, read.State).ShouldBe((false, true, ContributionState.Entered));
        foreach (var other in new[] { world.DistrictLead, world.Principal })
            Written(await ShowAsync(hub, other, world)).ShouldNotContain("Dana Whitfield", customMessage: other.Name);
        Written(await ShowAsync(hub, world.Faculty, world)).ShouldContain("Dana Whitfield", customMessage: "the own side reads who");

        // one side does not touch the other's entry, nor answer its own
        (await hub.As<KeepContribution>(world.DistrictLead).RunAsync(Entry(world) with { Contribution = entry, Amount = 1, Version = read.Version })).ShouldBeRefused("contribution-theirs");
        (await hub.As<TakeContributionOut>(world.Principal).RunAsync(new(world.Partnership.Id, entry, false, "gone", read.Version))).ShouldBeRefused("contribution-theirs");
        (await hub.As<AnswerContribution>(world.Coordinator).RunAsync(new(world.Partnership.Id, entry, true, null, read.Version))).ShouldBeRefused("contribution-own");
        (await hub.As<AnswerContribution>(world.Faculty).RunAsync(new(world.Partnership.Id, entry, true, null, read.Version))).ShouldBeOfType<Outcome<Nothing>.Forbidden>("who speaks for a side answers");

        (await hub.As<AnswerContribution>(world.DistrictLead).RunAsync(new(world.Partnership.Id, entry, false, "Nine came.", read.Version))).IsDone.ShouldBeTrue();
        var disputed = Row(await ShowAsync(hub, world.Coordinator, world), entry);
        (disputed.State, disputed.Answered).ShouldBe((ContributionState.Disputed, "Nine came."));
        Written(await ShowAsync(hub, world.Coordinator, world)).ShouldNotContain("Lena Brandt");
        await EnterAsync(hub, world.Faculty, Entry(world) with { Contribution = entry, Amount = 9, Version = disputed.Version });
        // the words that were read are not the words that stand there now
        (await hub.As<AnswerContribution>(world.DistrictLead).RunAsync(new(world.Partnership.Id, entry, true, null, disputed.Version))).ShouldBeRefused("contribution-changed");
        var corrected = Row(await ShowAsync(hub, world.DistrictLead, world), entry);
        (await hub.As<AnswerContribution>(world.DistrictLead).RunAsync(new(world.Partnership.Id, entry, true, null, corrected.Version))).IsDone.ShouldBeTrue();
        (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Lines.Where(l => l.Subject == "Giving and getting").Select(l => (l.Word, l.Reason)).ShouldBe([("Not agreed yet", "The balance of this year is not agreed in words. 1 of 1 entry confirmed by the other side.")]);
        (await hub.As<ListRecordChanges>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes.ShouldNotContain(c => c.Title.Contains("Workshop"), "an entry has its own history, which keeps sums");

        var own = Row(await ShowAsync(hub, world.Coordinator, world), entry);
        (await hub.As<TakeContributionOut>(world.Coordinator).RunAsync(new(world.Partnership.Id, entry, false, "entered twice", own.Version))).IsDone.ShouldBeTrue();
        var without = await ShowAsync(hub, world.Coordinator, world);
        (without.TakenOut.Single().Id, (await ShowAsync(hub, world.DistrictLead, world)).TakenOut.Count).ShouldBe((entry, 0));
        (await hub.As<TakeContributionOut>(world.Coordinator).RunAsync(new(world.Partnership.Id, entry, true, null, without.TakenOut.Single().Version))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Money_and_another_school_s_entries_are_read_by_those_who_may_and_strangers_reach_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var money = await EnterAsync(hub, world.DistrictLead, Entry(world) with { From = District, To = University, Kind = ContributionKind.Money, Title = "Stipends of four residents", Amount = 48000, Unit = null });
        var school = await EnterAsync(hub, world.Principal, Entry(world) with { From = District, To = University, Kind = ContributionKind.ReleaseTime, Title = "Release periods", Amount = 36, Unit = "periods", Place = $"school-{world.School.Id}" });
        foreach (var (viewer, sees) in new[] { (world.Coordinator, true), (world.DistrictLead, true), (world.Faculty, false), (world.Principal, false), (world.SecondPrincipal, false) })
        {
            var page = Written(await ShowAsync(hub, viewer, world));
            page.Contains("48000").ShouldBe(sees, viewer.Name);
            page.Contains("$3,000").ShouldBe(sees, $"pay in agreements, {viewer.Name}");
            page.Contains("Release periods").ShouldBe(viewer != world.SecondPrincipal, viewer.Name);
        }
        (await hub.As<KeepContribution>(world.Principal).RunAsync(Entry(world) with { Kind = ContributionKind.Money })).ShouldBeOfType<Outcome<Id<Contribution>>.Invalid>().Errors.Single().Field.ShouldBe("Kind");
        (await hub.As<KeepContribution>(world.Principal).RunAsync(Entry(world) with { Place = $"school-{world.SecondSchool.Id}" })).ShouldBeOfType<Outcome<Id<Contribution>>.Invalid>("another building");
        foreach (var other in new[] { world.OtherCoordinator, world.OtherDistrictLead, world.OtherPrincipal })
        {
            (await hub.As<ShowSides>(other).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ShowSides.Answer>.NotFound>(other.Name);
            (await hub.As<KeepContribution>(other).RunAsync(Entry(world))).ShouldBeOfType<Outcome<Id<Contribution>>.NotFound>(other.Name);
            (await hub.As<AnswerContribution>(other).RunAsync(new(world.Partnership.Id, school, true, null, 0))).ShouldBeOfType<Outcome<Nothing>.NotFound>(other.Name);
            (await hub.As<ProposeBalance>(other).RunAsync(new(world.Partnership.Id, 2026, "Ours.", null))).IsDone.ShouldBeFalse(other.Name);
        }
        // an entry of one partnership below the address of another
        var second = await SecondPartnershipAsync(hub, world);
        (await hub.As<AnswerContribution>(world.Coordinator).RunAsync(new(second, money, true, null, 0))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<KeepContribution>(world.DistrictLead).RunAsync(Entry(world) with { Partnership = second, Contribution = money })).ShouldBeOfType<Outcome<Id<Contribution>>.NotFound>();
        (await hub.As<AnswerContribution>(world.SecondPrincipal).RunAsync(new(world.Partnership.Id, school, true, null, 0))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<AnswerContribution>(world.Principal).RunAsync(new(world.Partnership.Id, money, true, null, 0))).ShouldBeOfType<Outcome<Nothing>.NotFound>("a sum that they do not read");
        foreach (var never in new[] { world.MentorViewer, world.ResidentViewer, world.Observer, world.Administrator })
            (await hub.As<ShowSides>(never).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ShowSides.Answer>.Forbidden>(never.Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_balance_is_agreed_in_words_that_both_have_read(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        Task<Outcome<IReadOnlyList<Application.Notifications.Told>>> Propose(Viewer viewer, string words, Id<BalanceWording>? seen) => hub.As<ProposeBalance>(viewer).RunAsync(new(world.Partnership.Id, 2026, words, seen));
        (await Propose(world.Faculty, "x", null)).ShouldBeOfType<Outcome<IReadOnlyList<Application.Notifications.Told>>.Forbidden>();
        var both = await Task.WhenAll(Propose(world.Coordinator, "The university gives courses.", null), Propose(world.DistrictLead, "Schools give seats.", null));
        both.Count(b => b.IsDone).ShouldBe(1, "the second has not read the first");
        var shown = await ShowAsync(hub, world.Coordinator, world);
        var proposer = shown.Open!.ProposedFor is University ? world.Coordinator : world.DistrictLead;
        var other = proposer == world.Coordinator ? world.DistrictLead : world.Coordinator;
        (await hub.As<AnswerBalance>(proposer).RunAsync(new(world.Partnership.Id, shown.Open.Id, true, null))).ShouldBeRefused("balance-own");
        (await Propose(other, "Both learn from each other.", shown.Latest)).IsDone.ShouldBeTrue();
        (await hub.As<AnswerBalance>(other).RunAsync(new(world.Partnership.Id, shown.Open.Id, true, null))).ShouldBeRefused("balance-answered");
        var counter = (await ShowAsync(hub, proposer, world)).Open!;
        (counter.Words, counter.ProposedFor == shown.Open.ProposedFor).ShouldBe(("Both learn from each other.", false));
        (await hub.As<AnswerBalance>(proposer).RunAsync(new(await SecondPartnershipAsync(hub, world), counter.Id, true, null))).ShouldBeOfType<Outcome<bool>.NotFound>();
        (await hub.As<AnswerBalance>(proposer).RunAsync(new(world.Partnership.Id, counter.Id, true, null))).IsDone.ShouldBeTrue();
        (await hub.As<AnswerBalance>(proposer).RunAsync(new(world.Partnership.Id, counter.Id, true, null))).ShouldBeRefused("balance-answered");
        hub.Time.Pass(TimeSpan.FromHours(1));
        await EnterAsync(hub, world.Coordinator, Entry(world));
        var agreed = await ShowAsync(hub, world.Principal, world);
        (agreed.Agreed!.Words, agreed.Open, agreed.ChangedSince).ShouldBe(("Both learn from each other.", null, 1));
        (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Lines.Where(l => l.Reason.StartsWith("Harbor Valley Teacher Residency: ", StringComparison.Ordinal)).Select(l => l.Word).ShouldBe(["Agreed in words"]);
        (await ShowAsync(hub, world.Principal, world, 2025)).Agreed.ShouldBeNull();
        (await hub.As<ProposeBalance>(world.Coordinator).RunAsync(new(world.Partnership.Id, 2027, "Ahead.", null))).ShouldBeRefused("balance-year");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_hub_counts_seats_committees_and_hours_and_keeps_the_hours_of_a_few(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await using (var db = hub.Open())
        {
            db.Add(new Domain.Mentoring.CheckIn((await db.Placements.FindAsync(placement.Id))!, world.Mentor.Id, new DateOnly(2026, 9, 7), true, Domain.Mentoring.MeetingLength.FiveHoursOrMore, Domain.Mentoring.Going.OnTrack, "Clear questions", null, null, TestHub.Today.ToDateTime(default, DateTimeKind.Utc)));
            await db.SaveChangesAsync();
        }
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Principal })
        {
            var counted = (await ShowAsync(hub, viewer, world)).Columns.SelectMany(c => c.Counted).ToList();
            counted.Single(c => c.Title.StartsWith("Seats for", StringComparison.Ordinal)).Much.ShouldBe("1 seat");
            var hours = counted.Single(c => c.Kind is ContributionKind.MentorHours);
            (hours.Much, hours.Base).ShouldBe((null, "Kept: fewer than 5 mentors stand behind it."), viewer.Name);
        }
        (await ShowAsync(hub, world.Coordinator, world, 2024)).Columns.SelectMany(c => c.Counted).ShouldBeEmpty();
    }

    /// <summary>Two programs in one partnership: whoever reads a part of the rows themselves must not learn the rest of a few people from the sum.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Hours_of_a_few_are_not_found_as_the_difference_of_the_sum_and_the_own_part(string provider)
    {
        foreach (var (others, whose) in new[] { (1, " of your program"), (4, " of your program"), (5, "") })
            await BesideAsync(provider, others, whose);
    }

    private static async Task BesideAsync(string provider, int others, string whose)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ChangeAsync(async db => db.Add((await db.Partnerships.SingleAsync(p => p.Id == world.Partnership.Id)).Join(world.OtherProgram, new Period(new(2026, 1, 1)))));
        await Surveys.SurveyUseCaseTests.PlacedAsync(hub, world, residents: 6, mentors: 6);
        await Surveys.SurveyUseCaseTests.PlacedAsync(hub, world, residents: others, mentors: others, from: 6, cohort: world.OtherCohort);
        await hub.ChangeAsync(async db =>
        {
            foreach (var placement in await db.Placements.ToListAsync())
                foreach (var monday in Enumerable.Range(0, 4).Select(w => new DateOnly(2026, 9, 7).AddDays(7 * w)))
                    db.Add(new Domain.Mentoring.CheckIn(placement, placement.MentorId!.Value, monday, true, Domain.Mentoring.MeetingLength.FiveHoursOrMore, Domain.Mentoring.Going.OnTrack, "Clear questions", null, null, TestHub.Today.ToDateTime(default, DateTimeKind.Utc)));
        });
        // five hours a week, four weeks: 120 of the own six mentors, 20 of each other one; told in tens
        var (own, all) = (120, 120 + 20 * others);
        async Task<ShowSides.Counted> HoursAsync(Viewer viewer) => (await ShowAsync(hub, viewer, world)).Columns.SelectMany(c => c.Counted).Single(c => c.Kind is ContributionKind.MentorHours);
        (await HoursAsync(world.DistrictLead)).Much.ShouldBe($"at least {all} hours", "who reads no rows reads the sum");
        (await HoursAsync(world.Coordinator)).ShouldSatisfyAllConditions(h => h.Much.ShouldBe($"at least {(whose.Length > 0 ? own : all)} hours"), h => h.Base.ShouldStartWith($"{(whose.Length > 0 ? 6 : 6 + others)} mentors{whose}; from weekly check-ins"));
        // the other program's coordinator knows its few mentors' hours, and six others stand behind the rest
        (await HoursAsync(world.OtherCoordinator)).Much.ShouldBe($"at least {all} hours");
        (await HoursAsync(world.Faculty)).Base.ShouldContain(whose.Length > 0 ? "6 mentors of your residents" : $"{6 + others} mentors;");
    }

    private static KeepContribution.Request Entry(World world) =>
        new(world.Partnership.Id, null, null, University, District, ContributionKind.ProfessionalLearning, "Workshop on inquiry", 12, "teachers", new DateOnly(2026, 10, 7), null, "sign-in sheets", 0);

    private static async Task<Id<Contribution>> EnterAsync(TestHub hub, Viewer viewer, KeepContribution.Request request) =>
        (await hub.As<KeepContribution>(viewer).RunAsync(request)).ShouldBeOfType<Outcome<Id<Contribution>>.Done>().Value;

    private static async Task<ShowSides.Answer> ShowAsync(TestHub hub, Viewer viewer, World world, int? year = null) =>
        (await hub.As<ShowSides>(viewer).RunAsync(new(world.Partnership.Id, year))).ShouldBeOfType<Outcome<ShowSides.Answer>.Done>().Value;

    /// <summary>All that the page says, but the years, which go on for ever.</summary>
    private static string Written(ShowSides.Answer page) => JsonSerializer.Serialize(new { page.Columns, page.Promised, page.Agreed, page.Open, page.Declined, page.TakenOut, page.Places });

    private static ShowSides.Entry Row(ShowSides.Answer page, Id<Contribution> entry) => page.Columns.SelectMany(c => c.Entries).Single(e => e.Id == entry);

    private static async Task<Id<Partnership>> SecondPartnershipAsync(TestHub hub, World world)
    {
        await using var db = hub.Open();
        var second = new Partnership("A second one", new DateOnly(2020, 8, 1));
        second.Join((await db.Programs.FindAsync(world.Program.Id))!, new Period(second.StartedOn));
        second.Join((await db.Districts.FindAsync(world.District.Id))!, new Period(second.StartedOn));
        db.Add(second);
        await db.SaveChangesAsync();
        return second.Id;
    }
}
