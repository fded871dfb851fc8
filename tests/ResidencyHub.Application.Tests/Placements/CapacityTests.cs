using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>A school answers once a year, for all the partners it chooses; the answer can be changed, confirmed and lowered, and says what it means.</summary>
public sealed class CapacityTests
{
    private static readonly Said ByPhone = new("Maria Santana", TestHub.Today, AnswerChannel.Phone);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_school_answers_for_its_partners_and_nobody_answers_for_a_school_that_is_not_theirs(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        CapacityGiven yes = new() { Answer = HostingAnswer.Yes, Most = "4", Lines = [new("Mathematics", "9–12", "2"), new("", "", ""), new("Science", "", "")], Days = Weekdays.Mon | Weekdays.Tue, Note = "Two for mathematics" };
        (await hub.As<KeepCapacity>(world.OtherPrincipal).RunAsync(new(world.School.Id, 2027, yes, 0))).ShouldBeOfType<Outcome<CapacityKept>.NotFound>();
        (await hub.As<KeepCapacity>(world.MentorViewer).RunAsync(new(world.School.Id, 2027, yes, 0))).ShouldBeOfType<Outcome<CapacityKept>.Forbidden>();
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2020, yes, 0))).ShouldBeOfType<Outcome<CapacityKept>.Invalid>();
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2027, yes, 0))).ValueOrDefault!.Words.ShouldBe("Yes, up to 4 (2 Mathematics 9–12; Science, number not known yet)");

        var sheet = await hub.SheetAsync(world.Coordinator, world, 2027);
        (sheet.Offer!.Lines!.Count, sheet.Offer.Days, sheet.ConfirmedBy, sheet.IsStale, sheet.RecordsForSchool).ShouldBe((2, Weekdays.Mon | Weekdays.Tue, "Maria Santana", false, true));
        // a second answer from a form that had shown none is no overwriting but a conflict
        (await hub.As<KeepCapacity>(world.Coordinator).RunAsync(new(world.School.Id, 2027, new() { Answer = HostingAnswer.Maybe }, 0, ByPhone))).ShouldBeOfType<Outcome<CapacityKept>.Conflict>().Values.ShouldContain(v => v.Theirs == "4");
        hub.Time.Pass(TimeSpan.FromDays(241));
        var stale = (await hub.As<ShowSchool>(world.Coordinator).RunAsync(new(world.School.Id))).ValueOrDefault!.Capacity.Single();
        (stale.IsStale, stale.Limit).ShouldBe((true, 4));
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2027, null, sheet.Edition))).IsDone.ShouldBeTrue();
        (await hub.SheetAsync(world.Principal, world, 2027)).ShouldSatisfyAllConditions(s => s.IsStale.ShouldBeFalse(), s => s.Offer!.Seats.ShouldBe(4), s => s.Offer!.Lines!.Count.ShouldBe(2));
    }

    [Theory]
    [InlineData("Most", "0", "0 seats is a No")]
    [InlineData("Most", "-2", "There are no -2 seats")]
    [InlineData("Most", "2.5", "Seats are whole: 2 or 3, not 2.5.")]
    [InlineData("Most", "many", "“many” is no number")]
    [InlineData("Most", "5000", "more than a school can host")]
    [InlineData("Lines[1].Seats", "0", "A line of 0 seats says nothing")]
    [InlineData("Lines[1].Seats", "-1", "There are no -1 seats")]
    [InlineData("Lines[1].Seats", "0.5", "Seats are whole: 0 or 1, not 0.5.")]
    public async Task Numbers_that_are_none_are_told_beside_their_field_and_nothing_is_saved(string field, string number, string words)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        CapacityGiven given = field == "Most" ? new() { Answer = HostingAnswer.Yes, Most = number } : new() { Answer = HostingAnswer.Yes, Lines = [new("Science", null, "1"), new("Mathematics", null, number)] };
        var error = (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, given, 0))).ShouldBeOfType<Outcome<CapacityKept>.Invalid>().Errors.ShouldHaveSingleItem();
        (error.Field, error.Words.StartsWith(words, StringComparison.Ordinal) || error.Words.Contains(words, StringComparison.Ordinal)).ShouldBe((field, true), error.Words);
        (await hub.SheetAsync(world.Principal, world)).Offer.ShouldBeNull();
    }

    [Fact]
    public async Task Blank_is_don_t_know_and_a_no_needs_its_reason()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        (await KeepAsync(new() { Answer = HostingAnswer.No })).ShouldBeOfType<Outcome<CapacityKept>.Invalid>().Errors.Single().Field.ShouldBe("Because");
        (await KeepAsync(new() { Answer = HostingAnswer.No, Because = NotHostingReason.Other })).ShouldBeOfType<Outcome<CapacityKept>.Invalid>().Errors.Single().Field.ShouldBe("ReasonWords");
        (await KeepAsync(new())).ShouldBeOfType<Outcome<CapacityKept>.Invalid>().Errors.Single().Field.ShouldBe("Answer");
        (await KeepAsync(new() { Answer = HostingAnswer.Maybe, Most = "  " })).ValueOrDefault!.Words.ShouldBe("Maybe, number not known yet");

        Task<Outcome<CapacityKept>> KeepAsync(CapacityGiven given) => hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, given, 0));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_answer_by_telephone_says_who_gave_it_when_how_and_who_wrote_it_down(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        CapacityGiven yes = new() { Answer = HostingAnswer.Yes, Most = "3" };
        (await hub.As<KeepCapacity>(world.Coordinator).RunAsync(new(world.School.Id, 2026, yes, 0))).ShouldBeOfType<Outcome<CapacityKept>.Invalid>().Errors.Single().Field.ShouldBe("SaidBy");
        (await hub.As<KeepCapacity>(world.Coordinator).RunAsync(new(world.School.Id, 2026, yes, 0, new("", TestHub.Today.AddDays(1), null)))).ShouldBeOfType<Outcome<CapacityKept>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["SaidBy", "SaidOn", "SaidHow"]);
        (await hub.As<KeepCapacity>(world.Coordinator).RunAsync(new(world.School.Id, 2026, yes, 0, ByPhone with { On = TestHub.Today.AddDays(-2) }))).IsDone.ShouldBeTrue();
        var sheet = await hub.SheetAsync(world.Principal, world);
        (sheet.ConfirmedBy, sheet.ConfirmedOn, sheet.Channel, sheet.RecordedBy).ShouldBe(("Maria Santana", TestHub.Today.AddDays(-2), AnswerChannel.Phone, "Dana Whitfield"));
        // what was said before the school itself answered does not overrule it
        (await hub.As<KeepCapacity>(world.Coordinator).RunAsync(new(world.School.Id, 2026, yes, sheet.Edition, ByPhone with { On = TestHub.Today.AddDays(-5) }))).ShouldBeOfType<Outcome<CapacityKept>.Refused>().Rule.ShouldBe("answered-later");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Last_year_s_answer_is_given_again_with_one_confirmation_but_not_what_it_held(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2027, null, 0))).ShouldBeOfType<Outcome<CapacityKept>.Refused>().Rule.ShouldBe("nothing-before");
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 5, [new("Mathematics", "9–12", 2)], Note: "as ever", FirstRefusal: new(world.Program.Id, world.Program.Name, new(2027, 3, 30))));
        (await hub.SheetAsync(world.Principal, world, 2027)).LastYear!.Seats.ShouldBe(5);
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2027, null, 0))).IsDone.ShouldBeTrue();
        var offer = (await hub.CapacityAsync(world, 2027)).Offer!;
        (offer.Seats, offer.Lines!.Single().Words, offer.Note, offer.FirstRefusal).ShouldBe((5, "2 Mathematics 9–12", "as ever", null));
        (await hub.CapacityAsync(world)).Lines.Count.ShouldBe(1, "last year's lines stay where they are");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Seats_held_for_one_program_are_told_to_the_other_which_cannot_send_its_request_before_the_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SecondPartnershipAsync(world);
        await hub.HaveContactsAsync(world);
        var given = new CapacityGiven { Answer = HostingAnswer.Yes, Most = "3", HeldFor = world.OtherProgram.Id, HeldThrough = TestHub.Today.AddDays(10) };
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, given with { HeldThrough = TestHub.Today.AddDays(-1) }, 0))).ShouldBeOfType<Outcome<CapacityKept>.Invalid>();
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, given, 0))).IsDone.ShouldBeTrue();
        var id = await hub.DraftAsync(world);
        (await hub.As<ShowPlacement>(world.Coordinator).RunAsync(new(id))).ValueOrDefault!.Warnings.ShouldContain("Held for Mesa Residency, to 28 November 2026. Ask from the day after, or talk to the school.");
        (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Left.ShouldHaveSingleItem().Words.ShouldContain("Held for Mesa Residency");
        var row = (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(), 2026, "Eastside"))).ValueOrDefault!.Rows.Single();
        row.Held.ShouldBe("held for Mesa Residency, to 28 November");
        hub.Time.Pass(TimeSpan.FromDays(11));
        (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_program_whose_partnership_the_school_did_not_choose_sees_no_number(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var second = await hub.SecondPartnershipAsync(world);
        var given = new CapacityGiven { Answer = HostingAnswer.Yes, Most = "3", Partnerships = [second.Id] };
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, given with { Partnerships = [Id<Domain.Partnerships.Partnership>.New()] }, 0))).ShouldBeOfType<Outcome<CapacityKept>.Invalid>();
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, given, 0))).IsDone.ShouldBeTrue();
        (await hub.SheetAsync(world.OtherCoordinator, world)).Offer!.Seats.ShouldBe(3);
        var (sheet, row) = (await hub.SheetAsync(world.Coordinator, world), (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(), 2026, "Eastside"))).ValueOrDefault!.Rows.Single());
        (sheet.Offer, sheet.MayAnswer, row.Limit, row.Offered).ShouldBe((null, false, null, "for other partnerships"));
        (await hub.As<CountCapacity>(world.Coordinator).RunAsync(new(2026))).ValueOrDefault!.Offered.ShouldBe(0);
        (await hub.As<ShowSchool>(world.Coordinator).RunAsync(new(world.School.Id))).ValueOrDefault!.Capacity.Single().ShouldSatisfyAllConditions(c => c.Answer.ShouldBeNull(), c => c.Limit.ShouldBeNull());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_is_warned_by_subject_and_grade_as_well_as_by_the_maximum(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        var id = await hub.DraftAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 2, [new("Science", "9–12", 2), new("Mathematics", "6–8", null)]));
        (await WarningsAsync()).ShouldContain("The school offers no Mathematics 9–12, but 2 Science 9–12; Mathematics 6–8, number not known yet.");
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, new() { Answer = HostingAnswer.Yes, Most = "2", Lines = [new("Mathematics", "9–12", "1")] }, 1))).IsDone.ShouldBeTrue();
        (await WarningsAsync()).ShouldBeEmpty();
        await hub.WaitingAsync(world, "Abel");
        (await WarningsAsync()).ShouldHaveSingleItem().ShouldBe("The school offers 1 Mathematics 9–12, and that many are asked for or placed on these days.");
        await hub.WaitingAsync(world, "Baker");
        (await WarningsAsync()).ShouldContain("The school can host 2 this year, and 2 are asked for or placed on these days, over all programs.");

        async Task<IReadOnlyList<string>> WarningsAsync() => (await hub.As<ShowPlacement>(world.Coordinator).RunAsync(new(id))).ValueOrDefault!.Warnings;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_principal_who_loses_a_class_says_so_marks_what_it_means_and_the_programs_are_told_at_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 2));
        var running = await hub.ActivePlacementAsync(world);
        var promised = await hub.WaitingAsync(world, "Abel");
        (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(promised, new(AnswerKind.Accept)))).IsDone.ShouldBeTrue();
        CapacityGiven fewer = new() { Answer = HostingAnswer.Yes, Most = "1" };
        (await KeepAsync(null)).ShouldBeOfType<Outcome<CapacityKept>.Refused>().Rule.ShouldBe(CapacityKept.BelowTaken);
        var sheet = await hub.SheetAsync(world.Principal, world);
        (sheet.Taken.Select(t => t.Who), sheet.ToldOnLowering, sheet.MayMark).ShouldSatisfyAllConditions(x => x.Item1.ShouldBe(["Bo Abel", "Ana Reyes"]), x => x.Item2.ShouldBe(["Dana Whitfield (Harbor Valley Residency)"]), x => x.MayMark.ShouldBeTrue());
        (await KeepAsync(new(" ", 2, new Dictionary<Id<Placement>, SeatLoss>()))).ShouldBeOfType<Outcome<CapacityKept>.Invalid>().Errors.Single().Field.ShouldBe("Why");
        // the page had shown one seat fewer than are taken now
        (await KeepAsync(new("a class was closed", 1, new Dictionary<Id<Placement>, SeatLoss>()))).ShouldBeOfType<Outcome<CapacityKept>.Refused>();
        var done = (await KeepAsync(new("A class was closed in August", 2, new Dictionary<Id<Placement>, SeatLoss> { [running.Id] = SeatLoss.Mentor, [promised] = SeatLoss.Place }))).ShouldBeOfType<Outcome<CapacityKept>.Done>().Value;
        (done.Marked, done.Told.Single().Name, done.Told.Single().Waits).ShouldBe((2, "Dana Whitfield", null));

        (await hub.PlacementAsync(running.Id)).ShouldSatisfyAllConditions(p => p.State.ShouldBe(PlacementState.Active), p => p.NeedsMentor.ShouldBeTrue(), p => p.MentorId.ShouldBeNull());
        (await hub.PlacementAsync(promised)).ShouldSatisfyAllConditions(p => p.State.ShouldBe(PlacementState.Declined), p => p.DeclineWords.ShouldBe("A class was closed in August"));
        await using var db = hub.Open();
        (await db.Mentorships.SingleAsync(m => m.PlacementId == running.Id)).EndsOn.ShouldBe(TestHub.Today);
        (await db.Residents.SingleAsync(r => r.Id == running.ResidentId)).ShouldSatisfyAllConditions(r => r.MentorId.ShouldBeNull(), r => r.SchoolId.ShouldBe(world.School.Id));
        var letter = (await hub.LettersAsync()).Last(l => l.ToAddress == TestHub.CoordinatorEmail);
        letter.Body.ShouldSatisfyAllConditions(b => b.ShouldContain("Ana Reyes, Mathematics 9–12: needs another mentor at the school"), b => b.ShouldContain("Bo Abel, Mathematics 9–12: the school takes its yes back; it needs a place"), b => b.ShouldContain("Why: A class was closed in August (Maria Santana, in ResidencyHub)"));

        Task<Outcome<CapacityKept>> KeepAsync(Lowering? lowering) => hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, fewer, 1, null, lowering));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_district_s_lead_who_answers_for_a_school_marks_too_and_the_record_of_the_resident_follows(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 2));
        var running = await hub.ActivePlacementAsync(world);
        var sheet = await hub.SheetAsync(world.DistrictLead, world);
        (sheet.MayMark, sheet.Taken.Single().Who).ShouldBe((true, "Ana Reyes"));
        sheet.ToldOnLowering.ShouldBe(["Dana Whitfield (Harbor Valley Residency)"]);
        CapacityGiven no = new() { Answer = HostingAnswer.No, Because = NotHostingReason.NoRoom };
        var kept = (await hub.As<KeepCapacity>(world.DistrictLead).RunAsync(new(world.School.Id, 2026, no, 1, null, new("The wing is closed", 1, new Dictionary<Id<Placement>, SeatLoss> { [running.Id] = SeatLoss.Place })))).ShouldBeOfType<Outcome<CapacityKept>.Done>().Value;
        (kept.Marked, string.Join(", ", kept.Told.Select(t => t.Name))).ShouldBe((1, "Dana Whitfield"), "who was shown before is told after, and nobody else");
        (await hub.PlacementAsync(running.Id)).ShouldSatisfyAllConditions(p => p.NeedsPlace.ShouldBeTrue(), p => p.MentorId.ShouldBeNull());
        await hub.JobAsync<FollowNames>();
        await using var db = hub.Open();
        (await db.Residents.SingleAsync(r => r.Id == world.Resident.Id)).MentorId.ShouldBeNull("who has lost the placement no longer reads the resident");
        (await hub.As<KeepCapacity>(world.OtherDistrictLead).RunAsync(new(world.School.Id, 2026, no, 2))).ShouldBeOfType<Outcome<CapacityKept>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_program_sees_and_marks_only_its_own_residents(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SecondPartnershipAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 2));
        var running = await hub.ActivePlacementAsync(world);
        var sheet = await hub.SheetAsync(world.OtherCoordinator, world);
        sheet.Taken.ShouldHaveSingleItem().ShouldSatisfyAllConditions(t => t.Placement.ShouldBeNull(), t => t.Who.ShouldBe("a resident of another program"), t => t.Mentor.ShouldBeNull());
        var lowering = new Lowering("They called", 1, new Dictionary<Id<Placement>, SeatLoss> { [running.Id] = SeatLoss.Place });
        CapacityGiven no = new() { Answer = HostingAnswer.No, Because = NotHostingReason.NoRoom };
        (await hub.As<KeepCapacity>(world.OtherCoordinator).RunAsync(new(world.School.Id, 2026, no, 1, ByPhone, lowering))).ShouldBeOfType<Outcome<CapacityKept>.Refused>().Rule.ShouldBe("not-concerned");
        (await hub.PlacementAsync(running.Id)).NeedsPlace.ShouldBeFalse();
        (await hub.As<KeepCapacity>(world.OtherCoordinator).RunAsync(new(world.School.Id, 2026, no, 1, ByPhone, lowering with { Marks = new Dictionary<Id<Placement>, SeatLoss>() }))).ValueOrDefault!.Told.Single().Name.ShouldBe("Dana Whitfield");
    }
}
