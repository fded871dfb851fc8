using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Domain.Access;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hosting;

/// <summary>Lists as files, in the demo: what the page shows its reader, within their reach, and closed to whom the page is closed.</summary>
public sealed partial class ListFileTests
{
    private const string Formula = "=cmd|' /C calc'!A0";

    /// <summary>Each list, who reads it, and by whom its page is not read.</summary>
    private static readonly (string Path, string Filtered, string Reader, string Other, string Headers)[] Lists =
    [
        ("/check-ins", "/check-ins?going=SomeWorries", "Dana Whitfield", "Fay Underwood", "Resident,Week of,How it goes,Mentor asks,Strength,Next step,Mentor,School,Met"),
        ("/hours", "/hours?show=Waiting", "Dana Whitfield", "Fay Underwood", "Resident,School,Mentor,Hours approved,Hours waiting,Hours needed,Hours at an even pace,Even pace through,Weeks without a log,Days alone,Visits,Last week sent"),
        ("/agreements", "/agreements?group=InForce", "Dana Whitfield", "Umar Okafor", "Agreement,Kind,Partnership,How it stands,Waits for,First day,Last day,Covers,Signed,Signers,Signed by"),
        ("/papers?show=All", "/papers?show=Approved", "Dana Whitfield", "Maria Santana", "Who,Of,What,Cohort,Status,Since,Paper of,Through,File,Note"),
        ("/audit", "/audit?process=SaveView", "Alex Admin", "Dana Whitfield", "When,Who,Role,What,About,Why"),
        ("/outbox", "/outbox?state=Stopped", "Alex Admin", "Dana Whitfield", "Subject,To,Address,Status,Why it waits,Written,Sent"),
    ];

