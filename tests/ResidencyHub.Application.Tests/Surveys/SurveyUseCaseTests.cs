using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Surveys;
using ResidencyHub.Application.Tests.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Tests.Surveys;

public sealed partial class SurveyUseCaseTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Five_who_answer_are_shown_and_four_wait_until_a_fifth_person_joins_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await PlacedAsync(hub, world, residents: 5, mentors: 4);
        var round = await OpenAsync(hub, world);
        await using (var db = hub.Open())
            (await db.SurveyAsked.GroupBy(a => a.Group).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).Select(g => (g.Key, g.Count)).Order().ShouldBe([(SurveyGroup.Residents, 5), (SurveyGroup.Mentors, 4), (SurveyGroup.SchoolLeaders, 1), (SurveyGroup.Faculty, 2), (SurveyGroup.District, 1)]);
        foreach (var email in Emails("resident", 5).Concat(Emails("mentor", 4)))
            (await AnswerByLinkAsync(hub, email, 5)).IsDone.ShouldBeTrue(email);
        var open = await ShowAsync(hub, world.Coordinator, world, round);
        (open.Asked, open.Answered, open.Groups.Count).ShouldBe((13, 5, 0), "nine have answered: while it is open nothing is shown, and the number goes up in fives");
        (await hub.As<EndSurvey>(world.Coordinator).RunAsync(new(world.Partnership.Id, round))).IsDone.ShouldBeTrue();
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Principal, world.Faculty })
        {
            var over = await ShowAsync(hub, viewer, world, round);
            var residents = over.Groups.Single(g => g.Of is SurveyGroup.Residents).Whole!;
            (residents.Answers, residents.Lines.Count, residents.Lines[0].Mean, string.Join(' ', residents.Lines[0].Counts)).ShouldBe((5, 6, 5m, "0 0 0 0 5 0"), viewer.Name);
            (over.Answered, over.Groups.Count(g => g.Whole is not null)).ShouldBe((null, 1), "what is left over is not told");
        }
        await hub.JobAsync<TendSurveys>();
        await using (var db = hub.Open())
            (await db.SurveyAnswers.CountAsync(), await db.SurveyAnswers.CountAsync(a => a.Group == SurveyGroup.Mentors)).ShouldBe((24, 24), "what is shown is forgotten, what waits is kept");

        // the same four again are eight answers of four people
        var second = await NextAsync(hub, world, Emails("mentor", 4), 3);
        (await ShowAsync(hub, world.Principal, world, second)).Groups.ShouldAllBe(g => g.Whole == null);
        await PlacedAsync(hub, world, residents: 1, mentors: 1, from: 5);
        var third = await NextAsync(hub, world, Emails("mentor", 6).TakeLast(1), 3);
        var mentors = (await ShowAsync(hub, world.Principal, world, third)).Groups.Single(g => g.Of is SurveyGroup.Mentors);
        (mentors.Whole!.Answers, mentors.Whole.PooledFrom, mentors.Whole.Lines[0].Mean).ShouldBe((9, "Fall 2026 and Spring 2027", 3.9m));
        (await ShowAsync(hub, world.Principal, world, round)).Groups.Single(g => g.Of is SurveyGroup.Mentors).ShownWith.ShouldBe("Spring 2027");
        (await ShowAsync(hub, world.Principal, world, third)).Groups.Single(g => g.Of is SurveyGroup.Residents).Before!.Answers.ShouldBe(5);
        await hub.JobAsync<TendSurveys>();
        await using var after = hub.Open();
        (await after.SurveyAnswers.CountAsync(a => a.Group == SurveyGroup.Mentors)).ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_answer_counts_once_and_neither_audit_nor_letter_nor_link_tells_of_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var round = await OpenAsync(hub, world);
        var mine = (await hub.As<ListMySurveys>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.Single();
        var audited = await AuditedAsync(hub);
        var sheet = (await hub.As<ShowSurvey>(world.MentorViewer).RunAsync(mine.Asked)).ValueOrDefault!;
        var request = new SurveyAnswers(mine.Asked, sheet.Lines.ToDictionary(l => l.Id, _ => 2));
        var twice = await Task.WhenAll(hub.As<AnswerSurvey>(world.MentorViewer).RunAsync(request), hub.As<AnswerSurvey>(world.MentorViewer).RunAsync(request));
        twice.Count(t => t.IsDone).ShouldBe(1);
        (await hub.As<AnswerSurvey>(world.MentorViewer).RunAsync(request)).ShouldBeRefused("survey-answered");
        (await AnswerByLinkAsync(hub, TestHub.MentorEmail, 6)).ShouldBeRefused("survey-answered");
        await using (var db = hub.Open())
        {
            (await db.SurveyAnswers.CountAsync()).ShouldBe(6);
            (await db.Links.CountAsync(l => l.ClosedAt != null)).ShouldBe(0, "a link that is closed at a time would tell the time");
        }
        (await AuditedAsync(hub)).ShouldBe(audited);
        // nobody answers for somebody else, nor learns that they are asked
        (await hub.As<ListMySurveys>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty();
        var resident = (await hub.As<ListMySurveys>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.Single().Asked;
        foreach (var other in new[] { world.MentorViewer, world.Coordinator, world.Principal, world.DistrictLead, world.OtherCoordinator, world.Observer, world.Administrator })
        {
            (await hub.As<ShowSurvey>(other).RunAsync(resident)).ShouldBeOfType<Outcome<SurveySheet>.NotFound>(other.Name);
            (await hub.As<AnswerSurvey>(other).RunAsync(request with { Asked = resident })).ShouldBeOfType<Outcome<Nothing>.NotFound>(other.Name);
        }
        // the bearer of one link answers that one, whatever the form says
        var (_, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync("ana.reyes@hvu.example")).Split('/')[^1]);
        (await bearer.GetRequiredService<ShowSurveyByLink>().RunAsync(default)).ValueOrDefault!.Asked.ShouldBe(resident);
        (await bearer.GetRequiredService<AnswerSurveyByLink>().RunAsync(request)).IsDone.ShouldBeTrue();
        (await bearer.GetRequiredService<ShowSurvey>().RunAsync(resident)).ShouldBeOfType<Outcome<SurveySheet>.Forbidden>();
        (await hub.As<AnswerSurvey>(world.ResidentViewer).RunAsync(request with { Asked = resident })).ShouldBeRefused("survey-answered");
        (await hub.As<AnswerSurvey>(world.Coordinator).RunAsync(request with { Asked = null })).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        JsonSerializer.Serialize(await ShowAsync(hub, world.Coordinator, world, round)).ShouldNotContain("Okafor");

        // once, some days before the end, everybody: who is left out would be who has answered; at its end nobody answers any more
        hub.Time.Pass(TimeSpan.FromDays(11));
        (await hub.JobAsync<TendSurveys>()).ShouldBe(6);
        (await hub.JobAsync<TendSurveys>()).ShouldBe(0);
        hub.Time.Pass(TimeSpan.FromDays(5));
        (await hub.JobAsync<TendSurveys>()).ShouldBe(1);
        var late = (await hub.As<ListMySurveys>(world.Principal).RunAsync(default)).ValueOrDefault!;
        late.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_may_open_and_end_one_and_how_often(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        Task<Outcome<OpenSurvey.Done>> Open(Viewer viewer, string? place = null) => hub.As<OpenSurvey>(viewer).RunAsync(new(world.Partnership.Id, place, null));
        (await Open(world.Principal)).ShouldBeRefused("survey-opener");
        (await Open(world.Faculty)).ShouldBeOfType<Outcome<OpenSurvey.Done>.Forbidden>();
        foreach (var stranger in new[] { world.OtherCoordinator, world.OtherDistrictLead })
            (await Open(stranger)).ShouldBeOfType<Outcome<OpenSurvey.Done>.NotFound>();
        (await Open(world.DistrictLead, $"program-{world.Program.Id}")).IsDone.ShouldBeTrue("the program of the partnership");
        (await Open(world.Coordinator)).ShouldBeRefused("survey-open");
        var page = (await hub.As<ListSurveys>(world.Coordinator).RunAsync(new(world.Partnership.Id))).ValueOrDefault!;
        var round = page.Rows.Rows.Single().Id;
        (page.Rows.Rows.Single().Place, page.Questions.Count).ShouldBe(("Harbor Valley Residency", 6));
        (await hub.As<EndSurvey>(world.Principal).RunAsync(new(world.Partnership.Id, round))).ShouldBeRefused("survey-opener");
        (await hub.As<EndSurvey>(world.OtherCoordinator).RunAsync(new(world.Partnership.Id, round))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<EndSurvey>(world.Coordinator).RunAsync(new(Id<Partnership>.New(), round))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<ShowSurveyRound>(world.Coordinator).RunAsync(new(Id<Partnership>.New(), round))).ShouldBeOfType<Outcome<ShowSurveyRound.Answer>.NotFound>();
        (await hub.As<EndSurvey>(world.Coordinator).RunAsync(new(world.Partnership.Id, round))).ShouldBeRefused("survey-theirs");
        (await hub.As<EndSurvey>(world.DistrictLead).RunAsync(new(world.Partnership.Id, round))).IsDone.ShouldBeTrue();
        (await hub.As<EndSurvey>(world.DistrictLead).RunAsync(new(world.Partnership.Id, round))).ShouldBeRefused("survey-over");
        (await Open(world.Coordinator)).ShouldBeRefused("survey-often");
        hub.Time.Pass(TimeSpan.FromDays(61));
        var both = await Task.WhenAll(Open(world.Coordinator), Open(world.DistrictLead));
        both.Count(b => b.IsDone).ShouldBe(1);
    }

    [Fact]
    public void The_same_six_sentences_come_with_the_hub() =>
        BuiltInSurveys.Shipped().Single().ShouldSatisfyAllConditions(e => e.Questions.Select(q => q.Code).ShouldBe(["role", "communication", "feedback", "workload", "pupils", "recommend"]), e => e.Scale.Count.ShouldBe(6));

    private static IEnumerable<string> Emails(string who, int many) => Enumerable.Range(1, many).Select(i => $"{who}{i}@survey.example");

    private static async Task<Id<SurveyRound>> OpenAsync(TestHub hub, World world) =>
        (await hub.As<OpenSurvey>(world.Coordinator).RunAsync(new(world.Partnership.Id, null, null))).ShouldBeOfType<Outcome<OpenSurvey.Done>.Done>().Value.Round;

    private static async Task<Id<SurveyRound>> NextAsync(TestHub hub, World world, IEnumerable<string> emails, int level)
    {
        hub.Time.Pass(TimeSpan.FromDays(61));
        var round = await OpenAsync(hub, world);
        foreach (var email in emails)
            (await AnswerByLinkAsync(hub, email, level)).IsDone.ShouldBeTrue(email);
        (await hub.As<EndSurvey>(world.Coordinator).RunAsync(new(world.Partnership.Id, round))).IsDone.ShouldBeTrue();
        return round;
    }

    private static async Task<Outcome<Nothing>> AnswerByLinkAsync(TestHub hub, string email, int level)
    {
        var (opening, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(email)).Split('/')[^1]);
        opening.ShouldBeOfType<LinkOpening.Good>(email);
        var sheet = (await bearer.GetRequiredService<ShowSurveyByLink>().RunAsync(default)).ValueOrDefault!;
        return await bearer.GetRequiredService<AnswerSurveyByLink>().RunAsync(new(null, sheet.Lines.ToDictionary(l => l.Id, _ => level)));
    }

    private static async Task<ShowSurveyRound.Answer> ShowAsync(TestHub hub, Viewer viewer, World world, Id<SurveyRound> round) =>
        (await hub.As<ShowSurveyRound>(viewer).RunAsync(new(world.Partnership.Id, round))).ShouldBeOfType<Outcome<ShowSurveyRound.Answer>.Done>().Value;

    private static async Task<int> AuditedAsync(TestHub hub)
    {
        await using var db = hub.Open();
        return await db.AuditEntries.CountAsync();
    }

    /// <summary>Residents and mentors with running placements at Eastside High.</summary>
    internal static async Task PlacedAsync(TestHub hub, World world, int residents, int mentors, int from = 0, Domain.Directory.School? school = null, Cohort? cohort = null)
    {
        await using var db = hub.Open();
        var (act, admitted) = (new Act("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime), new DateOnly(2026, 4, 1));
        var people = Enumerable.Range(from + 1, mentors).Select(i => new Person(new("Mentor", $"No{i}"), $"mentor{i}@survey.example", null, (cohort ?? world.Cohort).ProgramId)).ToList();
        var beside = people.ConvertAll(p => new Mentor(p, school ?? world.School, null, admitted));
        foreach (var i in Enumerable.Range(from + 1, residents))
        {
            var person = new Person(new("Resident", $"No{i}"), $"resident{i}@survey.example", null, (cohort ?? world.Cohort).ProgramId);
            var resident = new Resident(person, cohort ?? world.Cohort, $"S-{i}", admitted);
            resident.Prepare("Mathematics", "9–12");
            if (cohort is null)
                resident.Supervise(world.Supervisor.Id, world.Supervisor.Name.Full);
            var placement = new Placement(resident, cohort ?? world.Cohort, school ?? world.School, beside[(i - from - 1) % beside.Count], "Mathematics", "9–12", TestHub.SchoolYear, act);
            placement.Propose(false, new DateOnly(2026, 7, 1), act);
            placement.AcceptForSchool(null, new DateOnly(2026, 7, 10), act);
            placement.AcceptForMentor(null, new DateOnly(2026, 7, 20), act);
            placement.Confirm(null, new DateOnly(2026, 7, 20), act);
            placement.Begin(act);
            db.AddRange(person, resident, placement);
        }
        db.AddRange(people);
        db.AddRange(beside);
        await db.SaveChangesAsync();
    }
}
