using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;
using Change = ResidencyHub.Domain.Matching.Change;

namespace ResidencyHub.Application.Matching;

/// <summary>The placements without a mentor or a place, longest first, each with the mentors who could follow, best first and why. The gap stays here until somebody takes the resident.</summary>
public sealed class ListNeedsMentor(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListNeedsMentor.Row>>(services)
{
    private const int Offered = 5;

    /// <summary>So many at a time: for each of them the engine is asked who could follow.</summary>
    public const int Most = 10;

    /// <param name="Since">The first day without a mentor.</param>
    /// <param name="Days">School days are not told apart: calendar days, today included; 0 while the mentor who leaves is still there.</param>
    /// <param name="DaysAhead">Days until the first one without a mentor; 0 once it has come.</param>
    /// <param name="Through">The last day of a mentor who leaves.</param>
    /// <param name="LastMentor">Who mentored before; null: nobody had begun.</param>
    /// <param name="Smallest">What would help where nobody can follow, in words.</param>
    public sealed record Row(Id<Placement> Placement, string Resident, Id<School> School, string SchoolName, string Subject, string GradeBand, PlacementState State, bool NeedsPlace, DateOnly Since, int Days, string? LastMentor, IReadOnlyList<Follower> Followers, string? Smallest, Asked? Elsewhere = null, int DaysAhead = 0, DateOnly? Through = null, ShowPlacement.FollowAsked? Follow = null);

    /// <summary>A request at another school that is to take over.</summary>
    public sealed record Asked(Id<Placement> Placement, string SchoolName, string Status);

    /// <summary>Somebody who could follow. Here: at the same school, so that one click is enough.</summary>
    public sealed record Follower(Id<Mentor> Mentor, string Name, Id<School> School, string SchoolName, string Why, bool Here);

    private protected override Permission Needs => Permission.RunMatching;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var lost = await db.Placements.Where(Placement.LacksMentor).Where(p => p.State == PlacementState.Confirmed || p.State == PlacementState.Active)
            .OrderBy(p => db.Mentorships.Where(m => m.PlacementId == p.Id).Max(m => m.EndsOn) ?? p.StartsOn).ThenBy(p => p.ResidentSort).Take(Most).ToListAsync(stop);
        var rows = new List<Row>();
        foreach (var placement in lost)
            rows.Add(await ReadAsync(operation, placement, stop));
        return rows.OrderByDescending(r => r.Days).ThenBy(r => r.DaysAhead).ThenBy(r => r.Resident, StringComparer.CurrentCulture).ToList();
    }

    private static async Task<Row> ReadAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        var db = operation.Db;
        var before = await db.Mentorships.Where(m => m.PlacementId == placement.Id).OrderByDescending(m => m.StartsOn).Select(m => new { m.MentorId, m.EndsOn }).FirstOrDefaultAsync(stop);
        var left = before is null ? null : await db.Mentors.SingleOrDefaultAsync(m => m.Id == before.MentorId, stop);
        var since = await Mentorships.GapSinceAsync(operation, placement, stop) ?? operation.Today;
        var next = await db.Placements.SingleOrDefaultAsync(p => p.FollowsId == placement.Id && PlacementRules.Open.Contains(p.State), stop);
        var (followers, smallest) = await FollowersAsync(operation, placement, left, stop);
        return new(placement.Id, placement.ResidentName, placement.SchoolId, placement.SchoolName, placement.Subject, placement.GradeBand, placement.State, placement.NeedsPlace, since, Math.Max(0, operation.Today.DayNumber - since.DayNumber + 1), left?.Name.Full, followers, smallest, next is null ? null : new(next.Id, next.SchoolName, PlacementAsk.Status(next)), Math.Max(0, since.DayNumber - operation.Today.DayNumber), placement.MentorThrough, placement is { AskedMentorId: { } asked, AskedMentorBy: { } by } ? new(asked, placement.AskedMentorName!, by) : null);
    }

    /// <summary>The engine is asked for the fewest changes; whom it names is taken away and it is asked again.</summary>
    private static async Task<(IReadOnlyList<Follower>, string?)> FollowersAsync(Operation operation, Placement placement, Mentor? left, CancellationToken stop)
    {
        var cohort = await operation.Db.Cohorts.SingleAsync(c => c.Id == placement.CohortId, stop);
        var resident = await operation.Db.Residents.SingleAsync(r => r.Id == placement.ResidentId, stop);
        await using var reader = await ModelReader.OpenAsync(operation, cohort, stop, but: placement.Id);
        var schools = await reader.SchoolsAsync([placement.SchoolId], stop);
        // the resident has the seat already
        schools = [.. schools.Where(s => !placement.NeedsPlace || s.Id != placement.SchoolId).Select(s => s.Id == placement.SchoolId ? s with { Most = 1, Seats = [] } : s)];
        var mentors = (await reader.MentorsAsync(schools, [placement.Subject], [], stop)).Where(m => m.Id != left?.Id).ToList();
        if (left is not null && schools.Exists(s => s.Id == left.SchoolId))
            mentors.Add(new HostMentor(left.Id, left.Name.Full, left.SchoolId, left.Subject, GradeSpan.Read(left.GradeBand)) { AtATime = 0 });
        var who = (await reader.ToPlaceAsync([resident], stop))[0] with { Subject = placement.Subject, Grades = GradeSpan.Read(placement.GradeBand), IsCleared = true, OnlyRanked = false };
        var model = new MatchingModel([who], schools, mentors) { Rules = reader.Terms.Rules with { AtLeastPerSchool = 1, MentorRequired = true }, Wishes = reader.Terms.Wishes, Forbidden = ModelReader.Apart(await reader.ChoicesAsync([resident.Id], stop), schools, mentors) };
        var result = FewestChanges.Match(model, left is null ? [] : [new Pairing(resident.Id, left.SchoolId, left.Id)], stop);
        var smallest = result.Matches.Count > 0 || result.Explain(resident.Id).Smallest is not { } change || change.Changes.OfType<Change.MentorTakesMore>().Any(c => c.Mentor == left?.Id) ? null : MatchingWords.Of(change, model);
        var followers = new List<Follower>();
        while (followers.Count < Offered && result.Matches is [{ Mentor: { } mentor } match])
        {
            var school = schools.Find(s => s.Id == match.School)!;
            followers.Add(new(mentor, mentors.Find(m => m.Id == mentor)!.Name, school.Id, school.Name, MatchingWords.Of(result.Explain(resident.Id).Match!, model.Rules.MilesPerHour), school.Id == placement.SchoolId));
            result = FewestChanges.Match(model = model.With(new Change.DropsOut(mentor)), left is null ? [] : [new Pairing(resident.Id, left.SchoolId, left.Id)], stop);
        }
        return (followers, smallest);
    }
}
