namespace ResidencyHub.Browser.Tests.Setup;

/// <summary>Which Chromium the tests drive: the one named by RESIDENCYHUB_CHROMIUM, else Debian's, its shell without windows first: it needs a sixth less processor time.</summary>
internal static class NeedsBrowser
{
    private static readonly string[] Debians = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    public static string? Chromium { get; } = Environment.GetEnvironmentVariable("RESIDENCYHUB_CHROMIUM") is { Length: > 0 } named ? named : Debians.FirstOrDefault(File.Exists);

    private static bool Found => Chromium is not null && File.Exists(Chromium);

    private static bool Required => Environment.GetEnvironmentVariable("RESIDENCYHUB_REQUIRE_BROWSER") == "1";

    /// <summary>Why a test is skipped; null where it runs. Where a browser is required nothing is skipped: the fixture fails instead.</summary>
    public static string? Absent => Found || Required ? null : Missing;

    public static string Missing => $"No Chromium at {Chromium ?? "/usr/bin/chromium"}: set RESIDENCYHUB_CHROMIUM to one, or install the package chromium.";

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Path => Found ? Chromium! : throw new InvalidOperationException(Missing);
}

/// <summary>A test in a browser; without one it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = NeedsBrowser.Absent;
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = NeedsBrowser.Absent;
}
