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
    public static async Task RunAsync(int small, int large, bool cohortOnly)
    {
        var few = await MeasureAsync(small, cohortOnly);
        if (large <= small)
        {
            foreach (var (page, time) in few)
                Console.WriteLine($"{page,-46} {time,9:0.0} ms");
            return;
        }
        var many = await MeasureAsync(large, cohortOnly);
        Console.WriteLine($"{"page",-46} {small,12:N0} {large,12:N0}  ratio");
        foreach (var (page, time) in few)
            Console.WriteLine($"{page,-46} {time,9:0.0} ms {many[page],9:0.0} ms  {many[page] / time,5:0.00}");
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(int checkIns, bool cohortOnly)
    {
        await using var hub = await BenchmarkHub.NewAsync();
        var scene = await GrowthScene.FillAsync(hub, checkIns);
        var always = new Period(new DateOnly(2020, 1, 1));
        var coordinator = await hub.ViewerAsync("Dana Whitfield", Role.ProgramCoordinator, a => RoleGrant.Coordinator(a, scene.Program, always));
        var mentor = await hub.ViewerAsync("Bea Lund", Role.Mentor, a => RoleGrant.OfMentor(a, scene.Mentor, always));
        var times = new Dictionary<string, double>
        {
            ["growth of a cohort"] = await hub.MedianAsync<ShowCohortGrowth>(coordinator, async page => Demand((await page.RunAsync(scene.Cohort)).ValueOrDefault is { Residents: 40, Elements.Count: >= 56 })),
            ["growth of a resident, 3 raters, 3 years"] = await hub.MedianAsync<ShowGrowth>(coordinator, async page => Demand((await page.RunAsync(new(scene.Resident))).ValueOrDefault is { Ratings: > 1000 })),
        };
        // a busy machine makes the clock lie; the processor's time does not
        var before = Environment.CpuUsage.TotalTime;
        await hub.TimesAsync<ShowCohortGrowth>(coordinator, async page => await page.RunAsync(scene.Cohort), 15);
        times["growth of a cohort, processor time"] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / 20;
        if (cohortOnly)
            return times;
        await using (var db = hub.Open())
        {
            var middle = await db.CheckIns.AsNoTracking().OrderByDescending(c => c.WeekOf).ThenByDescending(c => c.Id).Skip(checkIns / 2).FirstAsync();
            var after = ListOrder<CheckIn>.By(c => c.WeekOf).CursorOf(middle);
            times["check-ins, first page"] = await hub.MedianAsync<ListCheckIns>(coordinator, async list => Demand((await list.RunAsync(new(new()))).ValueOrDefault is { Rows.Count: 25 }));
            times["check-ins, a page in the middle"] = await hub.MedianAsync<ListCheckIns>(coordinator, async list => Demand((await list.RunAsync(new(new(After: after)))).ValueOrDefault is { Rows.Count: 25 }));
            var lesson = await db.Observations.AsNoTracking().OrderByDescending(o => o.PlannedOn).ThenByDescending(o => o.Id).Skip(checkIns * 3 / 20).FirstAsync();
            times["observations, first page"] = await hub.MedianAsync<ListObservations>(coordinator, async list => Demand((await list.RunAsync(new(new()))).ValueOrDefault is { Rows.Count: 25 }));
            times["observations, a page in the middle"] = await hub.MedianAsync<ListObservations>(coordinator, async list => Demand((await list.RunAsync(new(new(After: ListOrder<Observation>.By(o => o.PlannedOn).CursorOf(lesson))))).ValueOrDefault is { Rows.Count: 25 }));
            times["one observation"] = await hub.MedianAsync<ShowObservation>(coordinator, async page => Demand((await page.RunAsync(lesson.Id)).IsDone));
        }
        await using (var db = hub.Open())
        {
            var residents = db.Residents.AsNoTracking().Where(r => r.State == ResidentState.Active);
            var middle = await residents.OrderBy(r => r.SortName).ThenBy(r => r.Id).Skip(await residents.CountAsync() / 2).FirstAsync();
            times["hours, a page in the middle"] = await hub.MedianAsync<ListHours>(coordinator, async list => Demand((await list.RunAsync(new(new(After: ListOrder<Resident>.By(r => r.SortName).CursorOf(middle))))).ValueOrDefault is { Rows.Count: 25, Count: PageOf<ListHours.Row>.CountLimit }));
            var open = db.Signals.AsNoTracking().Where(s => s.EndedOn == null);
            var signal = await open.OrderBy(s => s.ResidentSort).ThenBy(s => s.Id).Skip(await open.CountAsync() / 2).FirstAsync();
            times["signals, a page in the middle"] = await hub.MedianAsync<ListSignals>(coordinator, async list => Demand((await list.RunAsync(new(new(After: ListOrder<Signal>.By(s => s.ResidentSort).CursorOf(signal))))).ValueOrDefault is { Rows.Count: 25 }));
        }
        times["hours, first page"] = await hub.MedianAsync<ListHours>(coordinator, async list => Demand((await list.RunAsync(new(new()))).ValueOrDefault is { Rows.Count: 25 }));
        times["hours that wait"] = await hub.MedianAsync<ListHours>(coordinator, async list => Demand((await list.RunAsync(new(new(), Show: HoursShown.Waiting))).ValueOrDefault is { Rows.Count: 25 }));
        times["signals, first page"] = await hub.MedianAsync<ListSignals>(coordinator, async list => Demand((await list.RunAsync(new(new()))).ValueOrDefault is { Rows.Count: 25 }));
        times["Friday of a mentor"] = await hub.MedianAsync<ShowFriday>(mentor, async page => Demand((await page.RunAsync(new())).ValueOrDefault is { Sections.Count: > 0 }));
        times["job: approvers follow"] = await hub.MedianAsync<FollowApprovers>(Viewer.Job("bench"), async job => Demand((await job.RunAsync(default)).IsDone), times: 3);
        times["job: look for signals"] = await hub.MedianAsync<LookForSignals>(Viewer.Job("bench"), async job => Demand((await job.RunAsync(default)).IsDone), times: 1);
        return times;
    }

    private static void Demand(bool found)
    {
        if (!found)
            throw new InvalidOperationException("The page did not show what was filled in.");
    }
}
