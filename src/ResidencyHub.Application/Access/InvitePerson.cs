using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Access;

/// <summary>Invites one person to an account with one role. Administrators invite everybody; coordinators the people of their own program and the leaders of partner districts (docs/decisions/0008-access.md).</summary>
public sealed class InvitePerson : Command<InvitePerson.Request, Told>
{
    private readonly Postbox _postbox;

    internal InvitePerson(UseCaseServices services, Postbox postbox) : base(services) => _postbox = postbox;

    /// <param name="Name">As the letter greets them.</param>
    /// <param name="Email">Where the invitation goes.</param>
    /// <param name="Role">The role that they will hold.</param>
    /// <param name="ScopeId">Where: the program (coordinator, faculty), district, school, mentor, resident or partnership; none for an administrator.</param>
    /// <param name="StartsOn">First day; the day of acceptance when empty.</param>
    /// <param name="EndsOn">Last day; open when empty.</param>
    public sealed record Request(string Name, string Email, Role Role, Guid? ScopeId, DateOnly? StartsOn = null, DateOnly? EndsOn = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Say the person's name.").MaximumLength(200).WithMessage("A name has up to 200 characters.");
            RuleFor(r => r.Email).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Give an e-mail address, like name@district.org.").EmailAddress().WithMessage("Give an e-mail address, like name@district.org.").MaximumLength(256).WithMessage("An address has up to 256 characters.");
            RuleFor(r => r.Role).IsInEnum().WithMessage("Choose a role.");
            RuleFor(r => r.ScopeId).NotNull().When(r => r.Role is not Role.Administrator).WithMessage(r => $"Choose where: this role is held at {GrantScope.Asks(r.Role)}.");
            RuleFor(r => r.EndsOn).GreaterThanOrEqualTo(r => r.StartsOn).When(r => r.StartsOn is not null).WithMessage("The last day is before the first.");
        }
    }

    /// <summary>Which roles somebody in <paramref name="viewer"/>'s role can offer.</summary>
    public static IReadOnlyList<Role> RolesOf(Role? viewer) => viewer is Role.Administrator ? Enum.GetValues<Role>() : [Role.Mentor, Role.Resident, Role.Faculty, Role.SchoolLeader, Role.DistrictLead];

    private protected override Permission Needs => Permission.InvitePeople;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Told>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (!await MayInviteAsync(operation, request, stop))
            return Outcome.Refused("invite-own-side", "You can invite supervisors, mentors and residents of your own program, and leaders of partner districts and their schools. For anyone else, ask the administrator.");
        if (request.EndsOn < operation.Today)
            return Outcome.Invalid(nameof(Request.EndsOn), "The last day has passed.");
        var (id, scope) = await GrantScope.FindOrEnterAsync(operation.Db, request.Role, request.ScopeId, request.Name, request.Email, stop);
        if (scope is null)
            return Outcome.NotFound;
        if (!await GrantScope.IsOfAsync(operation.Db, request.Role, id, request.Email, stop))
            return Outcome.Invalid(nameof(Request.Email), $"The record of this {AccessWords.Of(request.Role).ToLowerInvariant()} has another address. Invite that one, or correct the record first.");
        var invitation = new Invitation
        {
            Name = request.Name.Trim(),
            Email = request.Email.Trim(),
            Role = request.Role,
            ScopeId = id,
            Place = scope.Place,
            StartsOn = request.StartsOn,
            EndsOn = request.EndsOn,
            InvitedBy = operation.Viewer.Name,
            InvitedById = operation.Viewer.AccountId ?? Guid.Empty,
            InvitedAt = operation.Now,
        };
        operation.Db.Add(invitation);
        operation.Announce("accounts");
        return await WriteAsync(operation, _postbox, invitation, nameof(InvitePerson), stop);
    }

    /// <summary>Writes an invitation's letter with a new link, the first one and those sent again, under the contact rules of the district where the invited person works.</summary>
    internal static async Task<Told> WriteAsync(Operation operation, Postbox postbox, Invitation invitation, string cause, CancellationToken stop)
    {
        var (to, district) = await WhereAsync(operation, invitation, stop);
        var program = await ProgramAsync(operation, invitation, district, stop);
        var letter = new Letter(
            to, invitation.Name, invitation.Email, $"{invitation.InvitedBy} invites you to ResidencyHub",
            $"Dear {invitation.Name},\n\n{invitation.InvitedBy} invites you to ResidencyHub, the common record of the teacher residency, as {AccessWords.Of(invitation.Role).ToLowerInvariant()} at {invitation.Place}.\n\nOpen this address to choose a password, or to add the role to the account that you already have:\n\n{{link}}\n\nIt is for you alone. If you did not expect it, ignore it: nothing happens.\n",
            District: district, Program: program);
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.Invitation, "/invitation", invitation.Name, invitation.Email, stop, program: program);
        invitation.LinkId = operation.Db.Links.Local.Single(l => l.ClosedAt is null && operation.Db.Entry(l).State is EntityState.Added).Id;
        var told = await postbox.PostAsync(operation, letter with { LinkPath = path }, cause, stop);
        if (told.Waits is null)
            return told;
        var days = (await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop)).Number(RuleCode.InvitationDays);
        return told with { Waits = $"{told.Waits} The invitation goes out that morning; its link then works for {days} days. If it cannot wait, call them; an administrator can copy the link from “E-mails sent and waiting”." };
    }

    /// <summary>For which of the inviter's own programs the invitation is: the supervisor's, the resident's, or the one that works with the district. Who coordinates none files it under none.</summary>
    private static async Task<Id<PreparationProgram>?> ProgramAsync(Operation operation, Invitation invitation, Id<District>? district, CancellationToken stop)
    {
        var own = operation.Reach.Programs;
        if (own.Count < 2)
            return own.Count == 0 ? null : own[0];
        if (district is { } works)
            return await PoolRules.OwnProgramAsync(operation, works, stop);
        var id = invitation.ScopeId ?? Guid.Empty;
        // a supervisor may have been entered with this very invitation
        var program = invitation.Role is Role.Faculty ? (await operation.Db.People.FindAsync([new Id<Person>(id)], stop))?.KeeperId
            : await operation.Db.Residents.Where(r => r.Id == new Id<Resident>(id)).Select(r => (Id<PreparationProgram>?)r.ProgramId).SingleOrDefaultAsync(stop);
        // never under none: who sent it could not take it back
        return program is { } found && own.Contains(found) ? found : own[0];
    }

    /// <summary>What the invited person is to the district's contact rules, and whose rules those are: read wider, because a mentor may have moved out of the inviter's sight since.</summary>
    private static async Task<(Addressee To, Id<District>? District)> WhereAsync(Operation operation, Invitation invitation, CancellationToken stop)
    {
        var id = invitation.ScopeId ?? Guid.Empty;
        await using var wide = operation.LookWider("the district in which an invited person works");
        return invitation.Role switch
        {
            Role.DistrictLead => (Addressee.DistrictStaff, new Id<District>(id)),
            Role.SchoolLeader => (Addressee.SchoolStaff, await wide.Schools.Where(s => s.Id == new Id<School>(id)).Select(s => s.DistrictId).SingleAsync(stop)),
            Role.Mentor => (Addressee.Mentor, await wide.Mentors.Where(m => m.Id == new Id<Mentor>(id)).Select(m => m.DistrictId).SingleAsync(stop)),
            Role.Resident => (Addressee.Resident, null),
            _ => (Addressee.Program, null),
        };
    }

    private static async Task<bool> MayInviteAsync(Operation operation, Request request, CancellationToken stop)
    {
        var reach = operation.Reach;
        if (reach.Kind is ReachKind.Everything)
            return true;
        var id = request.ScopeId ?? Guid.Empty;
        switch (request.Role)
        {
            case Role.Faculty:
                return reach.Programs.Contains(new(id));
            case Role.DistrictLead:
                return reach.Districts.Contains(new(id));
            case Role.SchoolLeader:
                var school = await operation.Db.Schools.Where(s => s.Id == new Id<School>(id)).Select(s => (Id<District>?)s.DistrictId).SingleOrDefaultAsync(stop);
                return school is { } district && reach.Districts.Contains(district);
            default:
                // mentors and residents are found only within the reach
                return request.Role is Role.Mentor or Role.Resident;
        }
    }
}
