namespace ResidencyHub.Domain.Basics;

/// <summary>What somebody typed into a form, as it compares.</summary>
public static class TypedText
{
    /// <summary>Without spaces around it and with plain line ends: browsers send other line ends than they were given.</summary>
    public static string Plain(string? words) => (words ?? "").ReplaceLineEndings("\n").Trim();

    public static bool Same(string? one, string? other) => Plain(one) == Plain(other);
}
