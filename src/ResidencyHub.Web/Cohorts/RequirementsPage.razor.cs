using System.Globalization;
using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Cohorts;

/// <summary>What a cohort is asked for.</summary>
public sealed partial class RequirementsPage
{
    private ShowRequirements.Answer? _shown;
    private Notice? _notice;
    private IReadOnlyList<FieldError> _errors = [];

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private Dictionary<string, RequirementInput>? Keep { get; set; }
    [SupplyParameterFromForm] private string? From { get; set; }
    [SupplyParameterFromForm(Name = "_handler")] private string? Posted { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Keep ??= [];
        _shown = (await ShowRequirements.RunAsync(new Id<Cohort>(Id))).ValueOrDefault;
    }

    private IReadOnlyList<FieldError> ErrorsOf(string form) => Posted == form ? _errors : [];

    private RequirementInput InputOf(ShowRequirements.Row row) => Keep!.GetValueOrDefault(row.Id.ToString()) ?? new()
    {
        Name = row.Name,
        Words = row.Words,
        IsMandatory = row.IsMandatory,
        DueOn = row.DueOn,
        DueDaysBefore = row.DueDaysBefore,
        Validity = row.Validity.ToString(),
        ValidMonths = row.ValidMonths,
        ReopensDays = row.ReopensDays,
        Version = row.Version,
    };

    private static string DueOf(ShowRequirements.Row row) => row switch
    {
        { DueOn: { } on } => $"by {DayText.Exact(on)}",
        { DueDaysBefore: 0 } => "by the first day with pupils",
        { DueDaysBefore: { } days } => $"by {days} days before the first day with pupils",
        _ => "no day set",
    };

    private static string HoldsOf(ShowRequirements.Row row) => row.Validity switch
    {
        Validity.NoEnd => "has no end",
        Validity.Months => $"holds for {row.ValidMonths} months, opens {row.ReopensDays} days before its end",
        _ => $"holds through the day on the paper, opens {row.ReopensDays} days before",
    };

    private Task KeepAsync(ShowRequirements.Row? row)
    {
        var f = Keep!.GetValueOrDefault(row?.Id.ToString() ?? "new") ?? new();
        return SayAsync(
            KeepRequirement.RunAsync(new(
                row?.Id, new(Id), f.EveryCohort, Enum.TryParse<RequirementRole>(f.Role, out var role) ? role : null, f.Name, f.Words, f.IsMandatory, f.DueOn, f.DueDaysBefore,
                Enum.TryParse<Validity>(f.Validity, out var validity) ? validity : null, f.ValidMonths, f.ReopensDays, f.CarryOver, f.Version)),
            _ => new Notice.Done(row is null ? $"“{f.Name}” is asked for." : $"“{f.Name}” is saved."));
    }

    private Task RetireAsync(ShowRequirements.Row row) => SayAsync(RetireRequirement.RunAsync(row.Id), _ => new Notice.Done($"“{row.Name}” is no longer asked for."));

    private Task CloneAsync() => SayAsync(CloneRequirements.RunAsync(new(Id<Cohort>.TryParse(From, CultureInfo.InvariantCulture, out var from) ? from : null, new(Id))), copied => new Notice.Done($"{copied} {(copied == 1 ? "requirement" : "requirements")} copied."));

    private async Task SayAsync<T>(Task<Outcome<T>> act, Func<T, Notice.Done> done)
    {
        var outcome = await act;
        _errors = outcome is Outcome<T>.Invalid invalid ? invalid.Errors : [];
        if (_errors.Count == 0)
            _notice = Notice.From(outcome, done);
    }
}

/// <summary>A requirement as posted.</summary>
public sealed class RequirementInput
{
    public string? Role { get; set; }
    public bool EveryCohort { get; set; }
    public string? Name { get; set; }
    public string? Words { get; set; }
    public bool IsMandatory { get; set; }
    public DateOnly? DueOn { get; set; }
    public int? DueDaysBefore { get; set; }
    public string? Validity { get; set; }
    public int? ValidMonths { get; set; }
    public int? ReopensDays { get; set; }
    public bool CarryOver { get; set; }
    public int Version { get; set; }
}
