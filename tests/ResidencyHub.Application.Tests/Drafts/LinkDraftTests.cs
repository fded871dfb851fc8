using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Drafts;

/// <summary>What is typed behind an e-mailed link waits there, for whoever opens that very link and for nobody else.</summary>
public sealed class LinkDraftTests
{
    private const string Key = "asked.link";

    [Theory, OnSqlite, OnPostgres]
    public async Task Words_typed_behind_a_link_are_that_link_s_alone(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var placement = await hub.WaitingPlacementAsync(w);
        foreach (var purpose in new[] { LinkPurpose.AnswerForDistrict, LinkPurpose.AnswerForSchool, LinkPurpose.AnswerAsMentor, LinkPurpose.ApplyAsMentor, LinkPurpose.ApproveMentor })
        {
            var inPool = purpose is LinkPurpose.ApplyAsMentor or LinkPurpose.ApproveMentor;
            var (about, mentor) = (inPool ? null : placement, inPool ? w.Mentor : null);
            var token = await hub.LinkAsync(purpose, about, mentor);
            var colleague = await hub.LinkAsync(purpose, about, mentor, "Lee Park", "lee.park@harbor.example");
            (await (await BearerAsync(hub, token)).GetRequiredService<SaveDraft>().RunAsync(Words($"Only with {purpose}"))).IsDone.ShouldBeTrue($"{purpose}");

            (await ReadAsync(await BearerAsync(hub, token))).ShouldBe($"Only with {purpose}");
            (await ReadAsync(await BearerAsync(hub, colleague))).ShouldBeNull($"{purpose}: another link to the same question is another's");
            foreach (var viewer in new[] { w.Coordinator, w.Administrator, w.DistrictLead, w.Principal, w.MentorViewer, Viewer.Nobody })
                (await hub.As<ReadDraft>(viewer).RunAsync(Key)).ValueOrDefault.ShouldBeNull($"{purpose}: {viewer.Name}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_asked_to_follow_as_mentor_finds_their_words_again_and_a_newer_letter_begins_anew(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await FollowingTests.LostAsync(hub);
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).IsDone.ShouldBeTrue();
        var token = await FollowingTests.TokenAsync(hub);
        (await (await BearerAsync(hub, token)).GetRequiredService<SaveDraft>().RunAsync(Words("My own class comes first this year"))).IsDone.ShouldBeTrue();
        (await ReadAsync(await BearerAsync(hub, token))).ShouldBe("My own class comes first this year");
        (await hub.As<ReadDraft>(w.MentorViewer).RunAsync(Key)).ValueOrDefault.ShouldBeNull();

        // who may see the link gone sees its words gone
        await hub.ChangeAsync(db =>
        {
            db.Links.Single(l => l.TokenHash == LinkToken.Hash(token)).Close(LinkEnd.Replaced, hub.Time.GetUtcNow().UtcDateTime);
            return Task.CompletedTask;
        });
        var (opening, nobody) = await hub.OpenLinkAsync(token);
        opening.ShouldBeOfType<LinkOpening.Shut>();
        (await ReadAsync(nobody)).ShouldBeNull();
        (await nobody.GetRequiredService<SaveDraft>().RunAsync(Words("too late"))).IsDone.ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_keeps_as_many_drafts_as_its_page_has_forms_and_of_more_its_bearer_is_told()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var w = await hub.WorldAsync();
        var token = await hub.LinkAsync(LinkPurpose.AnswerForSchool, await hub.WaitingPlacementAsync(w), null);
        async Task<Outcome<SaveDraft.Answer>> SaveAsync(int form) => await (await BearerAsync(hub, token)).GetRequiredService<SaveDraft>().RunAsync(Words("again") with { Key = $"confirm.link.{form}" });
        for (var i = 0; i < SaveDraft.MostOfLink; i++)
        {
            (await SaveAsync(i)).IsDone.ShouldBeTrue();
            hub.Time.Pass(TimeSpan.FromSeconds(1));
        }
        (await SaveAsync(SaveDraft.MostOfLink)).ShouldBeOfType<Outcome<SaveDraft.Answer>.Refused>().Words.ShouldContain("10 drafts that were not sent");
        await using var db = hub.Open();
        db.Drafts.Select(d => d.Key).ShouldBe(Enumerable.Range(0, SaveDraft.MostOfLink).Select(i => $"confirm.link.{i}"), ignoreOrder: true);
    }

    private static async Task<IServiceProvider> BearerAsync(TestHub hub, string token)
    {
        var (opening, bearer) = await hub.OpenLinkAsync(token);
        opening.ShouldBeOfType<LinkOpening.Good>();
        return bearer;
    }

    private static async Task<string?> ReadAsync(IServiceProvider bearer) => (await bearer.GetRequiredService<ReadDraft>().RunAsync(Key)).ValueOrDefault?.Fields["Answer.Words"];

    private static SaveDraft.Request Words(string words) => new(Key, new Dictionary<string, string> { ["Answer.Words"] = words }, null);
}
