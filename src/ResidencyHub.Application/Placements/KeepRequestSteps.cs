using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Switches steps of requests on or off from a day on: in a partnership, or for what a program requests where its partnerships have set nothing. Requests that are under way keep their way.</summary>
public sealed class KeepRequestSteps(UseCaseServices services) : Command<KeepRequestSteps.Request, Nothing>(services)
{
    /// <param name="Program">One that the viewer coordinates; null: the steps are a partnership's.</param>
    /// <param name="AsksThroughDistrict">Whether requests pass a district that asks for it.</param>
    /// <param name="MentorAsked">When the mentor is asked.</param>
    /// <param name="From">The first day, today or later.</param>
    /// <param name="Why">With whom it was agreed; it stands as the rule's source.</param>
    /// <param name="Partnership">One in which the viewer coordinates a program: the steps hold for all of its programs, there alone.</param>
    public sealed record Request(Id<PreparationProgram>? Program, bool? AsksThroughDistrict, MentorAsked? MentorAsked, DateOnly? From, string Why, Id<Partnership>? Partnership = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(HubClock clock)
        {
            RuleFor(r => r.AsksThroughDistrict).NotNull().WithMessage("Choose whether requests go through the district.");
            RuleFor(r => r.MentorAsked).NotNull().IsInEnum().WithMessage("Choose when the mentor is asked.");
            RuleFor(r => r.From).NotNull().WithMessage("Give the first day.").Must(d => d is null || d >= clock.Today).WithMessage("Give today or a later day: what was asked before has gone its way.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say with whom it was agreed; the partners read it.").MaximumLength(500).WithMessage("Up to 500 characters.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator(services.Clock);

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (request.Partnership is { } partnership ? request.Program is not null || !(await RequestSteps.MineAsync(operation, stop)).Contains(partnership) : request.Program is not { } program || !operation.Reach.Programs.Contains(program))
            return Outcome.NotFound;
        // of two who set them at once the second reads what the first did
        if (request.Program is { } mine && await operation.Db.Programs.SingleOrDefaultAsync(p => p.Id == mine, stop) is { } claimed)
            Data.Claim.On(operation.Db, claimed, claimed.Id);
        if (request.Partnership is { } shared && await operation.Db.Partnerships.SingleOrDefaultAsync(p => p.Id == shared, stop) is { } partners)
            Data.Claim.On(operation.Db, partners, partners.Id);
        operation.Why = request.Why.Trim();
        var from = request.From!.Value;
        await SetAsync(RuleCode.PlacementDistrictRoute, request.AsksThroughDistrict!.Value ? "district-decides" : "never", WordsOf(request.AsksThroughDistrict.Value));
        await SetAsync(RuleCode.PlacementMentorAsked, ValueOf(request.MentorAsked!.Value), WordsOf(request.MentorAsked.Value));
        operation.Announce("placements");
        return default(Nothing);

        async Task SetAsync(string code, string value, string words)
        {
            var own = await operation.Db.Rules.Where(r => r.Code == code && r.ProgramId == request.Program && r.PartnershipId == request.Partnership).ToListAsync(stop);
            // what was to hold from that day or later is replaced; the audit keeps it
            operation.Db.RemoveRange(own.Where(r => r.StartsOn >= from));
            operation.Db.Add(new ProgramRule(code, value, "choice", words, request.Why.Trim(), new Period(from), request.Program, own.Count == 0 ? 1 : own.Max(r => r.Edition) + 1, request.Partnership));
        }
    }

    /// <summary>The route in words.</summary>
    public static string WordsOf(bool asksThroughDistrict) => asksThroughDistrict ? "Requests go through a district where that district asks for it." : "Requests never go through the district; the school is asked at once, and the district sees it.";

    /// <summary>The mentor's step in words.</summary>
    public static string WordsOf(MentorAsked asked) => asked switch
    {
        MentorAsked.BeforeSchool => "The mentor is asked first, then the school.",
        MentorAsked.Never => "The school answers for the mentor it names; the mentor is not asked.",
        _ => "A mentor is asked once the school has said yes.",
    };

    private static string ValueOf(MentorAsked asked) => asked switch { MentorAsked.BeforeSchool => "before-school", MentorAsked.Never => "never", _ => "after-school" };
}
