using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Interchange;

public sealed class ImportQuestionTests
{
    [Fact]
    public async Task A_doubtful_match_is_asked_on_the_page_of_the_import_and_the_answer_goes_in()
    {
        await using var hub = new RunningHub { Demo = true };
        Resident known;
        Viewer dana;
        await using (var db = hub.Open())
        {
            var user = await db.Users.SingleAsync(u => u.Name == "Dana Whitfield");
            var program = await db.RoleGrants.Where(g => g.AccountId == user.Id).Select(g => g.ProgramId).FirstAsync();
            known = await db.Residents.FirstAsync(r => r.ProgramId == program!.Value && r.Number != null && r.Email != null && r.State == ResidentState.Active);
            dana = new Viewer(user.Id, user.Name, Role.ProgramCoordinator);
        }
        var sheet = Encoding.UTF8.GetBytes($"ID,Name,Email\n{known.Number},Ole Brandt,ole.brandt@hvu.example\n");
        var import = (await hub.AsAsync<StartImport, Outcome<Guid>>(dana, s => s.RunAsync(new(known.CohortId, ImportKind.Residents, "people.csv")))).ValueOrDefault;
        var work = hub.Services.GetRequiredService<ImportWork>();
        await work.ReadAsync(dana, import, new MemoryStream(sheet), "people.csv", default);
        await UntilStillAsync();
        (await hub.AsAsync<MapImport, Outcome<Nothing>>(dana, m => m.RunAsync(new(import, ["id", "name", "email"], DayOrder.MonthFirst, true)))).IsDone.ShouldBeTrue();
        (await hub.AsAsync<BeginImportStep, Outcome<Nothing>>(dana, b => b.RunAsync(new(import, ImportStep.Check)))).IsDone.ShouldBeTrue();
        await work.RunAsync(dana, import, ImportStep.Check);
        await UntilStillAsync();

        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Dana Whitfield");
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri($"/imports/{import}", UriKind.Relative)));
        page.ShouldContain($"The id {known.Number} belongs to {known.Name.Full} ({known.Email}), but the file gives it to Ole Brandt (ole.brandt@hvu.example). Is it the same person?");
        page.ShouldContain($"Yes: {known.Name.Full} is called Ole Brandt now");
        page.ShouldContain("Leave these rows out");
        page.ShouldNotContain("Import 1 row");
        await RunningHub.PostAsync(browser, $"/imports/{import}", "answers", ("Form.Keys[0]", $"id:{known.Number}"), ("Form.Values[0]", "same"));
        await UntilStillAsync();
        (await browser.GetStringAsync(new Uri($"/imports/{import}", UriKind.Relative))).ShouldContain("Import 1 row");

        async Task UntilStillAsync()
        {
            for (var tries = 0; tries < 600 && (work.ProgressOf(import) is not null || (await hub.AsAsync<ShowImport, Outcome<ShowImport.Answer>>(dana, s => s.RunAsync(new(import)))).ValueOrDefault!.Works); tries++)
                await Task.Delay(50);
        }
    }
}
