using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>A step of the mentor pool as coordinators and district leads take it.</summary>
public enum PoolStep { Apply, Review, Recommend, PrincipalApproves, Approve, LetBeAsked, TakeOver, Pause, Resume, Release, NominateAgain, OpenRenewal, Renew }

/// <summary>What became of ticked mentors: who moved, and who was left alone and why.</summary>
public sealed record PoolMoved(IReadOnlyList<PoolMoved.Row> Done, IReadOnlyList<PoolMoved.Row> Left)
{
    /// <param name="Id">Who.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Words">The status now, or why nothing was done.</param>
    public sealed record Row(Id<Mentor> Id, string Name, string Words);
}

/// <summary>Takes one step of the pool for one mentor or many. Each row stands for itself: who can't take the step is left as they were, with the reason.</summary>
public sealed class MoveMentors(UseCaseServices services) : Command<MoveMentors.Request, PoolMoved>(services)
{
    /// <param name="Mentors">Whom.</param>
    /// <param name="Step">Which step.</param>
    /// <param name="On">The day; today when null.</param>
    /// <param name="Words">Why, or who said so, where the step asks for it.</param>
    public sealed record Request(IReadOnlyList<Id<Mentor>> Mentors, PoolStep? Step, DateOnly? On, string? Words);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Mentors.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Mentors)).WithMessage("Tick 1 to 200 mentors.");
            RuleFor(r => r.Step).NotNull().WithMessage("Choose the step.").IsInEnum().WithMessage("Choose the step.");
            RuleFor(r => r.Words).MaximumLength(2000);
            RuleFor(r => r.Words).NotEmpty().When(r => r.Step is PoolStep.Pause or PoolStep.Release).WithMessage("Say why: it stands in the history.");
            RuleFor(r => r.Words).NotEmpty().When(r => r.Step is PoolStep.TakeOver).WithMessage("Say where and when the mentor was approved: it stands in the history.");
            RuleFor(r => r.Words).NotEmpty().When(r => r.Step is PoolStep.PrincipalApproves).WithMessage("Name the principal, and how you know: “Maria Santana, by phone”.");
            RuleFor(r => r.Words).MaximumLength(200).When(r => r.Step is PoolStep.PrincipalApproves or PoolStep.Recommend).WithMessage("A name, and how you know, in up to 200 characters.");
            RuleFor(r => r.Words).NotEmpty().When(r => r.Step is PoolStep.Recommend).WithMessage("Name the person who recommends.");
        }
    }

    private protected override Permission Needs => Permission.ManageMentors;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<PoolMoved>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (request.On > operation.Today)
            return Outcome.Invalid(nameof(Request.On), "That day is still to come. Take the step on the day.");
        var mentors = await operation.Db.Mentors.Include(m => m.Standings).Where(m => request.Mentors.Contains(m.Id)).OrderBy(m => m.SortName).ToListAsync(stop);
        if (mentors.Count == 0)
            return Outcome.NotFound;
        var ids = mentors.ConvertAll(m => m.Id);
        var rules = await PoolRules.OpenAsync(operation, ids, stop);
        var loads = await PoolRules.LoadsAsync(operation, ids, stop);
        var (done, left) = (new List<PoolMoved.Row>(), new List<PoolMoved.Row>());
        foreach (var mentor in mentors)
        {
            try
            {
                Take(mentor, request, operation, rules, loads.GetValueOrDefault(mentor.Id));
                done.Add(new(mentor.Id, mentor.Name.Full, CohortWords.Of(MentorPool.StatusOf(mentor.State, loads.GetValueOrDefault(mentor.Id)))));
            }
            catch (RuleBroken broken) when (mentors.Count > 1)
            {
                // the verbs refuse before they change anything
                left.Add(new(mentor.Id, mentor.Name.Full, broken.Message));
            }
        }
        operation.Why = KeepResident.Tidy(request.Words);
        operation.About = $"{request.Step}: {done.Count} of {mentors.Count} mentors";
        return new PoolMoved(done, left);
    }

    private static void Take(Mentor mentor, Request request, Operation operation, PoolRules rules, int load)
    {
        var (by, on, words) = (operation.Viewer.Name, request.On ?? operation.Today, KeepResident.Tidy(request.Words));
        switch (request.Step!.Value)
        {
            case PoolStep.Apply: mentor.Apply(by, on, words); break;
            case PoolStep.Review: mentor.Review(by, on, words); break;
            case PoolStep.Recommend: mentor.Recommend(words!, on); break;
            case PoolStep.PrincipalApproves: mentor.PrincipalSays(true, words!, on, $"recorded by {by}"); break;
            case PoolStep.Approve: mentor.Approve(by, on, rules.Rules.ApprovedThrough(on), rules.Gaps(mentor)); break;
            case PoolStep.LetBeAsked: mentor.LetBeAsked(by, on, rules.Gaps(mentor)); break;
            case PoolStep.TakeOver: mentor.TakeOver(by, on, rules.Rules.ApprovedThrough(on), words!, rules.Gaps(mentor)); break;
            case PoolStep.Pause: mentor.Pause(by, on, words); break;
            case PoolStep.Resume: mentor.Resume(by, on); break;
            case PoolStep.Release: mentor.Release(by, on, words, load); break;
            case PoolStep.NominateAgain: mentor.NominateAgain(by, on, words); break;
            case PoolStep.OpenRenewal: mentor.OpenRenewal(by, on, rules.Rules.Number(RuleCode.MentorRenewalDays)); break;
            default: mentor.Renew(by, on, rules.Rules.ApprovedThrough(on), rules.Rules.Mentors.PrincipalApproval && !Waived(rules, mentor)); break;
        }
    }

    private static bool Waived(PoolRules rules, Mentor mentor) => rules.WaiversOf(mentor).Any(w => w.Rule == "principal-approval");
}

