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
    /// <summary>As many as a school has going at once; what is over has pages.</summary>
    private const int MostGoing = 200;

    private static readonly ListOrder<ExpectedOpening> ByDay = ListOrder<ExpectedOpening>.By(o => o.FromOn);

    /// <param name="School">Of a leader with several schools; null for the first.</param>
    /// <param name="Page">Of what partners read, from the first day on; of a leader's own what is over.</param>
    /// <param name="Q">Words of the subject.</param>
    /// <param name="Filled">Published ones that are filled, instead of those that are open.</param>
    public sealed record Request(Id<School>? School = null, PageRequest? Page = null, string? Q = null, bool Filled = false);

    /// <param name="Own">The school for which the viewer enters openings; null for others.</param>
    /// <param name="Rows">The leader's own that are not over; of others none.</param>
    /// <param name="Listed">What is published; for the leader what is over.</param>
    /// <param name="Outlook">Positions ahead against residents who finish, over what is published.</param>
    /// <param name="Whose">Whose residents are counted: "at Eastside High School".</param>
    /// <param name="Filled">Positions filled in the last twelve months, and how many of them by graduates.</param>
    /// <param name="Subjects">What residents prepare for, to choose from.</param>
    public sealed record Answer(Place? Own, IReadOnlyList<Place> Schools, IReadOnlyList<Row> Rows, PageOf<Row> Listed, VacancyOutlook Outlook, string Whose, (int All, int ByGraduates) Filled, IReadOnlyList<string> Subjects, DateOnly AsOf);

    public sealed record Place(Id<School> Id, string Name);

    /// <param name="Open">Positions that nobody has yet.</param>
    public sealed record Row(
        Id<ExpectedOpening> Id, string School, string Subject, string GradeBand, int Count, int Open, DateOnly FromOn, Likelihood Sure, OpeningState State, string EnteredBy, DateOnly EnteredOn,
        DateOnly? PublishedOn, string? PublishedBy, DateOnly? WithdrawnOn, string? WithdrawnBecause, IReadOnlyList<Fill> Fills, int Version);

    /// <param name="TakenBackOn">The day on which it turned out to be wrong; null while it stands.</param>
    public sealed record Fill(Id<OpeningFill> Id, DateOnly On, int Count, bool ByGraduate, DateOnly? TakenBackOn, string? TakenBackBy, string? TakenBackBecause);

    private protected override Permission Needs => Permission.KeepCapacity;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, reach) = (operation.Db, operation.Today, operation.Reach);
        var leads = operation.Viewer.Role is Role.SchoolLeader;
        var schools = leads ? await db.Schools.Where(s => reach.Schools.Contains(s.Id)).OrderBy(s => s.Name).Select(s => new Place(s.Id, s.Name)).ToListAsync(stop) : [];
        var own = request.School is { } asked ? schools.Find(s => s.Id == asked) : schools.FirstOrDefault();
        if (leads && own is null)
            return Outcome.NotFound;
        var rules = await operation.RulesAsync(null, stop);
        var going = own is null ? [] : await db.ExpectedOpenings.Include(o => o.Fills).Where(o => o.SchoolId == own.Id && (o.State == OpeningState.Private || o.State == OpeningState.Published)).OrderBy(o => o.FromOn).ThenBy(o => o.Id).Take(MostGoing).ToListAsync(stop);
        var listed = await ListedAsync(operation, request, own?.Id, stop);
        var seen = own is null ? Openings.Seen(db) : Openings.Seen(db).Where(o => o.SchoolId == own.Id);
        var filled = await Openings.FilledAsync(seen, today.AddYears(-1), stop);
        // who finishes: a leader's and a district's by where they learn, over all programs; a program's own
        await using var wide = operation.LookWider("how many residents finish, by subject");
        var finishing = (await Services.Memory.OfAsync(typeof(ListOpenings), own?.Id, operation, [Nouns.Residents, Nouns.Cohorts, Nouns.Rules], FinishingAsync)).ValueOrDefault!;
        var outlook = VacancyOutlook.Of(await Openings.AheadAsync(seen, rules, today, stop), finishing);
        return new Answer(
            own, schools, going.ConvertAll(RowOf), listed,
            outlook, own is not null ? $"at {own.Name}" : reach.Kind is ReachKind.Programs ? "of your program" : "at your schools", filled,
            leads ? await wide.Residents.Where(r => r.DistrictId != null && reach.DistrictsOfSchools.Contains(r.DistrictId.Value)).Select(r => r.Subject).Where(s => s != "").Distinct().OrderBy(s => s).Take(60).ToListAsync(stop) : [], today);

        // looks at every resident of a year, and changes seldom
        async Task<Outcome<IReadOnlyDictionary<string, int>>> FinishingAsync()
        {
            var all = Openings.Finishing(wide, rules, today);
            all = own is not null ? all.Where(r => r.SchoolId == own.Id) : reach.Kind is ReachKind.Programs ? all.Where(r => reach.Programs.Contains(r.ProgramId)) : all.Where(r => r.DistrictId != null && reach.Districts.Contains(r.DistrictId.Value));
            return new Outcome<IReadOnlyDictionary<string, int>>.Done(await Openings.BySubjectAsync(all, stop));
        }
    }

    private static async Task<PageOf<Row>> ListedAsync(Operation operation, Request request, Id<School>? own, CancellationToken stop)
    {
        var db = operation.Db;
        var state = request.Filled ? OpeningState.Filled : OpeningState.Published;
        var all = own is { } school ? db.ExpectedOpenings.Where(o => o.SchoolId == school && (o.State == OpeningState.Withdrawn || o.State == OpeningState.Filled)) : Openings.Seen(db).Where(o => o.State == state);
        if (SearchText.Of(request.Q) is { Length: > 0 } words)
            all = all.Where(o => o.SubjectKey.Contains(words));
        // what is over: the newest first
        var asked = (request.Page ?? new()) with { Descending = own is not null || request.Page?.Descending == true };
        var page = await ByDay.ReadAsync(all, asked, o => o.Id, stop);
        var rows = await db.ExpectedOpenings.Include(o => o.Fills).Where(o => page.Rows.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        return new([.. page.Rows.Select(id => RowOf(rows[id]))], page.Previous, page.Next, page.Count, page.CountIsExact);
    }

    private static Row RowOf(ExpectedOpening o) => new(
        o.Id, o.SchoolName, o.Subject, o.GradeBand, o.Count, o.Open, o.FromOn, o.Sure, o.State, o.EnteredBy, o.EnteredOn, o.PublishedOn, o.PublishedBy, o.WithdrawnOn, o.WithdrawnBecause,
        [.. o.Fills.OrderBy(f => f.On).ThenBy(f => f.Id).Select(f => new Fill(f.Id, f.On, f.Count, f.ByGraduate, f.TakenBackOn, f.TakenBackBy, f.TakenBackBecause))], o.Version);
}
