using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
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
    public sealed record Request(PageRequest Page, string? Q = null, Id<School>? School = null, string? Subject = null, MentorState? State = null, bool Free = false, string? EligibleFor = null, string? Grade = null, bool Unready = false);

    /// <summary>Load: residents whom the viewer can see with the mentor.</summary>
    public sealed record Row(Id<Mentor> Id, string Name, string SortName, string? Number, string? Email, string? Phone, Id<School> SchoolId, string SchoolName, string Subject, string GradeBand, string? Room, MentorState State, int Load, int Capacity);

    private protected override Permission Needs => Permission.ReadMentors;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var sort = request.Page.Sort;
        var all = await FilteredAsync(request, operation, stop);
        return await KeysetPage.ReadAsync(
            all,
            request.Page,
            (q, down, from) => InOrder(q, sort, down, from),
            m => new Row(
                m.Id, m.FirstName + " " + m.LastName, m.SortName, m.Number, m.Email, m.Phone, m.SchoolId, m.SchoolName, m.Subject, m.GradeBand, m.Room, m.State,
                db.Placements.Count(p => p.MentorId == m.Id && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active)), m.Capacity),
            m => new(sort switch { "school" => m.SchoolName, "status" => m.State.ToString(), _ => m.SortName }, m.Id.Value),
            stop);
    }

    private static async Task<IQueryable<Mentor>> FilteredAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var all = db.Mentors.AsQueryable();
        foreach (var prefix in KeysetPage.Prefixes(request.Q))
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
            all = all.Where(m => m.State == MentorState.Assignable && db.Placements.Count(p => p.MentorId == m.Id && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active)) < m.Capacity);
        if (request.EligibleFor is { } wanted)
        {
            var program = operation.Reach.Programs is [var only] ? only : (Id<PreparationProgram>?)null;
            var asks = (await RuleBook.OpenAsync(db, program, operation.Today, stop)).Mentors;
            // the same conditions as MentorEligibility, but for waivers and spelling: the mentor's page has the last word
            all = all.Where(m => m.YearsTeaching >= asks.LeastYears && m.ProgramTrainingHours >= asks.LeastProgramHours && m.GeneralTrainingHours >= asks.LeastGeneralHours);
            if (asks.CredentialInField)
                all = all.Where(m => m.CredentialField != null && m.CredentialField.ToLower().Contains(wanted.ToLower()));
            if (asks.PrincipalApproval)
                all = all.Where(m => m.PrincipalApprovedOn != null);
        }
        return all;
    }

    private static IQueryable<Mentor> InOrder(IQueryable<Mentor> all, string? sort, bool down, ListCursor? from)
    {
        var id = new Id<Mentor>(from?.Id ?? default);
        switch (sort)
        {
            case "status":
                if (from is not null && Enum.TryParse<MentorState>(from.Value, out var state))
                {
                    var beyond = Enum.GetValues<MentorState>().Where(s => Math.Sign(string.CompareOrdinal(s.ToString(), from.Value)) == (down ? -1 : 1)).ToList();
                    all = down ? all.Where(m => beyond.Contains(m.State) || (m.State == state && m.Id < id)) : all.Where(m => beyond.Contains(m.State) || (m.State == state && m.Id > id));
                }
                return down ? all.OrderByDescending(m => m.State).ThenByDescending(m => m.Id) : all.OrderBy(m => m.State).ThenBy(m => m.Id);
            case "school":
                if (from is not null)
                    all = down
                        ? all.Where(m => string.Compare(m.SchoolName, from.Value) <= 0 && (string.Compare(m.SchoolName, from.Value) < 0 || m.Id < id))
                        : all.Where(m => string.Compare(m.SchoolName, from.Value) >= 0 && (string.Compare(m.SchoolName, from.Value) > 0 || m.Id > id));
                return down ? all.OrderByDescending(m => m.SchoolName).ThenByDescending(m => m.Id) : all.OrderBy(m => m.SchoolName).ThenBy(m => m.Id);
            default:
                if (from is not null)
                    all = down
                        ? all.Where(m => string.Compare(m.SortName, from.Value) <= 0 && (string.Compare(m.SortName, from.Value) < 0 || m.Id < id))
                        : all.Where(m => string.Compare(m.SortName, from.Value) >= 0 && (string.Compare(m.SortName, from.Value) > 0 || m.Id > id));
                return down ? all.OrderByDescending(m => m.SortName).ThenByDescending(m => m.Id) : all.OrderBy(m => m.SortName).ThenBy(m => m.Id);
        }
    }
}