    [Fact]
    public async Task Each_list_gives_its_rows_as_csv_and_excel_to_its_readers_alone()
    {
        await using var hub = new RunningHub { Demo = true };
        await hub.ChangeAsync(db =>
        {
            var checkIn = db.CheckIns.First(c => c.Strength != null && db.Placements.Any(p => p.Id == c.PlacementId && db.Residents.Any(r => r.Id == p.ResidentId && r.LastName == "Osei")));
            db.Entry(checkIn).Property(c => c.Strength).CurrentValue = Formula;
            // more than is read at once
            db.AddRange(Enumerable.Range(0, 2100).Select(i => new AuditEntry { At = DateTime.UtcNow, Process = i < 3 ? "SaveView" : "SaveDraft", ActorName = "Many" }));
            db.AddRange(Enumerable.Range(0, 2100).Select(i => new OutboxMessage { ToName = "Ada Lin", ToAddress = "ada@school.example", Subject = $"Letter {i}", Body = "", Cause = "Test", WrittenAt = DateTime.UtcNow, NotBefore = DateTime.UtcNow.AddDays(30) }));
        });
        await hub.ChangeAsync(db =>
        {
            foreach (var letter in db.Outbox.Where(m => m.ToAddress == "ada@school.example").Take(3))
                letter.Stop("a test");
        });
        foreach (var readers in Lists.GroupBy(l => l.Reader))
        {
            using var browser = hub.Browser();
            await RunningHub.SignInAsDemoAsync(browser, readers.Key);
            foreach (var (path, filtered, _, _, headers) in readers)
            {
                var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative));
                page.ShouldContain(FileOf(path, "xlsx").Replace("&", "&amp;", StringComparison.Ordinal), customMessage: path);
                var lines = await LinesAsync(browser, path);
                lines[0].TrimStart('\uFEFF').ShouldBe(headers);
                if (path is "/audit")
                    lines.Count(l => l.Contains(",Many,", StringComparison.Ordinal)).ShouldBe(2100, "read part by part");
                else if (path is "/outbox")
                    lines.Where(l => l.StartsWith("Letter ", StringComparison.Ordinal)).Distinct().Count().ShouldBe(2100, "read part by part");
                else
                    lines.Count.ShouldBe(await RowsAsync(browser, path) + 1, path);
                var fewer = await RowsAsync(browser, filtered);
                fewer.ShouldBeInRange(1, lines.Count - 2, filtered);
                (await LinesAsync(browser, filtered)).Count.ShouldBe(fewer + 1, filtered);
                (await browser.GetAsync(new Uri(FileOf(path, "xlsx"), UriKind.Relative))).Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldEndWith(".xlsx");
                if (path == "/check-ins")
                    lines.ShouldContain(l => l.Contains($"'{Formula}", StringComparison.Ordinal) && !l.Contains($",{Formula}", StringComparison.Ordinal), "a formula is guarded");
                if (path == "/outbox")
                    string.Join('\n', lines).ShouldNotContain("https://", customMessage: "a link in a letter opens the hub");
            }
        }
        foreach (var others in Lists.GroupBy(l => l.Other))
        {
            using var browser = hub.Browser();
            await RunningHub.SignInAsDemoAsync(browser, others.Key);
            foreach (var (path, _, _, _, _) in others)
                (await browser.GetAsync(new Uri(FileOf(path, "csv"), UriKind.Relative))).ShouldSatisfyAllConditions(a => a.StatusCode.ShouldNotBe(HttpStatusCode.OK, path), a => a.Content.Headers.ContentType?.MediaType.ShouldNotBe("text/csv", path));
        }
        using var nobody = hub.Browser();
        foreach (var (path, _, _, _, _) in Lists)
            RunningHub.Leads(await nobody.GetAsync(new Uri(FileOf(path, "csv"), UriKind.Relative)))!.ShouldStartWith("/account/sign-in", customMessage: path);
    }

    [Fact]
    public async Task A_resident_s_file_of_check_ins_has_no_column_of_how_it_goes_and_programs_files_hold_their_own()
    {
        await using var hub = new RunningHub { Demo = true };
        string resident;
        await using (var db = hub.Open())
        {
            // an account of the demo whose resident has check-ins
            var grants = await db.RoleGrants.Where(g => g.Role == Role.Resident).Select(g => new { g.AccountId, g.ResidentId }).ToListAsync();
            var written = await db.CheckIns.Select(c => c.ResidentId).Distinct().ToListAsync();
            var account = grants.First(g => written.Contains(g.ResidentId!.Value)).AccountId;
            resident = (await db.Users.SingleAsync(u => u.Id == account)).Name;
        }
        using var own = hub.Browser();
        await RunningHub.SignInAsDemoAsync(own, resident);
        var lines = await LinesAsync(own, "/check-ins");
        lines[0].TrimStart('\uFEFF').ShouldBe("Resident,Week of,Strength,Next step,Mentor,School,Met");
        lines.Skip(1).ShouldNotBeEmpty();
        lines.Skip(1).ShouldAllBe(l => l.StartsWith(resident, StringComparison.Ordinal));

        var (harbor, northgate) = (await OfAsync("Dana Whitfield"), await OfAsync("Omar Said"));
        (harbor.Count > 1 && northgate.Count > 1).ShouldBeTrue();
        harbor.Intersect(northgate).Count().ShouldBe(1, "the names of the columns alone");

        async Task<List<string>> OfAsync(string coordinator)
        {
            using var browser = hub.Browser();
            await RunningHub.SignInAsDemoAsync(browser, coordinator);
            return await LinesAsync(browser, "/check-ins");
        }
    }

    private static string FileOf(string path, string kind) => path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? $"{path[..at]}/export.{kind}{path[at..]}" : $"{path}/export.{kind}";

    /// <summary>How many rows the list's page says that there are.</summary>
    private static async Task<int> RowsAsync(HttpClient browser, string path) =>
        int.Parse(Count().Match(await browser.GetStringAsync(new Uri(path, UriKind.Relative))).Groups["count"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("data-part=\"foot\"><span>[^<]* of (?<count>[0-9,]+)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count();

    private static async Task<List<string>> LinesAsync(HttpClient browser, string path) =>
        [.. (await browser.GetStringAsync(new Uri(FileOf(path, "csv"), UriKind.Relative))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
}
