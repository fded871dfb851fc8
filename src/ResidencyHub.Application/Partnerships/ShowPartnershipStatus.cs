using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The partnership at one school on one page, over all programs that it hosts for. Counts only: no names, no feedback's words.</summary>
public sealed class ShowPartnershipStatus(UseCaseServices services) : Query<ShowPartnershipStatus.Request, ShowPartnershipStatus.Answer>(services)
{
    private const int MostSchools = 200;

    /// <param name="School">Null for the first school of the viewer.</param>
    public sealed record Request(Id<School>? School = null);

    /// <param name="School">The school on the page.</param>
    /// <param name="SchoolName">Its name.</param>
    /// <param name="Partners">The programs that it hosts for, with the partnership's year: "Harbor Valley Residency (11th year)".</param>
    /// <param name="AsOf">The day on which it was read.</param>
    /// <param name="Asked">What is asked of the viewer, each with its path.</param>
    /// <param name="Lines">The status, line by line.</param>
    /// <param name="Schools">The schools that the viewer can choose.</param>
    /// <param name="AllSchools">False: there are more; the overview lists them.</param>
    public sealed record Answer(Id<School> School, string SchoolName, IReadOnlyList<string> Partners, DateOnly AsOf, IReadOnlyList<Ask> Asked, IReadOnlyList<StatusEntry> Lines, IReadOnlyList<Choice> Schools, bool AllSchools);

    public sealed record Ask(string Words, string Href, string Why);

    public sealed record Choice(Id<School> Id, string Name);

    private protected override Permission Needs => Permission.ReadStatus;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var schools = await SchoolsAsync(operation, stop);
        var all = schools.Count <= MostSchools;
        if (!all)
            schools.RemoveAt(MostSchools);
        if ((request.School is { } asked ? await Choices(operation).Where(s => s.Id == asked).Select(s => new Choice(s.Id, s.Name)).SingleOrDefaultAsync(stop) : schools.FirstOrDefault()) is not { } choice)
            return Outcome.NotFound;
        var school = await db.Schools.SingleAsync(s => s.Id == choice.Id, stop);
        var today = operation.Today;
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var facts = await new StatusDepthCount(operation, school, rules).AddToAsync(await new StatusCount(operation, school, rules).ReadAsync(stop), stop);
        var partners = await PartnersAsync(operation, school, stop);
        return new Answer(school.Id, school.Name, partners, today, await AskedAsync(operation, school, facts, stop), StatusReading.Of(facts), schools.Contains(choice) ? schools : [choice, .. schools], all);
    }

    /// <summary>A school leader's own schools; for others the schools of their reach that host or hosted somebody.</summary>
    private static async Task<List<Choice>> SchoolsAsync(Operation operation, CancellationToken stop)
    {
        var schools = Choices(operation).OrderBy(s => s.Name).Select(s => new Choice(s.Id, s.Name));
        return await (operation.Reach.Kind is ReachKind.Schools ? schools : schools.Take(MostSchools + 1)).ToListAsync(stop);
    }

    private static IQueryable<School> Choices(Operation operation)
    {
        var (db, reach) = (operation.Db, operation.Reach);
        var hosting = db.Placements.Select(p => p.SchoolId).Distinct();
        return reach.Kind is ReachKind.Schools ? db.Schools.Where(s => reach.Schools.Contains(s.Id)) : db.Schools.Where(s => hosting.Contains(s.Id));
    }

    private static async Task<IReadOnlyList<string>> PartnersAsync(Operation operation, School school, CancellationToken stop)
    {
        var today = operation.Today;
        var mine = await operation.Db.PartnershipMembers.Where(m => m.DistrictId == school.DistrictId && (m.SchoolId == null || m.SchoolId == school.Id) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => m.PartnershipId).Distinct().ToListAsync(stop);
        var programs = await operation.Db.PartnershipMembers.Where(m => mine.Contains(m.PartnershipId) && m.ProgramId != null && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today))
            .Join(operation.Db.Partnerships, m => m.PartnershipId, p => p.Id, (m, p) => new { m.Name, p.StartedOn }).OrderBy(p => p.StartedOn).ToListAsync(stop);
        return programs.ConvertAll(p => $"{p.Name} ({Ordinal(AcademicYear.Of(today).StartYear - AcademicYear.Of(p.StartedOn).StartYear + 1)} year)");
    }

    private static async Task<IReadOnlyList<Ask>> AskedAsync(Operation operation, School school, StatusFacts facts, CancellationToken stop)
    {
        var asks = new List<Ask>();
        if (operation.Viewer.Role is Role.SchoolLeader)
        {
            var requests = await operation.Db.Placements.Where(p => p.SchoolId == school.Id && p.State == PlacementState.WithSchool).OrderBy(p => p.NextOn).Select(p => new { p.Id, p.ResidentName, p.Subject, p.NextOn }).Take(5).ToListAsync(stop);
            asks.AddRange(requests.Select(r => new Ask($"Answer the request for {r.ResidentName}", $"placements/{r.Id}", r.NextOn < operation.Today ? $"{r.Subject}; it was due by {r.NextOn:d MMMM}." : $"{r.Subject}; by {r.NextOn:d MMMM}.")));
            var lost = await operation.Db.Placements.Where(p => p.SchoolId == school.Id && p.NeedsMentor && p.State == PlacementState.Active).Select(p => new { p.Id, p.ResidentName, p.Subject }).Take(5).ToListAsync(stop);
            asks.AddRange(lost.Select(l => new Ask($"Name a new mentor for {l.ResidentName}", $"placements/{l.Id}", $"{l.Subject}. {(Math.Max(0, facts.MentorsReady - facts.MentorsBusy) switch { 0 => "None of your trained mentors is free.", 1 => "One of your trained mentors is free.", var n => $"{n} of your trained mentors are free." })}")));
            if (facts.HostingStale || !facts.HasAnswered)
                asks.Add(new Ask("Say how many you can host", $"capacity/{school.Id}?year={AcademicYear.Of(operation.Today).StartYear}", facts.HostingConfirmedOn is { } on ? $"Your answer is from {on:d MMMM yyyy}." : "There is no answer for this school year yet."));
        }
        asks.AddRange(await StatusAsks.OfAsync(operation, facts.VotesWaiting, stop));
        return asks;
    }

    internal static string Ordinal(int n) => $"{n}{(n % 100 is 11 or 12 or 13 ? "th" : (n % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}";
}
