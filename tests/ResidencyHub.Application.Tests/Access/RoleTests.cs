using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Application.Tests.Access;

/// <summary>Roles from and until, access tokens, and the rules as data.</summary>
public sealed class RoleTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_role_is_held_from_a_day_through_a_day_and_not_twice_at_the_same_place(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var account = w.OtherPrincipal.AccountId!.Value;
        var grant = new GrantRole.Request(account, Role.SchoolLeader, w.School.Id.Value, TestHub.Today.AddDays(1), TestHub.Today.AddDays(3));
        (await hub.As<GrantRole>(w.Coordinator).RunAsync(grant)).IsDone.ShouldBeFalse("administrators alone");
        (await hub.As<GrantRole>(w.Administrator).RunAsync(grant)).IsDone.ShouldBeTrue();
        (await hub.As<GrantRole>(w.Administrator).RunAsync(grant with { StartsOn = TestHub.Today.AddDays(3), EndsOn = null })).ShouldBeOfType<Outcome<Id<RoleGrant>>.Refused>().Rule.ShouldBe("role-held", "both ends count");
        (await hub.As<GrantRole>(w.Administrator).RunAsync(grant with { StartsOn = TestHub.Today.AddDays(4), EndsOn = TestHub.Today.AddDays(2) })).ShouldBeOfType<Outcome<Id<RoleGrant>>.Refused>().Rule.ShouldBe("period-order");
        var seen = new List<int>();
        for (var day = 0; day < 5; day++, hub.Time.Pass(TimeSpan.FromDays(1)))
            seen.Add((await hub.Services.GetRequiredService<ReachOfViewer>().FindAsync(w.OtherPrincipal, default)).Reach.Schools.Count);
        seen.ShouldBe([1, 2, 2, 2, 1]);
        (await hub.As<ListMyRoles>(w.OtherPrincipal).RunAsync(default)).ValueOrDefault!.Select(r => r.Place).ShouldBe(["Mesa Elementary School"], "what is over is not listed");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_role_ends_on_its_last_day_and_ending_it_again_does_not_prolong_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await using var db = hub.Open();
        var id = (await db.RoleGrants.SingleAsync(g => g.AccountId == w.Principal.AccountId)).Id;
        (await hub.As<EndRole>(w.Administrator).RunAsync(new(id, new DateOnly(2010, 1, 1)))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        (await hub.As<EndRole>(w.Administrator).RunAsync(new(id, TestHub.Today))).IsDone.ShouldBeTrue();
        (await hub.As<ShowViewer>(w.Principal).RunAsync(default)).IsDone.ShouldBeTrue("through its last day");
        (await hub.As<EndRole>(w.Administrator).RunAsync(new(id, TestHub.Today.AddDays(9)))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("role-ends-sooner");
        hub.Time.Pass(TimeSpan.FromDays(1));
        (await hub.As<ShowViewer>(w.Principal).RunAsync(default)).IsDone.ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_token_works_through_its_last_day_where_the_hub_is_and_says_that_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var last = TestHub.Today.AddDays(1);
        var text = (await hub.As<CreateAccessToken>(w.Coordinator).RunAsync(new("report", Role.ProgramCoordinator, last))).ValueOrDefault!;
        async Task<ListAccessTokens.Row> RowAsync() => (await hub.As<ListAccessTokens>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Single();
        Task<Viewer?> WhoAsync() => hub.As<TokenBearers>(Viewer.Nobody).FindAsync(text, default);
        (await RowAsync()).ShouldSatisfyAllConditions(r => r.LastDay.ShouldBe(last), r => r.IsOver.ShouldBeFalse());
        // half past eleven in the evening in Denver is the next day by UTC
        hub.Time.At = new DateTimeOffset(2026, 11, 20, 6, 30, 0, TimeSpan.Zero);
        (await WhoAsync())!.Name.ShouldBe("Dana Whitfield");
        hub.Time.Pass(TimeSpan.FromMinutes(30));
        (await WhoAsync()).ShouldBeNull();
        (await RowAsync()).ShouldSatisfyAllConditions(r => r.LastDay.ShouldBe(last), r => r.IsOver.ShouldBeTrue());
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task One_s_tokens_are_one_s_own_and_revoked_they_are_over_at_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        (await hub.As<CreateAccessToken>(w.Principal).RunAsync(new("x", Role.Administrator, TestHub.Today))).ShouldBeOfType<Outcome<string>.Invalid>().Errors.Single().Field.ShouldBe("Role");
        (await hub.As<CreateAccessToken>(w.Principal).RunAsync(new("x", Role.SchoolLeader, TestHub.Today.AddDays(-1)))).ShouldBeOfType<Outcome<string>.Invalid>().Errors.Single().Field.ShouldBe("ExpiresOn");
        var text = (await hub.As<CreateAccessToken>(w.Principal).RunAsync(new("report", Role.SchoolLeader, TestHub.Today))).ValueOrDefault!;
        var id = (await hub.As<ListAccessTokens>(w.Principal).RunAsync(default)).ValueOrDefault!.Single().Id;
        (await hub.As<ListAccessTokens>(w.Administrator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty();
        (await hub.As<RevokeAccessToken>(w.Administrator).RunAsync(id)).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<RevokeAccessToken>(w.Principal).RunAsync(id)).IsDone.ShouldBeTrue();
        (await hub.As<TokenBearers>(Viewer.Nobody).FindAsync(text, default)).ShouldBeNull();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_program_s_own_rule_goes_before_the_general_one_the_later_before_the_earlier_and_each_in_its_days(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await RuleBook.LoadFirstEditionAsync(hub.Services.GetRequiredService<ResidencyDbSource>(), default);
        ProgramRule Years(string value, Period days, bool own = true, int edition = 2) => new(RuleCode.MentorYears, value, "years", "words", "source", days, own ? w.Program.Id : null, edition);
        await hub.SaveAsync(Years("5", new Period(TestHub.Today, TestHub.Today.AddDays(9))), Years("6", new Period(TestHub.Today, TestHub.Today.AddDays(4)), edition: 3), Years("9", new Period(TestHub.Today.AddDays(20)), own: false));
        await using var db = hub.Open();
        async Task<int> AtAsync(int days, bool own = true) => (await RuleBook.OpenAsync(db, own ? w.Program.Id : w.OtherProgram.Id, TestHub.Today.AddDays(days), default)).Number(RuleCode.MentorYears);
        (await AtAsync(-1), await AtAsync(0), await AtAsync(4), await AtAsync(5), await AtAsync(9), await AtAsync(10), await AtAsync(20)).ShouldBe((3, 6, 6, 5, 5, 3, 9));
        (await AtAsync(0, own: false)).ShouldBe(3);
        (await RuleBook.OpenAsync(db, null, TestHub.Today, default)).Mentors.LeastYears.ShouldBe(3);
        var before = await RuleBook.OpenAsync(db, null, new DateOnly(1999, 1, 1), default);
        Should.Throw<KeyNotFoundException>(() => before.Number(RuleCode.MentorYears)).Message.ShouldContain("mentor.years");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_later_version_of_the_hub_adds_the_rules_that_are_new_and_changes_none(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        await hub.ChangeAsync(async db =>
        {
            db.RemoveRange(await db.Rules.ToListAsync());
            await db.SaveChangesAsync();
            db.Add(new ProgramRule(RuleCode.MentorYears, "4", "years", "ours", "the partners", new Period(new DateOnly(2020, 1, 1))));
        });
        for (var i = 0; i < 2; i++)
            await RuleBook.LoadFirstEditionAsync(hub.Services.GetRequiredService<ResidencyDbSource>(), default);
        await using var db = hub.Open();
        (await db.Rules.SingleAsync(r => r.Code == RuleCode.MentorYears)).Value.ShouldBe("4");
        var codes = typeof(RuleCode).GetFields().Select(f => (string)f.GetValue(null)!)
            .SelectMany(c => c == RuleCode.MatchingWeight ? Enum.GetNames<Wish>().Select(w => c + w) : [c]).Order(StringComparer.Ordinal);
        var shipped = await db.Rules.Select(r => r.Code).ToListAsync();
        // which fields have a rule of their titles is data alone
        shipped.RemoveAll(c => c.StartsWith(RuleCode.MentorCredentialsOf, StringComparison.Ordinal)).ShouldBePositive();
        shipped.Order(StringComparer.Ordinal).ShouldBe(codes.Where(c => c != RuleCode.MentorCredentialsOf), "every rule that the hub reads is shipped, and no other");
        (await db.Rules.ToListAsync()).ShouldAllBe(r => r.Source.Length > 0 && r.Words.Length > 0);
    }
}
