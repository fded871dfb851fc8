using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Waives one requirement for one mentor: argued, approved by a named person, with a last day.</summary>
public sealed class GrantWaiver(UseCaseServices services) : Command<GrantWaiver.Request, Id<EligibilityWaiver>>(services)
{
    /// <param name="Mentor">For whom.</param>
    /// <param name="Rule">"years", "credential", "program-training", "general-training", "principal-approval", "recommendation", "approval-ended", "training-ended", or "load".</param>
    /// <param name="Argument">Why the exception is right.</param>
    /// <param name="ApprovedBy">Who approved it.</param>
    /// <param name="LastDay">It holds from today through this day.</param>
    public sealed record Request(Id<Mentor> Mentor, string Rule, string Argument, string ApprovedBy, DateOnly? LastDay);

    /// <summary>The requirements that can be waived, with their words.</summary>
    public static IReadOnlyDictionary<string, string> Rules { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["years"] = "Years of teaching",
        ["credential"] = "Credential in the field",
        ["program-training"] = "Program training",
        ["general-training"] = "General training",
        ["principal-approval"] = "Principal’s approval",
        ["recommendation"] = "Recommendation",
        ["approval-ended"] = "Approval that has ended",
        ["training-ended"] = "Training that no longer counts",
        [PlacementRules.LoadWaiver] = "Residents at a time",
    };

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Mentor).NotEqual(default(Id<Mentor>)).WithMessage("Say for which mentor.");
            RuleFor(r => r.Rule).Must(Rules.ContainsKey).WithMessage("Choose the requirement that is waived.");
            RuleFor(r => r.Argument).NotEmpty().WithMessage("Say why the exception is right.").MaximumLength(256).WithMessage("The reason has up to 256 characters.");
            RuleFor(r => r.ApprovedBy).NotEmpty().WithMessage("Name the person who approved it.").MaximumLength(200).WithMessage("A name has up to 200 characters.");
            RuleFor(r => r.LastDay).NotNull().WithMessage("Give a last day; a waiver ends.");
        }
    }

    private protected override Permission Needs => Permission.ManageMentors;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<EligibilityWaiver>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == request.Mentor, stop) is not { } mentor)
            return Outcome.NotFound;
        if (request.LastDay < operation.Today)
            return Outcome.Invalid(nameof(request.LastDay), "The last day is today or later.");
        var (today, last) = (operation.Today, request.LastDay!.Value);
        if (await operation.Db.EligibilityWaivers.FirstOrDefaultAsync(w => w.MentorId == mentor.Id && w.Rule == request.Rule && w.StartsOn <= today && w.EndsOn >= last, stop) is { } there)
            return Outcome.Refused("waiver-there", $"{Rules[request.Rule]} is waived for {mentor.Name.Full} already, by {there.ApprovedBy}, through {there.EndsOn:d MMMM yyyy}.");
        operation.Why = request.Argument;
        var waiver = new EligibilityWaiver(mentor, request.Rule, request.Argument, request.ApprovedBy, new Period(operation.Today, request.LastDay));
        operation.Db.Add(waiver);
        operation.Announce("mentors", mentor.Id.Value);
        return waiver.Id;
    }
}
