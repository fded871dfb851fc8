using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Switches steps of requests on or off from a day on: in a partnership, or for what a program requests where its partnerships have set nothing. Requests that are under way keep their way. The partners are told, and what a partnership's steps are stands in its history.</summary>
public sealed class KeepRequestSteps(UseCaseServices services, Postbox postbox) : Command<KeepRequestSteps.Request, IReadOnlyList<Told>>(services)
{
    /// <param name="Program">One that the viewer coordinates; null: the steps are a partnership's.</param>
    /// <param name="AlwaysThroughDistrict">Whether requests pass the district also where it does not ask for it; where it does, they pass it anyhow.</param>
    /// <param name="MentorAsked">When the mentor is asked.</param>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Why">With whom it was agreed; it stands as the rule's source.</param>
    /// <param name="Partnership">One in which the viewer coordinates a program: the steps hold for all of its programs, there alone.</param>
    public sealed record Request(Id<PreparationProgram>? Program, bool? AlwaysThroughDistrict, MentorAsked? MentorAsked, DateOnly? From, string Why, Id<Partnership>? Partnership = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(HubClock clock)
        {
            RuleFor(r => r.AlwaysThroughDistrict).NotNull().WithMessage("Choose when requests go through the district.");
            RuleFor(r => r.MentorAsked).NotNull().IsInEnum().WithMessage("Choose when the mentor is asked.");
            RuleFor(r => r.From).NotNull().WithMessage("Give the first day.").Must(d => d is null || d >= clock.Today).WithMessage("Give today or a later day: what was asked before has gone its way.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say with whom it was agreed; the partners read it.").MaximumLength(500).WithMessage("Up to 500 characters.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator(services.Clock);

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (request.Partnership is { } partnership ? request.Program is not null || !(await RequestSteps.MineAsync(operation, stop)).Contains(partnership) : request.Program is not { } program || !operation.Reach.Programs.Contains(program))
            return Outcome.NotFound;
        // of two who set them at once the second reads what the first did
        if (request.Program is { } mine && await operation.Db.Programs.SingleOrDefaultAsync(p => p.Id == mine, stop) is { } claimed)
            Data.Claim.On(operation.Db, claimed, claimed.Id);
        var partners = request.Partnership is { } shared ? await Record.FindAsync(operation, shared, stop) : null;
        if (partners is not null)
            Data.Claim.On(operation.Db, partners, partners.Id);
        operation.Why = request.Why.Trim();
        var from = request.From!.Value;
        var changed = await SetAsync(RuleCode.PlacementDistrictRoute, request.AlwaysThroughDistrict!.Value ? "always" : "district-decides", WordsOf(request.AlwaysThroughDistrict.Value));
        changed |= await SetAsync(RuleCode.PlacementMentorAsked, ValueOf(request.MentorAsked!.Value), WordsOf(request.MentorAsked.Value));
        // a second click, or a form that was saved as it stood, is nothing to write or to tell
        if (!changed)
            return new Outcome<IReadOnlyList<Told>>.Done([]);
        operation.Announce("placements");
        if (partners is not null)
            RecordHistory.Write(operation);
        return new Outcome<IReadOnlyList<Told>>.Done(await TellAsync(operation, request, partners is not null ? [partners] : await OwnAsync(operation, request.Program!.Value, stop), stop));

        async Task<bool> SetAsync(string code, string value, string words)
        {
            var own = await operation.Db.Rules.Where(r => r.Code == code && r.ProgramId == request.Program && r.PartnershipId == request.Partnership).ToListAsync(stop);
            if (own.TrueForAll(r => r.StartsOn <= from) && own.MaxBy(r => (r.StartsOn, r.Edition)) is { EndsOn: null } holds && holds.Value == value)
                return false;
            // what was to hold from that day or later is replaced; the audit keeps it
            operation.Db.RemoveRange(own.Where(r => r.StartsOn >= from));
            operation.Db.Add(new ProgramRule(code, value, "choice", words, request.Why.Trim(), new Period(from), request.Program, own.Count == 0 ? 1 : own.Max(r => r.Edition) + 1, request.Partnership));
            return true;
        }
    }

    /// <summary>Where the program works and the partnership has set nothing: there its own steps hold.</summary>
    private static async Task<IReadOnlyList<Partnership>> OwnAsync(Operation operation, Id<PreparationProgram> program, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        return await db.Partnerships.Include(p => p.Members).Where(p => p.Members.Any(m => m.ProgramId == program && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today))
            && !db.Rules.Any(r => r.PartnershipId == p.Id && (r.Code == RuleCode.PlacementDistrictRoute || r.Code == RuleCode.PlacementMentorAsked) && (r.EndsOn == null || r.EndsOn >= today))).ToListAsync(stop);
    }

    /// <summary>The other partners' coordinators, residency leads and principals hear of it before it holds for a request.</summary>
    private async Task<IReadOnlyList<Told>> TellAsync(Operation operation, Request request, IReadOnlyList<Partnership> partnerships, CancellationToken stop)
    {
        var program = request.Program is { } id ? await operation.Db.Programs.Where(p => p.Id == id).Select(p => p.Name).SingleAsync(stop) : null;
        var told = new List<Told>();
        var letters = new PartnerLetters(operation, postbox);
        foreach (var partnership in partnerships)
            told.AddRange(await letters.ToAllAsync(
                // with whom a program's own steps were agreed may be another partnership's affair
                partnership.Members, null, $"How requests travel: {program ?? partnership.Name}",
                $"{operation.Viewer.Name} set how placement requests {(program is null ? "" : $"of {program} ")}travel in “{partnership.Name}” from {request.From:d MMMM yyyy} on:\n\n{WordsOf(request.AlwaysThroughDistrict!.Value)}\n{WordsOf(request.MentorAsked!.Value)}{(program is null ? $"\n\nAgreed with: {request.Why.Trim()}" : "")}\n\nIf that was not agreed with you, reply to {operation.Viewer.Name} or bring it to the partnership. Requests that are under way keep their way.\n\n{postbox.Address("/placements/steps")}", stop));
        return [.. told.DistinctBy(t => t.Name)];
    }

    /// <summary>The route in words.</summary>
    public static string WordsOf(bool alwaysThroughDistrict) => alwaysThroughDistrict ? "Every request goes to the district first, even where the district does not ask for that." : "Requests go through a district where that district asks for it.";

    /// <summary>The mentor's step in words.</summary>
    public static string WordsOf(MentorAsked asked) => asked switch
    {
        MentorAsked.BeforeSchool => "The mentor is asked first, then the school.",
        MentorAsked.Never => "The school answers for the mentor it names; the mentor is not asked.",
        _ => "A mentor is asked once the school has said yes.",
    };

    private static string ValueOf(MentorAsked asked) => asked switch { MentorAsked.BeforeSchool => "before-school", MentorAsked.Never => "never", _ => "after-school" };
}
