using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Browser.Tests.Setup;

/// <summary>What people find in their mail, read where an administrator reads it.</summary>
internal static partial class Letters
{
    /// <summary>The path of the link in the newest letter to somebody.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="addressee">To whom.</param>
    /// <param name="subject">In the letter's subject, where others write to them, too.</param>
    public static async Task<string> LinkToAsync(this HubFixture hub, string addressee, string subject = "")
    {
        await using var administrator = await hub.AsAsync("Alex Admin");
        await administrator.GoAsync($"/outbox?q={Uri.EscapeDataString(addressee)}");
        await administrator.Page.Locator("main table tbody tr").Filter(new() { HasText = subject }).Locator("a[href*='outbox/']").First.ClickAsync();
        await administrator.ShowsAsync($"To {addressee}");
        var link = Address().Match(await administrator.Page.Locator("main pre").InnerTextAsync());
        link.Success.ShouldBeTrue($"the newest letter to {addressee} has no link");
        return link.Groups[1].Value;
    }

    /// <summary>An account with a password for a resident who has none yet.</summary>
    public static Task GiveAccountAsync(this HubFixture hub, string resident) =>
        hub.GiveAccountAsync(resident, async (db, account, holds) => RoleGrant.OfResident(account, (await db.Residents.ToListAsync()).Single(r => r.Name.Full == resident), "the program", holds));

    /// <summary>An account for the leader of a school who has none yet.</summary>
    public static Task GiveAccountAsync(this HubFixture hub, string principal, string school) =>
        hub.GiveAccountAsync(principal, async (db, account, holds) => RoleGrant.SchoolLeader(account, await db.Schools.SingleAsync(s => s.Name == school), holds));

    /// <summary>An account for the residency lead of a district who has none yet.</summary>
    public static Task GiveLeadAsync(this HubFixture hub, string lead, string district) =>
        hub.GiveAccountAsync(lead, async (db, account, holds) => RoleGrant.DistrictLead(account, await db.Districts.SingleAsync(d => d.Name == district), holds));

    /// <summary>An account for a mentor who has none yet.</summary>
    public static Task GiveMentorAccountAsync(this HubFixture hub, string mentor) =>
        hub.GiveAccountAsync(mentor, async (db, account, holds) => RoleGrant.OfMentor(account, (await db.Mentors.ToListAsync()).Single(m => m.Name.Full == mentor), holds));

    private static async Task GiveAccountAsync(this HubFixture hub, string name, Func<ResidencyDb, Guid, Period, Task<RoleGrant>> grant)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var email = $"{name.Replace(' ', '.')}@browser.example";
        var user = new HubUser { Name = name, UserName = email, Email = email, EmailConfirmed = true };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>().CreateAsync(user, HubFixture.Password);
        made.Succeeded.ShouldBeTrue(made.ToString());
        hub.Owners[name] = email;
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: true);
        db.Add(await grant(db, user.Id, new Period(new DateOnly(2020, 1, 1))));
        await db.SaveChangesAsync();
    }

    [GeneratedRegex("https?://[^/\\s]+(/\\S+)", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
