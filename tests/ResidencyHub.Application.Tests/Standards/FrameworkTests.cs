using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Standards;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Tests.Standards;

public sealed class FrameworkTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_hub_comes_with_seven_domains_and_56_elements_ten_standards_and_their_crosswalk(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var rows = (await hub.As<ListFrameworks>(world.MentorViewer).RunAsync(default)).ValueOrDefault!;
        rows.Select(r => (r.Code, r.State, r.MayChange)).ShouldBe([("CA-TPE", EditionState.Published, false), ("INTASC", EditionState.Published, false)]);
        var tpe = (await hub.As<ShowFramework>(world.ResidentViewer).RunAsync(new(rows[0].Id))).ValueOrDefault!;
        (tpe.Items.Count(i => i.Depth == 0), tpe.Items.Count(i => i.Depth == 1), tpe.Levels.Count, tpe.Levels[0].Name).ShouldBe((7, 56, 5, "Not observed"));
        tpe.Items.Where(i => i.Depth == 1).Select(i => i.Code).ShouldContain("7.11");
        tpe.Matches.Where(m => tpe.Items.Single(i => i.Key == m.Key).Code == "1").Select(m => m.Code).Order(StringComparer.Ordinal).ShouldBe(["1", "2", "8"]);
        var intasc = (await hub.As<ShowFramework>(world.Principal).RunAsync(new(rows[1].Id))).ValueOrDefault!;
        intasc.Items.Count(i => i.Depth == 1).ShouldBe(10);
        intasc.Matches.ShouldContain(m => m.Framework == "CA-TPE" && m.Code == "7", "the crosswalk reads in both directions");
        tpe.Cover.Licence.ShouldContain("not endorsed");

        await BuiltInFrameworks.LoadAsync(hub.Services.GetRequiredService<ResidencyDbSource>(), default);
        (await hub.As<ListFrameworks>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.Count.ShouldBe(2, "a second start adds nothing");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_own_framework_is_drafted_published_and_followed_by_a_new_edition(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = (await hub.As<StartFramework>(world.Coordinator).RunAsync(new(null, null, false))).ValueOrDefault;
        (await hub.As<PublishFramework>(world.Coordinator).RunAsync(id)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("items-missing");
        var wrong = (await hub.As<WriteFramework>(world.Coordinator).RunAsync(Own(id, "1 Planning\n      1.1 Too deep"))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        wrong.Errors.Single().ShouldSatisfyAllConditions(e => e.Field.ShouldBe("Outline"), e => e.Words.ShouldStartWith("Line 2"));
        (await hub.As<WriteFramework>(world.Coordinator).RunAsync(Own(id, "1 Planning\n  1.1 Plans from data\n2 Teaching"))).IsDone.ShouldBeTrue();
        (await hub.As<WriteFramework>(world.Coordinator).RunAsync(Own(id, "1 Planning\n  1.1 Plans from data and talk\n2 Teaching"))).IsDone.ShouldBeTrue("a draft is saved as often as one likes");
        foreach (var stranger in new[] { world.OtherCoordinator, world.MentorViewer })
            (await hub.As<ShowFramework>(stranger).RunAsync(new(id))).ShouldBeOfType<Outcome<ShowFramework.Answer>.NotFound>("a draft is its editors'");
        (await hub.As<WriteFramework>(world.OtherCoordinator).RunAsync(Own(id, "1 Mine"))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<PublishFramework>(world.Coordinator).RunAsync(id)).IsDone.ShouldBeTrue();
        (await hub.As<WriteFramework>(world.Coordinator).RunAsync(Own(id, "1 Other"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("framework-published");

        var next = (await hub.As<StartFramework>(world.Coordinator).RunAsync(new(null, id, false))).ValueOrDefault;
        (await hub.As<StartFramework>(world.Coordinator).RunAsync(new(null, id, false))).ShouldBeOfType<Outcome<Id<Framework>>.Refused>().Rule.ShouldBe("draft-there");
        (await hub.As<OutlineOfFramework>(world.Coordinator).RunAsync(next)).ValueOrDefault!.Outline.ShouldBe("1 Planning\n  1.1 Plans from data and talk\n2 Teaching");
        (await hub.As<WriteFramework>(world.Coordinator).RunAsync(Own(next, "1 Planning\n  1.1 Plans with colleagues", "2"))).IsDone.ShouldBeTrue();
        (await hub.As<PublishFramework>(world.Coordinator).RunAsync(next)).IsDone.ShouldBeTrue();
        var (before, after) = ((await hub.As<ShowFramework>(world.MentorViewer).RunAsync(new(id))).ValueOrDefault!, (await hub.As<ShowFramework>(world.MentorViewer).RunAsync(new(next))).ValueOrDefault!);
        (before.State, after.State, before.ItemCount, after.ItemCount).ShouldBe((EditionState.Replaced, EditionState.Published, 3, 2));
        after.Items[1].Key.ShouldBe(before.Items[1].Key, "1.1 stays 1.1, also in other words");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_CASE_package_keeps_its_identifiers_and_order_and_an_update_is_a_new_edition(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var first = (await hub.As<ImportFramework>(world.Coordinator).RunAsync(new(Sample("SequenceNumberFramework")))).ValueOrDefault!;
        (first.IsNew, first.Items).ShouldBe((true, 2));
        var shown = (await hub.As<ShowFramework>(world.MentorViewer).RunAsync(new(first.Framework))).ValueOrDefault!;
        shown.Items.Select(i => (i.Code, i.Key)).ShouldBe([("SNT.2", Guid.Parse("ea98ab46-c0ea-11e7-820f-a71b35976453")), ("SNT.1", Guid.Parse("e144c2e6-c0ea-11e7-95f7-5d664f4d8844"))], "by sequence number, not as they came");
        (await hub.As<ImportFramework>(world.Coordinator).RunAsync(new(Sample("SequenceNumberFramework")))).ValueOrDefault!.ShouldSatisfyAllConditions(a => a.IsUnchanged.ShouldBeTrue(), a => a.Framework.ShouldBe(first.Framework));

        var changed = JsonNode.Parse(Sample("SequenceNumberFramework").Span)!;
        changed["CFItems"]![0]!["fullStatement"] = "Reworded";
        var second = (await hub.As<ImportFramework>(world.Coordinator).RunAsync(new(Bytes(changed)))).ValueOrDefault!;
        (second.IsNew, second.Added, second.Reworded, second.Gone).ShouldBe((false, 0, 1, 0));
        (await hub.As<ShowFramework>(world.MentorViewer).RunAsync(new(first.Framework))).ValueOrDefault!.ShouldSatisfyAllConditions(
            f => f.State.ShouldBe(EditionState.Replaced), f => f.Items.ShouldContain(i => i.Statement == "First Added Item"), f => f.Editions.Count.ShouldBe(2));
        (await hub.As<ImportFramework>(world.MentorViewer).RunAsync(new(Sample("SequenceNumberFramework")))).ShouldBeOfType<Outcome<ImportFramework.Answer>.Forbidden>();
    }

    [Theory]
    [InlineData("EmptyExternalFramework", 0, "")]
    [InlineData("MarkdownFramework", 2, "MD.Math, MD.Table")]
    [InlineData("Utf8TestFramework", 1, "")]
    [InlineData("SmartLevelFramework", 14, null)]
    public async Task Every_sample_package_is_taken_as_it_is(string sample, int items, string? codes)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var done = (await hub.As<ImportFramework>(world.Administrator).RunAsync(new(Sample(sample)))).ShouldBeOfType<Outcome<ImportFramework.Answer>.Done>().Value;
        var shown = (await hub.As<ShowFramework>(world.Principal).RunAsync(new(done.Framework))).ValueOrDefault!;
        var source = JsonNode.Parse(Sample(sample).Span)!;
        (done.Items, shown.Items.Count).ShouldBe((items, items));
        shown.Items.Select(i => i.Statement).Order(StringComparer.Ordinal).ShouldBe(source["CFItems"]!.AsArray().Select(i => (string)i!["fullStatement"]!).Order(StringComparer.Ordinal), "not a character is changed");
        if (codes is not null)
            string.Join(", ", shown.Items.Select(i => i.Code).Where(c => c.Length > 0)).ShouldBe(codes);
    }

    [Theory]
    [InlineData("no json at all", "case-json")]
    [InlineData("[]", "case-package")]
    [InlineData("""{"CFItems": []}""", "case-package")]
    [InlineData("""{"CFDocument": {"title": "T", "creator": "C", "lastChangeDateTime": "2026-01-01T00:00:00Z"}}""", "case-id")]
    [InlineData("""{"CFDocument": {"identifier": "17", "title": "T"}}""", "case-id")]
    [InlineData("""{"CFDocument": {"identifier": "d0000000-0000-0000-0000-000000000000", "creator": "C", "lastChangeDateTime": "2026-01-01T00:00:00Z"}}""", "case-title")]
    [InlineData("""{"CFDocument": {"identifier": "d0000000-0000-0000-0000-000000000000", "title": "T\ud800", "creator": "C"}}""", "case-text")]
    [InlineData("", "case-size")]
    public async Task What_is_no_CASE_package_is_refused_with_the_reason(string file, string rule)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        (await hub.As<ImportFramework>(world.Coordinator).RunAsync(new(Encoding.UTF8.GetBytes(file)))).ShouldBeOfType<Outcome<ImportFramework.Answer>.Refused>().Rule.ShouldBe(rule);
    }

    [Fact]
    public async Task Circles_and_missing_identifiers_in_a_package_are_refused_and_nothing_is_written()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        async Task<string> RuleAsync(Action<JsonNode> change)
        {
            var package = Package(4);
            change(package);
            return (await hub.As<ImportFramework>(world.Coordinator).RunAsync(new(Bytes(package)))).ShouldBeOfType<Outcome<ImportFramework.Answer>.Refused>().Rule;
        }
        (await RuleAsync(p => p["CFAssociations"]![0]!["destinationNodeURI"]!["identifier"] = KeyOf(3).ToString())).ShouldBe("item-cycle");
        (await RuleAsync(p => p["CFItems"]![2]!.AsObject().Remove("identifier"))).ShouldBe("case-id");
        (await RuleAsync(p => p["CFItems"]![2]!["identifier"] = KeyOf(1).ToString())).ShouldBe("case-twice");
        (await RuleAsync(p => p["CFItems"]![2]!.AsObject().Remove("fullStatement"))).ShouldBe("case-statement");
        (await RuleAsync(p => p["CFAssociations"]![1]!["destinationNodeURI"]!["identifier"] = Guid.NewGuid().ToString())).ShouldBe("case-nowhere");
        await using var db = hub.Open();
        (await db.Frameworks.CountAsync(f => f.Origin == FrameworkOrigin.Case)).ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Ten_thousand_items_are_taken_and_read_branch_by_branch(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var done = (await hub.As<ImportFramework>(world.Coordinator).RunAsync(new(Bytes(Package(10_000))))).ShouldBeOfType<Outcome<ImportFramework.Answer>.Done>().Value;
        done.Items.ShouldBe(10_000);
        var top = (await hub.As<ShowFramework>(world.MentorViewer).RunAsync(new(done.Framework))).ValueOrDefault!;
        (top.IsWhole, top.Items.Count, top.Items[0].Below).ShouldBe((false, 1, 9_999));
        var branch = (await hub.As<ShowFramework>(world.MentorViewer).RunAsync(new(done.Framework, KeyOf(0)))).ValueOrDefault!;
        (branch.Items.Count, branch.Items[0].Code, branch.Above.Single().Key).ShouldBe((10, "I.1", KeyOf(0)));
    }

    /// <summary>Items in a tree of ten below each.</summary>
    private static JsonObject Package(int count) => new()
    {
        ["CFDocument"] = new JsonObject { ["identifier"] = KeyOf(-1).ToString(), ["uri"] = "https://standards.example/d", ["title"] = "Many", ["creator"] = "Us", ["lastChangeDateTime"] = "2026-01-01T00:00:00Z" },
        ["CFItems"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)new JsonObject { ["identifier"] = KeyOf(i).ToString(), ["fullStatement"] = $"Item {i}", ["humanCodingScheme"] = $"I.{i}" })]),
        ["CFAssociations"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)new JsonObject
        {
            ["associationType"] = "isChildOf",
            ["originNodeURI"] = new JsonObject { ["identifier"] = KeyOf(i).ToString() },
            ["destinationNodeURI"] = new JsonObject { ["identifier"] = KeyOf(i == 0 ? -1 : (i - 1) / 10).ToString() },
        })]),
    };

    private static Guid KeyOf(int i) => FrameworkOutline.KeyOf("many", $"{i}");

    private static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node);

    private static ReadOnlyMemory<byte> Sample(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", "Case", $"{name}.json"));

    private static WriteFramework.Request Own(Id<Framework> id, string outline, string edition = "1") =>
        new(id, "OWN", edition, "Our own", "The program", "Ours", null, new DateOnly(2026, 8, 1), outline, "0 Not observed\n1 Low\n2 High: does it");
}
