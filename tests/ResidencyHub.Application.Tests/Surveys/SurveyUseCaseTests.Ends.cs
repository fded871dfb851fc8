using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Surveys;
using ResidencyHub.Application.Tests.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Tests.Surveys;

/// <summary>Two partnerships with the same people, a partnership that ends, questions that change.</summary>
public sealed partial class SurveyUseCaseTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_was_asked_in_one_partnership_is_left_out_of_another_s_survey_for_sixty_days(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await PlacedAsync(hub, world, residents: 2, mentors: 1);
        Id<Partnership> second, third;
        await using (var db = hub.Open())
        {
            (second, third) = (Beside(db, world, "A second one"), Beside(db, world, "A third one"));
            await db.SaveChangesAsync();
        }
        (await hub.As<OpenSurvey>(world.Coordinator).RunAsync(new(second, $"program-{world.Program.Id}", null))).ValueOrDefault!.ShouldSatisfyAllConditions(d => d.LeftOut.ShouldBe(0), d => d.Asked.ShouldBe(7));
        (await hub.As<OpenSurvey>(world.Coordinator).RunAsync(new(third, null, null))).ShouldBeRefused("survey-asked");
        // one more came meanwhile: that one alone is asked, once
        await PlacedAsync(hub, world, residents: 1, mentors: 1, from: 5);
        var both = await Task.WhenAll(hub.As<OpenSurvey>(world.Coordinator).RunAsync(new(third, null, null)), hub.As<OpenSurvey>(world.DistrictLead).RunAsync(new(world.Partnership.Id, null, null)));
        both.Single(b => b.IsDone).ValueOrDefault!.ShouldSatisfyAllConditions(d => d.Asked.ShouldBe(2), d => d.LeftOut.ShouldBe(7));
        both.Single(b => !b.IsDone).ShouldBeRefused("survey-asked");
        await using (var db = hub.Open())
            (await db.SurveyAsked.GroupBy(a => a.Person).CountAsync(g => g.Count() > 1)).ShouldBe(0);
        hub.Time.Pass(TimeSpan.FromDays(61));
        (await hub.JobAsync<TendSurveys>()).ShouldBeGreaterThan(0);
        (await hub.As<OpenSurvey>(world.Coordinator).RunAsync(new(world.Partnership.Id, null, null))).ValueOrDefault!.Asked.ShouldBe(9);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_partnership_that_is_over_asks_nobody_any_more_and_what_waited_is_forgotten(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await PlacedAsync(hub, world, residents: 5, mentors: 1);
        var round = (await hub.As<OpenSurvey>(world.Coordinator).RunAsync(new(world.Partnership.Id, null, TestHub.Today.AddDays(60)))).ValueOrDefault!.Round;
        foreach (var email in Emails("resident", 5).Concat(Emails("mentor", 1)))
            (await AnswerByLinkAsync(hub, email, 4)).IsDone.ShouldBeTrue(email);
        var mine = (await hub.As<ListMySurveys>(world.Principal).RunAsync(default)).ValueOrDefault!.Single().Asked;
        await using (var db = hub.Open())
        {
            (await db.Partnerships.FindAsync(world.Partnership.Id))!.End(TestHub.Today);
            await db.SaveChangesAsync();
        }
        (await hub.JobAsync<TendSurveys>()).ShouldBe(0, "its last day is not over");
        hub.Time.Pass(TimeSpan.FromDays(1));
        (await hub.As<ListMySurveys>(world.Principal).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty();
        (await hub.As<ShowSurvey>(world.Principal).RunAsync(mine)).ValueOrDefault!.IsOpen.ShouldBeFalse();
        await hub.JobAsync<TendSurveys>();
        await hub.JobAsync<TendSurveys>();
        await using var after = hub.Open();
        (await after.SurveyRounds.SingleAsync(r => r.Id == round)).ClosedOn.ShouldBe(TestHub.Today.AddDays(1));
        (await after.SurveyResults.SingleAsync(), await after.SurveyAnswers.CountAsync()).ShouldSatisfyAllConditions(x => x.Item1.Group.ShouldBe(SurveyGroup.Residents), x => x.Item2.ShouldBe(0));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Answers_that_wait_are_deleted_when_the_questions_change(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await PlacedAsync(hub, world, residents: 4, mentors: 4);
        var round = await OpenAsync(hub, world);
        foreach (var email in Emails("mentor", 4))
            (await AnswerByLinkAsync(hub, email, 5)).IsDone.ShouldBeTrue(email);
        (await hub.As<EndSurvey>(world.Coordinator).RunAsync(new(world.Partnership.Id, round))).IsDone.ShouldBeTrue();
        await hub.JobAsync<TendSurveys>();
        await using (var db = hub.Open())
        {
            (await db.SurveyAnswers.CountAsync()).ShouldBe(24, "they wait");
            var old = await db.SurveyEditions.SingleAsync();
            db.Add(new SurveyEdition(old.Code, "a later one", old.Title, old.Source, TestHub.Today.AddDays(10), old.Scale, [("role", "Everybody here knows what they do.")]));
            await db.SaveChangesAsync();
        }
        await hub.JobAsync<TendSurveys>();
        (await ShowAsync(hub, world.Principal, world, round)).IsReplaced.ShouldBeFalse("the new questions are not asked yet");
        hub.Time.Pass(TimeSpan.FromDays(10));
        await hub.JobAsync<TendSurveys>();
        (await ShowAsync(hub, world.Principal, world, round)).IsReplaced.ShouldBeTrue();
        await using var after = hub.Open();
        (await after.SurveyAnswers.CountAsync()).ShouldBe(0);
    }

    private static Id<Partnership> Beside(Application.Data.ResidencyDb db, World world, string name)
    {
        var partnership = new Partnership(name, new DateOnly(2020, 8, 1));
        partnership.Join(db.Programs.Single(p => p.Id == world.Program.Id), new Period(partnership.StartedOn));
        partnership.Join(db.Districts.Single(d => d.Id == world.District.Id), new Period(partnership.StartedOn));
        db.Add(partnership);
        return partnership.Id;
    }
}
