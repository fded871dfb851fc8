using Microsoft.EntityFrameworkCore;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Mentoring;

public sealed class CaseloadSignalsTests
{
    [Fact]
    public async Task A_supervisor_s_list_of_residents_begins_with_the_signals_that_wait()
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Grace Oduya");
        await using (var db = hub.Open())
        {
            var placement = await db.Placements.Where(p => p.State == PlacementState.Active && db.Residents.Any(r => r.Id == p.ResidentId && r.SupervisorName == "Grace Oduya")).OrderBy(p => p.ResidentSort).FirstAsync();
            db.RemoveRange(await db.Signals.Where(s => s.EndedOn == null).ToListAsync());
            await db.SaveChangesAsync();
            db.Add(new Signal(placement, new(SignalKind.RatersApart, "Two people saw two different teachers.", placement.StartsOn), placement.StartsOn));
            await db.SaveChangesAsync();
        }
        var page = await browser.GetStringAsync(new Uri("/caseload", UriKind.Relative));
        page.ShouldContain("<a href=\"signals\">One signal to look at</a>");
        page.ShouldContain("Two people saw two different teachers.");
        page.IndexOf("Two people saw", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("<table", StringComparison.Ordinal));
    }
}
