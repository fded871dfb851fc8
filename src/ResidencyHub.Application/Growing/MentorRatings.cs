using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>What a resident is asked about a mentor, and what they answered: about the mentor of today, or about one of those before.</summary>
public sealed class ShowMyMentorRating(UseCaseServices services) : Query<ShowMyMentorRating.Request, ShowMyMentorRating.Answer>(services)
{
    /// <param name="Placement">In which placement; null with <paramref name="Mentor"/>: the mentor of today, or the last one.</param>
    public sealed record Request(Id<Placement>? Placement = null, Id<Mentor>? Mentor = null);

    /// <param name="Placement">Where the mentor was; null: there was none yet.</param>
    /// <param name="Given">Something was answered.</param>
    /// <param name="IsReleased">The residency is complete: it changes no more.</param>
    /// <param name="IsOver">The residency is complete: what is sent now is released within hours.</param>
    /// <param name="All">Every mentor whom the resident has had, the latest first: each can be rated.</param>
    public sealed record Answer(Id<Placement>? Placement, Id<Mentor>? MentorId, string? Mentor, bool Given, bool NotEnoughContact, IReadOnlyList<int?> Answers, string? Words, bool IsReleased, int LeastGroup, IReadOnlyList<One> All, bool IsOver = false);

    /// <param name="Through">The last day; null: they are the mentor today.</param>
    public sealed record One(Id<Placement> Placement, Id<Mentor> MentorId, string Mentor, string School, DateOnly From, DateOnly? Through, bool Given);

    private protected override Permission Needs => Permission.RespondToObservations;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var least = (await RuleBook.OpenAsync(db, null, operation.Today, stop)).Number(RuleCode.MentorRatingGroup);
        var all = await Rated.MentorsAsync(operation, stop);
        var isOver = await db.Residents.AnyAsync(r => r.Id == operation.Reach.Resident && r.State == ResidentState.Completed, stop);
        var given = (await db.MentorRatings.Where(r => r.ResidentId == operation.Reach.Resident).ToListAsync(stop)).ToDictionary(r => (r.PlacementId, r.RatedMentorId));
        List<One> listed = [.. all.Select(m => new One(m.Placement, m.Mentor, m.Name, m.School, m.From, m.Through, given.ContainsKey((m.Placement, m.Mentor))))];
        var one = request.Mentor is null ? listed.FirstOrDefault() : listed.Find(m => m.Placement == request.Placement && m.MentorId == request.Mentor);
        if (one is null)
            return request.Mentor is null ? new Answer(null, null, null, false, false, [], null, false, least, []) : Outcome.NotFound;
        var rating = given.GetValueOrDefault((one.Placement, one.MentorId));
        return new Answer(one.Placement, one.MentorId, one.Mentor, one.Given, rating?.NotEnoughContact ?? false, rating?.Answers() ?? [], rating?.Words, rating?.IsReleased ?? false, least, listed, isOver);
    }
}

/// <summary>A resident rates a mentor, or says that there was not enough contact to tell. One who is not the mentor any more is rated as well: why they are not may be what there is to say.</summary>
public sealed class RateMentor(UseCaseServices services) : Command<RateMentor.Request, Nothing>(services)
{
    /// <summary>The key under which the form's draft is kept: what was typed about one mentor never meets the next.</summary>
    public static string DraftKey(Id<Placement> placement, Id<Mentor> mentor) => $"mentor-rating.{placement}.{mentor}";

    /// <param name="Placement">Of the mentor whom the page showed.</param>
    /// <param name="Mentor">Whom the page showed.</param>
    /// <param name="Answers">A number for each statement; null: not enough contact.</param>
    public sealed record Request(Id<Placement> Placement, Id<Mentor> Mentor, IReadOnlyList<int>? Answers, string? Words);

