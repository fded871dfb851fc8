using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Application.Hours;

/// <summary>A program's plan of gradual release as the coordinator edits it.</summary>
public sealed class ShowReleasePlans(UseCaseServices services) : Query<Nothing, IReadOnlyList<ShowReleasePlans.Plan>>(services)
{
    /// <param name="IsOwn">The program's own edition; else the general one.</param>
    /// <param name="Track">Whom it is for: the readiness that the latest three-way review found.</param>
    public sealed record Plan(Id<PreparationProgram> Program, string Name, IReadOnlyList<ReleaseStep> Steps, string Focus, string Source, DateOnly Since, bool IsOwn, Readiness Track);

    private protected override Permission Needs => Permission.KeepHours;

    private protected override async Task<Outcome<IReadOnlyList<Plan>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Programs)
            return Outcome.NotFound;
        var plans = new List<Plan>();
        foreach (var program in await operation.Db.Programs.Where(p => operation.Reach.Programs.Contains(p.Id)).OrderBy(p => p.Name).ToListAsync(stop))
        {
            var book = await RuleBook.OpenAsync(operation.Db, program.Id, operation.Today, stop);
            foreach (var track in ReleaseTracks.All)
            {
                var rule = book[ReleaseTracks.CodeOf(track)];
                plans.Add(new(program.Id, program.Name, ReleasePlan.Read(rule.Value).Steps, book[RuleCode.ReleaseFocus].Value, rule.Source, rule.StartsOn, rule.ProgramId is not null, track));
            }
        }
        return plans;
    }
}

/// <summary>Sets a program's plan of gradual release from a day on: a new edition; what was read under the old one is not rewritten.</summary>
public sealed class KeepRelease(UseCaseServices services) : Command<KeepRelease.Request, Nothing>(services)
{
    /// <param name="Program">One that the viewer coordinates.</param>
    /// <param name="Steps">The phases.</param>
    /// <param name="Focus">"September: 2.2 settings; October: …".</param>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Why">With whom it was agreed; it stands as the plan's source.</param>
    /// <param name="Track">Which track; the month's focus is one for all and kept with the plan as planned.</param>
    public sealed record Request(Id<PreparationProgram> Program, IReadOnlyList<ReleaseStep> Steps, string? Focus, DateOnly? From, string? Why, Readiness Track = Readiness.AsPlanned);

    private protected override Permission Needs => Permission.KeepHours;

    private protected override IValidator<Request> Checks { get; } = new Rules(services.Clock);

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Programs || !operation.Reach.Programs.Contains(request.Program))
            return Outcome.NotFound;
        var (from, why) = (request.From!.Value, request.Why!.Trim());
        operation.Why = why;
        await SetAsync(ReleaseTracks.CodeOf(request.Track), ReleasePlan.Of(request.Steps).Write(), "phase, weeks, percent", $"How responsibility for the class passes to the resident. Track: {ReleaseTracks.Words(request.Track)}.");
        if (request.Track is Readiness.AsPlanned)
            await SetAsync(RuleCode.ReleaseFocus, request.Focus!.Trim(), "month: focus; …", "What mentors and faculty look at in each month.");
        return default(Nothing);

        async Task SetAsync(string code, string value, string unit, string words)
        {
            var own = await operation.Db.Rules.Where(r => r.Code == code && r.ProgramId == request.Program).ToListAsync(stop);
            // what was to hold from that day or later is replaced; the audit keeps it
            operation.Db.RemoveRange(own.Where(r => r.StartsOn >= from));
            operation.Db.Add(new ProgramRule(code, value, unit, words, why, new Period(from), request.Program, own.Count == 0 ? 1 : own.Max(r => r.Edition) + 1));
        }
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules(HubClock clock)
        {
            RuleFor(r => r.Steps).NotEmpty().WithMessage("A plan has at least one phase: give it its weeks and its share.");
            RuleFor(r => r.Track).IsInEnum().WithMessage("Choose the track.");
            RuleFor(r => r.Focus).NotEmpty().When(r => r.Track is Readiness.AsPlanned).WithMessage("Say what is looked at, “September: settings; October: …”.").MaximumLength(256).WithMessage("Up to 256 characters.");
            RuleFor(r => r.From).NotNull().WithMessage("Give the first day.").Must(d => d is null || d >= clock.Today).WithMessage("Give today or a later day.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say with whom it was agreed; the partners read it.").MaximumLength(500).WithMessage("Up to 500 characters.");
        }
    }
}

/// <summary>Tracks of gradual release: different ones for different readiness, which the three find in their review.</summary>
public static class ReleaseTracks
{
    public static IReadOnlyList<Readiness> All { get; } = [Readiness.AsPlanned, Readiness.NeedsMore, Readiness.ReadyForMore];

    /// <summary>For a heading.</summary>
    public static string Words(Readiness track) => track switch
    {
        Readiness.NeedsMore => "With more time",
        Readiness.ReadyForMore => "Sooner than planned",
        _ => "As planned",
    };

    internal static string CodeOf(Readiness track) => track switch
    {
        Readiness.NeedsMore => RuleCode.ReleasePhasesMoreTime,
        Readiness.ReadyForMore => RuleCode.ReleasePhasesSooner,
        _ => RuleCode.ReleasePhases,
    };
}
