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
    public static ListState Parse(string uri) => ListState.Parse(uri, "resident", "school", "subject", "status", "cohort", "year", "waits", "show");

    public static PlacementFilter FilterOf(ListState state) => new(
        state.Q,
        Id<Cohort>.TryParse(state["cohort"], null, out var cohort) ? cohort : null,
        int.TryParse(state["year"], out var year) ? year : null,
        Id<School>.TryParse(state["school"], null, out var school) ? school : null,
        state["subject"],
        Enum.TryParse<PlacementState>(state["status"], out var status) ? status : null,
        Enum.TryParse<WaitingOn>(state["waits"], out var waits) ? waits : null,
        Waiting: state["show"] == "waiting", Late: state["show"] == "late", NeedsMentor: state["show"] == "mentor");
}
