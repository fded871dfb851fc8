using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Whom to call first, where their number is entered, and what came of it.</summary>
public sealed class CallListTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_call_that_was_promised_stands_first_though_more_than_the_list_holds_are_due_before_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var act = new Act("Dana Whitfield", hub.Time.At.UtcDateTime);
        var all = new List<object>();
        Placement? last = null;
        for (var i = 0; i <= ListCalls.Most; i++)
        {
            var person = new Person(new("Bo", $"Caller{i:000}"), $"bo{i}@hvu.example", null, w.Program.Id);
            var resident = new Resident(person, w.Cohort, $"C-{i}", new(2026, 4, 1));
            resident.Prepare("Mathematics", "9–12");
            last = new Placement(resident, w.Cohort, w.School, null, "Mathematics", "9–12", TestHub.SchoolYear, act);
            last.Propose(false, TestHub.Today.AddDays(3 + i), act);
            all.AddRange([person, resident, last]);
        }
        await hub.SaveAsync([.. all]);
        (await hub.As<RecordCall>(w.Coordinator).RunAsync(new(last!.Id, "Maria Santana", CallOutcome.LeftMessage, null, TestHub.Today.AddDays(1)))).IsDone.ShouldBeTrue();
        hub.Time.Pass(TimeSpan.FromDays(2));
        var rows = (await hub.As<ListCalls>(w.Coordinator).RunAsync(default)).ValueOrDefault!;
        rows.Count.ShouldBe(ListCalls.Most);
        (rows[0].Placement, rows[0].NextContactOn).ShouldBe((last.Id, TestHub.Today.AddDays(1)));
        rows.Skip(1).Select(r => r.DueOn).ShouldBeInOrder();
        // put off again, it is nobody's turn yet
        (await hub.As<RecordCall>(w.Coordinator).RunAsync(new(last.Id, "Maria Santana", CallOutcome.LeftMessage, null, TestHub.Today.AddDays(9)))).IsDone.ShouldBeTrue();
        (await hub.As<ListCalls>(w.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldNotContain(r => r.Placement == last.Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_missing_number_is_added_where_the_one_stands_who_is_called(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var since = new Period(new DateOnly(2020, 1, 1));
        await hub.SaveAsync(new Contact(w.District.Id, w.School.Id, ContactRole.Principal, "Maria Santana", TestHub.PrincipalEmail, null, since), new Contact(w.District.Id, null, ContactRole.ResidencyLead, "Lena Brandt", TestHub.LeadEmail, null, since));
        await hub.ChangeAsync(async db => (await db.Districts.SingleAsync(d => d.Id == w.District.Id)).RouteRequests(true));
        var id = await hub.DraftAsync(w, w.Mentor);
        (await hub.As<ProposePlacements>(w.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await RowAsync()).ShouldBe(("Lena Brandt", $"/districts/{w.District.Id}#contact-form"));
        hub.Time.Pass(TimeSpan.FromMinutes(6));
        (await hub.AnswerFromLetterAsync(TestHub.LeadEmail, new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
        (await RowAsync()).ShouldBe(("Maria Santana", $"/schools/{w.School.Id}#contact-form"));
        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
        (await RowAsync()).ShouldBe(("Samuel Okafor", $"/mentors/{w.Mentor.Id}/edit"));

        async Task<(string, string)> RowAsync() => (await hub.As<ListCalls>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Select(r => (r.Whom, r.AddNumberAt)).Single();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_answer_is_not_older_than_its_question(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var id = await hub.RequestedAsync(w);
        hub.Time.Pass(TimeSpan.FromDays(3));
        RecordAnswer.Request Said(DateOnly on) => new(id, new(AnswerKind.Accept), "Maria Santana", on, AnswerChannel.Phone);
        var early = (await hub.As<RecordAnswer>(w.Coordinator).RunAsync(Said(TestHub.Today.AddDays(-1)))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single();
        (early.Field, early.Words).ShouldBe(("SaidOn", "It was asked on 18 November 2026; nobody can have answered before. Give that day or a later one."));
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithSchool);
        (await hub.As<RecordAnswer>(w.Coordinator).RunAsync(Said(TestHub.Today))).IsDone.ShouldBeTrue("on the day itself");
    }
}
