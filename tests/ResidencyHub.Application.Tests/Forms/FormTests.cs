using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Forms;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Tests.Cohorts.Requirements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Tests.Forms;

public sealed class FormTests
{
    private static readonly FormHead Head = new("How the year begins", "Two minutes", new HashSet<Signatory> { Signatory.Mentor, Signatory.Resident }, FormAudience.Supervision, null, null, false);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_form_is_built_published_answered_and_changed_only_as_a_new_edition(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var form = await BegunAsync(hub, world, Head);
        (await hub.As<KeepForm>(world.Coordinator).RunAsync(new(null, 0, Head))).ShouldBeOfType<Outcome<Id<ProgramForm>>.Invalid>("a double post").Errors.Single().Field.ShouldBe("Name");
        (await hub.As<PublishForm>(world.Coordinator).RunAsync(new(form, 0))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("form-empty");
        var (meets, why) = (await AddAsync(hub, world, form, FieldType.Choice, "Do you meet each week?", options: "yes\nno", required: true), "");
        why = await AddAsync(hub, world, form, FieldType.Text, "Why not?", required: true, showField: meets, showValues: "no");
        (await hub.As<ArrangeFormField>(world.Coordinator).RunAsync(new(form, await VersionAsync(hub, world, form), why, true))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("form-condition-later");
        (await hub.As<ArrangeFormField>(world.Coordinator).RunAsync(new(form, 0, why, null))).ShouldBeOfType<Outcome<Nothing>.Refused>("a page that is behind").Rule.ShouldBe("form-changed");
        (await hub.As<ListMyForms>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Rows.ShouldBeEmpty("a draft asks nobody");
        (await hub.As<PublishForm>(world.Coordinator).RunAsync(new(form, await VersionAsync(hub, world, form)))).IsDone.ShouldBeTrue();
        (await hub.As<KeepForm>(world.Coordinator).RunAsync(new(form, await VersionAsync(hub, world, form), Head with { Audience = FormAudience.Everyone }))).ShouldBeOfType<Outcome<Id<ProgramForm>>.Refused>().Rule.ShouldBe("form-published");

        (await hub.As<ListMyForms>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Rows.Single().ShouldSatisfyAllConditions(h => h.Resident.ShouldBe("Ana Reyes"), h => h.Forms.Single().Name.ShouldBe(Head.Name));
        var shown = await ToAnswerAsync(hub, world.MentorViewer, form, placement);
        await hub.As<SaveDraft>(world.MentorViewer).RunAsync(new(shown.DraftKey!, new Dictionary<string, string> { [$"F.{meets}"] = "no" }, null));
        (await SendAsync(hub, world.MentorViewer, shown, placement, (meets, "no"))).ShouldBeOfType<Outcome<Id<FormAnswer>>.Invalid>().Errors.ShouldBe([new FieldError(why, "Write an answer.")]);
        (await SendAsync(hub, world.MentorViewer, shown, placement, (meets, "perhaps"))).ShouldBeOfType<Outcome<Id<FormAnswer>>.Invalid>().Errors.Single().Field.ShouldBe(meets);
        var posts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(hub, world.MentorViewer, shown, placement, (meets, "yes"), (why, "posted all the same")))));
        posts.ShouldAllBe(p => p.IsDone, "posted four times at once it is one");
        posts.Select(p => p.ValueOrDefault).Distinct().Count().ShouldBe(1);
        var sent = posts[0].ValueOrDefault;
        (await ReadAsync(hub, world.MentorViewer, sent))!.Fields.Select(f => f.Key).ShouldBe([meets], "what does not show is not kept");
        (await hub.As<ReadDraft>(world.MentorViewer).RunAsync(shown.DraftKey!)).ValueOrDefault.ShouldBeNull();
        (await SendAsync(hub, world.MentorViewer, shown, placement, (meets, "no"), (why, "changed"))).ShouldBeOfType<Outcome<Id<FormAnswer>>.Refused>().Rule.ShouldBe("answer-sent");

        // a new edition: the answer keeps its own, and a page of the former is led to the new one
        var residentPage = await ToAnswerAsync(hub, world.ResidentViewer, form, placement);
        var next = (await hub.As<BeginNextEdition>(world.Coordinator).RunAsync(form)).ValueOrDefault;
        (await hub.As<BeginNextEdition>(world.Coordinator).RunAsync(form)).ShouldBeOfType<Outcome<Id<ProgramForm>>.Refused>().Rule.ShouldBe("draft-there");
        (await hub.As<ArrangeFormField>(world.Coordinator).RunAsync(new(next, 0, meets, null))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("form-condition-needs");
        (await hub.As<ArrangeFormField>(world.Coordinator).RunAsync(new(next, 0, why, null))).IsDone.ShouldBeTrue();
        (await hub.As<PublishForm>(world.Coordinator).RunAsync(new(next, await VersionAsync(hub, world, next)))).IsDone.ShouldBeTrue();
        (await SendAsync(hub, world.ResidentViewer, residentPage, placement, (meets, "no"), (why, "retired"))).ShouldBeOfType<Outcome<Id<FormAnswer>>.Refused>().Rule.ShouldBe("form-replaced");
        (await SendAsync(hub, world.ResidentViewer, await ToAnswerAsync(hub, world.ResidentViewer, form, placement), placement, (meets, "no"), (why, "retired"))).IsDone.ShouldBeTrue();
        (await ReadAsync(hub, world.Coordinator, sent))!.Number.ShouldBe(1);
        var forms = (await hub.As<ListForms>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows;
        forms.Select(f => (f.Number, f.State, f.Answers)).ShouldBe([(1, EditionState.Replaced, 1), (2, EditionState.Published, 1)]);
        var paged = (await hub.As<ListForms>(world.Coordinator).RunAsync(new(new(Take: 1)))).ValueOrDefault!;
        (paged.Rows.Single().Number, (await hub.As<ListForms>(world.Coordinator).RunAsync(new(new(Take: 1, After: paged.Next)))).ValueOrDefault!.Rows.Single().Number).ShouldBe((1, 2), "page by page");
        (await hub.As<ListForms>(world.Coordinator).RunAsync(new(new(), EditionState.Published, Head.Name[1..4].ToUpperInvariant()))).ValueOrDefault!.Rows.Single().Number.ShouldBe(2);
        (await hub.As<ListForms>(world.OtherCoordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty();
        var columns = (await hub.As<ShowAnswerColumns>(world.Coordinator).RunAsync(forms[0].Lineage)).ValueOrDefault!;
        columns.Columns.Select(f => (f.Key, f.LastAsked, f.IsRetired)).ShouldBe([(meets, 2, false), (why, 1, true)], "a retired field is still a column, and says so");
        columns.Editions.Values.Select(e => e.Number).Order().ToList().ShouldBe([1, 2], "each answer is read by its own edition");
        (await hub.As<RetireForm>(world.Coordinator).RunAsync(new(next, 0, " "))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        (await hub.As<RetireForm>(world.Coordinator).RunAsync(new(next, 0, "of an old page"))).ShouldBeOfType<Outcome<Nothing>.Refused>("it was published meanwhile").Rule.ShouldBe("form-changed");
        (await hub.As<RetireForm>(world.Coordinator).RunAsync(new(next, await VersionAsync(hub, world, next), "too long"))).IsDone.ShouldBeTrue();
        (await hub.As<ListMyForms>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!.Rows.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Answers_are_their_writer_s_until_they_are_sent_then_the_audience_s_and_never_a_stranger_s(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var form = await BegunAsync(hub, world, Head);
        var file = await AddAsync(hub, world, form, FieldType.File, "Your plan");
        var words = await AddAsync(hub, world, form, FieldType.Text, "How does it go?");
        await hub.As<PublishForm>(world.Coordinator).RunAsync(new(form, await VersionAsync(hub, world, form)));
        var page = await ToAnswerAsync(hub, world.ResidentViewer, form, placement);
        var lineage = await LineageAsync(hub, form);
        KeepFormFile.Request File(byte[]? bytes, string field) => new(lineage, placement.Id, form, 1, field, "plan.pdf", bytes is null ? null : new MemoryStream(bytes));
        (await hub.As<KeepFormFile>(world.ResidentViewer).RunAsync(File(SampleFiles.Text("<html><script>"), file))).ShouldBeOfType<Outcome<Nothing>.Invalid>("a page in a PDF's clothes");
        (await hub.As<KeepFormFile>(world.ResidentViewer).RunAsync(File(SampleFiles.Pdf(), words))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("form-field");
        (await hub.As<KeepFormFile>(world.ResidentViewer).RunAsync(File(SampleFiles.Pdf(), file))).IsDone.ShouldBeTrue();
        var kept = (await ToAnswerAsync(hub, world.ResidentViewer, form, placement)).Files.Single().Id;
        async Task<bool> OpensAsync(Viewer viewer)
        {
            var outcome = await hub.As<ReadFormFile>(viewer).RunAsync(kept);
            await (outcome.ValueOrDefault?.Content.DisposeAsync() ?? ValueTask.CompletedTask);
            return outcome.IsDone;
        }
        (await OpensAsync(world.ResidentViewer)).ShouldBeTrue();
        foreach (var other in new[] { world.Coordinator, world.Faculty, world.MentorViewer, world.OtherResidentViewer })
            (await OpensAsync(other)).ShouldBeFalse($"{other.Name}: nothing is sent yet");
        var sent = (await SendAsync(hub, world.ResidentViewer, page, placement, (words, "=1+1"))).ValueOrDefault;
        (await OpensAsync(world.Faculty)).ShouldBeTrue();
        foreach (var reader in new[] { world.ResidentViewer, world.Coordinator, world.Faculty })
            (await ReadAsync(hub, reader, sent)).ShouldNotBeNull(reader.Name);
        foreach (var none in new[] { world.MentorViewer, world.OtherMentorViewer, world.OtherResidentViewer, world.OtherCoordinator })
            (await ReadAsync(hub, none, sent)).ShouldBeNull($"{none.Name} is not of its audience");
        (await hub.As<ListFormAnswers>(world.MentorViewer).RunAsync(new(new PageRequest()))).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await hub.As<ListFormAnswers>(world.Coordinator).RunAsync(new(new PageRequest(), lineage, "rey", true))).ValueOrDefault!.Rows.Single().ShouldSatisfyAllConditions(r => AnswerSheet.Read(r.Answers!)[words].Text.ShouldBe("=1+1", "guarded where the file is written"));
        foreach (var none in new[] { world.DistrictLead, world.Principal, world.Observer })
            (await hub.As<ShowFormAnswer>(none).RunAsync(sent)).ShouldBeOfType<Outcome<ShowFormAnswer.Answer>.Forbidden>(none.Name);

        // answering for another, or about a placement that is not one's own
        foreach (var stranger in new[] { world.OtherMentorViewer, world.OtherResidentViewer, world.Coordinator, world.Faculty })
            (await SendAsync(hub, stranger, page, placement, (words, "forged"))).IsDone.ShouldBeFalse($"{stranger.Name} is not asked");
        (await hub.As<KeepFormFile>(world.OtherResidentViewer).RunAsync(File(SampleFiles.Pdf(), file))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        foreach (var builder in new[] { world.OtherCoordinator })
        {
            (await hub.As<ShowForm>(builder).RunAsync(form)).ShouldBeOfType<Outcome<ShowForm.Answer>.NotFound>();
            (await hub.As<BeginNextEdition>(builder).RunAsync(form)).ShouldBeOfType<Outcome<Id<ProgramForm>>.NotFound>();
            (await hub.As<RetireForm>(builder).RunAsync(new(form, 0, "theirs"))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        }
        (await hub.As<ReopenFormAnswer>(world.Faculty).RunAsync(new(sent, "mine"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("answer-whose");
        (await hub.As<ReopenFormAnswer>(world.Coordinator).RunAsync(new(sent, "the wrong plan"))).IsDone.ShouldBeTrue();
        (await ReadAsync(hub, world.Faculty, sent)).ShouldBeNull("its writer's own again");
        (await OpensAsync(world.Coordinator)).ShouldBeFalse();
        var again = await ToAnswerAsync(hub, world.ResidentViewer, form, placement);
        (again.Turn, again.ReopenedWhy, again.Begun![words].Text, again.Files.Count).ShouldBe((1, "the wrong plan", "=1+1", 1));
        (await hub.As<KeepFormFile>(world.ResidentViewer).RunAsync(File(null, file))).IsDone.ShouldBeTrue();
        (await SendAsync(hub, world.ResidentViewer, again, placement, (words, "better"))).ValueOrDefault.ShouldBe(sent);
        (await OpensAsync(world.ResidentViewer)).ShouldBeFalse("what was taken away is read by nobody");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_form_opens_and_closes_is_asked_by_rule_and_stands_in_each_one_s_list(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var form = await BegunAsync(hub, world, Head with { Who = new HashSet<Signatory> { Signatory.Mentor }, OpensOn = new(2026, 11, 16), ClosesOn = new(2026, 12, 4), IsRepeated = true });
        var words = await AddAsync(hub, world, form, FieldType.Text, "How does it go?");
        await hub.As<PublishForm>(world.Coordinator).RunAsync(new(form, await VersionAsync(hub, world, form)));
        var lineage = await LineageAsync(hub, form);
        var ask = new SetAssignment.Request(world.Cohort.Id, AssignedWork.Form, Signatory.Mentor, null, 20, 11, 7, 3, 3, lineage);
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(ask with { Form = Guid.NewGuid() })).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Invalid>();
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(ask with { Who = Signatory.Resident })).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Invalid>().Errors.Single().Words.ShouldContain("does not ask");
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(ask)).IsDone.ShouldBeTrue();
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(ask)).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Refused>("a double post");
        var task = (await hub.As<ListMyTasks>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Page.Rows.Single(r => r.Work is AssignedWork.Form);
        (task.What, task.Href).ShouldBe(("How the year begins", $"my-forms/{lineage}/{placement.Id}"));
        var page = await ToAnswerAsync(hub, world.MentorViewer, form, placement);
        (await SendAsync(hub, world.MentorViewer, page, placement, (words, "well"))).IsDone.ShouldBeTrue();
        (await hub.As<ListMyTasks>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.ShouldSatisfyAllConditions(t => t.Page.Rows.ShouldHaveSingleItem().What.ShouldBe("Weekly check-in"), t => t.Done.ShouldBe(1));
        (await SendAsync(hub, world.MentorViewer, page with { Turn = 7 }, placement, (words, "a turn of one's own"))).ShouldBeOfType<Outcome<Id<FormAnswer>>.Refused>().Rule.ShouldBe("answer-turn");
        var second = await ToAnswerAsync(hub, world.MentorViewer, form, placement);
        (second.Turn, second.Sent.Count).ShouldBe((2, 1));
        hub.GoTo(new DateOnly(2026, 12, 5));
        (await SendAsync(hub, world.MentorViewer, second, placement, (words, "late"))).ShouldBeOfType<Outcome<Id<FormAnswer>>.Refused>().Words.ShouldContain("closed on 4 December 2026");
        (await hub.As<ListMyForms>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await hub.As<ReopenFormAnswer>(world.MentorViewer).RunAsync(new(second.Sent[0].Id, "late"))).ShouldBeOfType<Outcome<Nothing>.Refused>("it could not be sent again").Rule.ShouldBe("form-closed");
    }

    private static async Task<Id<ProgramForm>> BegunAsync(TestHub hub, World world, FormHead head) => (await hub.As<KeepForm>(world.Coordinator).RunAsync(new(null, 0, head))).ShouldBeOfType<Outcome<Id<ProgramForm>>.Done>().Value;

    private static async Task<string> AddAsync(TestHub hub, World world, Id<ProgramForm> form, FieldType type, string label, string? options = null, bool required = false, string? showField = null, string? showValues = null) =>
        (await hub.As<KeepFormField>(world.Coordinator).RunAsync(new(form, await VersionAsync(hub, world, form), null, type, label, null, required, options, false, null, null, null, null, null, showField, showValues))).ShouldBeOfType<Outcome<string>.Done>().Value;

    private static async Task<int> VersionAsync(TestHub hub, World world, Id<ProgramForm> form) => (await hub.As<ShowForm>(world.Coordinator).RunAsync(form)).ValueOrDefault!.Version;

    private static async Task<Guid> LineageAsync(TestHub hub, Id<ProgramForm> form)
    {
        await using var db = hub.Open();
        return (await db.ProgramForms.SingleAsync(f => f.Id == form)).Lineage;
    }

    private static async Task<ShowFormToAnswer.Answer> ToAnswerAsync(TestHub hub, Viewer who, Id<ProgramForm> form, Placement placement) =>
        (await hub.As<ShowFormToAnswer>(who).RunAsync(new(await LineageAsync(hub, form), placement.Id))).ShouldBeOfType<Outcome<ShowFormToAnswer.Answer>.Done>(who.Name).Value;

    private static async Task<Outcome<Id<FormAnswer>>> SendAsync(TestHub hub, Viewer who, ShowFormToAnswer.Answer page, Placement placement, params (string Key, string Text)[] all) =>
        await hub.As<SendFormAnswer>(who).RunAsync(new(await LineageAsync(hub, page.Edition!.Value), placement.Id, page.Edition.Value, page.Turn!.Value, new(all.ToDictionary(a => a.Key, a => new FormValue { Text = a.Text }))));

    private static async Task<ShowFormAnswer.Answer?> ReadAsync(TestHub hub, Viewer who, Id<FormAnswer> id) => (await hub.As<ShowFormAnswer>(who).RunAsync(id)).ValueOrDefault;
}
