using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Cohorts;

/// <summary>Hours of one program's training do not count in another's, and what a mentor must have holds for all days of a placement.</summary>
public sealed class ProgramTrainingTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Training_of_another_program_does_not_make_a_mentor_eligible_in_this_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.SecondPartnershipAsync(w);
        var mentor = await hub.AnotherMentorAsync(w, "Untrained");
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == mentor.Id)).Qualify("Mathematics", 8, 0, 8, new(2026, 4, 1)));
        (await hub.As<RecordTraining>(w.OtherCoordinator).RunAsync(new([mentor.Id], "Mesa orientation", TestHub.Today, 2, 0))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await MissingAsync(w.OtherCoordinator)).ShouldBeNull();
        (await MissingAsync(w.Coordinator)).ShouldBe("0 of 2 hours of program training (and 2 of other programs)");
        (await hub.As<OfferForPlacement>(w.Coordinator).RunAsync(new(w.School.Id, "Mathematics", w.Resident.Id))).ValueOrDefault!.Mentors.Single(m => m.Id == mentor.Id).Aside.ShouldNotBeNull().ShouldContain("0 of 2 hours");
        (await hub.As<ListMentors>(w.Coordinator).RunAsync(new(new(), EligibleFor: "Mathematics"))).ValueOrDefault!.Rows.ShouldNotContain(r => r.Id == mentor.Id);
        (await hub.As<RecordTraining>(w.Coordinator).RunAsync(new([mentor.Id], "Harbor orientation", TestHub.Today, 2, 0))).IsDone.ShouldBeTrue();
        (await MissingAsync(w.Coordinator)).ShouldBeNull();
        (await hub.As<ListMentors>(w.Coordinator).RunAsync(new(new(), EligibleFor: "Mathematics"))).ValueOrDefault!.Rows.ShouldContain(r => r.Id == mentor.Id);

        async Task<string?> MissingAsync(ResidencyHub.Application.Access.Viewer viewer) => (await hub.As<ListMentors>(viewer).RunAsync(new(new(), Q: "Untrained"))).ValueOrDefault!.Rows.Single().Missing;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Where_trained_mentors_are_counted_hours_of_another_program_do_not_count(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.SecondPartnershipAsync(w);
        await hub.ActivePlacementAsync(w);
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == w.Mentor.Id)).Qualify("Mathematics", 8, 0, 8, new(2026, 4, 1)));
        (await hub.As<RecordTraining>(w.OtherCoordinator).RunAsync(new([w.Mentor.Id], "Mesa orientation", TestHub.Today, 2, 0))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await StatusAsync()).ShouldStartWith("0 of 1 mentor with a resident have the 10 hours of training.");
        (await OverviewAsync()).ShouldStartWith("0 of 1");
        (await TrainedAsync(w.Program.Id)).ShouldBeFalse();
        (await TrainedAsync(w.OtherProgram.Id)).ShouldBeTrue();
        (await hub.As<RecordTraining>(w.Coordinator).RunAsync(new([w.Mentor.Id], "Harbor orientation", TestHub.Today, 2, 0))).IsDone.ShouldBeTrue();
        (await StatusAsync()).ShouldStartWith("1 of 1 mentor with a resident has the 10 hours of training.");
        (await OverviewAsync()).ShouldBe("All trained");
        (await TrainedAsync(w.Program.Id)).ShouldBeTrue();

        async Task<string> StatusAsync() => (await hub.As<ResidencyHub.Application.Partnerships.ShowPartnershipStatus>(w.Principal).RunAsync(new())).ValueOrDefault!.Lines.Single(l => l.Subject == "Training and pay").Reason;

        async Task<string> OverviewAsync() => (await hub.As<ResidencyHub.Application.Oversight.ShowOverview>(w.Principal).RunAsync(new(new()))).ValueOrDefault!.Lines.Single(l => l.Subject == "Training").Word;

        async Task<bool> TrainedAsync(Id<PreparationProgram> program)
        {
            await using var db = hub.Open();
            return (await TrainedMentors.OfAsync(db, [(w.Mentor.Id, program)], TestHub.Today, default)).Contains(w.Mentor.Id);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_approval_or_a_waiver_that_ends_among_the_days_does_not_hold_for_the_placement(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        await hub.ChangeAsync(async db =>
        {
            var mentor = await db.Mentors.SingleAsync(m => m.Id == w.Mentor.Id);
            mentor.Qualify("Mathematics", 1, 2, 8, new(2026, 4, 1));
        });
        var id = await hub.RequestedAsync(w);
        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
        (await hub.AnswerFromLetterAsync(TestHub.MentorEmail, new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
        (await WaiveAsync(new(2027, 3, 31))).IsDone.ShouldBeTrue();
        (await hub.As<ConfirmPlacement>(w.Coordinator).RunAsync(new(id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Words.ShouldContain("has taught 1 of 3 years");
        (await WaiveAsync(new(2027, 6, 4))).IsDone.ShouldBeTrue();
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(id))).ValueOrDefault!.Gaps.ShouldBeEmpty();
        (await hub.As<ConfirmPlacement>(w.Coordinator).RunAsync(new(id))).IsDone.ShouldBeTrue();

        Task<Outcome<Id<EligibilityWaiver>>> WaiveAsync(DateOnly lastDay) => hub.As<GrantWaiver>(w.Coordinator).RunAsync(new(w.Mentor.Id, "years", "Taught abroad.", "Ruth Alder", lastDay));
    }
}
