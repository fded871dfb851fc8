using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>What a teacher says who applies as mentor.</summary>
public sealed record MentorApplication(string? Subject, string? GradeBand, string? CredentialField, int? YearsTeaching, string? Words)
{
    internal sealed class Validator : AbstractValidator<MentorApplication>
    {
        public Validator()
        {
            RuleFor(r => r.Subject).NotEmpty().WithMessage("Say what you teach.").MaximumLength(100);
            RuleFor(r => r.GradeBand).MaximumLength(40);
            RuleFor(r => r.CredentialField).MaximumLength(100);
            RuleFor(r => r.YearsTeaching).NotNull().WithMessage("Say how many full years you have taught.").InclusiveBetween(0, 70).WithMessage("Give whole years from 0 to 70.");
            RuleFor(r => r.Words).MaximumLength(2000);
        }
    }
}

/// <summary>A principal's word on a mentor.</summary>
public sealed record PrincipalWord(bool? Yes, string? Words)
{
    internal sealed class Validator : AbstractValidator<PrincipalWord>
    {
        public Validator()
        {
            RuleFor(r => r.Yes).NotNull().WithMessage("Choose yes or no.");
            RuleFor(r => r.Words).NotEmpty().When(r => r.Yes is false).WithMessage("Say why not: the program reads it and chooses better.").MaximumLength(2000);
        }
    }
}

/// <summary>A nominated teacher applies, signed in.</summary>
public sealed class ApplyAsMentor(UseCaseServices services, Postbox postbox) : Command<MentorApplication, IReadOnlyList<Told>>(services)
{
    private protected override Permission Needs => Permission.AnswerAsMentor;

    private protected override IValidator<MentorApplication> Checks { get; } = new MentorApplication.Validator();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(MentorApplication request, Operation operation, CancellationToken stop) =>
        await operation.Db.Mentors.Include(m => m.Standings).SingleOrDefaultAsync(stop) is { } mentor ? await GiveAsync(mentor, request, operation, postbox, stop) : Outcome.NotFound;

    internal static async Task<Outcome<IReadOnlyList<Told>>> GiveAsync(Mentor mentor, MentorApplication said, Operation operation, Postbox postbox, CancellationToken stop)
    {
        mentor.Apply(mentor.Name.Full, operation.Today, KeepResident.Tidy(said.Words));
        mentor.Teach(said.Subject!.Trim(), KeepResident.Tidy(said.GradeBand) ?? mentor.GradeBand, mentor.Room);
        mentor.Qualify(KeepResident.Tidy(said.CredentialField) ?? mentor.CredentialField, said.YearsTeaching, mentor.ProgramTrainingHours, mentor.GeneralTrainingHours, mentor.PrincipalApprovedOn);
        return new Outcome<IReadOnlyList<Told>>.Done(await PoolRules.TellCoordinatorsAsync(operation, postbox, mentor, $"Applied as mentor: {mentor.Name.Full}", $"{mentor.Name.Full}, {mentor.SchoolName}, applies as a mentor. Next: review the application.", nameof(ApplyAsMentor), stop));
    }
}

/// <summary>A principal approves or declines a mentor of the school, signed in.</summary>
public sealed class ApproveAsPrincipal(UseCaseServices services, Postbox postbox) : Command<ApproveAsPrincipal.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Mentor> Mentor, bool? Yes, string? Words);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Yes).NotNull().WithMessage("Choose yes or no.");
            RuleFor(r => r.Words).NotEmpty().When(r => r.Yes is false).WithMessage("Say why not: the program reads it and chooses better.").MaximumLength(2000);
        }
    }

    private protected override Permission Needs => Permission.AnswerForSchool;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        await operation.Db.Mentors.Include(m => m.Standings).SingleOrDefaultAsync(m => m.Id == request.Mentor, stop) is { } mentor
            ? await GiveAsync(mentor, new(request.Yes, request.Words), operation.Viewer.Name, operation, postbox, stop) : Outcome.NotFound;

    internal static async Task<Outcome<IReadOnlyList<Told>>> GiveAsync(Mentor mentor, PrincipalWord said, string principal, Operation operation, Postbox postbox, CancellationToken stop)
    {
        mentor.PrincipalSays(said.Yes!.Value, principal, operation.Today, KeepResident.Tidy(said.Words));
        operation.Why = KeepResident.Tidy(said.Words);
        var words = said.Yes.Value ? "approves" : "does not approve";
        return new Outcome<IReadOnlyList<Told>>.Done(await PoolRules.TellCoordinatorsAsync(operation, postbox, mentor, $"The principal {words}: {mentor.Name.Full}", $"{principal} {words} {mentor.Name.Full}, {mentor.SchoolName}, as a mentor{(said.Words is { Length: > 0 } why ? $": {why.Trim()}" : ".")}", nameof(ApproveAsPrincipal), stop));
    }
}

