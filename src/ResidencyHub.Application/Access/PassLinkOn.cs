using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Access;

/// <summary>"Pass to a colleague": the bearer of a link hands the question on; their own link ends and says to whom it went.</summary>
/// <remarks>Run after <see cref="LinkOpener.OpenAsync"/> in the same scope. The colleague works where the addressee works: the address has the same domain, or one of the district's contacts has it. A domain where anybody gets a mailbox proves nothing; there only a contact's own address does.</remarks>
public sealed class PassLinkOn : Command<PassLinkOn.Request, Told>
{
    private readonly Postbox _postbox;

    internal PassLinkOn(UseCaseServices services, Postbox postbox) : base(services) => _postbox = postbox;

    public sealed record Request(string Name, string Email);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Say your colleague's name.").MaximumLength(200).WithMessage("A name has up to 200 characters.");
            RuleFor(r => r.Email).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Give your colleague's e-mail address, like name@district.org.").EmailAddress().WithMessage("Give your colleague's e-mail address, like name@district.org.").MaximumLength(256).WithMessage("An address has up to 256 characters.");
        }
    }

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Told>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var id = operation.Reach.Link;
        var link = await operation.Db.Links.SingleOrDefaultAsync(l => l.Id == id, stop);
        if (link is null || !link.IsOpenAt(operation.Now))
            return Outcome.NotFound;
        if (link.Purpose is LinkPurpose.Invitation or LinkPurpose.FirstAdministrator)
            return Outcome.Refused("invitation-is-personal", "An invitation is for one person. Ask the person who invited you to invite your colleague.");
        if (PassedAs(link.Purpose) is not { } purpose)
            return Outcome.Refused("link-is-personal", "This link is yours alone: nobody else can do in your name what it asks. Reply to the e-mail if somebody else should be asked.");
        var placement = link.PlacementId is { } about ? await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == about, stop) : null;
        var capacity = link.CapacityId is { } asked ? await operation.Db.Capacities.SingleOrDefaultAsync(c => c.Id == asked, stop) : null;
        var mentor = purpose is LinkPurpose.ApproveMentor ? await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == link.MentorId, stop) : null;
        var district = placement?.DistrictId ?? capacity?.DistrictId ?? mentor?.DistrictId;
        if (IsOneMailbox(request.Email, link.AddresseeEmail))
            return Outcome.Invalid(nameof(Request.Email), "This is the address that already has the link. Give your colleague's.");
        if (mentor?.Email is { } own && IsOneMailbox(own, request.Email))
            return Outcome.Invalid(nameof(Request.Email), $"This is {mentor.Name.Full}’s own address, and nobody approves themselves. Give the address of somebody who leads the school.");
        var name = request.Name;
        // the lead passes on the principal's question: whose word comes back is not the lead's to name where the hub knows who leads the school
        if (link.Purpose is LinkPurpose.ForwardApproval && mentor is not null && await new PlacementPeople(operation).LeadersAsync(mentor.SchoolId, stop) is { Count: > 0 } leaders)
        {
            if (leaders.FirstOrDefault(l => string.Equals(l.Email, request.Email, StringComparison.OrdinalIgnoreCase)) is not { } leader)
                return Outcome.Invalid(nameof(Request.Email), $"Give the address of {leaders[0].Name} as the hub has it: the word of who leads {mentor.SchoolName} is asked. If somebody else leads it now, reply to the e-mail and say who.");
            name = leader.Name;
        }
        else if (await MustWorkThereAsync(operation, request.Email, link, district, stop) is { } elsewhere)
            return Outcome.Invalid(nameof(Request.Email), elsewhere);

        link.Close(LinkEnd.PassedOn, operation.Now, name);
        var path = await Postbox.NewLinkAsync(
            operation, purpose, link.Path, name, request.Email, stop, link.PlacementId, link.MentorId, link.WeekOf, link.Id, link.ProgramId, link.CapacityId, capacity is null ? await UntilAsync(operation, link, stop) : link.ExpiresAt,
            link.AgreementId, link.SignerId, link.SurveyAskedId, link.HealthRoundId, link.RaterId);
        operation.About = $"{link.AddresseeName} passed a link ({link.Purpose}) to {name}, {request.Email}";
        var what = capacity is not null ? $": how many residents can {await SchoolAsync(operation, capacity.SchoolId, stop)} host in {new AcademicYear(capacity.Year)}?"
            : mentor is not null ? $": do you approve {mentor.Name.Full} as a mentor at {mentor.SchoolName}?"
            : placement is not null ? $" and asks you to answer in their place: it concerns {placement.ResidentName} at {placement.SchoolName}." : ".";
        var body = $"Dear {name},\n\n{link.AddresseeName} passes a question on to you{what}\n\n{(placement is null ? "" : $"{PlacementLetterText.Facts(placement)}\n\n{PlacementLetterText.Due(placement, operation.Today)}\n\n")}{{link}}\n\nYou need no account. The link is yours alone; from its page you can pass it on in turn.\n";
        var to = link.Purpose is LinkPurpose.AnswerForDistrict ? Addressee.DistrictStaff : link.Purpose is not LinkPurpose.AnswerAsMentor ? Addressee.SchoolStaff : Addressee.Mentor;
        return await _postbox.PostAsync(operation, new Letter(to, name, request.Email, $"{link.AddresseeName} passed a question to you", body, path, district, placement?.Id, Capacity: capacity?.Id, Program: link.ProgramId), nameof(PassLinkOn), stop);
    }

    /// <summary>Whether two addresses are one mailbox: "lead+1@" is "lead@".</summary>
    private static bool IsOneMailbox(string one, string other) => string.Equals(Mailbox(one), Mailbox(other), StringComparison.OrdinalIgnoreCase);

    private static string Mailbox(string email) => email.Trim() is var address && address.IndexOf('+', StringComparison.Ordinal) is var plus && plus > 0 && plus < address.LastIndexOf('@') ? address[..plus] + Domain(address) : address;

    /// <summary>Until when a colleague's link works: as long as a new one, and no longer than twice that since the program itself asked. Passing on to and fro keeps no question open for ever.</summary>
    private static async Task<DateTime> UntilAsync(Operation operation, EmailedLink link, CancellationToken stop)
    {
        var days = (await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop)).Number(RuleCode.LinkDays);
        await using var wide = operation.LookWider("when a question was first asked");
        var first = link;
        while (first.PassedOnFromId is { } from && await wide.Links.SingleOrDefaultAsync(l => l.Id == from, stop) is { } earlier)
            first = earlier;
        var (fresh, last) = (operation.Now.AddDays(days), first.CreatedAt.AddDays(2 * days));
        return fresh < last ? fresh : last > link.ExpiresAt ? last : link.ExpiresAt;
    }

    private static Task<string> SchoolAsync(Operation operation, Id<School> school, CancellationToken stop) => operation.Db.Schools.Where(s => s.Id == school).Select(s => s.Name).SingleAsync(stop);

    /// <summary>What a colleague's link is for, of the links that somebody else can take over; null for those that are one person's own: a signature, a rating, a survey, the week of a mentor, a teacher's own yes.</summary>
    internal static LinkPurpose? PassedAs(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.AnswerForDistrict or LinkPurpose.AnswerForSchool or LinkPurpose.AnswerAsMentor or LinkPurpose.HostCapacity or LinkPurpose.ApproveMentor => purpose,
        LinkPurpose.ForwardApproval => LinkPurpose.ApproveMentor,
        _ => null,
    };

    /// <summary>What is wrong with a colleague's address; null when they work where the addressee works.</summary>
    internal static async Task<string?> MustWorkThereAsync(Operation operation, string email, EmailedLink link, Id<District>? district, CancellationToken stop) =>
        await WorksThereAsync(operation, email, link, district, stop) ? null
        : PublicMail.Is(email) ? $"Anybody can have an address at {Domain(email)[1..]}, so the hub cannot tell where your colleague works. Give their address at work, or reply to the e-mail and ask."
        : $"The address must be one of your district's or school's{(PublicMail.Is(link.AddresseeEmail) ? "" : $" (like {Domain(link.AddresseeEmail)})")}. For somebody elsewhere, reply to the e-mail and ask.";

    private static async Task<bool> WorksThereAsync(Operation operation, string email, EmailedLink link, Id<District>? district, CancellationToken stop)
    {
        var domain = Domain(email);
        // an address at a mailbox for everybody says nothing about where somebody works
        var isPublic = PublicMail.Is(email);
        if (!isPublic && string.Equals(domain, Domain(link.AddresseeEmail), StringComparison.OrdinalIgnoreCase))
            return true;
        if (district is null)
            return false;
        // a mentor's reach holds no contacts; only their domains are read
        await using var wider = operation.LookWider("mail domains of a district's contacts");
        var today = operation.Today;
        var known = await wider.Contacts.Where(c => c.DistrictId == district && c.Email != null && (c.EndsOn == null || c.EndsOn >= today)).Select(c => c.Email!).ToListAsync(stop);
        return known.Exists(e => isPublic ? string.Equals(e, email, StringComparison.OrdinalIgnoreCase) : string.Equals(Domain(e), domain, StringComparison.OrdinalIgnoreCase));
    }

    private static string Domain(string email) => email[email.LastIndexOf('@')..];
}
