using System.Globalization;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Web.Hours;

/// <summary>A plan of gradual release as it is posted, all text.</summary>
public sealed class ReleaseInput
{
    public Guid Program { get; set; }
    public Readiness Track { get; set; } = Readiness.AsPlanned;
    public Dictionary<string, ReleaseStepInput> Steps { get; set => field = value ?? []; } = [];
    public string? Focus { get; set; }
    public DateOnly? From { get; set; }
    public string? Why { get; set; }

    public static ReleaseInput Of(ShowReleasePlans.Plan plan) => new()
    {
        Program = plan.Program.Value,
        Track = plan.Track,
        Steps = plan.Steps.ToDictionary(s => s.Phase.ToString(), s => new ReleaseStepInput { First = Text(s.FirstWeek), Last = Text(s.LastWeek), Share = Text(s.Share) }),
        Focus = plan.Focus,
    };

    /// <summary>The phases that are filled in, or what is wrong with them.</summary>
    public (IReadOnlyList<ReleaseStep> Steps, IReadOnlyList<FieldError> Wrong) Read()
    {
        var (steps, wrong) = (new List<ReleaseStep>(), new List<FieldError>());
        foreach (var phase in Enum.GetValues<ReleasePhase>())
        {
            if (!Steps.TryGetValue(phase.ToString(), out var typed) || string.IsNullOrWhiteSpace(typed.First + typed.Last + typed.Share))
                continue;
            int[] numbers = [Number(typed.First, phase, nameof(typed.First)), Number(typed.Last, phase, nameof(typed.Last)), Number(typed.Share, phase, nameof(typed.Share))];
            if (numbers.All(n => n >= 0))
                steps.Add(new(phase, numbers[0], numbers[1], numbers[2]));
        }
        return (steps, wrong);

        int Number(string? text, ReleasePhase phase, string field)
        {
            if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return number;
            wrong.Add(new($"Steps[{phase}].{field}", $"{ReleasePlan.Words(phase)}: write a whole number."));
            return -1;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One phase as it is posted.</summary>
public sealed class ReleaseStepInput
{
    public string? First { get; set; }
    public string? Last { get; set; }
    public string? Share { get; set; }
}