/// <summary>What the bearer of a link of the pool is asked.</summary>
public sealed class ShowPoolLink(UseCaseServices services) : Query<Nothing, ShowPoolLink.Answer>(services)
{
    /// <param name="Principal">True: a principal is asked to approve; false: the teacher is asked to apply.</param>
    /// <param name="PassesOn">True: the district's lead is asked to pass the principal's question on, and cannot answer it.</param>
    /// <param name="PassTo">The principal, where the lead is asked.</param>
    /// <param name="Stands">Whether the question still stands: nobody has answered it otherwise.</param>
    public sealed record Answer(bool Principal, bool PassesOn, ThroughDistrict.Colleague? PassTo, bool Stands, string Addressee, string MentorName, string SchoolName, string Subject, string GradeBand, string? CredentialField, int? YearsTeaching);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (await LinkedMentor.FindAsync(operation, stop) is not ({ } mentor, { } link))
            return Outcome.NotFound;
        var passesOn = link.Purpose is LinkPurpose.ForwardApproval;
        var passTo = passesOn ? await ThroughDistrict.PrincipalAsync(operation, mentor.SchoolId, mentor.DistrictId, link.AddresseeEmail, stop) : null;
        return new Answer(
            link.Purpose is LinkPurpose.ApproveMentor, passesOn, passTo, link.Purpose is LinkPurpose.ApplyAsMentor ? mentor.State is MentorState.Nominated : mentor.State is not MentorState.Released,
            link.AddresseeName, mentor.Name.Full, mentor.SchoolName, mentor.Subject, mentor.GradeBand, mentor.CredentialField, mentor.YearsTeaching);
    }
}

/// <summary>A nominated teacher applies from the link in an e-mail. Run after <see cref="LinkOpener.OpenAsync"/> in the same scope.</summary>
public sealed class ApplyByLink(UseCaseServices services, Postbox postbox) : Command<MentorApplication, IReadOnlyList<Told>>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<MentorApplication> Checks { get; } = new MentorApplication.Validator();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(MentorApplication request, Operation operation, CancellationToken stop)
    {
        if (await LinkedMentor.FindAsync(operation, stop) is not ({ } mentor, { Purpose: LinkPurpose.ApplyAsMentor } link))
            return Outcome.NotFound;
        link.Close(LinkEnd.Answered, operation.Now);
        return await ApplyAsMentor.GiveAsync(mentor, request, operation, postbox, stop);
    }
}

/// <summary>A principal answers from the link in an e-mail. Run after <see cref="LinkOpener.OpenAsync"/> in the same scope.</summary>
public sealed class ApproveByLink(UseCaseServices services, Postbox postbox) : Command<PrincipalWord, IReadOnlyList<Told>>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<PrincipalWord> Checks { get; } = new PrincipalWord.Validator();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(PrincipalWord request, Operation operation, CancellationToken stop)
    {
        if (await LinkedMentor.FindAsync(operation, stop) is not ({ } mentor, { Purpose: LinkPurpose.ApproveMentor } link))
            return Outcome.NotFound;
        link.Close(LinkEnd.Answered, operation.Now);
        return await ApproveAsPrincipal.GiveAsync(mentor, request, link.AddresseeName, operation, postbox, stop);
    }
}

/// <summary>The mentor of the link with which the operation's viewer came: which one, the link says and nothing else.</summary>
internal static class LinkedMentor
{
    public static async Task<(Mentor?, EmailedLink?)> FindAsync(Operation operation, CancellationToken stop)
    {
        var id = operation.Reach.Link;
        if (id == default || await operation.Db.Links.SingleOrDefaultAsync(l => l.Id == id, stop) is not { } link || !link.IsOpenAt(operation.Now) || link.Purpose is not (LinkPurpose.ApplyAsMentor or LinkPurpose.ApproveMentor or LinkPurpose.ForwardApproval))
            return (null, null);
        return (await operation.Db.Mentors.Include(m => m.Standings).SingleOrDefaultAsync(m => m.Id == link.MentorId, stop), link);
    }
}
