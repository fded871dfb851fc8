using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Writes to nominated teachers whether they apply, or to their principals whether they approve (by way of the district where it asks for that); the letter has a link that needs no account.</summary>
public sealed class AskInPool(UseCaseServices services, Postbox postbox) : Command<AskInPool.Request, AskInPool.Answer>(services)
{
    /// <param name="Mentors">Whom it concerns.</param>
    /// <param name="Principal">True: asks the principal for the approval; false: asks the teacher to apply.</param>
    public sealed record Request(IReadOnlyList<Id<Mentor>> Mentors, bool Principal);

    public sealed record Answer(IReadOnlyList<Told> Told, IReadOnlyList<PoolMoved.Row> Left);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Mentors.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Mentors)).WithMessage("Tick 1 to 200 mentors.");
    }

    private protected override Permission Needs => Permission.ManageMentors;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var mentors = await operation.Db.Mentors.Where(m => request.Mentors.Contains(m.Id)).OrderBy(m => m.SortName).ToListAsync(stop);
        if (mentors.Count == 0)
            return Outcome.NotFound;
        var people = new PlacementPeople(operation);
        var (told, left) = (new List<Told>(), new List<PoolMoved.Row>());
        foreach (var mentor in mentors)
        {
            var through = request.Principal && await ThroughDistrict.AsksAsync(operation, mentor.DistrictId, stop);
            var to = through ? await people.DistrictAsync(mentor.DistrictId, stop) : request.Principal ? await people.PrincipalAsync(mentor.SchoolId, stop) : await people.MentorAsync(mentor.Id, stop);
            if (Against(mentor, request.Principal) is { } words)
                left.Add(new(mentor.Id, mentor.Name.Full, words));
            else if (to is null)
                left.Add(new(mentor.Id, mentor.Name.Full, through ? "the district asks that questions to its schools come to it first, and it has no residency lead with an e-mail address. Add one on the district’s page." : request.Principal ? $"{mentor.SchoolName} has no principal with an e-mail address. Add one on the school’s page." : "has no e-mail address. Add it first."));
            else
                told.Add(through ? await AskDistrictAsync(mentor, to, operation, stop) : request.Principal ? await AskPrincipalAsync(mentor, to, operation, stop) : await AskMentorAsync(mentor, to, operation, stop));
        }
        return mentors.Count == 1 && left.Count == 1 ? Outcome.Refused("pool-ask", $"{left[0].Name}: {left[0].Words}") : new Answer(told, left);
    }

    private static string? Against(Mentor mentor, bool principal) => principal
        ? mentor.State is MentorState.Released ? "is no longer mentoring." : mentor.PrincipalApprovedOn is { } on && !(mentor.RenewalOpenedOn > on) ? $"the principal approved on {on:d MMMM yyyy}." : null
        : mentor.State is not MentorState.Nominated ? $"is “{CohortWords.Of(mentor.State)}” already." : null;

    private async Task<Told> AskMentorAsync(Mentor mentor, Reachable to, Operation operation, CancellationToken stop)
    {
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.ApplyAsMentor, "/mentor-pool", to.Name, to.Email, stop, mentor: mentor.Id, program: await PoolRules.OwnProgramAsync(operation, mentor.DistrictId, stop));
        return await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, "Would you mentor a resident?",
            $"Dear {mentor.FirstName},\n\nyou are nominated as a mentor: a resident would learn to teach beside you for a school year. If you are willing, tell us what you teach and how long you have taught; it takes three minutes.\n\n{{link}}\n\nThe link is yours; no password needed. Nothing happens when you only open it.\n\n{operation.Viewer.Name}\n",
            path, mentor.DistrictId), nameof(AskInPool), stop);
    }

    private async Task<Told> AskPrincipalAsync(Mentor mentor, Reachable to, Operation operation, CancellationToken stop)
    {
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.ApproveMentor, "/mentor-pool", to.Name, to.Email, stop, mentor: mentor.Id, program: await PoolRules.OwnProgramAsync(operation, mentor.DistrictId, stop));
        return await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, $"Do you approve {mentor.Name.Full} as a mentor?",
            $"Dear {to.Name},\n\n{mentor.Name.Full} ({mentor.Subject} {mentor.GradeBand}) would mentor residents at {mentor.SchoolName}. The program asks for your word as principal.\n\n{{link}}\n\nThe link is yours; no password needed. Nothing happens when you only open it.\n\n{operation.Viewer.Name}\n",
            path, mentor.DistrictId), nameof(AskInPool), stop);
    }

    /// <summary>The lead is asked to pass the question on, and cannot answer it: it is the principal's word.</summary>
    private async Task<Told> AskDistrictAsync(Mentor mentor, Reachable to, Operation operation, CancellationToken stop)
    {
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.ForwardApproval, "/mentor-pool", to.Name, to.Email, stop, mentor: mentor.Id, program: await PoolRules.OwnProgramAsync(operation, mentor.DistrictId, stop));
        return await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, $"May the principal be asked about {mentor.Name.Full} as a mentor?",
            $"Dear {to.Name},\n\n{mentor.Name.Full} ({mentor.Subject} {mentor.GradeBand}) would mentor residents at {mentor.SchoolName}. The program asks for the principal’s word, and your district asks that such questions come to you first. Please pass it to the principal; they get a link of their own.\n\n{{link}}\n\nThe link is yours; no password needed. Nothing happens when you only open it.\n\n{operation.Viewer.Name}\n",
            path, mentor.DistrictId), nameof(AskInPool), stop);
    }
}
