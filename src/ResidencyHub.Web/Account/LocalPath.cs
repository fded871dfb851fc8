namespace ResidencyHub.Web.Account;

/// <summary>Where to go after signing in: only ever a path of this hub.</summary>
public static class LocalPath
{
    /// <summary><paramref name="asked"/> when it is a path of this hub; else home. "//elsewhere", "/\elsewhere" and whole addresses are not.</summary>
    public static string Of(string? asked) =>
        asked is ['/', ..] && asked is not ['/', '/' or '\\', ..] && !asked.Any(char.IsControl) && Uri.TryCreate(asked, UriKind.Relative, out _) ? asked : "/";
}
