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
    public static async Task<string> LinkToAsync(this HubFixture hub, string addressee)
    {
        await using var administrator = await hub.AsAsync("Alex Admin");
        await administrator.GoAsync($"/outbox?q={Uri.EscapeDataString(addressee)}");
        await administrator.Page.Locator("main table a[href*='outbox/']").First.ClickAsync();
        await administrator.ShowsAsync($"To {addressee}");
        var link = Address().Match(await administrator.Page.Locator("main pre").InnerTextAsync());
        link.Success.ShouldBeTrue($"the newest letter to {addressee} has no link");
        return link.Groups[1].Value;
    }

    /// <summary>An account for a resident of the demo who has none yet, offered at the sign-in page as the others are.</summary>
    public static async Task GiveAccountAsync(this HubFixture hub, string resident)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var email = $"{resident.Replace(' ', '.')}@browser.example";
        var user = new HubUser { Name = resident, UserName = email, Email = email, EmailConfirmed = true, IsDemo = true };
        (await scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>().CreateAsync(user)).Succeeded.ShouldBeTrue();
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: true);
        var person = (await db.Residents.ToListAsync()).Single(r => r.Name.Full == resident);
        db.Add(RoleGrant.OfResident(user.Id, person, "the program", new Period(new DateOnly(2020, 1, 1))));
        await db.SaveChangesAsync();
    }

    [GeneratedRegex("https?://[^/\\s]+(/\\S+)", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
