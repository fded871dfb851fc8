using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What one can choose when a placement is drawn up: first among the residents without one, then among the mentors of a school, with what speaks against each.</summary>
public sealed class OfferForPlacement(UseCaseServices services) : Query<OfferForPlacement.Request, OfferForPlacement.Answer>(services)
{
    /// <param name="School">Whose mentors; null: the residents without a placement instead.</param>
    /// <param name="Subject">The resident's subject, for eligibility; null: not judged.</param>
    /// <param name="Resident">Whose exceptions may let mentors of other schools be named; null: nobody's.</param>
    /// <param name="Days">For which the mentors' free places are counted; null: from today on.</param>
    public sealed record Request(Id<School>? School = null, string? Subject = null, Id<Resident>? Resident = null, Period? Days = null);

    public sealed record Answer(IReadOnlyList<ResidentChoice> Residents, string? SchoolName, IReadOnlyList<MentorChoice> Mentors);

    /// <remarks>FirstDay: the cohort's. LastDay: the cohort's.</remarks>
    public sealed record ResidentChoice(Id<Resident> Id, string Name, string Subject, string GradeBand, DateOnly FirstDay, DateOnly LastDay);

    /// <remarks>Aside: what speaks against the choice, in words; null when nothing. Free: how many more the mentor takes, of how many at a time by rule and by their own number; null for a mentor of one who has none.</remarks>
    public sealed record MentorChoice(Id<Mentor> Id, string Name, string Subject, string? Aside, string? Free = null)
    {
        /// <summary>"Jo Second (1 of 2 free)".</summary>
        public string Words => (Free, Aside) switch { (null, null) => Name, (null, _) => $"{Name} ({Aside})", (_, null) => $"{Name} ({Free})", _ => $"{Name} ({Free}; {Aside})" };
    }

    private protected override Permission Needs => Permission.ReadPlacements;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (request.School is not { } school)
            return new Answer(operation.Viewer.May(Permission.RequestPlacements) ? await ResidentsAsync(operation, stop) : [], null, []);
        var name = await db.Schools.Where(s => s.Id == school).Select(s => s.Name).SingleOrDefaultAsync(stop);
        var mentors = await db.Mentors.Where(m => (m.SchoolId == school || (request.Resident != null && db.PlacementAllowances.Any(a => a.ResidentId == request.Resident && a.MentorId == m.Id && a.EndsOn >= today))) && m.State != MentorState.Released).OrderBy(m => m.SortName).Take(200).ToListAsync(stop);
        var ids = mentors.ConvertAll(m => m.Id);
        // whose rules hold: the resident's program's; before one is chosen, the viewer's when there is but one
        var program = request.Resident is { } chosen ? await db.Residents.Where(r => r.Id == chosen).Select(r => (Id<PreparationProgram>?)r.ProgramId).SingleOrDefaultAsync(stop) : operation.Reach.Programs is [var only] ? only : null;
        var rules = await RuleBook.OpenAsync(db, program, today, stop);
        await using var wider = operation.LookWider("how many residents mentors have over all programs, and their waivers");
        var asks = await ProgramTraining.AsksAsync(wider, rules, program, ids, stop);
        var waivers = await wider.EligibilityWaivers.Where(w => ids.Contains(w.MentorId)).ToListAsync(stop);
        var (first, last, limit) = (request.Days?.First ?? today, request.Days?.Last ?? DateOnly.MaxValue, rules.Number(RuleCode.MentorResidentsAtATime));
        var busy = await wider.Placements.Where(p => ((p.MentorId != null && ids.Contains(p.MentorId.Value)) || (p.NextMentorId != null && ids.Contains(p.NextMentorId.Value))) && MentorLoads.Taking.Contains(p.State) && p.StartsOn <= last && p.EndsOn >= first).Select(p => new { p.MentorId, p.NextMentorId, p.MentorThrough }).ToListAsync(stop);
        var cohort = request.Resident is { } whose ? await db.Residents.Where(r => r.Id == whose).Select(r => (Id<Cohort>?)r.CohortId).SingleOrDefaultAsync(stop) : null;
        var papers = program is { } of && cohort is { } its ? await MentorPapers.MissingAsync(wider, of, its, ids, today, stop) : null;
        return new Answer([], name, [.. mentors.Select(m => new MentorChoice(m.Id, m.Name.Full, m.Subject, Aside(m), Free(m)))]);

