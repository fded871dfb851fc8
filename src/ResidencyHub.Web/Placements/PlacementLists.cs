using System.Globalization;
using ResidencyHub.Application.Placements;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Placements;

/// <summary>The list's address and what it asks for, the same for the page, its export and the API.</summary>
public static class PlacementLists
{
    public static ListState Parse(string uri) => ListState.Parse(uri, "resident", "school", "subject", "grade", "status", "cohort", "year", "waits", "show", "stage", "district");

    /// <summary>The same with the present school year where the address names neither year nor cohort; "all" takes it off.</summary>
    public static ListState Parse(string uri, AcademicYear present)
    {
        var (state, year) = (Parse(uri), present.StartYear.ToString(CultureInfo.InvariantCulture));
        // a form sends the year that it shows along with the cohort picked: the cohort says more
        return state["cohort"] is null ? state.Preset("year", year) : state["year"] == year ? state.Without("year") : state;
    }

    public static PlacementFilter FilterOf(ListState state) => new(
        state.Q,
        Id<Cohort>.TryParse(state["cohort"], null, out var cohort) ? cohort : null,
        int.TryParse(state["year"], out var year) ? year : null,
        Id<School>.TryParse(state["school"], null, out var school) ? school : null,
        state["subject"],
        Enum.TryParse<PlacementState>(state["status"], out var status) ? status : null,
        Enum.TryParse<WaitingOn>(state["waits"], out var waits) ? waits : null,
        Waiting: state["show"] == "waiting", Late: state["show"] == "late", NeedsMentor: state["show"] == "mentor", Grade: state["grade"], Ours: state["show"] == "ours",
        Stage: Enum.TryParse<PlacementStage>(state["stage"], out var stage) && Enum.IsDefined(stage) ? stage : null,
        Secured: state["show"] == "secured", NeedsPlace: state["show"] == "place", District: Id<District>.TryParse(state["district"], null, out var district) ? district : null);
}
