using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Forms;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Tests.Cohorts.Requirements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Forms;

/// <summary>Forms that people without an account answer from an e-mailed link.</summary>
public sealed class RaterTests
{
    private const string Rosa = "rosa.lind@clinic.example";

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Somebody_without_an_account_is_named_asked_reminded_and_answers_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        // week 21 opens on 16 November, is due on the 27th and closes on 4 December; today is the 18th
        var (rule, field, file) = await AskedAsync(hub, world, 21);
        var name = new NameRater.Request(world.Cohort.Id, rule, placement.Id, "Rosa Lind", Rosa);
        (await hub.As<NameRater>(world.Coordinator).RunAsync(name with { Email = "no address" })).ShouldBeOfType<Outcome<NameRater.Done>.Invalid>();
        (await hub.As<NameRater>(world.Coordinator).RunAsync(name with { Email = "Ana.Reyes@hvu.example" })).ShouldBeOfType<Outcome<NameRater.Done>.Invalid>("nobody rates themselves from outside").Errors.Single().Words.ShouldContain("own address");
        (await hub.As<NameRater>(world.Coordinator).RunAsync(name with { Placement = Id<Placement>.New() })).ShouldBeOfType<Outcome<NameRater.Done>.Invalid>();
        (await hub.As<NameRater>(world.OtherCoordinator).RunAsync(name)).ShouldBeOfType<Outcome<NameRater.Done>.NotFound>();
        (await hub.As<NameRater>(world.Faculty).RunAsync(name)).ShouldBeOfType<Outcome<NameRater.Done>.Forbidden>();
        var twice = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => hub.As<NameRater>(world.Coordinator).RunAsync(name))));
        twice.Count(o => o.IsDone).ShouldBe(1, "posted twice it is one");
        (await hub.JobAsync<AskRaters>()).ShouldBe(0, "written to already");
        var token = await TokenAsync(hub, Rosa);

        var (opening, bearer) = await hub.OpenLinkAsync(token);
        opening.ShouldBeOfType<LinkOpening.Good>().Link.Purpose.ShouldBe(LinkPurpose.AnswerForm);
        await using (var db = hub.Open(bearer.GetRequiredService<ViewerContext>().Viewer.OwnReach))
            (await db.Placements.CountAsync(), await db.Residents.CountAsync(), await db.FormAnswers.CountAsync(), await db.OutsideRaters.CountAsync(), await db.Links.CountAsync()).ShouldBe((0, 0, 0, 1, 1));
        var shown = (await bearer.GetRequiredService<ShowFormByLink>().RunAsync(default)).ValueOrDefault!;
        (shown.Resident, shown.SignsAs, shown.Turn).ShouldBe(("Ana Reyes", "Rosa Lind", 1));
        (await bearer.GetRequiredService<SaveDraft>().RunAsync(new(shown.DraftKey!, new Dictionary<string, string> { [$"F.{field}"] = "calm and" }, null))).IsDone.ShouldBeTrue();
        (await bearer.GetRequiredService<KeepFileByLink>().RunAsync(new(shown.Edition!.Value, field, "a.pdf", new MemoryStream(SampleFiles.Pdf())))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("form-field");
        (await bearer.GetRequiredService<KeepFileByLink>().RunAsync(new(shown.Edition!.Value, file, "a.pdf", new MemoryStream(SampleFiles.Pdf())))).IsDone.ShouldBeTrue();

        hub.GoTo(new DateOnly(2026, 11, 24));
        (await hub.JobAsync<AskRaters>()).ShouldBe(1, "three days before");
        (await hub.JobAsync<AskRaters>()).ShouldBe(0, "once a day");
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(0, "nobody else is asked for it");
        (await hub.WrittenToAsync(nameof(AskRaters))).ShouldBe([Rosa]);
        var newer = await TokenAsync(hub, Rosa);
        newer.ShouldNotBe(token);
        (_, bearer) = await hub.OpenLinkAsync(newer);
        (await bearer.GetRequiredService<ReadDraft>().RunAsync(shown.DraftKey!)).ValueOrDefault!.Fields[$"F.{field}"].ShouldBe("calm and", "the reminder's link opens the same words");
        (await bearer.GetRequiredService<SendFormByLink>().RunAsync(new(shown.Edition!.Value, Sheet(field, "")))).ShouldBeOfType<Outcome<Id<FormAnswer>>.Invalid>();
        (await bearer.GetRequiredService<SendFormByLink>().RunAsync(new(Id<ProgramForm>.New(), Sheet(field, "forged edition")))).ShouldBeOfType<Outcome<Id<FormAnswer>>.Refused>().Rule.ShouldBe("form-replaced");
        var pages = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => hub.OpenLinkAsync(newer)));
        var posts = await Task.WhenAll(pages.Select(p => Task.Run(() => p.Bearer.GetRequiredService<SendFormByLink>().RunAsync(new(shown.Edition!.Value, Sheet(field, "calm and clear"))))));
        posts.ShouldAllBe(p => p.IsDone, "sent three times at once it is one");
        posts.Select(p => p.ValueOrDefault).Distinct().Count().ShouldBe(1);
        foreach (var used in new[] { token, newer })
            (await hub.OpenLinkAsync(used)).Opening.ShouldBeOfType<LinkOpening.Shut>("used").ShouldSatisfyAllConditions(s => s.Fault.ShouldBe(LinkFault.Answered), s => s.Words.ShouldContain("24 November 2026"));
        (await bearer.GetRequiredService<SendFormByLink>().RunAsync(new(shown.Edition!.Value, Sheet(field, "changed")))).ShouldBeOfType<Outcome<Id<FormAnswer>>.Refused>("a page that stayed open").Rule.ShouldBe("answer-sent");

        var answer = posts[0].ValueOrDefault;
        foreach (var reader in new[] { world.Coordinator, world.Faculty, world.MentorViewer })
            (await hub.As<ShowFormAnswer>(reader).RunAsync(answer)).ValueOrDefault.ShouldNotBeNull(reader.Name).ShouldSatisfyAllConditions(a => a.Author.ShouldBe("Rosa Lind"), a => a.As.ShouldBe(Signatory.Outside), a => a.Files.Count.ShouldBe(1));
        foreach (var none in new[] { world.ResidentViewer, world.OtherMentorViewer, world.OtherCoordinator })
            (await hub.As<ShowFormAnswer>(none).RunAsync(answer)).ShouldBeOfType<Outcome<ShowFormAnswer.Answer>.NotFound>($"{none.Name} is not of its audience");
        var listed = (await hub.As<ListAssignments>(world.Coordinator).RunAsync(new(world.Cohort.Id, new()))).ValueOrDefault!.Page.Rows.Single();
        (listed.Done, listed.Of).ShouldBe((1, 1));
        hub.GoTo(new DateOnly(2026, 11, 27));
        (await hub.JobAsync<AskRaters>()).ShouldBe(0, "who has answered is reminded of nothing");

        // opened again: a letter with a new link asks anew, and what was written stands in it
        (await hub.As<ReopenFormAnswer>(world.Coordinator).RunAsync(new(answer, "which lesson was it?"))).IsDone.ShouldBeTrue();
        (await hub.As<ShowFormAnswer>(world.Faculty).RunAsync(answer)).ShouldBeOfType<Outcome<ShowFormAnswer.Answer>.NotFound>("nobody reads it until it is sent anew");
        (_, bearer) = await hub.OpenLinkAsync(await TokenAsync(hub, Rosa));
        (await bearer.GetRequiredService<ShowFormByLink>().RunAsync(default)).ValueOrDefault!.ShouldSatisfyAllConditions(a => a.ReopenedWhy.ShouldBe("which lesson was it?"), a => a.Begun![field].Text.ShouldBe("calm and clear"));
        (await bearer.GetRequiredService<SendFormByLink>().RunAsync(new(shown.Edition!.Value, Sheet(field, "calm and clear, period 2")))).ValueOrDefault.ShouldBe(answer);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_that_is_late_withdrawn_or_somebody_else_s_answers_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (rule, field, _) = await AskedAsync(hub, world, 21);
        async Task<(string Token, Id<OutsideRater> Id)> NamedAsync(string name)
        {
            var email = $"{name}@clinic.example";
            (await hub.As<NameRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, placement.Id, name, email))).IsDone.ShouldBeTrue();
            await using var db = hub.Open();
            return (await TokenAsync(hub, email), (await db.OutsideRaters.SingleAsync(r => r.Email == email)).Id);
        }
        var (rosa, ben, late) = (await NamedAsync("Rosa"), await NamedAsync("Ben"), await NamedAsync("Late"));
        (_, var open) = await hub.OpenLinkAsync(ben.Token);
        var shown = (await open.GetRequiredService<ShowFormByLink>().RunAsync(default)).ValueOrDefault!;
        await open.GetRequiredService<SaveDraft>().RunAsync(new(shown.DraftKey!, new Dictionary<string, string> { [$"F.{field}"] = "Ben’s words" }, null));
        (_, var other) = await hub.OpenLinkAsync(rosa.Token);
        (await other.GetRequiredService<ReadDraft>().RunAsync(shown.DraftKey!)).ValueOrDefault.ShouldBeNull("the same key, another person");

        // withdrawn: also for a page that stayed open
        (await hub.As<WithdrawRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, ben.Id, " "))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        (await hub.As<WithdrawRater>(world.OtherCoordinator).RunAsync(new(world.Cohort.Id, rule, ben.Id, "theirs"))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<WithdrawRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, ben.Id, "moved away"))).IsDone.ShouldBeTrue();
        (await open.GetRequiredService<SendFormByLink>().RunAsync(new(shown.Edition!.Value, Sheet(field, "all the same")))).ShouldBeOfType<Outcome<Id<FormAnswer>>.NotFound>();
        (await hub.OpenLinkAsync(ben.Token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Withdrawn);
        (await hub.As<WriteToRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, ben.Id))).ShouldBeOfType<Outcome<Application.Notifications.Told>.Refused>().Rule.ShouldBe("rater-ended");
        (await hub.As<WriteToRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, rosa.Id))).IsDone.ShouldBeTrue();

        // passed on: within the same address, once, and the colleague begins with an empty form
        (await other.GetRequiredService<PassFormOn>().RunAsync(new("Cara Dow", "cara@elsewhere.example"))).ShouldBeOfType<Outcome<Application.Notifications.Told>.Invalid>();
        (await other.GetRequiredService<PassFormOn>().RunAsync(new("Late", "Late@clinic.example"))).ShouldBeOfType<Outcome<Application.Notifications.Told>.Invalid>("is asked already");
        (await other.GetRequiredService<PassLinkOn>().RunAsync(new("Cara Dow", "cara@clinic.example"))).IsDone.ShouldBeFalse("another page's way");
        (await other.GetRequiredService<PassFormOn>().RunAsync(new("Cara Dow", "cara@clinic.example"))).IsDone.ShouldBeTrue();
        (await hub.OpenLinkAsync(rosa.Token)).Opening.ShouldBeOfType<LinkOpening.Shut>().ShouldSatisfyAllConditions(s => s.Fault.ShouldBe(LinkFault.PassedOn), s => s.Words.ShouldContain("Cara Dow"));
        (await other.GetRequiredService<SendFormByLink>().RunAsync(new(shown.Edition!.Value, Sheet(field, "after all")))).IsDone.ShouldBeFalse();
        (_, var cara) = await hub.OpenLinkAsync(await TokenAsync(hub, "cara@clinic.example"));
        (await cara.GetRequiredService<ShowFormByLink>().RunAsync(default)).ValueOrDefault!.SignsAs.ShouldBe("Cara Dow");
        (await hub.As<ListRaters>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule))).ValueOrDefault!.Rows.Count(r => r.IsAsked).ShouldBe(2);
        (await hub.As<ListRaters>(world.OtherCoordinator).RunAsync(new(world.Cohort.Id, rule))).ShouldBeOfType<Outcome<ListRaters.Answer>.NotFound>();

        // late
        (_, var sleepy) = await hub.OpenLinkAsync(late.Token);
        hub.GoTo(new DateOnly(2026, 12, 5));
        (await sleepy.GetRequiredService<SendFormByLink>().RunAsync(new(shown.Edition!.Value, Sheet(field, "too late")))).IsDone.ShouldBeFalse();
        (await hub.OpenLinkAsync(late.Token)).Opening.ShouldBeOfType<LinkOpening.Shut>().ShouldSatisfyAllConditions(s => s.Fault.ShouldBe(LinkFault.Expired), s => s.Words.ShouldContain("closed on 4 December 2026"));
        (await hub.As<NameRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, placement.Id, "New", "new@clinic.example"))).ShouldBeOfType<Outcome<NameRater.Done>.Refused>().Rule.ShouldBe("rater-late");
        await using var all = hub.Open();
        (await all.FormAnswers.CountAsync()).ShouldBe(0);
    }

    [Theory, OnSqlite]
    public async Task Outside_raters_are_written_to_when_it_opens_under_the_district_s_contact_rules_and_only_so_many(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (rule, _, _) = await AskedAsync(hub, world, 23);
        (await hub.As<NameRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, placement.Id, "Rosa Lind", Rosa))).ValueOrDefault!.ShouldSatisfyAllConditions(d => d.Told.ShouldBeNull(), d => d.OpensOn.ShouldBe(new DateOnly(2026, 11, 30)));
        (await hub.JobAsync<AskRaters>()).ShouldBe(0, "it is not open");
        await hub.SaveAsync(new QuietPeriod(world.District.Id, QuietAudience.SchoolStaff, new Period(new(2026, 11, 30), new(2026, 12, 2)), "state testing"));
        hub.GoTo(new DateOnly(2026, 11, 30));
        (await hub.JobAsync<AskRaters>()).ShouldBe(1);
        await using (var db = hub.Open())
            (await db.Outbox.SingleAsync(m => m.ToAddress == Rosa)).ShouldSatisfyAllConditions(m => m.WaitsBecause.ShouldNotBeNull().ShouldContain("state testing"), m => m.Body.ShouldContain("How it is with Ana"), m => m.Body.ShouldNotContain("/f/", Case.Sensitive, "the token stands in no column that people read"));
        for (var i = 2; i <= 6; i++)
            (await hub.As<NameRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, placement.Id, $"Rater {i}", $"r{i}@clinic.example"))).IsDone.ShouldBeTrue();
        (await hub.As<NameRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, placement.Id, "One more", "r7@clinic.example"))).ShouldBeOfType<Outcome<NameRater.Done>.Refused>().Rule.ShouldBe("raters-most");
        // a quiet period that outlasts the window: nobody gets a letter with a link that is over when it comes
        await hub.SaveAsync(new QuietPeriod(world.District.Id, QuietAudience.Everyone, new Period(new(2026, 12, 3), new(2027, 1, 10)), "winter"));
        await using (var db = hub.Open())
        {
            var sixth = await db.OutsideRaters.SingleAsync(r => r.Name == "Rater 6");
            (await hub.As<WriteToRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, sixth.Id))).ShouldBeOfType<Outcome<Application.Notifications.Told>.Refused>().Rule.ShouldBe("rater-quiet");
        }
        (await hub.As<StopAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, "enough"))).IsDone.ShouldBeTrue();
        (await hub.OpenLinkAsync(await TokenAsync(hub, Rosa))).Opening.ShouldBeOfType<LinkOpening.Shut>().Words.ShouldContain("not asked any more");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_gets_a_link_to_a_form_that_is_not_open_itself_and_the_link_ends_when_the_form_does(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (rule, _, _) = await AskedAsync(hub, world, 21, opens: new(2026, 11, 23), closes: new(2026, 11, 30));
        var name = new NameRater.Request(world.Cohort.Id, rule, placement.Id, "Rosa Lind", Rosa);
        (await hub.As<NameRater>(world.Coordinator).RunAsync(name)).ValueOrDefault!.ShouldSatisfyAllConditions(d => d.Told.ShouldBeNull(), d => d.OpensOn.ShouldBe(new DateOnly(2026, 11, 23), "the rule is open, the form is not"));
        var rater = (await hub.As<ListRaters>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule))).ValueOrDefault!.Rows.Single().Id;
        (await hub.As<WriteToRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, rater))).ShouldBeOfType<Outcome<Application.Notifications.Told>.Refused>().ShouldSatisfyAllConditions(r => r.Rule.ShouldBe("rater-form"), r => r.Words.ShouldContain("23 November 2026"));
        (await hub.JobAsync<AskRaters>()).ShouldBe(0);
        await using (var db = hub.Open())
            (await db.Links.CountAsync()).ShouldBe(0);
        hub.GoTo(new DateOnly(2026, 11, 23));
        (await hub.JobAsync<AskRaters>()).ShouldBe(1, "both are open");
        await using (var db = hub.Open())
            (await db.Outbox.SingleAsync(m => m.ToAddress == Rosa)).Body.ShouldContain("it can be answered through 30 November 2026");
        hub.GoTo(new DateOnly(2026, 12, 1));
        (await hub.OpenLinkAsync(await TokenAsync(hub, Rosa))).Opening.ShouldBeOfType<LinkOpening.Shut>("the form is closed, though the rule asks through 4 December");
        (await hub.As<NameRater>(world.Coordinator).RunAsync(name with { Email = "ben@clinic.example" })).ShouldBeOfType<Outcome<NameRater.Done>.Refused>().ShouldSatisfyAllConditions(r => r.Rule.ShouldBe("rater-form"), r => r.Words.ShouldContain("through 30 November 2026"));
        (await hub.As<WriteToRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, rater))).ShouldBeOfType<Outcome<Application.Notifications.Told>.Refused>().Rule.ShouldBe("rater-form");
        (await hub.As<ListRaters>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule))).ValueOrDefault!.Rows.Count.ShouldBe(1, "who was refused is not named");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rater_is_reminded_once_for_the_days_on_which_the_hub_stood_still(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (rule, _, _) = await AskedAsync(hub, world, 21);
        (await hub.As<NameRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, placement.Id, "Rosa Lind", Rosa))).IsDone.ShouldBeTrue();
        foreach (var (day, letters) in new[] { (19, 0), (28, 1), (29, 0), (30, 1) })
        {
            hub.GoTo(new DateOnly(2026, 11, day));
            (await hub.JobAsync<AskRaters>()).ShouldBe(letters, $"on the {day}th; its days are the 24th, 27th and 30th");
        }
    }

    [Theory, OnSqlite]
    public async Task Where_anybody_gets_a_mailbox_the_same_address_proves_no_colleague(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (rule, _, _) = await AskedAsync(hub, world, 21);
        await hub.SaveAsync(new Contact(world.District.Id, null, ContactRole.ResidencyLead, "Lou Diaz", "lou.diaz@gmail.com", null, new Period(new DateOnly(2020, 1, 1))));
        foreach (var house in new[] { "gmail.com", "yahoo.co.uk", "outlook.com", "GMX.at" })
        {
            var email = $"rosa@{house}";
            (await hub.As<NameRater>(world.Coordinator).RunAsync(new(world.Cohort.Id, rule, placement.Id, $"Rosa {house}", email))).IsDone.ShouldBeTrue(house);
            var (_, bearer) = await hub.OpenLinkAsync(await TokenAsync(hub, email));
            (await bearer.GetRequiredService<PassFormOn>().RunAsync(new("A stranger", $"stranger@{house}"))).ShouldBeOfType<Outcome<Application.Notifications.Told>.Invalid>(house).Errors.Single().Words.ShouldContain("Anybody can have an address");
            (await bearer.GetRequiredService<PassFormOn>().RunAsync(new("Kim Bell", $"kim@{world.Principal.Name.Split(' ')[0]}.example"))).ShouldBeOfType<Outcome<Application.Notifications.Told>.Invalid>("elsewhere").Errors.Single().Words.ShouldNotContain(house);
            if (house == "gmail.com")
                (await bearer.GetRequiredService<PassFormOn>().RunAsync(new("Lou Diaz", "Lou.Diaz@gmail.com"))).IsDone.ShouldBeTrue("a contact of the district, by the whole address");
        }
    }

    private static AnswerSheet Sheet(string field, string words) => new(new Dictionary<string, FormValue> { [field] = new() { Text = words } });

    private static async Task<string> TokenAsync(TestHub hub, string email) => (await hub.LinkInLetterAsync(email)).Split('/')[^1].Trim();

    private static async Task<(Id<AssignmentRule> Rule, string Field, string File)> AskedAsync(TestHub hub, World world, int week, DateOnly? opens = null, DateOnly? closes = null)
    {
        var head = new FormHead("How it is with Ana", null, new HashSet<Signatory> { Signatory.Outside }, FormAudience.Team, opens, closes, false);
        var form = (await hub.As<KeepForm>(world.Coordinator).RunAsync(new(null, 0, head))).ValueOrDefault;
        var field = (await hub.As<KeepFormField>(world.Coordinator).RunAsync(new(form, 0, null, FieldType.Text, "What did you see?", null, true, null, false, null, null, null, null, null, null, null))).ValueOrDefault!;
        var version = (await hub.As<ShowForm>(world.Coordinator).RunAsync(form)).ValueOrDefault!.Version;
        var file = (await hub.As<KeepFormField>(world.Coordinator).RunAsync(new(form, version, null, FieldType.File, "Notes", null, false, null, false, null, null, null, null, null, null, null))).ValueOrDefault!;
        version = (await hub.As<ShowForm>(world.Coordinator).RunAsync(form)).ValueOrDefault!.Version;
        (await hub.As<PublishForm>(world.Coordinator).RunAsync(new(form, version))).IsDone.ShouldBeTrue();
        await using var db = hub.Open();
        var lineage = (await db.ProgramForms.SingleAsync(f => f.Id == form)).Lineage;
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, AssignedWork.Observation, Signatory.Outside, null, week, 11, 7, 3, 3))).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Refused>().Rule.ShouldBe("assignment-role");
        return ((await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, AssignedWork.Form, Signatory.Outside, null, week, 11, 7, 3, 3, lineage))).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Done>().Value, field, file);
    }
}