    private protected override Permission Needs => Permission.RespondToObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var all = await Rated.MentorsAsync(operation, stop);
        if (!all.Exists(m => m.Placement == request.Placement) || await db.Residents.SingleOrDefaultAsync(r => r.Id == operation.Reach.Resident, stop) is not { } resident)
            return Outcome.NotFound;
        if (!all.Exists(m => m.Placement == request.Placement && m.Mentor == request.Mentor))
            return Outcome.Refused("mentor-never", "By the records this teacher has not been your mentor there, so nothing was sent. Load the page again: it names all of your mentors.");
        await using var wide = operation.LookWider("the mentor whom a resident rates");
        var mentor = await wide.Mentors.AsNoTracking().SingleAsync(m => m.Id == request.Mentor, stop);
        if (await db.MentorRatings.SingleOrDefaultAsync(r => r.PlacementId == request.Placement && r.RatedMentorId == mentor.Id, stop) is { } before)
            before.Write(request.Answers, request.Words, operation.Now);
        else
            db.Add(new MentorRating(resident, request.Placement, mentor, request.Answers, request.Words, operation.Now));
        await ForgetDraft.RunAsync(operation, DraftKey(request.Placement, mentor.Id), stop);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
    }
}

/// <summary>Ratings of those who have completed the residency become readable for their coordinator.</summary>
public sealed class ReleaseMentorRatings(UseCaseServices services) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var done = await db.MentorRatings.Where(r => !r.IsReleased && db.Residents.Any(x => x.Id == r.ResidentId && x.State == ResidentState.Completed)).ToListAsync(stop);
        foreach (var rating in done)
            rating.Release(operation.Now);
        return done.Count;
    }
}

/// <summary>What others read of a mentor's growth: training and load, what the mentor shares, and ratings as far as they are released to the reader.</summary>
public sealed class ShowMentorGrowth(UseCaseServices services) : Query<Id<Mentor>, ShowMentorGrowth.Answer>(services)
{
    /// <param name="Entries">Only what the mentor shares with the reader.</param>
    /// <param name="Ratings">Single ratings, for the coordinator, by residents who have completed the residency.</param>
    /// <param name="Means">Null while there are fewer ratings than <paramref name="LeastGroup"/>.</param>
    public sealed record Answer(Id<Mentor> Id, string Name, string School, int ProgramHours, int GeneralHours, int Load, int Capacity, IReadOnlyList<ShowMyMentorGrowth.Entry> Entries, IReadOnlyList<Given> Ratings, bool ReadsRatings, MentorMeans? Means, int LeastGroup);

    public sealed record Given(string Resident, bool NotEnoughContact, IReadOnlyList<int?> Answers, string? Words, DateTime SentAt);

    private protected override Permission Needs => Permission.ReadMentors;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Mentor> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Mentors.SingleOrDefaultAsync(m => m.Id == request, stop) is not { } mentor)
            return Outcome.NotFound;
        // said here besides the reach: an administrator's reach has no filter, and this record is the mentor's
        var entries = operation.Reach.Kind switch
        {
            ReachKind.Programs => await db.MentorEntries.Where(e => e.MentorId == request && e.SharedWithPrograms).OrderByDescending(e => e.On).Take(200).ToListAsync(stop),
            ReachKind.Schools => await db.MentorEntries.Where(e => e.MentorId == request && e.SharedWithSchool).OrderByDescending(e => e.On).Take(200).ToListAsync(stop),
            _ => [],
        };
        var reads = operation.Reach.Kind is ReachKind.Programs;
        var ratings = reads ? await db.MentorRatings.Where(r => r.RatedMentorId == request && r.IsReleased).OrderByDescending(r => r.SentAt).Take(100).ToListAsync(stop) : [];
        var (means, least) = await Rated.MeansAsync(operation, request, stop);
        var load = (await Cohorts.PoolRules.LoadsAsync(operation, [request], stop)).GetValueOrDefault(request);
        return new Answer(
            request, mentor.Name.Full, mentor.SchoolName, mentor.ProgramTrainingHours, mentor.GeneralTrainingHours, load, mentor.Capacity, entries.ConvertAll(ShowMyMentorGrowth.Entry.Of),
            ratings.ConvertAll(r => new Given(r.ResidentName, r.NotEnoughContact, r.Answers(), r.Words, r.SentAt)), reads, means, least);
    }
}

