namespace ResidencyHub.Web.Kit;

/// <summary>The sentence that points at what looks like a pupil's name: the same beside every form, while one types and after it was sent.</summary>
public static class PupilNames
{
    /// <param name="names">As they were written; null or none says nothing.</param>
    /// <param name="instead">What to do where it is one.</param>
    public static string? Of(IReadOnlyList<string>? names, string instead = "write a code instead, like A or B. If not, leave it: nothing is held back") =>
        names is not { Count: > 0 } ? null : $"{string.Join(", ", names.Select(n => $"“{n}”"))} {(names.Count == 1 ? "looks like a name. If it is a pupil’s" : "look like names. If one is a pupil’s")}, {instead}.";
}
