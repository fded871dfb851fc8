using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>The board, announcements of many, and teams.</summary>
public sealed class BoardTests
{
    [Fact]
    public void Every_state_stands_in_one_column_and_every_move_leads_to_another()
    {
        foreach (var state in Enum.GetValues<PlacementState>())
        {
            Enum.GetValues<PlacementStage>().Count(stage => PlacementMoves.StatesOf(stage).Contains(state)).ShouldBe(1);
            PlacementMoves.Of(state, announced: false).ShouldAllBe(m => m.Verb.Length == 0 || m.Verb == "agree" || !m.To.Contains(PlacementMoves.StageOf(state)));
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_board_shows_the_list_s_rows_by_stage_the_first_of_each_and_how_many_there_are(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.RequestedAsync(world);
        for (var i = 0; i < ShowBoard.First + 2; i++)
            await hub.DraftAsync(world, resident: await hub.AnotherResidentAsync(world, $"Haddad{i}"));
        var board = (await hub.As<ShowBoard>(world.Coordinator).RunAsync(new())).ValueOrDefault!;
        board.Count.ShouldBe(Enum.GetValues<PlacementStage>().Length);
        var drafts = board.Single(c => c.Stage is PlacementStage.Drafts);
        (drafts.Count, drafts.Cards.Count).ShouldBe((ShowBoard.First + 2, ShowBoard.First));
        board.Single(c => c.Stage is PlacementStage.School).Cards.ShouldHaveSingleItem().ResidentName.ShouldBe("Ana Reyes");
        var alone = (await hub.As<ShowBoard>(world.Coordinator).RunAsync(new(new PlacementFilter(Text: "haddad", Stage: PlacementStage.Drafts)))).ValueOrDefault!.ShouldHaveSingleItem();
        alone.Cards.Count.ShouldBe(ShowBoard.First + 2);
        (await hub.As<ShowBoard>(world.Principal).RunAsync(new())).ValueOrDefault!.Sum(c => c.Count).ShouldBe(1);
        // the counts are kept, but not beyond a change
        (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([drafts.Cards[0].Id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        var after = (await hub.As<ShowBoard>(world.Coordinator).RunAsync(new())).ValueOrDefault!;
        (after.Single(c => c.Stage is PlacementStage.Drafts).Count, after.Single(c => c.Stage is PlacementStage.School).Count).ShouldBe((ShowBoard.First + 1, 2));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Counts_of_a_typed_search_take_no_place_among_the_kept_answers(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.DraftAsync(world);
        hub.Time.Pass(TimeSpan.FromSeconds(1));
        PlacementFilter chosen = new(Year: TestHub.Today.Year), typed = new(Text: "reyes", Year: TestHub.Today.Year);
        (await CountAsync(chosen), await CountAsync(typed)).ShouldBe((1, 1));

        // behind the hub's back: what is kept is told as it was
        await using (var db = hub.Open())
            await db.Placements.ExecuteUpdateAsync(set => set.SetProperty(p => p.Year, 1999));
        (await CountAsync(chosen), await CountAsync(typed)).ShouldBe((1, 0));

        async Task<int> CountAsync(PlacementFilter filter) => (await hub.As<ShowBoard>(world.Coordinator).RunAsync(new(filter))).ValueOrDefault!.Single(c => c.Stage is PlacementStage.Drafts).Count;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Cards_and_rows_say_where_no_valid_agreement_covers_the_school_on_the_days_and_only_to_those_who_read_agreements(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var covered = await hub.RequestedAsync(world);
        // Lincoln High is in no agreement
        var other = await hub.AnotherResidentAsync(world, "Zane");
        (await hub.As<DraftPlacement>(world.Coordinator).RunAsync(new(other.Id, world.SecondSchool.Id, null, new(2027, 1, 11), new(2027, 6, 4)))).IsDone.ShouldBeTrue();
        async Task<string[]> FlaggedAsync(Viewer viewer)
        {
            string[] cards = [.. (await hub.As<ShowBoard>(viewer).RunAsync(new())).ValueOrDefault!.SelectMany(c => c.Cards).Where(c => c.Uncovered).Select(c => c.ResidentName)];
            (await hub.As<ListPlacements>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Where(r => r.Uncovered).Select(r => r.ResidentName).ShouldBe(cards, ignoreOrder: true, "the table says the same");
            return cards;
        }
        (await FlaggedAsync(world.Coordinator)).ShouldBe(["Bo Zane"]);
        (await FlaggedAsync(world.Principal)).ShouldBeEmpty();
        // one that ends before the placement does covers its first day, not its last
        await hub.ChangeAsync(async db => db.Entry(await db.Agreements.SingleAsync(a => a.Id == world.Agreement.Id)).Property(a => a.EndsOn).CurrentValue = new DateOnly(2027, 3, 31));
        (await FlaggedAsync(world.Coordinator)).ShouldBe(["Bo Zane", "Ana Reyes"], ignoreOrder: true);
        (await FlaggedAsync(world.Principal)).ShouldBe(["Ana Reyes"]);
        (await hub.As<ShowPlacement>(world.Coordinator).RunAsync(new(covered))).ValueOrDefault!.Warnings.ShouldContain("The agreement ends on 31 March 2027, before the placement does.");
        (await hub.As<ListPlacements>(world.Coordinator).RunAsync(new(new() { ForFile = true }))).ValueOrDefault!.Rows.ShouldAllBe(r => !r.Uncovered);
        // what is over needs none
        (await hub.As<WithdrawPlacements>(world.Coordinator).RunAsync(new([covered], "Moved away"))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await FlaggedAsync(world.Coordinator)).ShouldBe(["Bo Zane"]);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Next_year_s_placement_under_a_partnership_that_begins_later_is_covered_on_the_list_as_on_its_page(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var zane = await hub.AnotherResidentAsync(world, "Zane");
        var id = (await hub.As<DraftPlacement>(world.Coordinator).RunAsync(new(zane.Id, world.SecondSchool.Id, null, new(2027, 1, 11), new(2027, 6, 4)))).ShouldBeOfType<Outcome<Id<Placement>>.Done>().Value;
        (await SaidAsync()).ShouldBe((true, true, true));
        var since = new Period(new DateOnly(2027, 1, 1));
        var later = new Partnership("Harbor and Lincoln", since.First);
        later.Join(world.Program, since);
        later.Join(world.District, since);
        var agreement = new Agreement(later.Id, AgreementKind.Mou, "Lincoln agreement", new Period(since.First, new DateOnly(2028, 6, 30)));
        agreement.Write(AgreementKind.Mou, agreement.Title, agreement.Term, false, true, new(ConcernSight.Counts, false, true, 3000, null, null, null, "As before."));
        agreement.Cover(world.SecondSchool);
        agreement.AddSigner(PartnershipSide.District, world.District.Name, "Rosa Lind", "superintendent");
        agreement.AddSigner(PartnershipSide.University, "Harbor Valley University", "Amir Haddad", "dean");
        await hub.SaveAsync(later, TestHub.SignedBefore(agreement, new DateOnly(2025, 6, 1)));
        (await SaidAsync()).ShouldBe((false, false, false));

        async Task<(bool List, bool Board, bool Page)> SaidAsync() => (
            (await hub.As<ListPlacements>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Uncovered,
            (await hub.As<ShowBoard>(world.Coordinator).RunAsync(new())).ValueOrDefault!.SelectMany(c => c.Cards).Single().Uncovered,
            (await hub.As<ShowPlacement>(world.Coordinator).RunAsync(new(id))).ValueOrDefault!.Warnings.Contains("No valid agreement covers this school on these days."));
    }

    private static async Task<(World World, Id<Placement>[] Ids)> TwoConfirmedAsync(TestHub hub, DateOnly announceOn)
    {
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        var other = await hub.AnotherResidentAsync(world, "Haddad");
        var person = new Person(new("Priya", "Raman"), "priya.raman@harbor.example", null, world.Program.Id);
        var mentor = new Mentor(person, world.School, "M-2", new(2026, 4, 1));
        mentor.Teach("Mathematics", "9–12", null);
        mentor.Qualify("Mathematics", 8, 2, 8, new(2026, 4, 1));
        mentor.Stand(MentorState.Assignable, new(2026, 4, 1), null);
        await hub.SaveAsync(person, mentor);
        Id<Placement>[] ids = [await hub.DraftAsync(world, world.Mentor), await hub.DraftAsync(world, mentor, other)];
        await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new(ids));
        foreach (var id in ids)
        {
            foreach (var _ in new[] { "the school", "the mentor" })
                (await hub.As<RecordAnswer>(world.Coordinator).RunAsync(new(id, new(AnswerKind.Accept), "Maria Santana", TestHub.Today, AnswerChannel.Phone))).IsDone.ShouldBeTrue();
            (await hub.As<ConfirmPlacement>(world.Coordinator).RunAsync(new(id, announceOn))).IsDone.ShouldBeTrue();
        }
        return (world, ids);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Many_are_announced_at_once_and_taken_back_whole_while_their_letters_wait(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var later = TestHub.Today.AddDays(20);
        var (world, ids) = await TwoConfirmedAsync(hub, later);
        var sent = (await hub.As<AnnouncePlacements>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!;
        (sent.Done.Count, sent.Left.Count).ShouldBe((2, 0));
        sent.Letters.ShouldBeGreaterThanOrEqualTo(6);
        (await hub.PlacementAsync(ids[0])).SeenByResident.ShouldBeTrue();
        (await hub.As<UndoAnnounce>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!.Done.Count.ShouldBe(2);
        (await hub.PlacementAsync(ids[0])).ShouldSatisfyAllConditions(p => p.SeenByResident.ShouldBeFalse(), p => p.ReleaseOn.ShouldBe(later));
        (await hub.LettersAsync()).Where(m => m.Cause == nameof(AnnouncePlacements)).ShouldAllBe(m => m.State == OutboxState.Stopped);
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(0);

        (await hub.As<AnnouncePlacements>(world.Coordinator).RunAsync(new(ids, TestHub.Today.AddDays(3)))).ValueOrDefault!.Letters.ShouldBe(0);
        hub.Time.Pass(TimeSpan.FromDays(3));
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(2);
        (await hub.As<UndoAnnounce>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!.Left.Count.ShouldBe(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_not_confirmed_or_announced_already_is_left_with_its_reason(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (world, ids) = await TwoConfirmedAsync(hub, TestHub.Today.AddDays(20));
        await hub.As<AnnouncePlacements>(world.Coordinator).RunAsync(new([ids[0]]));
        var draft = await hub.DraftAsync(world, resident: await hub.AnotherResidentAsync(world, "Zane"));
        var sent = (await hub.As<AnnouncePlacements>(world.Coordinator).RunAsync(new([.. ids, draft]))).ValueOrDefault!;
        (sent.Done.Count, sent.Left.Count).ShouldBe((1, 2));
        (await hub.As<AnnouncePlacements>(world.Coordinator).RunAsync(new(ids, TestHub.Today.AddDays(-1)))).ShouldBeOfType<Outcome<BulkDone>.Invalid>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_team_stands_on_the_building_list_and_ends_with_its_placement(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var keep = hub.As<KeepTeam>(world.Coordinator);
        (await keep.RunAsync(new(placement.Id, Name: "Priya Raman", Role: "inclusion", FirstDay: new(2026, 9, 1), LastDay: new(2027, 1, 29)))).IsDone.ShouldBeTrue();
        (await hub.As<KeepTeam>(world.Coordinator).RunAsync(new(placement.Id, Name: "Priya Raman", Role: "science", FirstDay: new(2027, 1, 29)))).ShouldBeOfType<Outcome<Id<Placement>>.Refused>().Rule.ShouldBe("team-twice");
        (await hub.As<KeepTeam>(world.Coordinator).RunAsync(new(placement.Id, Name: "Jonah Feld", Role: "science", FirstDay: new(2027, 2, 1)))).IsDone.ShouldBeTrue();
        (await hub.As<KeepTeam>(world.Coordinator).RunAsync(new(placement.Id, world.Mentor.Id, Role: "science"))).ShouldBeOfType<Outcome<Id<Placement>>.Refused>().Rule.ShouldBe("team-mentor");
        (await hub.As<ListBuilding>(world.Principal).RunAsync(new())).ValueOrDefault!.ShouldHaveSingleItem().Team.ShouldBe("Priya Raman (inclusion), Jonah Feld (science)");
        (await hub.As<ShowPlacement>(world.MentorViewer).RunAsync(new(placement.Id))).ValueOrDefault!.Team!.Count.ShouldBe(2);

        (await hub.As<EndPlacement>(world.Coordinator).RunAsync(new(placement.Id, TestHub.Today, "moved away"))).IsDone.ShouldBeTrue();
        await using var db = hub.Open();
        (await db.Teammates.SingleAsync()).EndsOn.ShouldBe(TestHub.Today);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_form_draws_up_several_residents_at_one_school_and_says_who_stays_out(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.DraftAsync(world, world.Mentor);
        var (one, two) = (await hub.AnotherResidentAsync(world, "Haddad"), await hub.AnotherResidentAsync(world, "Zane"));
        var drafted = (await hub.As<DraftSeveral>(world.Coordinator).RunAsync(new([world.Resident.Id, one.Id, two.Id, world.OtherResident.Id], world.SecondSchool.Id, new(2027, 1, 11), new(2027, 6, 4)))).ValueOrDefault!;
        drafted.Done.Select(d => d.Resident).ShouldBe(["Bo Haddad", "Bo Zane"]);
        drafted.Left.ShouldHaveSingleItem().Words.ShouldContain("already has a placement");
        (await hub.As<DraftSeveral>(world.Coordinator).RunAsync(new([], world.School.Id, new(2027, 1, 11), new(2027, 1, 10)))).ShouldBeOfType<Outcome<BulkDone>.Invalid>().Errors.Count.ShouldBe(2);
        (await hub.As<DraftSeveral>(world.Principal).RunAsync(new([one.Id], world.School.Id, new(2027, 1, 11), new(2027, 6, 4)))).ShouldBeOfType<Outcome<BulkDone>.Forbidden>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_backdated_end_keeps_what_was_written_and_asks_the_coordinator_to_confirm_it_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek.AddDays(-7), TestHub.ThisWeek.AddDays(-35));
        var ended = (await hub.As<EndPlacement>(world.Coordinator).RunAsync(new(placement.Id, TestHub.ThisWeek.AddDays(-20), "She left in October."))).ValueOrDefault!;
        ended.Next.ShouldStartWith("1 check-in of weeks after the last day stays with the resident.");
        (await hub.As<ShowPlacement>(world.Coordinator).RunAsync(new(placement.Id))).ValueOrDefault!.LateCheckIns.ShouldBe(1);
        (await hub.As<ConfirmLateRecords>(world.Coordinator).RunAsync(new(placement.Id))).IsDone.ShouldBeTrue();
        (await hub.As<ShowPlacement>(world.Coordinator).RunAsync(new(placement.Id))).ValueOrDefault!.LateCheckIns.ShouldBe(0);
        (await hub.As<ConfirmLateRecords>(world.Coordinator).RunAsync(new(placement.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("nothing-late");
        await using var db = hub.Open();
        (await db.CheckIns.CountAsync()).ShouldBe(2);
    }

    [Theory, OnSqlite]
    public async Task Nobody_mentors_themself(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await using (var db = hub.Open())
        {
            var person = await db.People.SingleAsync(p => p.Id == world.Resident.PersonId);
            var self = new Mentor(person, world.School, "M-9", new(2026, 4, 1));
            self.Stand(MentorState.Assignable, new(2026, 4, 1), null);
            db.Add(self);
            await db.SaveChangesAsync();
        }
        var placement = await hub.DraftAsync(world);
        await using var read = hub.Open();
        var mentor = await read.Mentors.SingleAsync(m => m.PersonId == world.Resident.PersonId);
        (await hub.As<NameMentor>(world.Coordinator).RunAsync(new(placement, mentor.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("own-mentor");
    }
}
