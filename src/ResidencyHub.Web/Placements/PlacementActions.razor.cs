using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Placements;

/// <summary>What the program can do with a placement in its present state, each a small plain form.</summary>
public sealed partial class PlacementActions
{
    private IReadOnlyList<Choice> _mentors = [];
    private IReadOnlyList<FieldError> _errors = [];
    private IReadOnlyList<FieldError> _waiverErrors = [];

    [Parameter, EditorRequired] public ShowPlacement.Answer Placement { get; set; } = default!;

    [Parameter] public EventCallback<Notice> OnDone { get; set; }

    [SupplyParameterFromForm] private ActInput? Act { get; set; }
    [SupplyParameterFromForm] private ActInput? Follow { get; set; }
    [SupplyParameterFromForm] private WhyInput? Postpone { get; set; }
    [SupplyParameterFromForm] private WhyInput? Withdraw { get; set; }
    [SupplyParameterFromForm] private WhyInput? Lose { get; set; }
    [SupplyParameterFromForm] private WhyInput? End { get; set; }
    [SupplyParameterFromForm] private StayInput? Stay { get; set; }
    [SupplyParameterFromForm] private WaiverInput? Waiver { get; set; }
    [SupplyParameterFromForm(Name = "_handler")] private string? Posted { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Act ??= new();
        Follow ??= new();
        Postpone ??= new();
        Withdraw ??= new();
        Lose ??= new();
        End ??= new();
        Stay ??= new();
        Waiver ??= new();
        if (NamesMentor && (await Offer.RunAsync(new(Placement.SchoolId, Placement.Subject, Placement.ResidentId, TakesMentor ? new Period(FirstDay, Placement.EndsOn) : new Period(Placement.StartsOn, Placement.EndsOn)))).ValueOrDefault is { } offer)
            _mentors = [.. offer.Mentors.Select(m => new Choice(m.Id.ToString(), m.Words, m.Aside is null ? "Eligible and free" : "Something speaks against it"))];
    }

    /// <summary>A mentor is to be named: the request has none yet, or the running placement lost theirs and keeps its place.</summary>
    private bool NamesMentor => Is(PlacementState.SchoolAccepted) || (Is(PlacementState.WithDistrict, PlacementState.WithSchool) && Placement.MentorId is null) || TakesMentor;

    /// <summary>A mentor is to be made the mentor of record: the running placement lost theirs, or will.</summary>
    private bool TakesMentor => Placement.SeeksMentorHere;

    /// <summary>The new mentor's first day.</summary>
    private DateOnly FirstDay => Placement.MentorThrough?.AddDays(1) is { } next && next > Clock.Today ? next : Placement.StartsOn > Clock.Today ? Placement.StartsOn : Clock.Today;

    private bool Is(params ReadOnlySpan<PlacementState> states) => states.Contains(Placement.State);

    private IReadOnlyList<FieldError> ErrorsOf(string form) => Posted == form ? _errors : [];

    private Task MentorAsync()
    {
        var mentor = MentorOf(Act!.Mentor);
        return TakesMentor
            ? OneAsync(TakeMentor.RunAsync(new(Placement.Id, mentor, Agreed: Act.Agreed, Through: Placement.MentorThrough)), Placement.NeedsMentor ? "The placement has a mentor again." : "Who follows is noted.")
            : OneAsync(NameMentor.RunAsync(new(Placement.Id, mentor)), Is(PlacementState.SchoolAccepted) ? "The mentor is asked." : "The mentor is named.");
    }

    private static Id<Mentor> MentorOf(string? typed) => Id<Mentor>.TryParse(typed, null, out var id) ? id : default;

    private async Task WaiveAsync()
    {
        var outcome = await GrantWaiver.RunAsync(new(Placement.MentorId ?? default, Waiver!.Rule ?? "", Waiver.Argument ?? "", Waiver.ApprovedBy ?? "", Waiver.LastDay));
        _waiverErrors = outcome is Outcome<Id<EligibilityWaiver>>.Invalid invalid ? invalid.Errors : [];
        if (_waiverErrors.Count == 0)
            await OnDone.InvokeAsync(Notice.From(outcome, "The waiver is granted."));
    }

    private async Task OneAsync(Task<Outcome<WhatNext>> act, string words)
    {
        var outcome = await act;
        _errors = outcome is Outcome<WhatNext>.Invalid invalid ? invalid.Errors : [];
        if (_errors.Count == 0)
            await OnDone.InvokeAsync(Notice.From(outcome, done => new Notice.Done(words) { Next = [done.Next], Told = done.Told }));
    }

    private async Task BulkAsync(Task<Outcome<BulkDone>> act, string words)
    {
        var outcome = await act;
        _errors = outcome is Outcome<BulkDone>.Invalid invalid ? invalid.Errors : [];
        if (_errors.Count > 0)
            return;
        await OnDone.InvokeAsync(outcome is Outcome<BulkDone>.Done { Value.Left: [var left, ..] }
            ? new Notice.Refused(left.Words)
            : Notice.From(outcome, done => new Notice.Done(words) { Next = [.. done.Done.Select(d => d.Next)], Told = [.. done.Done.SelectMany(d => d.Told)] }));
    }

    /// <summary>A mentor chosen or a day of announcement, as posted.</summary>
    public sealed class ActInput
    {
        public string? Mentor { get; set; }
        public DateOnly? AnnounceOn { get; set; }
        public DateOnly? AgreedOn { get; set; }
        public string? AgreedHow { get; set; }

        /// <summary>When and how the mentor agreed.</summary>
        public Said Agreed => new(null, AgreedOn, Enum.TryParse<AnswerChannel>(AgreedHow, out var how) ? how : null);
    }

    /// <summary>A reason and, where asked, a last day, as posted.</summary>
    public sealed class WhyInput
    {
        public string? Why { get; set; }
        public DateOnly? LastDay { get; set; }
    }

    /// <summary>The last day that the page showed.</summary>
    public sealed class StayInput
    {
        public DateOnly? Through { get; set; }
    }

    /// <summary>A waiver as posted.</summary>
    public sealed class WaiverInput
    {
        public string? Rule { get; set; }
        public string? Argument { get; set; }
        public string? ApprovedBy { get; set; }
        public DateOnly? LastDay { get; set; }
    }
}
