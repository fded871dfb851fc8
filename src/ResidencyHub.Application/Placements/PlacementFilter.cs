using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Which placements a list shows; what is null does not narrow it.</summary>
/// <remarks>Text: beginnings of words in the names of resident, school and mentor. Waiting: waiting for an answer of a district, a school or a mentor. Late: an answer is overdue. Ours: waiting for the program itself, drafts aside. Secured: confirmed, running or completed.</remarks>
public sealed record PlacementFilter(
    string? Text = null, Id<Cohort>? Cohort = null, int? Year = null, Id<School>? School = null, string? Subject = null, PlacementState? State = null, WaitingOn? WaitingOn = null,
    bool Waiting = false, bool Late = false, bool NeedsMentor = false, string? Grade = null, bool Ours = false, PlacementStage? Stage = null, bool Secured = false, Id<District>? District = null, bool NeedsPlace = false)
{
    /// <summary>The states in which somebody outside the program is asked.</summary>
    internal static readonly PlacementState[] Answerable = [PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.WithMentor];

    internal IQueryable<Placement> Over(IQueryable<Placement> rows, DateOnly today)
    {
        foreach (var word in SearchText.Of(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            var beginning = $" {word}";
            rows = rows.Where(p => p.SearchWords.Contains(beginning));
        }
        if (Cohort is { } cohort)
            rows = rows.Where(p => p.CohortId == cohort);
        if (Year is { } year)
            rows = rows.Where(p => p.Year == year);
        if (School is { } school)
            rows = rows.Where(p => p.SchoolId == school);
        if (!string.IsNullOrWhiteSpace(Subject))
            rows = rows.Where(p => p.Subject == Subject);
        if (!string.IsNullOrWhiteSpace(Grade))
            rows = rows.Where(p => p.GradeBand == Grade);
        if (Ours)
            rows = rows.Where(p => p.WaitingOn == Domain.Placements.WaitingOn.Program && !p.NeedsMentor && p.State != PlacementState.Draft);
        if (State is { } state)
            rows = rows.Where(p => p.State == state);
        if (Stage is { } stage)
        {
            var states = PlacementMoves.StatesOf(stage).ToArray();
            rows = rows.Where(p => states.Contains(p.State));
        }
        if (WaitingOn is { } who)
            rows = rows.Where(p => p.WaitingOn == who);
        if (Waiting)
            rows = rows.Where(p => Answerable.Contains(p.State));
        if (Late)
            rows = rows.Where(p => Answerable.Contains(p.State) && p.NextOn < today);
        if (Secured)
            rows = rows.Where(p => p.State == PlacementState.Confirmed || p.State == PlacementState.Active || p.State == PlacementState.Completed);
        if (District is { } district)
            rows = rows.Where(p => p.DistrictId == district);
        if (NeedsMentor)
            rows = rows.Where(Placement.LacksMentor).Where(p => !p.NeedsPlace);
        if (NeedsPlace)
            rows = rows.Where(p => p.NeedsPlace);
        return rows;
    }
}
