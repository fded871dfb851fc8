using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>The residents within reach, one page of them.</summary>
public sealed class ListResidents(UseCaseServices services) : Query<ListResidents.Request, PageOf<ListResidents.Row>>(services)
{
    /// <param name="Page">Which page; sorts: name, status, cohort, subject, school.</param>
    /// <param name="Q">Beginnings of words of name, id or address.</param>
    /// <param name="Cohort">Of one cohort.</param>
    /// <param name="Year">Of the cohorts of one school year, by its first calendar year.</param>
    /// <param name="Subject">Of one certification area.</param>
    /// <param name="Grade">Of one grade band.</param>
    /// <param name="School">Placed at one school.</param>
    /// <param name="State">Of one status.</param>
    /// <param name="Cleared">True: cleared today; false: in the residency and not cleared to start.</param>
    /// <param name="Unplaced">In the residency, without a placement.</param>
    /// <param name="Unasked">In the residency, and no school has been asked in the cohort's year.</param>
    /// <param name="EndsSoon">Clearance ends within the days of the rule.</param>
    /// <param name="EnteredLate">In the residency, and entered after the first day of the cohort.</param>
    public sealed record Request(
        PageRequest Page, string? Q = null, Id<Cohort>? Cohort = null, int? Year = null, string? Subject = null, ResidentState? State = null, bool? Cleared = null, bool Unplaced = false,
        string? Grade = null, Id<School>? School = null, bool Unasked = false, bool EndsSoon = false, bool EnteredLate = false);

    public sealed record Row(
        Id<Resident> Id, string Name, string SortName, string? Number, string? Email, string? Phone, Id<Cohort> CohortId, string CohortName, int Year, string Subject, string GradeBand,
        ResidentState State, DateOnly? ClearedUntil, string? SupervisorName, string? SchoolName, string? MentorName);

    /// <summary>The offered sorts.</summary>
    internal static IReadOnlyDictionary<string, ListOrder<Resident>> Orders { get; } = new Dictionary<string, ListOrder<Resident>>(StringComparer.Ordinal)
    {
        ["name"] = ListOrder<Resident>.By(r => r.SortName),
        ["status"] = ListOrder<Resident>.By(r => r.State),
        ["cohort"] = ListOrder<Resident>.By(r => r.CohortId),
        ["subject"] = ListOrder<Resident>.By(r => r.Subject),
        ["school"] = ListOrder<Resident>.By(r => r.SchoolName),
    };

    private protected override Permission Needs => Permission.ReadResidents;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        return await (Orders.GetValueOrDefault(request.Page.Sort ?? "name") ?? Orders["name"]).ReadAsync(
            Filtered(request, operation, request.EndsSoon ? operation.Today.AddDays((await RuleBook.OpenAsync(db, null, operation.Today, stop)).Number(RuleCode.ClearanceSoonDays)) : null),
            request.Page,
            r => new Row(
                r.Id, r.FirstName + " " + r.LastName, r.SortName, r.Number, r.Email, r.Phone, r.CohortId,
                db.Cohorts.Where(c => c.Id == r.CohortId).Select(c => c.Name).FirstOrDefault() ?? "", db.Cohorts.Where(c => c.Id == r.CohortId).Select(c => c.Year).FirstOrDefault(), r.Subject, r.GradeBand,
                r.State, r.ClearedUntil, r.SupervisorName, r.SchoolName == "" ? null : r.SchoolName, db.Mentors.Where(m => m.Id == r.MentorId).Select(m => m.FirstName + " " + m.LastName).FirstOrDefault()),
            stop);
    }

    private static IQueryable<Resident> Filtered(Request request, Operation operation, DateOnly? soon)
    {
        var all = operation.Db.Residents.AsQueryable();
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(r => r.SearchWords.Contains(prefix));
        if (request.Cohort is { } cohort)
            all = all.Where(r => r.CohortId == cohort);
        if (request.Year is { } year)
            all = all.Where(r => operation.Db.Cohorts.Any(c => c.Id == r.CohortId && c.Year == year));
        if (request.Subject is { } subject)
            all = all.Where(r => r.Subject == subject);
        if (request.State is { } state)
            all = all.Where(r => r.State == state);
        if (request.Grade is { } grade)
            all = all.Where(r => r.GradeBand == grade);
        if (request.School is { } school)
            all = all.Where(r => r.SchoolId == school);
        var today = operation.Today;
        if (request.Cleared is { } cleared)
            all = cleared ? all.Where(r => r.ClearedUntil >= today) : all.Where(r => r.ClearedUntil == null || r.ClearedUntil < today);
        if (soon is not null)
            all = all.Where(r => r.ClearedUntil >= today && r.ClearedUntil <= soon);
        if (request.EnteredLate)
            all = Home.SeasonCounts.LateEntrants(all, operation.Db.Cohorts);
        if (request.Unplaced)
            all = all.Where(r => r.SchoolId == null);
        if (request.Unasked)
            all = all.Where(r => !operation.Db.Placements.Any(p => p.ResidentId == r.Id && !PlacementRules.Fallen.Contains(p.State) && operation.Db.Cohorts.Any(c => c.Id == r.CohortId && c.Year == p.Year)));
        // what is missing matters only to those who are in the residency
        return request.Cleared is false || request.EndsSoon || request.Unplaced || request.Unasked
            ? StillInResidency.Of(all) : all;
    }
}