/// <summary>What the use cases of ratings share.</summary>
internal static class Rated
{
    /// <param name="Through">The last day; null: they are the mentor today.</param>
    public sealed record Beside(Id<Placement> Placement, Id<Mentor> Mentor, string Name, string School, DateOnly From, DateOnly? Through);

    /// <summary>Every mentor whom the viewer, a resident, has had, by the days of their mentorships: the mentor of today first, then the latest.</summary>
    public static async Task<List<Beside>> MentorsAsync(Operation operation, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Resident)
            return [];
        var (db, today) = (operation.Db, operation.Today);
        var homes = await db.Placements.AsNoTracking().Where(p => p.State == PlacementState.Active || p.State == PlacementState.Completed || p.State == PlacementState.EndedEarly).Select(p => new { p.Id, p.SchoolName, p.MentorId, p.StartsOn, p.State }).ToListAsync(stop);
        var days = (await db.Mentorships.AsNoTracking().Where(m => m.StartsOn <= today).Select(m => new { m.PlacementId, m.MentorId, m.StartsOn, m.EndsOn }).ToListAsync(stop)).ToLookup(m => (m.PlacementId, m.MentorId));
        var found = homes.SelectMany(p => days.Where(d => d.Key.PlacementId == p.Id).Select(d => d.Key.MentorId).Concat(p.MentorId is { } now ? [now] : Array.Empty<Id<Mentor>>()).Distinct().Select(mentor => new
        {
            p,
            Mentor = mentor,
            IsNow = p.State is PlacementState.Active && p.MentorId == mentor,
            From = days[(p.Id, mentor)].Select(d => (DateOnly?)d.StartsOn).Min() ?? p.StartsOn,
            Last = days[(p.Id, mentor)].Select(d => d.EndsOn).Max(),
        })).ToList();
        var ids = found.ConvertAll(f => f.Mentor).Distinct().ToList();
        await using var wide = operation.LookWider("the names of the mentors whom a resident has had");
        var names = (await wide.Mentors.AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync(stop)).ToDictionary(m => m.Id, m => m.Name.Full);
        return [.. found.OrderByDescending(f => f.IsNow).ThenByDescending(f => f.From).ThenBy(f => f.Mentor).Select(f => new Beside(f.p.Id, f.Mentor, names[f.Mentor], f.p.SchoolName, f.From, f.IsNow ? null : f.Last))];
    }

    /// <summary>The means over all programs, by whole groups; no single answer leaves this place. A coordinator, who reads the single ratings of the own program, gets means of the others' alone, in whatever role they act: else one answer could be worked out.</summary>
    public static async Task<(MentorMeans? Means, int Least)> MeansAsync(Operation operation, Id<Mentor> mentor, CancellationToken stop)
    {
        var least = (await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop)).Number(RuleCode.MentorRatingGroup);
        await using var wide = operation.LookWider("means of a mentor's ratings over groups of the least size");
        var account = operation.Viewer.AccountId;
        var known = await wide.RoleGrants.Where(g => g.AccountId == account && g.Role == Domain.Access.Role.ProgramCoordinator && g.ProgramId != null).Select(g => g.ProgramId!.Value).ToListAsync(stop);
        if (operation.Reach.Kind is ReachKind.Programs)
            known.AddRange(operation.Reach.Programs);
        return (MentorMeans.Of(await wide.MentorRatings.AsNoTracking().Where(r => r.RatedMentorId == mentor && r.IsReleased && !known.Contains(r.ProgramId)).ToListAsync(stop), least), least);
    }
}
