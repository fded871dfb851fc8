namespace ResidencyHub.Domain.Oversight;

/// <summary>Groups of people of which one person can be in several, counted for outsiders: of two partnerships with the same program and district the one less the other is a group, too. A group's count is shown only when every group that the shown ones tell apart has enough people, so that no sum or difference of them counts a small one (decision 20).</summary>
public static class OverlappingGroups
{
    /// <summary>Whether each group's count is shown; earlier ones go first. None is no group and is shown.</summary>
    /// <param name="groups">The people of each group.</param>
    /// <param name="least">So many people at least.</param>
    public static IReadOnlyList<bool> Shown<T>(IReadOnlyList<IReadOnlyCollection<T>> groups, int least) where T : notnull
    {
        // who is in the same shown groups is of one class; a further group divides the classes that it touches
        var (classOf, sizes, next) = (new Dictionary<T, int>(), new Dictionary<int, int>(), 0);
        var shown = new bool[groups.Count];
        for (var g = 0; g < groups.Count; g++)
        {
            var people = groups[g].Distinct().ToList();
            var parts = people.ToLookup(p => classOf.GetValueOrDefault(p, -1));
            // those in no shown group so far are read from no number, but this group's own part of them is
            if (parts.Any(part => part.Count() is var within && (within < least || (part.Key >= 0 && sizes[part.Key] - within is > 0 and var rest && rest < least))))
                continue;
            shown[g] = true;
            foreach (var part in parts)
            {
                var of = next++;
                foreach (var person in part)
                    classOf[person] = of;
                sizes[of] = part.Count();
                if (part.Key >= 0)
                    sizes[part.Key] -= part.Count();
            }
        }
        return shown;
    }

    /// <summary>Whether anybody is in two of the groups.</summary>
    public static bool Overlap<T>(IReadOnlyList<IReadOnlyCollection<T>> groups) where T : notnull => groups.Sum(g => g.Distinct().Count()) > groups.SelectMany(g => g).Distinct().Count();
}
