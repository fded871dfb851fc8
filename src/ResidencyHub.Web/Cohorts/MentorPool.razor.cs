using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Cohorts;

/// <summary>Where a mentor stands in the pool, what is missing, and the steps that follow, each a small plain form.</summary>
public sealed partial class MentorPool
{
    private static readonly string[] StepNames = ["Nominated", "Applied", "Reviewed", "Approved", "Trained", "Can be asked"];

    private IReadOnlyList<FieldError> _errors = [];

    [Parameter, EditorRequired] public ShowMentor.Answer Mentor { get; set; } = default!;

    [Parameter] public EventCallback<Notice> OnDone { get; set; }

    [SupplyParameterFromForm] private Dictionary<string, StepInput>? Step { get; set; }
    [SupplyParameterFromForm] private TrainingInput? Training { get; set; }
    [SupplyParameterFromForm] private WaiverForm? Waiver { get; set; }
    [SupplyParameterFromForm] private PrincipalForm? Principal { get; set; }
    [SupplyParameterFromForm(Name = "_handler")] private string? Posted { get; set; }

    private int Place => Mentor.State switch
    {
        MentorState.Paused or MentorState.Released => -1,
        MentorState.Assignable => StepNames.Length - 1,
        var state => (int)state,
    };

    private IEnumerable<OfferedStep> Offered => OfferedStep.For(Mentor);

    private IEnumerable<(string Name, string Value)> Facts =>
    [
        ("Principal approved", Mentor.PrincipalApprovedOn is { } on ? $"{DayText.Exact(on)}{(Mentor.PrincipalApprovedBy is { } by ? $", {by}" : "")}" : "not recorded"),
        ("Recommended by", Mentor.RecommendedBy is { } who ? $"{who}, {DayText.Exact(Mentor.RecommendedOn!.Value)}" : "nobody yet"),
        ("Approval", Mentor.ApprovedThrough is { } approved ? $"through {DayText.Exact(approved)}" : "no last day recorded"),
        ("Training counts", Mentor.TrainedThrough is { } trained ? $"through {DayText.Exact(trained)}" : "no last day recorded"),
        .. Mentor.RenewalOpenedOn is { } open ? [("Renewal", $"open since {DayText.Exact(open)}")] : Array.Empty<(string, string)>(),
    ];

    protected override void OnInitialized()
    {
        Step ??= [];
        Training ??= new();
        Waiver ??= new();
        Principal ??= new();
    }

    private static string FormOf(PoolStep step) => $"step-{step}";

    private IReadOnlyList<FieldError> ErrorsOf(string form) => Posted == form ? _errors : [];

    /// <summary>Hours that no training by day accounts for; null when there are none.</summary>
    private string? FromSheets => (Mentor.ProgramTrainingHours - Mentor.Trainings.Sum(t => t.ProgramHours), Mentor.GeneralTrainingHours - Mentor.Trainings.Sum(t => t.GeneralHours)) switch
    {
        ( <= 0, <= 0) => null,
        var (program, general) => HoursOf(new("", default, Math.Max(0, program), Math.Max(0, general), "")),
    };

    private static string HoursOf(ShowMentor.Training t) => (t.ProgramHours, t.GeneralHours) switch
    {
        (0, var general) => $"{general} general hours",
        (var program, 0) => $"{program} program hours",
        _ => $"{t.ProgramHours} program and {t.GeneralHours} general hours",
    };

    private Task StepAsync()
    {
        var posted = Step!.Values.FirstOrDefault() ?? new();
        return SayAsync(MoveMentors.RunAsync(new([Mentor.Id], Enum.TryParse<PoolStep>(posted.Kind, out var step) ? step : null, posted.On, posted.Words)), moved => new Notice.Done($"{Mentor.Name}: {moved.Done[0].Words}."));
    }

    private Task TrainAsync() => SayAsync(RecordTraining.RunAsync(Training!.ToRequest([Mentor.Id])), moved => new Notice.Done($"Recorded: {Mentor.Name} has {moved.Done[0].Words}."));

    private Task AskAsync(bool principal) => SayAsync(AskInPool.RunAsync(new([Mentor.Id], principal)), asked => new Notice.Done(principal ? "The principal is asked." : $"{Mentor.Name} is asked to apply.") { Told = asked.Told });

    private Task PrincipalAsync() => SayAsync(ApproveAsPrincipal.RunAsync(new(Mentor.Id, Principal!.Answer, Principal.Words)), told => new Notice.Done("Your answer is saved.") { Told = told });

