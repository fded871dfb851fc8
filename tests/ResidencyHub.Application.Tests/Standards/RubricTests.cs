using ResidencyHub.Application.Access;
using ResidencyHub.Application.Standards;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Tests.Standards;

public sealed class RubricTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_rubric_is_drafted_from_a_framework_published_and_followed_by_an_edition_that_keeps_the_ratings(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (id, keys) = await DraftAsync(hub, world);
        (await hub.As<PublishRubric>(world.Coordinator).RunAsync(id)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("rows-missing");
        (await hub.As<WriteRubric>(world.Coordinator).RunAsync(new(id, "Observation", [keys["2.6"], keys["1.1"]], "0 Not observed\n1 Begins\n2 Does"))).IsDone.ShouldBeTrue();
        foreach (var stranger in new[] { world.OtherCoordinator, world.MentorViewer })
            (await hub.As<ShowRubric>(stranger).RunAsync(id)).ShouldBeOfType<Outcome<ShowRubric.Answer>.NotFound>();
        (await hub.As<WriteRubric>(world.OtherCoordinator).RunAsync(new(id, "Mine", [], "0 N\n1 A\n2 B"))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<PublishRubric>(world.Coordinator).RunAsync(id)).IsDone.ShouldBeTrue();
        var shown = (await hub.As<ShowRubric>(world.ResidentViewer).RunAsync(id)).ValueOrDefault!;
        shown.Rows.Select(r => (r.Code, r.Domain[..1])).ShouldBe([("1.1", "1"), ("2.6", "2")], "in the framework's order, with the domain above");
        shown.Levels.Select(l => l.Name).ShouldBe(["Not observed", "Begins", "Does"]);

        var placement = await hub.ActivePlacementAsync(world);
        var rubric = await hub.RubricAsync(id);
        var rating = new Rating(placement, Instrument.Observation, Guid.NewGuid(), rubric, rubric.Rows[0].Id, new(Guid.NewGuid(), "Ana Reyes", RaterKind.Resident), 2, "Greets all", TestHub.Today);
        rating.Send();
        await hub.SaveAsync(rating);
        var next = (await hub.As<StartRubric>(world.Coordinator).RunAsync(new(null, id))).ValueOrDefault;
        (await hub.As<WriteRubric>(world.Coordinator).RunAsync(new(next, "Observation", [keys["2.6"], keys["3.1"]], "0 Not observed\n1 Begins\n2 Does"))).IsDone.ShouldBeTrue();
        (await hub.As<PublishRubric>(world.Coordinator).RunAsync(next)).IsDone.ShouldBeTrue();
        var former = (await hub.As<ShowRubric>(world.Coordinator).RunAsync(id)).ValueOrDefault!;
        (former.State, former.Ratings).ShouldBe((EditionState.Replaced, 1));
        (await hub.As<ListRubrics>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.Select(r => (r.Number, r.State)).ShouldBe([(2, EditionState.Published), (1, EditionState.Replaced)]);

        var retired = await hub.RubricAsync(id);
        var broken = Should.Throw<RuleBroken>(() => new Rating(placement, Instrument.Observation, Guid.NewGuid(), retired, retired.Rows[0].Id, new(Guid.NewGuid(), "Grace Oduya", RaterKind.Supervisor), 2, null, TestHub.Today));
        (broken.Rule, broken.Message.Contains("was replaced on 18 Nov 2026", StringComparison.Ordinal)).ShouldBe(("row-retired", true));
    }

    [Fact]
    public async Task A_rating_takes_only_a_level_and_a_row_that_the_rubric_has()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var rubric = await hub.HaveRubricAsync(world, "1.1", "2.6");
        string RuleOf(Id<RubricRow> row, int level) => Should.Throw<RuleBroken>(() => new Rating(placement, Instrument.Observation, Guid.NewGuid(), rubric, row, new(Guid.NewGuid(), "Grace", RaterKind.Supervisor), level, null, TestHub.Today)).Rule;
        RuleOf(rubric.Rows[0].Id, 5).ShouldBe("level-unknown");
        RuleOf(Id<RubricRow>.New(), 3).ShouldBe("row-unknown");
    }

    [Fact]
    public async Task A_rubric_begins_only_on_a_framework_in_use_and_takes_only_its_items()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var own = (await hub.As<StartFramework>(world.Coordinator).RunAsync(new(null, null, false))).ValueOrDefault;
        (await hub.As<StartRubric>(world.Coordinator).RunAsync(new(own, null))).ShouldBeOfType<Outcome<Id<Rubric>>.Refused>().Rule.ShouldBe("framework-draft");
        var (id, _) = await DraftAsync(hub, world);
        (await hub.As<WriteRubric>(world.Coordinator).RunAsync(new(id, "X", [Guid.NewGuid()], "0 N\n1 A\n2 B"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("row-unknown");
        (await hub.As<WriteRubric>(world.Coordinator).RunAsync(new(id, "", [], "1 A"))).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.Single().Field.ShouldBe("Name");
        (await hub.As<StartRubric>(world.Administrator).RunAsync(new((await hub.As<ListFrameworks>(world.Administrator).RunAsync(default)).ValueOrDefault![0].Id, null))).ShouldBeOfType<Outcome<Id<Rubric>>.Refused>().Rule.ShouldBe("program-missing");
    }

    [Fact]
    public async Task Who_coordinates_two_programs_says_for_which_one_a_rubric_a_framework_or_a_form_is_and_never_for_a_third()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var tpe = (await hub.As<ListFrameworks>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Single(f => f.Code == "CA-TPE").Id;
        (await hub.As<OfferKeptPrograms>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Single().Id.ShouldBe(world.Program.Id);
        (await hub.As<StartRubric>(world.Coordinator).RunAsync(new(tpe, null, world.OtherProgram.Id))).ShouldBeOfType<Outcome<Id<Rubric>>.Refused>().Rule.ShouldBe("program-choose");
        await hub.SaveAsync(Domain.Access.RoleGrant.Coordinator(world.Coordinator.AccountId!.Value, world.OtherProgram, new Period(new DateOnly(2016, 8, 1))));
        (await hub.As<OfferKeptPrograms>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Select(p => p.Id).ShouldBe([world.Program.Id, world.OtherProgram.Id], ignoreOrder: true);

        (await hub.As<StartRubric>(world.Coordinator).RunAsync(new(tpe, null))).ShouldBeOfType<Outcome<Id<Rubric>>.Refused>().Rule.ShouldBe("program-choose");
        (await hub.As<StartFramework>(world.Coordinator).RunAsync(new(null, null, false))).ShouldBeOfType<Outcome<Id<Framework>>.Refused>().Rule.ShouldBe("program-choose");
        foreach (var program in new[] { world.Program.Id, world.OtherProgram.Id })
        {
            var rubric = (await hub.As<StartRubric>(world.Coordinator).RunAsync(new(tpe, null, program))).ValueOrDefault;
            var framework = (await hub.As<StartFramework>(world.Coordinator).RunAsync(new(program, null, false))).ValueOrDefault;
            await using var db = hub.Open();
            (db.Rubrics.Single(r => r.Id == rubric).ProgramId, db.Frameworks.Single(f => f.Id == framework).KeeperId).ShouldBe((program, program));
        }
    }

    private static async Task<(Id<Rubric> Rubric, Dictionary<string, Guid> Keys)> DraftAsync(TestHub hub, World world)
    {
        var tpe = (await hub.As<ListFrameworks>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Single(f => f.Code == "CA-TPE");
        var id = (await hub.As<StartRubric>(world.Coordinator).RunAsync(new(tpe.Id, null))).ValueOrDefault;
        return (id, (await hub.As<ShowRubric>(world.Coordinator).RunAsync(id)).ValueOrDefault!.Offer.ToDictionary(o => o.Code, o => o.Key));
    }
}
