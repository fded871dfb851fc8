using System.Collections.Concurrent;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Access;
using Xunit.Abstractions;

namespace ResidencyHub.Browser.Tests.Pages;

[Collection(HubToLookAt.Name)]
public sealed class AccessibilityTests(HubFixture hub, ITestOutputHelper output)
{
    /// <summary>Pages that a role may open in principle, to which nothing leads that person in the demo.</summary>
    private static readonly HashSet<(Role, string)> NothingLeadsThere =
    [
        // the demo has imported nothing; ImportJourneyTests scans this page in each of its states
        (Role.Administrator, "/imports/{Id:guid}"), (Role.ProgramCoordinator, "/imports/{Id:guid}"),
        // the demo has no draft; PlacementJourneyTests draws one up and scans the page that changes it
        (Role.ProgramCoordinator, "/placements/{Id:guid}/edit"),
        // no placement is at risk in the demo, and the supervisor's plan is signed; SupportPlanJourneyTests goes the whole way
        (Role.SchoolLeader, "/support-plans/{Guid:guid}"), (Role.Faculty, "/support-plans/{Guid:guid}/edit"),
        // funders and administrators are asked in no survey
        (Role.Observer, "/my-surveys/{Guid:guid}"), (Role.Administrator, "/my-surveys/{Guid:guid}"),
        // coordinators build forms and read answers; they are asked none
        (Role.ProgramCoordinator, "/my-forms/{Lineage:guid}/{Placement:guid}"),
        // the demo's cycles are about a school of the other district
        (Role.DistrictLead, "/partnerships/{Guid:guid}/cycles/{Cycle:guid}"),
        // funders read no agreement; the list says so
        (Role.Observer, "/agreements/{Guid:guid}"),
        // funders have no list whose views are worth keeping
        (Role.Observer, "/views/{List}"),
    ];

    /// <summary>Two browsers at a time: a scan holds one core, and machines have two.</summary>
    private const int Lanes = 2;

    /// <summary>Every address in a page stands as under the hub's root, which is its base.</summary>
    private const string FirstLink = """
        ([text, link, hub]) => {
          const a = new DOMParser().parseFromString(text, 'text/html').querySelector(link);
          if (!a) return null;
          const to = new URL(a.getAttribute('href'), hub + '/');
          return to.pathname + to.search;
        }
        """;

    private readonly ConcurrentDictionary<(Role, string), string> _found = [];

    private readonly ConcurrentDictionary<(Role, string), (int Status, string Text)> _read = [];

    private int _shown;

    public static TheoryData<Role> Roles => [.. PagesOfRoles.People.Keys];

    [BrowserTheory, MemberData(nameof(Roles))]
    public async Task Every_page_of_a_role_is_accessible_in_both_themes_on_desk_and_phone(Role role)
    {
        var routes = new ConcurrentQueue<string>(PagesOfRoles.Of(role).Where(route => !NothingLeadsThere.Contains((role, route))));
        output.WriteLine($"{routes.Count} pages as {role}");
        await (await hub.AsAsync(PagesOfRoles.People[role])).DisposeAsync(); // signs in once; the lanes take the cookie
        var wrong = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => LaneAsync(role, routes)));
        output.WriteLine($"{_shown} of them are built as none before");
        _shown.ShouldBeGreaterThan(0);
        wrong.SelectMany(w => w).ShouldBeEmpty();
    }

    private async Task<List<string>> LaneAsync(Role role, ConcurrentQueue<string> routes)
    {
        await using var visitor = await hub.AsAsync(PagesOfRoles.People[role]);
        var wrong = new List<string>();
        while (routes.TryDequeue(out var route))
        {
            if (await ReachAsync(visitor, role, route) is not { } path)
            {
                wrong.Add($"{role}: nothing leads to {route}");
                continue;
            }
            var (status, text) = await ReadAsync(visitor, role, path);
            if (status != 200)
                wrong.Add($"{role}: {path} answered {status}");
            if (!await Parts.AreNewAsync(visitor.Page, text))
                continue;
            await visitor.GoAsync(path);
            Interlocked.Increment(ref _shown);
            wrong.AddRange(await Scan.OfAsync(visitor, $"{role} {route}", route == "/" ? null : route));
        }
        return wrong;
    }

    /// <summary>The address of a page, found by following links where it has an id in it; null when no link leads there. A page on the way is read, not shown: it is scanned in its own turn.</summary>
    private async Task<string?> ReachAsync(Visitor visitor, Role role, string route)
    {
        if (!route.Contains('{', StringComparison.Ordinal))
            return route;
        if (_found.TryGetValue((role, route), out var known))
            return known;
        foreach (var (from, link) in PagesOfRoles.Ways.GetValueOrDefault(route) ?? [])
        {
            var parts = from.Split(" > ");
            var start = await ReachAsync(visitor, role, parts[0]);
            if (start is not null && parts.Length == 2)
                start = await FirstAsync(visitor, role, start, $"main table a[href*='{parts[1]}s/']");
            if (start is not null && await FirstAsync(visitor, role, start, link) is { } found)
                return _found[(role, route)] = found;
        }
        return null;
    }

    private async Task<string?> FirstAsync(Visitor visitor, Role role, string path, string link)
    {
        var (_, text) = await ReadAsync(visitor, role, path);
        return await visitor.Page.EvaluateAsync<string?>(FirstLink, new[] { text, link, hub.Url });
    }

    /// <summary>A page as the server sends it, asked for once.</summary>
    private async Task<(int Status, string Text)> ReadAsync(Visitor visitor, Role role, string path)
    {
        if (_read.TryGetValue((role, path), out var known))
            return known;
        var answer = await visitor.Page.APIRequest.GetAsync(path);
        answer.Status.ShouldBeLessThan(500, $"{role}: {path}");
        return _read[(role, path)] = (answer.Status, await answer.TextAsync());
    }
}