/// <summary>Records hours of training for one mentor or many: what it was, when, and how many hours belong to the program and how many count everywhere.</summary>
public sealed class RecordTraining(UseCaseServices services) : Command<RecordTraining.Request, PoolMoved>(services)
{
    public sealed record Request(IReadOnlyList<Id<Mentor>> Mentors, string? What, DateOnly? On, int? ProgramHours, int? GeneralHours);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Mentors.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Mentors)).WithMessage("Tick 1 to 200 mentors.");
            RuleFor(r => r.What).NotEmpty().WithMessage("Say what the training was, such as “Mentor orientation, module 1”.").MaximumLength(200);
            RuleFor(r => r.On).NotNull().WithMessage("Give the day.");
            RuleFor(r => r.ProgramHours).InclusiveBetween(0, 500).WithMessage("Give whole hours from 0 to 500.");
            RuleFor(r => r.GeneralHours).InclusiveBetween(0, 500).WithMessage("Give whole hours from 0 to 500.");
            RuleFor(r => r.ProgramHours).Must((r, _) => (r.ProgramHours ?? 0) + (r.GeneralHours ?? 0) > 0).When(r => r.ProgramHours is null or >= 0 && r.GeneralHours is null or >= 0).WithMessage("Give at least one hour, of the program’s or of general training.");
        }
    }

    private protected override Permission Needs => Permission.ManageMentors;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<PoolMoved>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (request.On > operation.Today)
            return Outcome.Invalid(nameof(Request.On), "That day is still to come. Record the training when it was held.");
        var mentors = await operation.Db.Mentors.Include(m => m.Standings).Include(m => m.Trainings).AsSplitQuery().Where(m => request.Mentors.Contains(m.Id)).OrderBy(m => m.SortName).ToListAsync(stop);
        if (mentors.Count == 0)
            return Outcome.NotFound;
        var rules = (await PoolRules.OpenAsync(operation, [], stop)).Rules;
        var (done, left) = (new List<PoolMoved.Row>(), new List<PoolMoved.Row>());
        foreach (var mentor in mentors)
        {
            if (mentor.State is MentorState.Released && mentors.Count > 1)
            {
                left.Add(new(mentor.Id, mentor.Name.Full, "is no longer mentoring"));
                continue;
            }
            if (mentor.Trainings.Any(t => t.HeldOn == request.On && string.Equals(t.What, request.What!.Trim(), StringComparison.OrdinalIgnoreCase)))
            {
                left.Add(new(mentor.Id, mentor.Name.Full, "has this training of this day already"));
                continue;
            }
            mentor.Train(request.What!, request.On!.Value, request.ProgramHours ?? 0, request.GeneralHours ?? 0, operation.Viewer.Name, rules.Mentors, rules.TrainedThrough(request.On.Value), await PoolRules.OwnProgramAsync(operation, mentor.DistrictId, stop));
            done.Add(new(mentor.Id, mentor.Name.Full, $"{mentor.ProgramTrainingHours} program and {mentor.GeneralTrainingHours} general hours"));
        }
        return mentors.Count == 1 && done.Count == 0 ? Outcome.Refused("training-there", $"{left[0].Name} {left[0].Words}.") : new PoolMoved(done, left);
    }
}
