using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Tests.Access;

public sealed class AccountTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_coordinator_invites_their_own_side_and_partners_and_nobody_else(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        (Role Role, Guid? Scope, bool May)[] cases =
        [
            (Role.Faculty, w.Program.Id.Value, true), (Role.Faculty, w.OtherProgram.Id.Value, false), (Role.Mentor, w.Mentor.Id.Value, true), (Role.Mentor, w.OtherMentor.Id.Value, false),
            (Role.Resident, w.Resident.Id.Value, true), (Role.Resident, w.OtherResident.Id.Value, false), (Role.SchoolLeader, w.School.Id.Value, true), (Role.SchoolLeader, w.OtherSchool.Id.Value, false),
            (Role.DistrictLead, w.District.Id.Value, true), (Role.DistrictLead, w.OtherDistrict.Id.Value, false), (Role.ProgramCoordinator, w.Program.Id.Value, false), (Role.Administrator, null, false), (Role.Observer, w.Partnership.Id.Value, false),
        ];
        foreach (var (role, scope, may) in cases)
            (await hub.As<InvitePerson>(w.Coordinator).RunAsync(new("Jo Marsh", role is Role.Mentor ? TestHub.MentorEmail : role is Role.Resident ? "Ana.Reyes@hvu.example" : "jo.marsh@people.example", role, scope))).IsDone.ShouldBe(may, $"{role}");
        (await hub.As<InvitePerson>(w.Principal).RunAsync(new("Jo Marsh", "jo@people.example", Role.Mentor, w.Mentor.Id.Value))).ShouldBeOfType<Outcome<Told>.Forbidden>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_invitation_gives_its_role_once_to_the_account_that_takes_it_up(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.As<InvitePerson>(w.Coordinator).RunAsync(new("Hal Ito", "hal.ito@hvu.example", Role.Faculty, w.Program.Id.Value, EndsOn: new DateOnly(2027, 6, 30)));
        var token = (await hub.LinkInLetterAsync("hal.ito@hvu.example")).Split('/')[^1];
        var account = w.OtherCoordinator.AccountId!.Value;
        var (_, bearer) = await hub.OpenLinkAsync(token, account);
        (await Get<ShowInvitation>(bearer).RunAsync(default)).ValueOrDefault!.Place.ShouldBe("Harbor Valley Residency");
        (await Get<TakeUpInvitation>(bearer).RunAsync(w.Principal.AccountId!.Value)).IsDone.ShouldBeFalse();
        (await Get<TakeUpInvitation>(bearer).RunAsync(account)).IsDone.ShouldBeTrue();
        (await Get<TakeUpInvitation>(bearer).RunAsync(account)).IsDone.ShouldBeFalse();
        await using var db = hub.Open();
        var grant = await db.RoleGrants.SingleAsync(g => g.AccountId == account && g.Role == Role.Faculty);
        (grant.StartsOn, grant.EndsOn, grant.ProgramId).ShouldBe((TestHub.Today, new DateOnly(2027, 6, 30), w.Program.Id));
        (await db.People.SingleAsync(p => p.Id == grant.PersonId)).Email.ShouldBe("hal.ito@hvu.example");
    }

    [Theory, OnSqlite]
    public async Task The_last_administrator_stays(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var own = w.Administrator.AccountId!.Value;
        await using var db = hub.Open();
        var grant = await db.RoleGrants.SingleAsync(g => g.AccountId == own);
        (await hub.As<EndRole>(w.Administrator).RunAsync(new(grant.Id, TestHub.Today))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("last-administrator");
        (await hub.As<LockAccount>(w.Administrator).RunAsync(new(own, AccountState.Closed))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("last-administrator");
        (await hub.As<GrantRole>(w.Administrator).RunAsync(new(w.Principal.AccountId!.Value, Role.Administrator, null))).IsDone.ShouldBeTrue();
        (await hub.As<EndRole>(w.Administrator).RunAsync(new(grant.Id, TestHub.Today))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_closed_account_holds_nothing_at_once_and_the_audit_tells_who_closed_it_without_its_secrets(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        (await hub.As<ShowViewer>(w.Principal).RunAsync(default)).IsDone.ShouldBeTrue();
        (await hub.As<LockAccount>(w.Administrator).RunAsync(new(w.Principal.AccountId!.Value, AccountState.Closed, "left the district"))).IsDone.ShouldBeTrue();
        (await hub.As<ShowViewer>(w.Principal).RunAsync(default)).ShouldBeOfType<Outcome<ShowViewer.Answer>.Forbidden>();
        var entry = (await hub.As<ListAudit>(w.Administrator).RunAsync(new(Subject: w.Principal.AccountId))).ValueOrDefault!.Rows.Single();
        (entry.Process, entry.Actor, entry.Why).ShouldBe(("LockAccount", "Alex Admin", "left the district"));
        entry.Changes.Single().After!.ShouldNotContain("SecurityStamp");
        (await hub.As<ListAudit>(w.Coordinator).RunAsync(new())).ShouldBeOfType<Outcome<PageOf<ListAudit.Row>>.Forbidden>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Accounts_are_listed_page_by_page_without_a_gap_and_back(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var seen = new List<string>();
        string? after = null, lastPrevious = null;
        do
        {
            var page = (await hub.As<ListAccounts>(w.Administrator).RunAsync(new(Page: new(After: after, Take: 4)))).ValueOrDefault!;
            seen.AddRange(page.Rows.Select(r => r.Name));
            (after, lastPrevious) = (page.Next, page.Previous);
        }
        while (after is not null);
        await using var db = hub.Open();
        seen.Count.ShouldBe(await db.Users.CountAsync());
        seen.Distinct().Count().ShouldBe(seen.Count);
        (await hub.As<ListAccounts>(w.Administrator).RunAsync(new(Page: new(Before: lastPrevious, Take: 4)))).ValueOrDefault!.Rows.Select(r => r.Name).ShouldBe(seen[8..12]);
        (await hub.As<ListAccounts>(w.Administrator).RunAsync(new("santana", Role.SchoolLeader, AccountState.Active))).ValueOrDefault!.Rows.Single().Name.ShouldBe("Maria Santana");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_waiting_letter_can_be_read_stopped_and_sent_but_not_into_a_quiet_period(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.As<InvitePerson>(w.Administrator).RunAsync(new("Hal Ito", "hal.ito@hvu.example", Role.DistrictLead, w.District.Id.Value));
        var letter = (await hub.As<ListOutbox>(w.Administrator).RunAsync(new("hal"))).ValueOrDefault!.Rows.Single();
        (await hub.As<ReadLetter>(w.Administrator).RunAsync(letter.Id)).ValueOrDefault!.Text.ShouldContain("https://hub.example/invitation/");
        (await hub.As<StopLetter>(w.Administrator).RunAsync(letter.Id)).IsDone.ShouldBeTrue();
        (await hub.As<SendNow>(w.Administrator).RunAsync(letter.Id)).IsDone.ShouldBeTrue();
        (await hub.As<ListOutbox>(w.Coordinator).RunAsync(new())).ShouldBeOfType<Outcome<PageOf<ListOutbox.Row>>.Forbidden>();
        await hub.SaveAsync(new Domain.Directory.QuietPeriod(w.District.Id, Domain.Directory.QuietAudience.Everyone, new Domain.Basics.Period(TestHub.Today, TestHub.Today.AddDays(4)), "break"));
        await using var db = hub.Open();
        (await hub.As<SendNow>(w.Administrator).RunAsync(letter.Id)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("quiet-period");
        (await db.AuditEntries.CountAsync(e => e.Process == "ReadLetter")).ShouldBe(1);
    }

    [Theory, OnSqlite]
    public async Task A_token_is_made_only_for_a_role_one_holds_and_ends_with_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        (await hub.As<CreateAccessToken>(w.Principal).RunAsync(new("x", Role.Administrator, TestHub.Today.AddDays(9)))).ShouldBeOfType<Outcome<string>.Invalid>().Errors.Single().Field.ShouldBe("Role");
        (await hub.As<CreateAccessToken>(w.Principal).RunAsync(new("x", Role.SchoolLeader, TestHub.Today.AddDays(400)))).ShouldBeOfType<Outcome<string>.Invalid>().Errors.Single().Field.ShouldBe("ExpiresOn");
        var token = (await hub.As<CreateAccessToken>(w.Principal).RunAsync(new("x", Role.SchoolLeader, TestHub.Today.AddDays(9)))).ValueOrDefault!;
        (await hub.As<TokenBearers>(Viewer.Nobody).FindAsync(token, default)).ShouldNotBeNull().Name.ShouldBe("Maria Santana");
        await using (var db = hub.Open())
        {
            (await db.RoleGrants.SingleAsync(g => g.AccountId == w.Principal.AccountId)).End(TestHub.Today.AddDays(-1));
            await db.SaveChangesAsync();
        }
        (await hub.As<TokenBearers>(Viewer.Nobody).FindAsync(token, default)).ShouldBeNull();
    }

    private static T Get<T>(IServiceProvider scope) where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(scope);
}
