using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Tests.Access;

public sealed class InvitationTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_s_role_goes_to_the_address_on_the_mentor_s_record_and_to_no_other(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var mistyped = await hub.As<InvitePerson>(w.Coordinator).RunAsync(new("Samuel Okafor", "samuel.okafor@elsewhere.example", Role.Mentor, w.Mentor.Id.Value));
        mistyped.ShouldBeOfType<Outcome<Told>.Invalid>().Errors.Single().Words.ShouldStartWith("The record of this mentor has another address.");
        (await hub.As<InvitePerson>(w.Coordinator).RunAsync(new("Samuel Okafor", "Samuel.Okafor@Harbor.example", Role.Mentor, w.Mentor.Id.Value))).IsDone.ShouldBeTrue();
        // the record is corrected while the letter is on its way
        await hub.ChangeAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Id == w.Mentor.PersonId);
            person.Change(person.Name, "s.okafor@harbor.example", null);
            (await db.Mentors.SingleAsync(m => m.Id == w.Mentor.Id)).Take(person);
        });
        var account = w.OtherCoordinator.AccountId!.Value;
        var (_, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync("Samuel.Okafor@Harbor.example")).Split('/')[^1], account);
        (await bearer.GetRequiredService<TakeUpInvitation>().RunAsync(account)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("invitation-other-address");
        await using var db = hub.Open();
        (await db.RoleGrants.AnyAsync(g => g.AccountId == account && g.Role == Role.Mentor)).ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Sent_again_the_earlier_link_says_so_and_withdrawn_none_works(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.As<InvitePerson>(w.Coordinator).RunAsync(new("Hal Ito", "hal.ito@hvu.example", Role.Faculty, w.Program.Id.Value));
        var first = (await hub.LinkInLetterAsync("hal.ito@hvu.example")).Split('/')[^1];
        var row = (await hub.As<ListInvitations>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Single();
        (row.Name, row.Role, row.Place, row.InvitedBy).ShouldBe(("Hal Ito", Role.Faculty, "Harbor Valley Residency", "Dana Whitfield"));
        (await hub.As<ListInvitations>(w.OtherCoordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty();
        (await hub.As<ResendInvitation>(w.OtherCoordinator).RunAsync(row.Id)).ShouldBeOfType<Outcome<Told>.NotFound>();
        (await hub.As<WithdrawInvitation>(w.OtherCoordinator).RunAsync(row.Id)).ShouldBeOfType<Outcome<Nothing>.NotFound>();

        (await hub.As<ResendInvitation>(w.Coordinator).RunAsync(row.Id)).ValueOrDefault!.Name.ShouldBe("Hal Ito");
        var second = (await hub.LinkInLetterAsync("hal.ito@hvu.example")).Split('/')[^1];
        (await hub.OpenLinkAsync(first)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Replaced);
        (await hub.OpenLinkAsync(second)).Opening.ShouldBeOfType<LinkOpening.Good>();
        (await hub.As<WithdrawInvitation>(w.Coordinator).RunAsync(row.Id)).IsDone.ShouldBeTrue();
        (await hub.OpenLinkAsync(second)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Withdrawn);
        (await hub.As<ResendInvitation>(w.Coordinator).RunAsync(row.Id)).ShouldBeOfType<Outcome<Told>.Refused>().Rule.ShouldBe("invitation-over");
        (await hub.As<ListInvitations>(w.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task One_chooses_among_the_places_for_which_one_may_invite(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        async Task<string> PlacesAsync(Viewer viewer, Role role, string? search = null) => string.Join("; ", (await hub.As<ListGrantPlaces>(viewer).RunAsync(new(role, search))).ValueOrDefault!.Select(r => r.Text));
        (await PlacesAsync(w.Coordinator, Role.Faculty)).ShouldBe("Harbor Valley Residency");
        (await PlacesAsync(w.Coordinator, Role.DistrictLead)).ShouldBe("Harbor City Unified, CO");
        (await PlacesAsync(w.Coordinator, Role.SchoolLeader, "lin")).ShouldBe("Lincoln High School,  CO");
        (await PlacesAsync(w.Coordinator, Role.Mentor)).ShouldBe("Samuel Okafor, Eastside High School");
        (await PlacesAsync(w.Coordinator, Role.Resident, "rey")).ShouldBe("Ana Reyes");
        (await PlacesAsync(w.Coordinator, Role.Resident, "ashford")).ShouldBe("");
        (await PlacesAsync(w.Administrator, Role.Faculty, "mesa")).ShouldBe("Mesa Residency");
        (await PlacesAsync(w.Administrator, Role.Observer)).ShouldBe("Harbor Valley Teacher Residency");
        (await hub.As<ListGrantPlaces>(w.Principal).RunAsync(new(Role.Mentor))).IsDone.ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_printed_token_makes_one_administrator_and_only_the_latest_works(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var user = new HubUser { Id = Domain.Basics.SequentialGuid.Next(), Name = "Alex", UserName = "a", NormalizedUserName = "A", SecurityStamp = "test" };
        await hub.SaveAsync(user);
        (await hub.As<AwaitsAdministrator>(Viewer.Nobody).RunAsync(default)).ValueOrDefault.ShouldBeTrue();
        var job = Viewer.Job("test");
        var first = (await hub.As<RenewSetupToken>(job).RunAsync(default)).ValueOrDefault!;
        var second = (await hub.As<RenewSetupToken>(job).RunAsync(default)).ValueOrDefault!;
        (await hub.OpenLinkAsync(first, user.Id)).Opening.ShouldBeOfType<LinkOpening.Shut>();
        var (_, bearer) = await hub.OpenLinkAsync(second, user.Id);
        (await bearer.GetRequiredService<BecomeAdministrator>().RunAsync(Guid.Empty)).ShouldBeOfType<Outcome<Nothing>.NotFound>("another account");
        (await bearer.GetRequiredService<BecomeAdministrator>().RunAsync(user.Id)).IsDone.ShouldBeTrue();
        (await bearer.GetRequiredService<BecomeAdministrator>().RunAsync(user.Id)).IsDone.ShouldBeFalse();
        (await hub.As<AwaitsAdministrator>(Viewer.Nobody).RunAsync(default)).ValueOrDefault.ShouldBeFalse();
        (await hub.As<RenewSetupToken>(job).RunAsync(default)).ValueOrDefault.ShouldBeNull("there is one");
        (await hub.As<RenewSetupToken>(new(user.Id, "Alex", Role.Administrator)).RunAsync(default)).IsDone.ShouldBeFalse("the console's alone");
    }

    [Theory, OnSqlite]
    public async Task The_demo_s_people_are_not_listed_outside_the_demo(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.ChangeAsync(async db => await db.Users.ForEachAsync(u => u.IsDemo = true));
        foreach (var viewer in new[] { Viewer.Nobody, w.Administrator })
            (await hub.As<ListDemoPeople>(viewer).RunAsync(default)).ShouldBeOfType<Outcome<IReadOnlyList<ListDemoPeople.Row>>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_waiting_invitation_goes_out_once_when_sent_again_and_not_at_all_when_withdrawn(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.BeQuietAsync(w);
        await hub.As<InvitePerson>(w.Coordinator).RunAsync(new("Samuel Okafor", "samuel.okafor@harbor.example", Role.Mentor, w.Mentor.Id.Value));
        hub.Time.Pass(TimeSpan.FromHours(1));
        // another invitation to the same address goes at once: each row says how its own stands
        await hub.As<InvitePerson>(w.Coordinator).RunAsync(new("Samuel Okafor", "samuel.okafor@harbor.example", Role.Faculty, w.Program.Id.Value));
        var rows = (await hub.As<ListInvitations>(w.Coordinator).RunAsync(default)).ValueOrDefault!;
        rows.Single(r => r.Role is Role.Faculty).Waits.ShouldBeNull();
        rows.Single(r => r.Role is Role.Mentor).Waits.ShouldNotBeNull();
        var mentor = rows.Single(r => r.Role is Role.Mentor).Id;

        hub.Time.Pass(TimeSpan.FromHours(1));
        (await hub.As<ResendInvitation>(w.Coordinator).RunAsync(mentor)).IsDone.ShouldBeTrue();
        (await WaitingAsync()).ShouldHaveSingleItem("the first does not go as well").Cause.ShouldBe(nameof(ResendInvitation));
        (await hub.As<WithdrawInvitation>(w.Coordinator).RunAsync(mentor)).IsDone.ShouldBeTrue();
        (await WaitingAsync()).ShouldBeEmpty();

        async Task<List<OutboxMessage>> WaitingAsync() => [.. (await hub.LettersAsync()).Where(m => m.State == OutboxState.Waiting && m.WaitsBecause is not null)];
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_invitation_is_filed_under_the_program_for_which_it_is(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        foreach (var (viewer, second) in new[] { (w.OtherCoordinator, w.Program), (w.Coordinator, w.OtherProgram) })
        {
            await hub.SaveAsync(RoleGrant.Coordinator(viewer.AccountId!.Value, second, new Domain.Basics.Period(new DateOnly(2016, 8, 1))));
            (await hub.As<InvitePerson>(viewer).RunAsync(new("Hal Ito", "hal.ito@hvu.example", Role.Faculty, w.Program.Id.Value))).IsDone.ShouldBeTrue();
            (await hub.As<InvitePerson>(viewer).RunAsync(new("Lena Brandt", "lena.brandt@harbor.example", Role.DistrictLead, w.District.Id.Value))).IsDone.ShouldBeTrue();
        }
        (await hub.LettersAsync()).ShouldAllBe(l => l.ProgramId == w.Program.Id);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_invitation_to_a_mentor_or_leader_waits_for_the_end_of_quiet_days_and_its_sender_is_told(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.BeQuietAsync(w);
        async Task<Told> InviteAsync(string name, Role role, Guid scope) => (await hub.As<InvitePerson>(w.Coordinator).RunAsync(new(name, $"{name.ToLowerInvariant().Replace(' ', '.')}@harbor.example", role, scope))).ShouldBeOfType<Outcome<Told>.Done>().Value;
        foreach (var (name, role, scope) in new[] { ("Samuel Okafor", Role.Mentor, w.Mentor.Id.Value), ("Maria Santana", Role.SchoolLeader, w.School.Id.Value), ("Lena Brandt", Role.DistrictLead, w.District.Id.Value) })
            (await InviteAsync(name, role, scope)).Waits.ShouldNotBeNull(name).ShouldStartWith("The district asks not to write before 28 November (state testing). The invitation goes out that morning; its link then works for 14 days.");
        (await hub.As<InvitePerson>(w.Coordinator).RunAsync(new("Hal Ito", "hal.ito@hvu.example", Role.Faculty, w.Program.Id.Value))).ValueOrDefault!.Waits.ShouldBeNull("a supervisor works for no district");
        (await hub.LettersAsync()).Count(m => m.NotBefore > hub.Time.At.UtcDateTime).ShouldBe(3);
        var rows = (await hub.As<ListInvitations>(w.Coordinator).RunAsync(default)).ValueOrDefault!;
        rows.Count(r => r.Waits is not null).ShouldBe(3);
        (await hub.As<ResendInvitation>(w.Coordinator).RunAsync(rows.Single(r => r.Role is Role.Mentor).Id)).ValueOrDefault!.Waits.ShouldNotBeNull("sent again it waits, too");
        // fourteen days from the day on which it arrives, not from the day on which it was written
        var token = (await hub.LinkInLetterAsync("samuel.okafor@harbor.example")).Split('/')[^1];
        hub.GoTo(new DateOnly(2026, 12, 11));
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Good>();
        hub.GoTo(new DateOnly(2026, 12, 13));
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Expired);
    }
}
