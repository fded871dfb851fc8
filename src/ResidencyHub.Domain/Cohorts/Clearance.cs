using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>A mandatory requirement that is not met on a day.</summary>
/// <param name="Requirement">Which.</param>
/// <param name="Name">"TB test".</param>
/// <param name="Status">Where it stands.</param>
public sealed record MissingRequirement(Id<Requirement> Requirement, string Name, ItemStatus Status)
{
    /// <summary>"TB test (waiting for review)".</summary>
    public string Words => $"{Name} ({CohortWords.Of(Status).ToLowerInvariant()})";
}

/// <summary>Whether somebody has what is asked before being with pupils: no candidate without a certificate of clearance (California, domain.md §4). A missing one warns on manual placing and blocks automatic placing.</summary>
public static class Clearance
{
    /// <summary>The last day of what has no end.</summary>
    public static readonly DateOnly NoEnd = new(9999, 1, 1);

    /// <summary>What is mandatory and not met on a day; empty when cleared. What is due only later than that day is not missing yet.</summary>
    /// <param name="asked">The requirements of the person's role in the cohort.</param>
    /// <param name="items">The person's items.</param>
    /// <param name="start">The first day with pupils, from which due days count.</param>
    /// <param name="day">The day that is asked about.</param>
    public static IReadOnlyList<MissingRequirement> Missing(IEnumerable<Requirement> asked, IReadOnlyCollection<RequirementItem> items, DateOnly start, DateOnly day)
    {
        var missing = new List<MissingRequirement>();
        foreach (var requirement in asked.Where(r => r.IsMandatory))
        {
            var item = items.FirstOrDefault(i => i.RequirementId == requirement.Id);
            if (!(HoldsThrough(requirement, item, start) >= day))
                missing.Add(new(requirement.Id, requirement.Name, item?.StatusOn(day, requirement.ReopensDays) ?? ItemStatus.NotStarted));
        }
        return missing;
    }

    /// <summary>The last day on which every mandatory requirement is met; null: not cleared to start.</summary>
    public static DateOnly? Through(IEnumerable<Requirement> asked, IReadOnlyCollection<RequirementItem> items, DateOnly start)
    {
        var through = NoEnd;
        foreach (var requirement in asked.Where(r => r.IsMandatory))
        {
            if (HoldsThrough(requirement, items.FirstOrDefault(i => i.RequirementId == requirement.Id), start) is not { } end)
                return null;
            through = end < through ? end : through;
        }
        return through;
    }

    // what is due only after the start is not needed before
    private static DateOnly? HoldsThrough(Requirement requirement, RequirementItem? item, DateOnly start)
    {
        var met = item?.MetThrough;
        var due = requirement.DueFor(start) is { } on && on > start ? on : (DateOnly?)null;
        return met is null || due > met ? due ?? met : met;
    }
}
