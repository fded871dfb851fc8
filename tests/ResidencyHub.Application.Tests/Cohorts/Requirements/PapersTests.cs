using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Tests.Cohorts.Requirements;

public sealed class PapersTests
{
    private static readonly DateOnly Through = new(2028, 6, 30);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_paper_travels_from_the_resident_to_the_reviewer_and_the_clearance_follows(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var requirement = await AskAsync(hub, world, carryOver: false);
        (await ClearedAsync(hub, world)).ShouldBeNull("something mandatory is asked and nothing is approved");
        var handedIn = (await HandInAsync(hub, world.ResidentViewer, requirement)).ShouldBeOfType<Outcome<HandInPaper.Answer>.Done>().Value;
        (handedIn.IsWaiting, handedIn.Told.Count).ShouldBe((true, 0), "one letter a day names it");
        var waiting = (await hub.As<ListPapers>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldHaveSingleItem();
        (waiting.Person, waiting.Requirement, waiting.Status, waiting.FileName).ShouldBe(("Ana Reyes", "TB test", ItemStatus.Waiting, "my tb"));
        foreach (var reviewer in new[] { world.Coordinator, world.Administrator })
            (await hub.As<ShowWork>(reviewer).RunAsync(default)).ValueOrDefault!.Items.ShouldContain(i => i.Count == 1 && i.Title == "Document to review" && i.Href == "papers?show=Waiting", reviewer.Name);
        (await hub.As<ShowWork>(world.Principal).RunAsync(default)).ValueOrDefault!.Items.ShouldNotContain(i => i.Href.StartsWith("papers"), "a school reviews no papers");
        (await hub.As<ListPapers>(world.Coordinator).RunAsync(new(new(), Q: "rey"))).ValueOrDefault!.Rows.Count.ShouldBe(1);
        (await hub.As<ListPapers>(world.Coordinator).RunAsync(new(new(), Q: "nobody"))).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await hub.As<DecidePapers>(world.Coordinator).RunAsync(new([waiting.Id], Approve: false))).ShouldBeOfType<Outcome<DecidePapers.Answer>.Invalid>("a return needs words");
        (await hub.As<DecidePapers>(world.Coordinator).RunAsync(new([waiting.Id], Approve: false, "It is blurred."))).ValueOrDefault!.Told.ShouldHaveSingleItem().Name.ShouldBe("Ana Reyes");
        (await hub.As<ShowPapers>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!.Papers.ShouldHaveSingleItem().Comment.ShouldBe("It is blurred.");
        await HandInAsync(hub, world.ResidentViewer, requirement);
        (await hub.As<DecidePapers>(world.Coordinator).RunAsync(new([waiting.Id], Approve: true))).IsDone.ShouldBeTrue();
        (await ClearedAsync(hub, world)).ShouldBe(Through);
        var mine = (await hub.As<ShowPapers>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!;
        (mine.Missing, mine.Papers[0].Status).ShouldBe((0, ItemStatus.Approved));
        mine.Papers[0].Given.Select(g => g.Fate).ShouldBe([HandInFate.Approved, HandInFate.Returned]);
        (await HandInAsync(hub, world.ResidentViewer, requirement)).ShouldBeOfType<Outcome<HandInPaper.Answer>.Refused>().Rule.ShouldBe("paper-approved");
        System.IO.Directory.GetFiles(hub.Files).Length.ShouldBe(2, "what was refused leaves no file behind");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_file_is_given_to_the_person_and_the_program_and_to_nobody_else(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var requirement = await AskAsync(hub, world, carryOver: false);
        await HandInAsync(hub, world.ResidentViewer, requirement);
        var handIn = (await hub.As<ShowPapers>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!.Papers[0].Given[0].Id;
        foreach (var viewer in new[] { world.ResidentViewer, world.Coordinator, world.Administrator })
        {
            await using var content = (await hub.As<ReadPaper>(viewer).RunAsync(handIn)).ValueOrDefault!.Content;
            content.Length.ShouldBe(SampleFiles.Pdf().Length);
        }
        foreach (var viewer in new[] { world.OtherResidentViewer, world.OtherCoordinator, world.MentorViewer })
            (await hub.As<ReadPaper>(viewer).RunAsync(handIn)).ShouldBeOfType<Outcome<ReadPaper.Answer>.NotFound>();
        foreach (var viewer in new[] { world.Faculty, world.Principal, world.DistrictLead, world.Observer })
            (await hub.As<ReadPaper>(viewer).RunAsync(handIn)).ShouldBeOfType<Outcome<ReadPaper.Answer>.Forbidden>();
        var item = (await hub.As<ListPapers>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows[0].Id;
        (await hub.As<DecidePapers>(world.OtherCoordinator).RunAsync(new([item], true))).ShouldBeOfType<Outcome<DecidePapers.Answer>.NotFound>();
        (await hub.As<ChangePaper>(world.OtherResidentViewer).RunAsync(new(item, false))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await HandInAsync(hub, world.OtherResidentViewer, requirement)).ShouldBeOfType<Outcome<HandInPaper.Answer>.NotFound>("it is not asked of another program's resident");
        (await HandInAsync(hub, world.MentorViewer, requirement)).ShouldBeOfType<Outcome<HandInPaper.Answer>.NotFound>("it is asked of residents");
        (await hub.As<ShowPapers>(world.MentorViewer).RunAsync(new(world.Resident.Id))).IsDone.ShouldBeFalse();
        (await hub.As<ShowPapers>(world.OtherCoordinator).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowPapers.Answer>.NotFound>();
        (await hub.As<ChangePaper>(world.ResidentViewer).RunAsync(new(item, false))).IsDone.ShouldBeTrue();
        (await hub.As<ReadPaper>(world.Coordinator).RunAsync(handIn)).ShouldBeOfType<Outcome<ReadPaper.Answer>.NotFound>("what was taken back is shown to nobody");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Who_was_cleared_by_a_typed_day_stays_so_when_the_program_says_so_and_nobody_types_it_any_more(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await AskAsync(hub, world, carryOver: true);
        (await ClearedAsync(hub, world)).ShouldBe(new DateOnly(2027, 12, 31));
        (await hub.As<ClearResident>(world.Coordinator).RunAsync(new([world.Resident.Id], TestHub.Today.AddDays(9)))).ShouldBeOfType<Outcome<int>.Refused>().Rule.ShouldBe("clearance-follows");
        var another = await hub.AnotherResidentAsync(world, "Neri");
        (await hub.JobAsync<FollowClearances>()).ShouldBe(1, "a resident who came in by another way");
        await using (var db = hub.Open())
            (await db.Residents.SingleAsync(r => r.Id == another.Id)).ClearedUntil.ShouldBeNull();
        await using (var db = hub.Open())
            (await db.Residents.SingleAsync(r => r.Id == world.OtherResident.Id)).ClearedUntil.ShouldBeNull("another program is untouched");
        (await hub.As<ClearResident>(world.OtherCoordinator).RunAsync(new([world.OtherResident.Id], TestHub.Today.AddDays(9)))).IsDone.ShouldBeTrue("where nothing is asked the day is typed");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_coordinator_records_what_was_seen_and_copies_what_is_asked_to_the_next_cohort(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var requirement = await AskAsync(hub, world, carryOver: false);
        var seen = new HandInPaper.Request(requirement, null, null, null, Through, null, true);
        (await hub.As<HandInForPerson>(world.Coordinator).RunAsync(new(world.Resident.Id, null, seen, true))).ShouldBeOfType<Outcome<HandInPaper.Answer>.Invalid>("without a file one says how it was seen");
        (await hub.As<HandInForPerson>(world.Coordinator).RunAsync(new(world.Resident.Id, null, seen with { Note = "Seen at the office" }, true))).IsDone.ShouldBeTrue();
        (await ClearedAsync(hub, world)).ShouldBe(Through);
        (await hub.As<HandInForPerson>(world.OtherCoordinator).RunAsync(new(world.Resident.Id, null, seen with { Note = "x" }, true))).ShouldBeOfType<Outcome<HandInPaper.Answer>.NotFound>();
        (await hub.As<HandInForPerson>(world.Coordinator).RunAsync(new(null, world.Mentor.Id, seen with { Note = "x" }, true))).ShouldBeOfType<Outcome<HandInPaper.Answer>.NotFound>("it is asked of residents");
        var next = new Cohort(world.Program.Id, "Cohort 13", new AcademicYear(2027), new Period(new(2027, 7, 1), new(2028, 6, 30)), 24);
        await hub.SaveAsync(next);
        (await hub.As<CloneRequirements>(world.Coordinator).RunAsync(new(world.Cohort.Id, next.Id))).ValueOrDefault.ShouldBe(1);
        (await hub.As<CloneRequirements>(world.Coordinator).RunAsync(new(world.Cohort.Id, next.Id))).ShouldBeOfType<Outcome<int>.Refused>("twice is once");
        (await hub.As<CloneRequirements>(world.OtherCoordinator).RunAsync(new(world.Cohort.Id, next.Id))).ShouldBeOfType<Outcome<int>.NotFound>();
        (await hub.As<ShowRequirements>(world.Coordinator).RunAsync(world.Cohort.Id)).ValueOrDefault!.Rows.ShouldHaveSingleItem().Met.ShouldBe(1);
        (await hub.As<RetireRequirement>(world.OtherCoordinator).RunAsync(requirement)).ShouldBeOfType<Outcome<Nothing>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Reviewers_hear_once_a_day_and_the_school_once_before_somebody_comes_who_is_not_cleared(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        var requirement = await AskAsync(hub, world, carryOver: false);
        await HandInAsync(hub, world.ResidentViewer, requirement);
        (await hub.JobAsync<TellReviewers>(), await hub.JobAsync<TellReviewers>()).ShouldBe((1, 0));
        (await hub.LettersAsync())[^1].Body.ShouldContain("- Ana Reyes: TB test");
        await hub.ActivePlacementAsync(world);
        (await hub.JobAsync<TellSchools>(), await hub.JobAsync<TellSchools>()).ShouldBe((3, 0));
        var letters = (await hub.LettersAsync()).Where(l => l.Cause == nameof(TellSchools)).ToDictionary(l => l.ToName);
        letters["Maria Santana"].Body.ShouldNotContain("TB test", Case.Insensitive, "the school learns that, not why");
        letters["Ana Reyes"].Body.ShouldContain("TB test (waiting for review)");
        (await hub.As<ListBuilding>(world.Principal).RunAsync(new())).ValueOrDefault!.ShouldHaveSingleItem().Cleared.ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_missing_paper_warns_before_a_placement_is_asked_for(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await AskAsync(hub, world, carryOver: false);
        var id = await hub.DraftAsync(world, world.Mentor);
        (await hub.As<ShowPlacement>(world.Coordinator).RunAsync(new(id))).ValueOrDefault!.Warnings.ShouldContain("Not cleared to start. Missing: TB test (not started).");
    }

    [Theory, OnSqlite]
    public async Task A_file_over_the_rule_s_limit_or_of_the_wrong_content_leaves_nothing_behind(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var requirement = await AskAsync(hub, world);
        await hub.SaveAsync(new ProgramRule("papers.most-megabytes", "1", "megabytes", "smaller", "test", new Period(new(2026, 1, 1)), world.Program.Id));
        byte[] large = [.. SampleFiles.Pdf(new string('a', 1024 * 1024))];
        (await HandInAsync(hub, world.ResidentViewer, requirement, large)).ShouldBeOfType<Outcome<HandInPaper.Answer>.Invalid>().Errors.ShouldHaveSingleItem().Words.ShouldStartWith("The file is larger than 1 MB.");
        (await HandInAsync(hub, world.ResidentViewer, requirement, SampleFiles.Text("<script>alert(1)</script>"))).ShouldBeOfType<Outcome<HandInPaper.Answer>.Invalid>().Errors.ShouldHaveSingleItem().Field.ShouldBe("File");
        System.IO.Directory.Exists(hub.Files).ShouldBeFalse();
        await using var db = hub.Open();
        (await db.RequirementItems.CountAsync(i => i.State == ItemState.Waiting)).ShouldBe(0);
    }

    [Theory, OnSqlite]
    public async Task A_sample_is_shown_to_those_of_whom_it_is_asked(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var requirement = await AskAsync(hub, world);
        (await hub.As<KeepSample>(world.OtherCoordinator).RunAsync(new(requirement, "a.pdf", new MemoryStream(SampleFiles.Pdf())))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<KeepSample>(world.Coordinator).RunAsync(new(requirement, "a.pdf", new MemoryStream(SampleFiles.Text("<html>"))))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        (await hub.As<KeepSample>(world.Coordinator).RunAsync(new(requirement, "sample.pdf", new MemoryStream(SampleFiles.Pdf())))).IsDone.ShouldBeTrue();
        foreach (var viewer in new[] { world.ResidentViewer, world.Coordinator })
        {
            var sample = (await hub.As<ReadSample>(viewer).RunAsync(requirement)).ValueOrDefault!;
            sample.Name.ShouldBe("sample.pdf");
            await sample.Content.DisposeAsync();
        }
        foreach (var viewer in new[] { world.OtherResidentViewer, world.MentorViewer, world.OtherCoordinator })
            (await hub.As<ReadSample>(viewer).RunAsync(requirement)).ShouldBeOfType<Outcome<ReadPaper.Answer>.NotFound>();
        (await hub.As<KeepSample>(world.Coordinator).RunAsync(new(requirement, null, null))).IsDone.ShouldBeTrue();
        (await hub.As<ReadSample>(world.ResidentViewer).RunAsync(requirement)).ShouldBeOfType<Outcome<ReadPaper.Answer>.NotFound>();
        (await hub.As<OfferPaperFilters>(world.Coordinator).RunAsync(default)).ValueOrDefault!.What.ShouldBe(["TB test"]);
        (await hub.As<OfferPaperFilters>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.What.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_is_asked_for_what_the_cohort_of_their_resident_asks(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var agreement = (await hub.As<KeepRequirement>(world.Coordinator).RunAsync(new(null, world.Cohort.Id, false, RequirementRole.Mentor, "Mentor agreement", null, true, null, null, Validity.NoEnd, null, null))).ValueOrDefault;
        (await hub.As<ShowPapers>(world.OtherMentorViewer).RunAsync(new())).ValueOrDefault!.Papers.ShouldBeEmpty();
        (await HandInAsync(hub, world.MentorViewer, agreement)).IsDone.ShouldBeTrue();
        (await hub.As<ShowPapers>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Papers.ShouldHaveSingleItem().Status.ShouldBe(ItemStatus.Waiting);
        var row = (await hub.As<ListPapers>(world.Coordinator).RunAsync(new(new(), Role: RequirementRole.Mentor))).ValueOrDefault!.Rows.ShouldHaveSingleItem();
        row.Person.ShouldBe("Samuel Okafor");
        await hub.BeQuietAsync(world, Domain.Directory.QuietAudience.Mentors);
        (await hub.As<DecidePapers>(world.Coordinator).RunAsync(new([row.Id], Approve: false, "Please sign it."))).ValueOrDefault!.Told.Single().Waits.ShouldNotBeNull().ShouldContain("28 November");
        (await ClearedAsync(hub, world)).ShouldBe(new DateOnly(2027, 12, 31), "what is asked of mentors clears no resident");
    }

    private static async Task<Id<Requirement>> AskAsync(TestHub hub, World world, bool carryOver = true) =>
        (await hub.As<KeepRequirement>(world.Coordinator).RunAsync(new(null, world.Cohort.Id, false, RequirementRole.Resident, "TB test", "At the health center.", true, null, 14, Validity.DayOnPaper, null, 60, carryOver))).ShouldBeOfType<Outcome<Id<Requirement>>.Done>().Value;

    private static Task<Outcome<HandInPaper.Answer>> HandInAsync(TestHub hub, Viewer viewer, Id<Requirement> requirement, byte[]? content = null) =>
        hub.As<HandInPaper>(viewer).RunAsync(new(requirement, "C:\\papers\\my tb.pdf", new MemoryStream(content ?? SampleFiles.Pdf()), null, Through, null, Send: true));

    private static async Task<DateOnly?> ClearedAsync(TestHub hub, World world)
    {
        await using var db = hub.Open();
        return (await db.Residents.SingleAsync(r => r.Id == world.Resident.Id)).ClearedUntil;
    }
}
