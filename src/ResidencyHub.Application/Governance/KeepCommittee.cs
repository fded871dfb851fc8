using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>Sets up a committee of a partnership, or agrees anew how it works.</summary>
public sealed class KeepCommittee(UseCaseServices services) : RecordCommand<KeepCommittee.Request, Id<Committee>>(services)
{
    /// <param name="Partnership">Whose committee.</param>
    /// <param name="Committee">Null for a new one.</param>
    /// <param name="Kind">What it is for; stays as it is.</param>
    /// <param name="Place">The key of what it is about, for a new one; empty for the whole partnership.</param>
    /// <param name="Agreement">The agreement that says how often it meets.</param>
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(
        Id<Partnership> Partnership, Id<Committee>? Committee, CommitteeKind Kind, string? Place, string Name, string? Norms, int? MeetsEveryDays, Id<Agreement>? Agreement, string? Zone, SilenceMeans Silence,
        int QuorumUniversity, int QuorumDistrict, int QuorumCommunity, DateOnly? StartsOn, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<Committee>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (request.Agreement is { } says && !await db.Agreements.AnyAsync(a => a.Id == says && a.PartnershipId == partnership.Id, stop))
            return Outcome.Invalid(nameof(Request.Agreement), "Choose an agreement of this partnership.");
        var zone = string.IsNullOrWhiteSpace(request.Zone) ? Services.Clock.Zone.Id : request.Zone.Trim();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return Outcome.Invalid(nameof(Request.Zone), "Choose a time zone from the list.");
        var terms = new CommitteeTerms(request.Name.Trim(), Record.Line(request.Norms), request.MeetsEveryDays, request.Agreement, zone, request.Silence, new(request.QuorumUniversity, request.QuorumDistrict, request.QuorumCommunity));
        if (request.Committee is { } id)
        {
            if (await Governing.CommitteeAsync(operation, id, stop) is not { } of || of.Partnership.Id != partnership.Id)
                return Outcome.NotFound;
            if (!of.MayWrite(operation))
                return Gathering.NotSeated;
            // how it decides is not changed while something is being decided under it
            if (of.Committee.Silence != terms.Silence && await db.Decisions.AnyAsync(d => d.CommitteeId == id && d.State == DecisionState.Open, stop))
                return Outcome.Invalid(nameof(Request.Silence), "A decision is open under the present rule. Change what silence means when it has been made.");
            Record.Expect(operation, of.Committee, request.Version);
            of.Committee.Agree(terms);
            return id;
        }
        if (operation.Viewer.Role is Role.Faculty)
            return Outcome.Refused("committee-by", "A coordinator, a district's lead or a school's leader sets up a committee.");
        var places = await RecordPlaces.OfAsync(operation, partnership, stop);
        if (places.FirstOrDefault(p => p.Key == (request.Place ?? "")).Place is not { } about)
            return Outcome.Invalid(nameof(Request.Place), "This is none of the places that you can write about. Choose another.");
        Claim.On(db, partnership, partnership.Id);
        if (await db.Committees.Where(c => c.PartnershipId == partnership.Id && c.EndsOn == null).ToListAsync(stop) is var there && there.Find(c => c.About == about && SearchText.Of(c.Name) == SearchText.Of(terms.Name)) is not null)
            return Outcome.Invalid(nameof(Request.Name), "There is a committee of this name already.");
        if (request.Kind is CommitteeKind.Steering && there.Find(c => c.About == about && c.Kind is CommitteeKind.Steering) is { } steering)
            return Outcome.Invalid(nameof(Request.Kind), $"“{steering.Name}” steers here already. End it first, or choose another kind.");
        var startsOn = request.StartsOn ?? operation.Today;
        if (startsOn < partnership.StartedOn)
            return Outcome.Invalid(nameof(Request.StartsOn), $"The partnership began on {PartnershipWords.Day(partnership.StartedOn)}. Choose that day or a later one.");
        var committee = new Committee(partnership.Id, about, request.Kind, terms, startsOn);
        db.Add(committee);
        return committee.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Kind).IsInEnum();
            RuleFor(r => r.Silence).IsInEnum();
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the committee a name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Norms).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.MeetsEveryDays).InclusiveBetween(1, 730).WithMessage("Between 1 and 730 days.");
            RuleFor(r => r.QuorumUniversity).InclusiveBetween(0, 50).WithMessage("Between 0 and 50.");
            RuleFor(r => r.QuorumDistrict).InclusiveBetween(0, 50).WithMessage("Between 0 and 50.");
            RuleFor(r => r.QuorumCommunity).InclusiveBetween(0, 50).WithMessage("Between 0 and 50.");
        }
    }
}

/// <summary>A committee ends on a last day; its meetings and minutes stay.</summary>
public sealed class EndCommittee(UseCaseServices services) : RecordCommand<EndCommittee.Request, Nothing>(services)
{
    public sealed record Request(Id<Committee> Committee, DateOnly? LastDay, string Because);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Governing.CommitteeAsync(operation, request.Committee, stop) is not { } of)
            return Outcome.NotFound;
        if (!of.MayWrite(operation))
            return Gathering.NotSeated;
        if (Governing.Over(of.Partnership, operation.Today) is { } over)
            return over;
        var last = request.LastDay!.Value;
        if (last < operation.Today)
            return Outcome.Invalid(nameof(Request.LastDay), "The last day is today or later: nobody ends it behind the others' backs.");
        if (await operation.Db.Meetings.AnyAsync(m => m.CommitteeId == of.Committee.Id && m.State == MeetingState.Planned && m.Day > last, stop))
            return Outcome.Refused("meetings-planned", "A meeting is planned beyond that day. Cancel it first.");
        Claim.On(operation.Db, of.Committee, of.Committee.Id);
        operation.Why = request.Because.Trim();
        of.Committee.End(last, request.Because.Trim());
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.LastDay).NotNull().WithMessage("Say which day is the last.");
            RuleFor(r => r.Because).NotEmpty().WithMessage("Say why; the others read it.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}