    private Task WaiveAsync() => SayAsync(GrantWaiver.RunAsync(new(Mentor.Id, Waiver!.Rule ?? "", Waiver.Argument ?? "", Waiver.ApprovedBy ?? "", Waiver.LastDay)), _ => new Notice.Done("The exception is granted."));

    private async Task SayAsync<T>(Task<Outcome<T>> act, Func<T, Notice.Done> done)
    {
        var outcome = await act;
        _errors = outcome is Outcome<T>.Invalid invalid ? invalid.Errors : [];
        if (_errors.Count == 0)
            await OnDone.InvokeAsync(Notice.From(outcome, done));
    }
}

/// <summary>A step that can be taken now, as its form says it.</summary>
internal sealed record OfferedStep(PoolStep Step, string Ask, string Button, string WordsLabel, bool WordsNeeded = false, string? Consequence = null)
{
    public static IEnumerable<OfferedStep> For(ShowMentor.Answer mentor)
    {
        var state = mentor.State;
        if (state is MentorState.Nominated)
            yield return new(PoolStep.Apply, "Record the application…", "Save", "What was said");
        if (state is MentorState.Applied)
            yield return new(PoolStep.Review, "Mark reviewed…", "Save", "What you found");
        if (state is MentorState.Reviewed)
            yield return new(PoolStep.Approve, "Approve…", "Approve", "Words for the history", Consequence: "The approval gets its last day from the rule.");
        if (state is MentorState.Trained)
            yield return new(PoolStep.LetBeAsked, "Let be asked…", "Save", "Words for the history", Consequence: "Schools and programs can name this mentor from then on.");
        if (state is MentorState.Nominated or MentorState.Applied or MentorState.Reviewed or MentorState.Approved)
            yield return new(PoolStep.TakeOver, "Approved before the hub…", "Take over", "Where and when the mentor was approved", true, "One step to “Can be asked”, if every requirement is met.");
        if (state is not MentorState.Released)
        {
            if (mentor.PrincipalApprovedOn is null || mentor.RenewalOpenedOn > mentor.PrincipalApprovedOn)
                yield return new(PoolStep.PrincipalApproves, "Record the principal’s approval…", "Save", "Which principal, and how you know", true);
            if (mentor.RecommendedOn is null)
                yield return new(PoolStep.Recommend, "Record a recommendation…", "Save", "Who recommends", true);
        }
        if (mentor.RenewalOpenedOn is not null)
            yield return new(PoolStep.Renew, "Renew the approval…", "Renew", "Words for the history");
        else if (mentor.ApprovedThrough is not null && state is MentorState.Approved or MentorState.Trained or MentorState.Assignable or MentorState.Paused && mentor.ApprovedThrough is not null)
            yield return new(PoolStep.OpenRenewal, "Open the renewal…", "Open it", "Words for the history", Consequence: $"Possible from {DayText.Exact(mentor.RenewalFrom!.Value)} on. The mentor stays what they are meanwhile.");
        if (state is MentorState.Approved or MentorState.Trained or MentorState.Assignable)
            yield return new(PoolStep.Pause, "Pause…", "Pause", "Why", true);
        if (state is MentorState.Paused)
            yield return new(PoolStep.Resume, "Back from the pause…", "Save", "Words for the history");
        if (state is MentorState.Released)
            yield return new(PoolStep.NominateAgain, "Nominate again…", "Nominate", "Why");
        else
            yield return new(PoolStep.Release, "No longer mentoring…", "Save", "Why", true);
    }
}

/// <summary>A step as posted.</summary>
public sealed class StepInput
{
    public string? Kind { get; set; }
    public DateOnly? On { get; set; }
    public string? Words { get; set; }
}

/// <summary>Training as posted.</summary>
public sealed class TrainingInput
{
    public string? What { get; set; }
    public DateOnly? On { get; set; }
    public int? ProgramHours { get; set; }
    public int? GeneralHours { get; set; }

    public RecordTraining.Request ToRequest(IReadOnlyList<Id<Mentor>> mentors) => new(mentors, What, On, ProgramHours, GeneralHours);
}

/// <summary>An exception as posted.</summary>
public sealed class WaiverForm
{
    public string? Rule { get; set; }
    public string? Argument { get; set; }
    public string? ApprovedBy { get; set; }
    public DateOnly? LastDay { get; set; }
}

/// <summary>A principal's word as posted.</summary>
public sealed class PrincipalForm
{
    public string? Yes { get; set; }
    public string? Words { get; set; }

    internal bool? Answer => Yes switch { "yes" => true, "no" => false, _ => null };
}
