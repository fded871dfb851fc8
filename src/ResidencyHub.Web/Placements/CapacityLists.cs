using System.Globalization;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Placements;

/// <summary>The list of what schools can host: its address and what it asks for, the same for the page, its file and the API.</summary>
public static class CapacityLists
{
    /// <param name="uri">The address.</param>
    /// <param name="planned">The year that it leaves open; null leaves it to the use case.</param>
    public static ListState Parse(string uri, AcademicYear? planned)
    {
        var state = ListState.Parse(uri, "school", "year", "standing", "answer", "contact");
        return planned is { } year ? state.Preset("year", year.StartYear.ToString(CultureInfo.InvariantCulture)) : state;
    }

    public static ListCapacity.Request RequestOf(ListState state, PageRequest page) => new(
        page, int.TryParse(state["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200 ? year : null, state.Q,
        Enum.TryParse<CapacityStanding>(state["standing"], out var standing) ? standing : null, Enum.TryParse<HostingAnswer>(state["answer"], out var answer) ? answer : null, state["contact"] == "none");
}
