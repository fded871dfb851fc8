using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Benchmarks;

/// <summary>The pages of mentoring at two sizes (check-ins; three tenths as many observations, four levels each; 19 weeks of hours for each placement, of which there are a thousand at least), and the growth page of one cohort of 40 residents with 56 elements, three raters each and three years.</summary>
internal static class GrowthBenchmark
{
    /// <param name="Name">As it is printed.</param>
    /// <param name="RunAsync">Asks for it once, and holds it against what was filled in.</param>
    private sealed record Page(string Name, Func<Task> RunAsync, int Times = 31);

    /// <summary>Milliseconds: the median by the clock, and the mean of the processor's time, which says most on a machine with other work.</summary>
    private readonly record struct Taken(double Clock, double Processor)
    {
        public override string ToString() => $"{Clock,8:0.0} {Processor,8:0.0} ms";
    }

    public static async Task RunAsync(int small, int large, bool cohortOnly)
    {
        await using var few = await BenchmarkHub.NewAsync();
        var pages = await PagesAsync(few, small, cohortOnly);
        if (large <= small)
        {
            foreach (var page in pages)
                Console.WriteLine($"{page.Name,-42} {(await TimedAsync([page]))[0]}");
            return;
        }
        await using var many = await BenchmarkHub.NewAsync();
        var others = await PagesAsync(many, large, cohortOnly);
        Console.WriteLine($"{"median by the clock, mean of processor time",-42} {small,20:N0} {large,20:N0}   ratio of both");
        foreach (var (page, other) in pages.Zip(others))
        {
            var taken = await TimedAsync([page, other]);
            Console.WriteLine($"{page.Name,-42} {taken[0]} {taken[1]}   {taken[1].Clock / taken[0].Clock:0.00} {taken[1].Processor / taken[0].Processor:0.00}");
        }
    }

    /// <summary>The same page at each size, in turn: what else the machine does meets them alike. The first five of each are thrown away.</summary>
    private static async Task<Taken[]> TimedAsync(IReadOnlyList<Page> pages)
    {
        var taken = pages.Select(_ => new List<Taken>()).ToArray();
        for (var run = -5; run < pages[0].Times; run++)
            for (var i = 0; i < pages.Count; i++)
            {
                var (clock, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                await pages[i].RunAsync();
                if (run >= 0)
                    taken[i].Add(new(Stopwatch.GetElapsedTime(clock).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds));
            }
        return [.. taken.Select(t => new Taken(t.Select(r => r.Clock).Order().ElementAt(t.Count / 2), t.Average(r => r.Processor)))];
    }

    private static async Task<IReadOnlyList<Page>> PagesAsync(BenchmarkHub hub, int checkIns, bool cohortOnly)
    {
        var scene = await GrowthScene.FillAsync(hub, checkIns);
        var always = new Period(new DateOnly(2020, 1, 1));
        var coordinator = await hub.ViewerAsync("Dana Whitfield", Role.ProgramCoordinator, a => RoleGrant.Coordinator(a, scene.Program, always));
        var mentor = await hub.ViewerAsync("Bea Lund", Role.Mentor, a => RoleGrant.OfMentor(a, scene.Mentor, always));
        var pages = new List<Page>
        {
            Of<ShowCohortGrowth>("growth of a cohort", coordinator, async page => (await page.RunAsync(scene.Cohort)).ValueOrDefault is { Residents: 40, Elements.Count: >= 56 }),
            Of<ShowGrowth>("growth of a resident, 3 raters, 3 years", coordinator, async page => (await page.RunAsync(new(scene.Resident))).ValueOrDefault is { Ratings: > 1000 }),
        };
        if (cohortOnly)
            return pages;
        await using var db = hub.Open();
        var checkIn = ListOrder<CheckIn>.By(c => c.WeekOf).CursorOf(await db.CheckIns.AsNoTracking().OrderByDescending(c => c.WeekOf).ThenByDescending(c => c.Id).Skip(checkIns / 2).FirstAsync());
        var lesson = await db.Observations.AsNoTracking().OrderByDescending(o => o.PlannedOn).ThenByDescending(o => o.Id).Skip(checkIns * 3 / 20).FirstAsync();
        var observation = ListOrder<Observation>.By(o => o.PlannedOn).CursorOf(lesson);
        var residents = db.Residents.AsNoTracking().Where(r => r.State == ResidentState.Active);
        var resident = ListOrder<Resident>.By(r => r.SortName).CursorOf(await residents.OrderBy(r => r.SortName).ThenBy(r => r.Id).Skip(await residents.CountAsync() / 2).FirstAsync());
        var open = db.Signals.AsNoTracking().Where(s => s.EndedOn == null);
        var signal = ListOrder<Signal>.By(s => s.ResidentSort).CursorOf(await open.OrderBy(s => s.ResidentSort).ThenBy(s => s.Id).Skip(await open.CountAsync() / 2).FirstAsync());
        return
        [
            .. pages,
            Of<ListCheckIns>("check-ins, first page", coordinator, async list => (await list.RunAsync(new(new()))).ValueOrDefault is { Rows.Count: 25 }),
            Of<ListCheckIns>("check-ins, a page in the middle", coordinator, async list => (await list.RunAsync(new(new(After: checkIn)))).ValueOrDefault is { Rows.Count: 25 }),
            Of<ListObservations>("observations, first page", coordinator, async list => (await list.RunAsync(new(new()))).ValueOrDefault is { Rows.Count: 25 }),
            Of<ListObservations>("observations, a page in the middle", coordinator, async list => (await list.RunAsync(new(new(After: observation)))).ValueOrDefault is { Rows.Count: 25 }),
            Of<ShowObservation>("one observation", coordinator, async page => (await page.RunAsync(lesson.Id)).IsDone),
            Of<ListHours>("hours, first page", coordinator, async list => (await list.RunAsync(new(new()))).ValueOrDefault is { Rows.Count: 25 }),
            Of<ListHours>("hours, a page in the middle", coordinator, async list => (await list.RunAsync(new(new(After: resident)))).ValueOrDefault is { Rows.Count: 25, Count: PageOf<ListHours.Row>.CountLimit }),
            Of<ListHours>("hours that wait", coordinator, async list => (await list.RunAsync(new(new(), Show: HoursShown.Waiting))).ValueOrDefault is { Rows.Count: 25 }),
            Of<ListSignals>("signals, first page", coordinator, async list => (await list.RunAsync(new(new()))).ValueOrDefault is { Rows.Count: 25 }),
            Of<ListSignals>("signals, a page in the middle", coordinator, async list => (await list.RunAsync(new(new(After: signal)))).ValueOrDefault is { Rows.Count: 25 }),
            Of<ShowFriday>("Friday of a mentor", mentor, async page => (await page.RunAsync(new())).ValueOrDefault is { Sections.Count: > 0 }),
            Of<FollowApprovers>("job: approvers follow", Viewer.Job("bench"), async job => (await job.RunAsync(default)).IsDone, 3),
            Of<LookForSignals>("job: look for signals", Viewer.Job("bench"), async job => (await job.RunAsync(default)).IsDone, 1),
        ];

        Page Of<TUseCase>(string name, Viewer viewer, Func<TUseCase, Task<bool>> run, int times = 31) where TUseCase : notnull => new(name, async () => Demand(await hub.AskAsync(viewer, run)), times);
    }

    private static void Demand(bool found)
    {
        if (!found)
            throw new InvalidOperationException("The page did not show what was filled in.");
    }
}