        string? Aside(Mentor mentor)
        {
            var words = new List<string>();
            if (mentor.SchoolId != school)
                words.Add($"by exception, teaches at {mentor.SchoolName}");
            if (mentor.State is not MentorState.Assignable)
                words.Add(mentor.State is MentorState.Paused ? "paused" : $"can’t be asked yet: {CohortWords.Of(mentor.State).ToLowerInvariant()}");
            if (mentor.AtSchoolThrough is { } through)
                words.Add($"there through {through:d MMMM yyyy}");
            if (request.Subject is { Length: > 0 } subject)
                words.AddRange(MentorEligibility.Check(mentor, subject, asks, waivers, request.Days ?? new Period(today, today)).Select(g => g.Words));
            if (papers?[mentor.Id].ToList() is { Count: > 0 } missing)
                words.Add($"lacks {MentorPapers.Words(missing)}");
            var (load, takes, _) = Load(mentor);
            if (load >= takes)
                words.Add(takes == 0 ? "the mentor’s own number is 0" : $"has {load} resident{(load == 1 ? "" : "s")} already, over all programs");
            return words.Count == 0 ? null : string.Join("; ", words);
        }

        string? Free(Mentor mentor)
        {
            var (load, takes, own) = Load(mentor);
            return load == 0 && takes == 1 ? null : $"{Math.Max(0, takes - load)} of {takes} free{(own ? ", the mentor’s own number" : "")}";
        }

        (int Load, int Takes, bool Own) Load(Mentor mentor)
        {
            var waived = waivers.Exists(w => w.MentorId == mentor.Id && w.Rule == PlacementRules.LoadWaiver && w.Holds.Contains(request.Days ?? new Period(today, today)));
            var load = busy.Count(p => (p.MentorId == mentor.Id && (p.MentorThrough is null || p.MentorThrough >= first)) || (p.NextMentorId == mentor.Id && p.MentorThrough < last));
            return (load, mentor.TakesAtATime(limit, waived), !waived && mentor.Capacity < limit);
        }
    }

    private static async Task<IReadOnlyList<ResidentChoice>> ResidentsAsync(Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        return await db.Residents
            .Where(r => r.State == ResidentState.Admitted || r.State == ResidentState.Cleared || db.PlacementAllowances.Any(a => a.ResidentId == r.Id && a.Kind == AllowanceKind.Split && a.EndsOn >= today))
            .Join(db.Cohorts.Where(c => c.EndsOn >= today), r => r.CohortId, c => c.Id, (r, c) => new { Resident = r, Cohort = c })
            .Where(x => !db.Placements.Any(p => p.ResidentId == x.Resident.Id && p.Year == x.Cohort.Year && PlacementRules.Open.Contains(p.State) && p.OpenSlot > 1)
                && (!db.Placements.Any(p => p.ResidentId == x.Resident.Id && p.Year == x.Cohort.Year && PlacementRules.Open.Contains(p.State)) || db.PlacementAllowances.Any(a => a.ResidentId == x.Resident.Id && a.Kind == AllowanceKind.Split && a.EndsOn >= today)))
            .OrderBy(x => x.Resident.SortName).Take(500)
            .Select(x => new ResidentChoice(x.Resident.Id, x.Resident.FirstName + " " + x.Resident.LastName, x.Resident.Subject, x.Resident.GradeBand, x.Cohort.StartsOn, x.Cohort.EndsOn)).ToListAsync(stop);
    }
}
