using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What the partner schools offer for a year against what the programs want, and how many schools have yet to say.</summary>
public sealed class CountCapacity(UseCaseServices services) : Query<CountCapacity.Request, CountCapacity.Answer>(services)
{
    /// <param name="Year">By its first calendar year; null: the one that is planned now.</param>
    public sealed record Request(int? Year = null);

    /// <remarks>Offered: seats of schools that said Yes or Maybe with a number. Unknown: schools that said Yes or Maybe without one. Taken: over all programs, at the schools in reach. Target: seats of the viewer's own cohorts; null for others. Own: seats taken by the viewer's programs.</remarks>
    public sealed record Answer(int Year, int Schools, int NotAsked, int Waiting, int Stale, int Answered, int Offered, int Unknown, int Taken, int? Target, int Own);

    private protected override Permission Needs => Permission.KeepCapacity;

    private protected override IReadOnlyList<string> KeptUntilChanged { get; } = [Nouns.Capacity, Nouns.Placements, Nouns.Cohorts, Nouns.Partnerships, Nouns.Rules, DirectoryTopic.Name];

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, reach) = (operation.Db, operation.Today, operation.Reach);
        var year = request.Year ?? PlannedYear.On(today).StartYear;
        var stale = (await operation.RulesAsync(null, stop)).Number(RuleCode.CapacityStaleDays);
        var partners = PartnerSchools.Of(operation, null);
        var schools = await partners.CountAsync(stop);
        var capacities = await CapacityAnswering.With(db.Capacities).Where(c => c.Year == year && partners.Any(s => s.Id == c.SchoolId)).ToListAsync(stop);
        await using var wide = operation.LookWider("seats taken over all programs, and whom answers serve");
        var partnerships = await CapacitySight.PartnershipsAsync(operation, wide, stop);
        var offers = new List<CapacityOffer>();
        foreach (var capacity in capacities.Where(c => c.Answer is HostingAnswer.Yes or HostingAnswer.Maybe))
            if (CapacitySight.Closed(operation, capacity, partnerships) is not { Hides: true })
                offers.Add(capacity.Offer!);
        var said = capacities.ConvertAll(c => c.SchoolId);
        var taken = await wide.Placements.Where(p => p.Year == year && said.Contains(p.SchoolId)).Where(SchoolSeats.Held).GroupBy(p => p.ProgramId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        var own = reach.Kind is ReachKind.Programs;
        var standings = capacities.ConvertAll(c => ListCapacity.StandingOf(c, stale, today));
        return new Answer(
            year, schools, schools - standings.Count(s => s is not CapacityStanding.NotAsked), Count(CapacityStanding.Waiting), Count(CapacityStanding.Stale), Count(CapacityStanding.Answered),
            offers.Sum(o => o.Limit ?? 0), offers.Count(o => o.Limit is null), taken.Sum(t => t.Count),
            own ? await db.Cohorts.Where(c => c.Year == year).SumAsync(c => c.Seats, stop) : null, own ? taken.Where(t => reach.Programs.Contains(t.Key)).Sum(t => t.Count) : 0);

        int Count(CapacityStanding standing) => standings.Count(s => s == standing);
    }
}
