using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Standards;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Tests.Growing;

public sealed class ReviewUseCaseTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_three_way_review_is_written_by_each_talked_about_and_signed_in_any_order(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.SharedObservationAsync(world);
        var request = new OpenReview.Request(lesson.Placement.Id, ReviewTime.Middle, TestHub.Today.AddDays(14));
        (await hub.As<ListReviews>(world.MentorViewer).RunAsync(new(new()))).ValueOrDefault!.Offers.Single().Name.ShouldBe("Ana Reyes");
        (await hub.As<ListReviews>(world.MentorViewer).RunAsync(new(new(), With: "rey"))).ValueOrDefault!.Offers.Single().Name.ShouldBe("Ana Reyes");
        (await hub.As<ListReviews>(world.MentorViewer).RunAsync(new(new(), With: "somebody"))).ValueOrDefault!.Offers.ShouldBeEmpty();
        var opened = (await hub.As<OpenReview>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<OpenReview.Answer>.Done>().Value;
        opened.Told.Select(t => t.Name).Order().ShouldBe(["Ana Reyes", "Grace Oduya", "Samuel Okafor"]);
        (await hub.As<OpenReview>(world.Faculty).RunAsync(request)).ShouldBeOfType<Outcome<OpenReview.Answer>.Refused>().Rule.ShouldBe("review-there");
        (await hub.As<OpenReview>(world.OtherMentorViewer).RunAsync(request)).ShouldBeOfType<Outcome<OpenReview.Answer>.NotFound>();
        (await hub.As<OpenReview>(world.ResidentViewer).RunAsync(request)).ShouldBeOfType<Outcome<OpenReview.Answer>.Forbidden>();

        (await hub.JobAsync<FollowMentors>()).ShouldBe(0);
        // another mentor takes over, and the first comes back: what is open goes on with whoever mentors
        await hub.ChangeAsync(async db => typeof(Domain.Mentoring.PlacementRecord).GetProperty("MentorId")!.SetValue(await db.Reviews.SingleAsync(), world.OtherMentor.Id));
        (await hub.As<ShowReview>(world.MentorViewer).RunAsync(opened.Id)).ShouldBeOfType<Outcome<ShowReview.Answer>.NotFound>();
        (await hub.JobAsync<FollowMentors>()).ShouldBe(1);
        (await WriteAsync(world.ResidentViewer, "routines hold")).IsDone.ShouldBeTrue();
        (await WriteAsync(world.MentorViewer, "comes prepared")).IsDone.ShouldBeTrue();
        (await WriteAsync(world.MentorViewer, "from an old window")).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("review-own-changed");
        (await WriteAsync(world.Coordinator, "the program")).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("review-side");
        (await WriteAsync(world.OtherResidentViewer, "a stranger")).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await WriteAsync(world.Principal, "the school")).ShouldBeOfType<Outcome<Nothing>.Forbidden>();
        var talk = new DiscussReview.Request(opened.Id, TestHub.Today, Readiness.AsPlanned, "leads part of each lesson", AssessmentStatus.Submitted, "Cycle 1, 3 November", "On time; asks for feedback");
        (await hub.As<DiscussReview>(world.MentorViewer).RunAsync(talk)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("review-missing");
        (await WriteAsync(world.Faculty, "reads the room")).IsDone.ShouldBeTrue();
        (await hub.As<DiscussReview>(world.ResidentViewer).RunAsync(talk)).ShouldBeOfType<Outcome<Nothing>.Forbidden>();
        (await hub.As<DiscussReview>(world.MentorViewer).RunAsync(talk)).IsDone.ShouldBeTrue();
        (await hub.As<DiscussReview>(world.Faculty).RunAsync(talk)).ShouldBeOfType<Outcome<Nothing>.Refused>("a double post").Rule.ShouldBe("review-state");

        (await SignAsync(world.Faculty, "Grace Oduya", 1)).ShouldBeOfType<Outcome<ReviewState>.Refused>().Rule.ShouldBe("review-changed");
        (await SignAsync(world.Faculty, "Grace Oduya")).ValueOrDefault.ShouldBe(ReviewState.Discussed);
        (await SignAsync(world.Faculty, "Grace Oduya")).ShouldBeOfType<Outcome<ReviewState>.Refused>().Rule.ShouldBe("signed-already");
        (await SignAsync(world.ResidentViewer, "Ana Reyes")).ValueOrDefault.ShouldBe(ReviewState.Discussed);
        (await hub.As<ListReviews>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Page.Rows.Single().Missing.ShouldBe([Signatory.Mentor]);
        (await SignAsync(world.MentorViewer, "Samuel Okafor")).ValueOrDefault.ShouldBe(ReviewState.Locked);
        (await ShowAsync(world.Coordinator)).ShouldSatisfyAllConditions(r => r.Facts.Observations.ShouldBe(1), r => r.Facts.Ratings.ShouldBe(2), r => r.Facts.Levels.Select(l => l.Code).ShouldBe(["1.1", "2.6"]), r => r.Facts.Levels.ShouldAllBe(l => l.Supervisor != null && l.Mentor == null), r => (r.Assessment, r.AssessmentWords, r.Dispositions).ShouldBe((AssessmentStatus.Submitted, "Cycle 1, 3 November", "On time; asks for feedback")), r => r.IsSide.ShouldBeFalse(), r => r.MayReopen.ShouldBeTrue());
        // a later edition calls its levels otherwise; the locked review holds its own, even if that is published again later
        var asLocked = (await ShowAsync(world.Coordinator)).LevelNames;
        asLocked[2].ShouldBe(lesson.Rubric.Levels.Single(l => l.Value == 2).Name);
        var edition = (await hub.As<StartRubric>(world.Coordinator).RunAsync(new(null, lesson.Rubric.Id))).ValueOrDefault;
        (await hub.As<WriteRubric>(world.Coordinator).RunAsync(new(edition, "Clinical observation", [lesson.Rubric.Rows[0].ItemKey], "0 Not observed\n1 Low\n2 Middle\n3 High\n4 Top"))).IsDone.ShouldBeTrue();
        (await hub.As<PublishRubric>(world.Coordinator).RunAsync(edition)).IsDone.ShouldBeTrue();
        (await ShowAsync(world.Coordinator)).ShouldSatisfyAllConditions(r => r.Facts.Rubric.ShouldBe(lesson.Rubric.Id), r => r.LevelNames.ShouldBe(asLocked));
        (await hub.As<ListReviews>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Page.Rows.ShouldBeEmpty("nothing waits");
        (await hub.As<ListReviews>(world.Coordinator).RunAsync(new(new(), Locked: true))).ValueOrDefault!.Page.Rows.Single().Missing.ShouldBeEmpty();
        (await hub.As<ReopenReview>(world.ResidentViewer).RunAsync(new(opened.Id, "mine"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Forbidden>();
        (await hub.As<ReopenReview>(world.Coordinator).RunAsync(new(opened.Id, ""))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>();
        (await hub.As<ReopenReview>(world.Coordinator).RunAsync(new(opened.Id, "a wrong date"))).ValueOrDefault!.Count.ShouldBe(3);
        (await ShowAsync(world.ResidentViewer)).ShouldSatisfyAllConditions(r => r.Steps[^1].Former!.ShouldContain("Submitted, no result yet. Cycle 1"), r => r.State.ShouldBe(ReviewState.Writing), r => r.Steps[^1].Why!.ShouldStartWith("a wrong date (had signed:"), r => r.Voices.Count.ShouldBe(3));
        foreach (var blind in new[] { world.OtherCoordinator, world.OtherMentorViewer })
            (await hub.As<ShowReview>(blind).RunAsync(opened.Id)).ShouldBeOfType<Outcome<ShowReview.Answer>.NotFound>(blind.Name);
        (await hub.As<ShowReview>(world.Principal).RunAsync(opened.Id)).ShouldBeOfType<Outcome<ShowReview.Answer>.Forbidden>();
        await using var db = hub.Open();
        (await db.Reviews.CountAsync()).ShouldBe(1);

        async Task<Outcome<Nothing>> WriteAsync(Viewer viewer, string strengths) => await hub.As<WriteReview>(viewer).RunAsync(new(opened.Id, strengths, "talk time", "lead more"));
        async Task<Outcome<ReviewState>> SignAsync(Viewer viewer, string name, int seen = 2) => await hub.As<SignReview>(viewer).RunAsync(new(opened.Id, name, seen));
        async Task<ShowReview.Answer> ShowAsync(Viewer viewer) => (await hub.As<ShowReview>(viewer).RunAsync(opened.Id)).ShouldBeOfType<Outcome<ShowReview.Answer>.Done>(viewer.Name).Value;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_is_open_is_nobody_s_while_a_mentor_is_sought_and_goes_on_with_whoever_takes_over(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.SharedObservationAsync(world);
        var review = (await hub.As<OpenReview>(world.Coordinator).RunAsync(new(lesson.Placement.Id, ReviewTime.Middle, TestHub.Today.AddDays(14)))).ValueOrDefault!.Id;
        await hub.As<SetGrowthGoal>(world.ResidentViewer).RunAsync(new(world.Resident.Id, null, null, "Wait", null, null, "count", "a tally", TestHub.Today.AddDays(40)));
        await hub.ChangeAsync(async db => (await db.Placements.Include(p => p.Steps).SingleAsync(p => p.Id == lesson.Placement.Id)).LoseMentor("moved away", new("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime)));
        (await hub.JobAsync<FollowMentors>()).ShouldBe(2);
        (await hub.JobAsync<FollowMentors>()).ShouldBe(0);
        (await hub.As<ShowReview>(world.MentorViewer).RunAsync(review)).ShouldBeOfType<Outcome<ShowReview.Answer>.NotFound>("who left reads no further");
        await using var db = hub.Open();
        (await db.GrowthGoals.SingleAsync()).MentorId.ShouldBeNull();
    }
}
