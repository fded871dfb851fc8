using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>The mentors within reach, one page of them.</summary>
public sealed class ListMentors(UseCaseServices services) : Query<ListMentors.Request, PageOf<ListMentors.Row>>(services)
{
    /// <param name="Page">Which page; sorts: name, school, status.</param>
    /// <param name="Q">Beginnings of words of name, id or address.</param>
    /// <param name="School">Of one school.</param>
    /// <param name="Subject">Of one subject taught.</param>
    /// <param name="State">Of one status.</param>
    /// <param name="Free">Who has a seat left over all programs.</param>
    /// <param name="Grade">Of one grade band taught.</param>
    /// <param name="Unready">On the way, but not yet able to take a resident: applied, nominated, reviewed, approved.</param>
    /// <param name="EligibleFor">Who meets every requirement for this subject.</param>
    /// <param name="Assigned">True: has a resident in any program; false: has none.</param>
    /// <param name="RenewalDue">Whose approval or training ends soon, or has ended.</param>
    public sealed record Request(
        PageRequest Page, string? Q = null, Id<School>? School = null, string? Subject = null, MentorState? State = null, bool Free = false, string? EligibleFor = null, string? Grade = null, bool Unready = false,
        bool? Assigned = null, bool RenewalDue = false);

    /// <summary>Load: residents over all programs, also those whom the viewer can't see. Capacity: how many at a time may be named, by the rule and the mentor's own number. Missing: why the mentor is not eligible for the own subject; null when eligible. RenewBy: the day on which approval or training ends first.</summary>
    public sealed record Row(
        Id<Mentor> Id, string Name, string SortName, string? Number, string? Email, string? Phone, Id<School> SchoolId, string SchoolName, string Subject, string GradeBand, string? Room, MentorState State, PoolStatus Status,
        int Load, int Capacity, string? Missing, int ProgramTrainingHours, int GeneralTrainingHours, DateOnly? RenewBy);

    private sealed record Read(Mentor Mentor, int Load);

    /// <summary>The offered sorts.</summary>
    internal static IReadOnlyDictionary<string, ListOrder<Mentor>> Orders { get; } = new Dictionary<string, ListOrder<Mentor>>(StringComparer.Ordinal)
    {
        ["name"] = ListOrder<Mentor>.By(m => m.SortName),
        ["school"] = ListOrder<Mentor>.By(m => m.SchoolName),
        ["status"] = ListOrder<Mentor>.By(m => m.State),
    };

    private protected override Permission Needs => Permission.ReadMentors;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        // the load is counted over all programs, so the query runs wider; the mentors are those in reach, by the same condition as everywhere
        await using var wide = operation.LookWider("how many residents mentors have over all programs");
        var rules = await PoolRules.OpenAsync(operation, [], stop);
        var page = await (Orders.GetValueOrDefault(request.Page.Sort ?? "name") ?? Orders["name"]).ReadAsync(
            Filtered(wide, request, operation, rules.Rules),
            request.Page,
            m => new Read(m, wide.Placements.Count(p => p.MentorId == m.Id && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active))),
            stop);
        if (page.Rows.Count > 0)
            rules = await PoolRules.OpenAsync(operation, [.. page.Rows.Select(r => r.Mentor.Id)], stop, rules.Rules);
        return new PageOf<Row>([.. page.Rows.Select(r => RowOf(r, rules))], page.Previous, page.Next, page.Count, page.CountIsExact);
    }

    private static Row RowOf(Read read, PoolRules rules)
    {
        var m = read.Mentor;
        var gaps = rules.Gaps(m);
        return new(
            m.Id, m.Name.Full, m.SortName, m.Number, m.Email, m.Phone, m.SchoolId, m.SchoolName, m.Subject, m.GradeBand, m.Room, m.State, MentorPool.StatusOf(m.State, read.Load), read.Load, rules.TakesAtATime(m),
            gaps.Count == 0 ? null : string.Join("; ", gaps.Select(g => g.Words)), m.ProgramTrainingHours, m.GeneralTrainingHours, m.ApprovedThrough is { } a && m.TrainedThrough is { } t ? (a < t ? a : t) : m.ApprovedThrough ?? m.TrainedThrough);
    }

    private static IQueryable<Mentor> Filtered(ResidencyDb db, Request request, Operation operation, RuleBook rules)
    {
        var all = db.Mentors.Within(operation.Reach);
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(m => m.SearchWords.Contains(prefix));
        if (request.School is { } school)
            all = all.Where(m => m.SchoolId == school);
        if (request.Subject is { } subject)
            all = all.Where(m => m.Subject == subject);
        if (request.Grade is { } grade)
            all = all.Where(m => m.GradeBand == grade);
        if (request.Unready)
            all = all.Where(m => m.State == MentorState.Applied || m.State == MentorState.Nominated || m.State == MentorState.Reviewed || m.State == MentorState.Approved);
        if (request.State is { } state)
            all = all.Where(m => m.State == state);
        if (request.Free)
        {
            var (limit, day) = (rules.Number(RuleCode.MentorResidentsAtATime), operation.Today);
            // the same sum as Mentor.TakesAtATime
            all = all.Where(m => m.State == MentorState.Assignable && db.Placements.Count(p => p.MentorId == m.Id && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active))
                < (m.Capacity == 0 ? 0
                    : db.EligibilityWaivers.Any(w => w.MentorId == m.Id && w.Rule == PlacementRules.LoadWaiver && w.StartsOn <= day && w.EndsOn >= day) ? (m.Capacity > limit ? m.Capacity : limit + 1)
                    : m.Capacity < limit ? m.Capacity : limit));
        }
        if (request.Assigned is { } assigned)
            all = all.Where(m => db.Placements.Any(p => p.MentorId == m.Id && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active)) == assigned);
        if (request.RenewalDue && operation.Today.AddDays(rules.Number(RuleCode.MentorRenewalDays)) is var soon)
            all = all.Where(m => m.State != MentorState.Released && (m.ApprovedThrough <= soon || m.TrainedThrough <= soon));
        if (request.EligibleFor is { } wanted)
        {
            var (asks, today, program) = (rules.Mentors, operation.Today, operation.Reach.Programs is [var only] ? only : (Id<PreparationProgram>?)null);
            all = all.Where(m => (m.ApprovedThrough == null || m.ApprovedThrough >= today) && (m.TrainedThrough == null || m.TrainedThrough >= today));
            if (asks.Recommendation)
                all = all.Where(m => m.RecommendedOn != null);
            // the same conditions as MentorEligibility, but for waivers and spelling: the mentor's page has the last word
            all = all.Where(m => m.YearsTeaching >= asks.LeastYears && m.ProgramTrainingHours - (program == null ? 0 : m.Trainings.Where(t => t.ProgramId != null && t.ProgramId != program).Sum(t => t.ProgramHours)) >= asks.LeastProgramHours && m.GeneralTrainingHours >= asks.LeastGeneralHours);
            if (asks.CredentialInField)
            {
                var titles = asks.Fields.TitlesFor(wanted);
                all = all.Where(m => m.CredentialField != null && (m.CredentialField.ToLower().Contains(wanted.ToLower()) || titles.Any(t => m.CredentialField.ToLower().Contains(t))));
            }
            if (asks.PrincipalApproval)
                all = all.Where(m => m.PrincipalApprovedOn != null);
        }
        return all;
    }
}
