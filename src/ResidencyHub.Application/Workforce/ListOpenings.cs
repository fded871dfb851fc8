using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Workforce;

/// <summary>Openings: a school leader's own with what is still private; for a district and its programs what is published. Funders read none, they count (ShowManyStatus).</summary>
public sealed class ListOpenings(UseCaseServices services) : Query<ListOpenings.Request, ListOpenings.Answer>(services)
{
    private const int Most = 500;

    /// <param name="School">Of a leader with several schools; null for the first.</param>
    public sealed record Request(Id<School>? School = null);

    /// <param name="Own">The school for which the viewer enters openings; null for others.</param>
    /// <param name="Outlook">Positions ahead against residents who finish, over what is published.</param>
    /// <param name="Whose">Whose residents are counted: "at Eastside High School".</param>
    /// <param name="Filled">Positions filled in the last twelve months, and how many of them by graduates.</param>
    /// <param name="Subjects">What residents prepare for, to choose from.</param>
    public sealed record Answer(Place? Own, IReadOnlyList<Place> Schools, IReadOnlyList<Row> Rows, VacancyOutlook Outlook, string Whose, (int All, int ByGraduates) Filled, IReadOnlyList<string> Subjects, DateOnly AsOf);

    public sealed record Place(Id<School> Id, string Name);

    /// <param name="Open">Positions that nobody has yet.</param>
    public sealed record Row(
        Id<ExpectedOpening> Id, string School, string Subject, string GradeBand, int Count, int Open, DateOnly FromOn, Likelihood Sure, OpeningState State, string EnteredBy, DateOnly EnteredOn,
        DateOnly? PublishedOn, string? PublishedBy, DateOnly? WithdrawnOn, string? WithdrawnBecause, IReadOnlyList<Fill> Fills, int Version);

    public sealed record Fill(DateOnly On, int Count, bool ByGraduate);

    private protected override Permission Needs => Permission.KeepCapacity;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, reach) = (operation.Db, operation.Today, operation.Reach);
        var leads = operation.Viewer.Role is Role.SchoolLeader;
        var schools = leads ? await db.Schools.Where(s => reach.Schools.Contains(s.Id)).OrderBy(s => s.Name).Select(s => new Place(s.Id, s.Name)).ToListAsync(stop) : [];
        var own = request.School is { } asked ? schools.Find(s => s.Id == asked) : schools.FirstOrDefault();
        if (leads && own is null)
            return Outcome.NotFound;
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var here = own is null ? Openings.Seen(db) : db.ExpectedOpenings.Where(o => o.SchoolId == own.Id);
        var rows = await here.Include(o => o.Fills).OrderBy(o => o.State == OpeningState.Withdrawn || o.State == OpeningState.Filled).ThenBy(o => o.FromOn).ThenBy(o => o.Id).Take(Most).ToListAsync(stop);
        var since = today.AddYears(-1);
        var seen = own is null ? Openings.Seen(db) : Openings.Seen(db).Where(o => o.SchoolId == own.Id);
        var filled = await seen.SelectMany(o => o.Fills).Where(f => f.On >= since).GroupBy(f => f.ByGraduate).Select(g => new { g.Key, Count = g.Sum(f => f.Count) }).ToListAsync(stop);
        // who finishes: a leader's and a district's by where they learn, over all programs; a program's own
        await using var wide = operation.LookWider("how many residents finish, by subject");
        var finishing = Openings.Finishing(wide, rules, today);
        finishing = own is not null ? finishing.Where(r => r.SchoolId == own.Id) : reach.Kind is ReachKind.Programs ? finishing.Where(r => reach.Programs.Contains(r.ProgramId)) : finishing.Where(r => r.DistrictId != null && reach.Districts.Contains(r.DistrictId.Value));
        var outlook = VacancyOutlook.Of(await Openings.AheadAsync(seen, rules, today, stop), await finishing.Select(r => r.Subject).ToListAsync(stop));
        return new Answer(
            own, schools, rows.ConvertAll(o => new Row(o.Id, o.SchoolName, o.Subject, o.GradeBand, o.Count, o.Open, o.FromOn, o.Sure, o.State, o.EnteredBy, o.EnteredOn, o.PublishedOn, o.PublishedBy, o.WithdrawnOn, o.WithdrawnBecause, [.. o.Fills.OrderBy(f => f.On).Select(f => new Fill(f.On, f.Count, f.ByGraduate))], o.Version)),
            outlook, own is not null ? $"at {own.Name}" : reach.Kind is ReachKind.Programs ? "of your program" : "at your schools", (filled.Sum(f => f.Count), filled.Where(f => f.Key).Sum(f => f.Count)),
            leads ? await wide.Residents.Where(r => r.DistrictId != null && reach.DistrictsOfSchools.Contains(r.DistrictId.Value)).Select(r => r.Subject).Where(s => s != "").Distinct().OrderBy(s => s).Take(60).ToListAsync(stop) : [], today);
    }
}
