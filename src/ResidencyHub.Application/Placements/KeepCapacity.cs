using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>"How many can you host?": a school's answer for one school year, once for all the partners it chooses; given by its leader, or typed in for it by those who asked.</summary>
public sealed class KeepCapacity(UseCaseServices services, Postbox postbox, HubClock clock) : Command<KeepCapacity.Request, CapacityKept>(services)
{
    /// <param name="School">Whose answer.</param>
    /// <param name="Year">The calendar year in which the school year begins.</param>
    /// <param name="Given">The new answer; null: "the same", as it stands or as it was last year.</param>
    /// <param name="Edition">The edition of the answer that the form showed; 0 when it showed none.</param>
    /// <param name="Said">Who said it, when and how, where somebody else types it in: a must for a program.</param>
    /// <param name="Lowering">That the page has shown what an answer below what is taken means.</param>
    public sealed record Request(Id<School> School, int Year, CapacityGiven? Given, int Edition, Said? Said = null, Lowering? Lowering = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(HubClock clock)
        {
            RuleFor(r => r.Given!).SetValidator(new CapacityGivenValidator()).When(r => r.Given is not null).OverridePropertyName("");
            RuleFor(r => r.Lowering!.Why).MaximumLength(1900).When(r => r.Lowering is not null).OverridePropertyName("Why").WithMessage("Up to 1,900 characters.");
            When(r => r.Said is not null, () =>
            {
                RuleFor(r => r.Said!.By).NotEmpty().OverridePropertyName("SaidBy").WithMessage("Say who at the school gave the answer.").MaximumLength(200).OverridePropertyName("SaidBy").WithMessage("A name has up to 200 characters.");
                RuleFor(r => r.Said!.On).Must(d => d is { } day && day <= clock.Today).OverridePropertyName("SaidOn").WithMessage("Give the day on which it was said, today or before.");
                RuleFor(r => r.Said!.Channel).Must(c => c is AnswerChannel.Phone or AnswerChannel.Paper or AnswerChannel.InPerson).OverridePropertyName("SaidHow").WithMessage("Choose how the answer came: by phone, on paper or in person.");
            });
        }
    }

    private protected override Permission Needs => Permission.KeepCapacity;

    private protected override IValidator<Request> Checks { get; } = new Validator(clock);

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<CapacityKept>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var year = new AcademicYear(request.Year);
        if (await operation.Db.Schools.SingleOrDefaultAsync(s => s.Id == request.School, stop) is not { } school || !operation.Admits(new SchoolCapacity(school, year)))
            return Outcome.NotFound;
        if (request.Said is null && operation.Viewer.Role is Role.ProgramCoordinator)
            return Outcome.Invalid("SaidBy", "It is the school that answers. Say who gave the answer, when and how.");
        var act = request.Said is { } said ? new Act(said.By!.Trim(), operation.Now, said.Channel!.Value, operation.Viewer.Name) : new Act(operation.Viewer.Name, operation.Now);
        return await new CapacityAnswering(operation, postbox, nameof(KeepCapacity)).GiveAsync(school, year, request.Given, request.Edition, act, request.Said?.On ?? operation.Today, request.Lowering, stop);
    }
}

/// <summary>The same from the link in an e-mail, without an account. Run after <see cref="LinkOpener.OpenAsync"/> in the same scope; which school and year, the link says and nothing else. The link stays good through the answer day, so that an answer can be changed.</summary>
public sealed class KeepCapacityByLink(UseCaseServices services, Postbox postbox) : Command<KeepCapacityByLink.Request, CapacityKept>(services)
{
    /// <param name="Given">The new answer; null: "the same".</param>
    /// <param name="Edition">The edition of the answer that the form showed; 0 when it showed none.</param>
    /// <param name="Lowering">That the page has shown what an answer below what is taken means.</param>
    public sealed record Request(CapacityGiven? Given, int Edition, Lowering? Lowering = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Given!).SetValidator(new CapacityGivenValidator()).When(r => r.Given is not null).OverridePropertyName("");
            RuleFor(r => r.Lowering!.Why).MaximumLength(1900).When(r => r.Lowering is not null).OverridePropertyName("Why").WithMessage("Up to 1,900 characters.");
        }
    }

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<CapacityKept>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await HostLink.FindAsync(operation, stop) is not { } asked || await operation.Db.Schools.SingleOrDefaultAsync(s => s.Id == asked.School, stop) is not { } school)
            return Outcome.NotFound;
        var act = new Act(asked.Addressee, operation.Now, AnswerChannel.EmailLink);
        return await new CapacityAnswering(operation, postbox, nameof(KeepCapacityByLink)).GiveAsync(school, new AcademicYear(asked.Year), request.Given, request.Edition, act, operation.Today, request.Lowering, stop);
    }
}

/// <summary>What the link of this operation's viewer asks.</summary>
internal sealed record HostLink(Id<School> School, int Year, string Addressee, string Email, bool IsPassedOn, DateTime ExpiresAt)
{
    public static async Task<HostLink?> FindAsync(Operation operation, CancellationToken stop)
    {
        var id = operation.Reach.Link;
        if (id == default || await operation.Db.Links.SingleOrDefaultAsync(l => l.Id == id, stop) is not { Purpose: LinkPurpose.HostCapacity } link || !link.IsOpenAt(operation.Now))
            return null;
        return await operation.Db.Capacities.Where(c => c.Id == link.CapacityId).Select(c => new { c.SchoolId, c.Year }).SingleOrDefaultAsync(stop) is { } asked ? new(asked.SchoolId, asked.Year, link.AddresseeName, link.AddresseeEmail, link.PassedOnFromId is not null, link.ExpiresAt) : null;
    }
}
