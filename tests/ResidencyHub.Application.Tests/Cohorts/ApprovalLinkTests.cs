using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Tests.Cohorts;

/// <summary>A principal's word on a mentor is that principal's: nobody else gives it by passing a link round.</summary>
public sealed class ApprovalLinkTests
{
    private static async Task<World> AskedAsync(TestHub hub, bool districtFirst)
    {
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.ChangeAsync(async db =>
        {
            (await db.Mentors.SingleAsync(m => m.Id == world.Mentor.Id)).Qualify("Mathematics", 8, 2, 8, null);
            (await db.Districts.SingleAsync(d => d.Id == world.District.Id)).RouteRequests(districtFirst);
        });
        (await hub.As<AskInPool>(world.Coordinator).RunAsync(new([world.Mentor.Id], Principal: true))).IsDone.ShouldBeTrue();
        return world;
    }

    private static async Task<IServiceProvider> BearerAsync(TestHub hub, string email) => (await hub.OpenLinkAsync((await hub.LinkInLetterAsync(email)).Split('/')[^1])).Item2;

    [Theory, OnSqlite, OnPostgres]
    public async Task The_lead_passes_the_question_to_who_leads_the_school_and_to_no_address_of_their_own(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        await AskedAsync(hub, districtFirst: true);
        var lead = await BearerAsync(hub, TestHub.LeadEmail);
        foreach (var own in new[] { "lena.brandt+1@harbor.example", "front.desk@harbor.example" })
            (await lead.GetRequiredService<PassLinkOn>().RunAsync(new("Maria Santana", own))).ShouldBeOfType<Outcome<Told>.Invalid>(own);
        (await lead.GetRequiredService<PassLinkOn>().RunAsync(new("Somebody Else", TestHub.PrincipalEmail))).ValueOrDefault!.Name.ShouldBe("Maria Santana", "the name is the contact's, not what was typed");
        await using var db = hub.Open();
        (await db.AuditEntries.OrderByDescending(a => a.Id).Select(a => a.About).FirstAsync())!.ShouldContain(TestHub.PrincipalEmail);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_principal_passes_it_to_no_second_address_of_the_mentor_or_of_their_own(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        await AskedAsync(hub, districtFirst: false);
        var principal = await BearerAsync(hub, TestHub.PrincipalEmail);
        foreach (var alias in new[] { "samuel.okafor+x@harbor.example", "Maria.Santana+x@harbor.example" })
            (await principal.GetRequiredService<PassLinkOn>().RunAsync(new("Pat Deputy", alias))).ShouldBeOfType<Outcome<Told>.Invalid>(alias);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_old_link_does_not_follow_a_mentor_to_another_school(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await AskedAsync(hub, districtFirst: false);
        var token = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        await using var db = hub.Open();
        var m = await db.Mentors.SingleAsync(x => x.Id == world.Mentor.Id);
        var move = new KeepMentor.Request(m.Id, world.SecondSchool.Id, m.FirstName, m.LastName, m.Number, m.Email, m.Phone, m.Subject, m.GradeBand, m.Room, m.CredentialField, m.YearsTeaching, m.ProgramTrainingHours, m.GeneralTrainingHours, null, m.Capacity, m.Notes, m.Version);
        (await hub.As<KeepMentor>(world.Coordinator).RunAsync(move)).ShouldBeOfType<Outcome<Id<Mentor>>.Done>();
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Withdrawn);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Passing_on_keeps_no_question_open_for_ever(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        await AskedAsync(hub, districtFirst: false);
        var (from, began) = (TestHub.PrincipalEmail, hub.Time.At.UtcDateTime);
        foreach (var to in new[] { "pat@harbor.example", "kim@harbor.example", "lou@harbor.example" })
        {
            hub.Time.Pass(TimeSpan.FromDays(18));
            (await (await BearerAsync(hub, from)).GetRequiredService<PassLinkOn>().RunAsync(new("A Colleague", to))).IsDone.ShouldBeTrue(to);
            from = to;
        }
        await using var db = hub.Open();
        (await db.Links.SingleAsync(l => l.AddresseeEmail == from)).ExpiresAt.ShouldBe(began.AddDays(60));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_link_of_a_letter_that_waits_is_good_as_long_as_any_from_the_day_on_which_it_arrives(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.BeQuietAsync(world);
        await hub.HaveContactsAsync(world);
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == world.Mentor.Id)).Qualify("Mathematics", 8, 2, 8, null));
        await hub.As<AskInPool>(world.Coordinator).RunAsync(new([world.Mentor.Id], Principal: true));
        await using var db = hub.Open();
        (await db.Links.SingleAsync()).ExpiresAt.ShouldBe((await db.Outbox.SingleAsync()).NotBefore.AddDays(30));
    }
}
