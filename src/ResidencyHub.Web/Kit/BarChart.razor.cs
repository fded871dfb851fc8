using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace ResidencyHub.Web.Kit;

/// <summary>Few numbers to look at, and always their table. For one number out of a base, MeterBar is enough.</summary>
public sealed partial class BarChart
{
    /// <summary>One bar.</summary>
    /// <param name="Label">What is counted.</param>
    /// <param name="Value">How many; null is hidden to protect people.</param>
    public sealed record Bar(string Label, int? Value);

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Out of what, and as of when.</summary>
    [Parameter] public string? Base { get; set; }

    /// <summary>What the bars stand for ("School").</summary>
    [Parameter] public string Of { get; set; } = "What";

    /// <summary>What is counted ("Residents").</summary>
    [Parameter] public string Unit { get; set; } = "How many";

    [Parameter, EditorRequired] public IReadOnlyList<Bar> Bars { get; set; } = [];

    private string Summary => $"{Title}: {string.Join(", ", Bars.Select(bar => $"{bar.Label} {Figure(bar)}"))}";

    private static string Figure(Bar bar) => bar.Value?.ToString("N0", CultureInfo.InvariantCulture) ?? "hidden";

    // The whole label is in the table.
    private static string Short(string label) => label.Length <= 26 ? label : string.Concat(label.AsSpan(0, 25), "…");

    private string Width(Bar bar)
    {
        var most = Bars.Max(other => other.Value) ?? 0;
        return most <= 0 ? "0" : (340.0 * Math.Max(0, bar.Value ?? 0) / most).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
