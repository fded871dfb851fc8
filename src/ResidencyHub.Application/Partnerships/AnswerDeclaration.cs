using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The partnerships that others declared with the viewer's program, district or school, and what was answered.</summary>
public sealed class ListDeclarations(UseCaseServices services) : Query<string?, ListDeclarations.Answer>(services)
{
    private static readonly ListOrder<AskedPartner> _byDay = ListOrder<AskedPartner>.By(a => a.AskedOn);

    /// <param name="MayDeclare">The viewer speaks for a program, district or school.</param>
    /// <param name="Rows">All that wait for an answer, then a page of those that are answered.</param>
    /// <param name="More">The cursor after which earlier answered ones stand; null when there are none.</param>
    public sealed record Answer(IReadOnlyList<Row> Rows, bool MayDeclare, string? More);

    /// <param name="MayAnswer">The viewer speaks for the one who is asked, and the day has not passed.</param>
    /// <param name="MayTakeBack">The viewer belongs to those who asked, and there is no answer yet.</param>
    public sealed record Row(
        Id<AskedPartner> Id, Id<Partnership> Partnership, string PartnershipName, string? Vision, DateOnly StartsOn, string Name, PartnershipSide Side, string AskedBy, string AskedByPartner, DateOnly AskedOn, DateOnly AnswerBy,
        PartnerAnswer Answer, bool IsLate, string? AnsweredBy, DateOnly? AnsweredOn, string? Words, bool MayAnswer, bool MayTakeBack);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(string? request, Operation operation, CancellationToken stop)
    {
        var open = await operation.Db.AskedPartners.Where(a => a.Answer == PartnerAnswer.Open).OrderByDescending(a => a.AskedOn).ThenByDescending(a => a.Id).ToListAsync(stop);
        var answered = await _byDay.ReadAsync(operation.Db.AskedPartners.Where(a => a.Answer != PartnerAnswer.Open), new(Descending: true, After: request), a => a, stop);
        List<AskedPartner> asked = [.. open, .. answered.Rows];
        var (today, speaks) = (operation.Today, operation.Viewer.May(Permission.VoteForSide));
        return new Answer(asked.ConvertAll(a => new Row(
            a.Id, a.PartnershipId, a.PartnershipName, a.Vision, a.StartsOn, a.Name, a.Side, a.AskedBy, a.AskedByPartner, a.AskedOn, a.AnswerBy, a.Answer, a.IsLate(today), a.AnsweredBy, a.AnsweredOn, a.Words,
            speaks && a.IsWaiting(today) && AnswerDeclaration.IsFor(operation, a), speaks && a.Answer is PartnerAnswer.Open && operation.Reach.Partnerships.Contains(a.PartnershipId))), speaks, answered.Next);
    }
}

/// <summary>Accepts or disagrees for the program, district or school that was asked.</summary>
public sealed class AnswerDeclaration(UseCaseServices services, Postbox postbox) : RecordCommand<AnswerDeclaration.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<AskedPartner> Asked, bool? Accepts, string? Words);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two who answer begins again and reads that it is answered already
    private protected override bool BeginsAgain => true;

    /// <summary>Whether the viewer speaks for the one who is asked.</summary>
    internal static bool IsFor(Operation operation, AskedPartner asked) =>
        asked.ProgramId is { } program ? operation.Viewer.Role is Role.ProgramCoordinator && operation.Reach.Programs.Contains(program)
        : (asked.SchoolId is { } school && operation.Viewer.Role is Role.SchoolLeader && operation.Reach.Schools.Contains(school))
        || (asked.DistrictId is { } district && operation.Viewer.Role is Role.DistrictLead && operation.Reach.Districts.Contains(district));

    private protected override async Task<Outcome<IReadOnlyList<Told>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.AskedPartners.SingleOrDefaultAsync(a => a.Id == request.Asked, stop) is not { } asked || !IsFor(operation, asked))
            return Outcome.NotFound;
        var (name, today, words) = (operation.Viewer.Name, operation.Today, Record.Line(request.Words));
        await using var wide = operation.LookWider("whether the asked can still join, and whom the answer is told");
        var partnership = await wide.Partnerships.SingleAsync(p => p.Id == asked.PartnershipId, stop);
        Claim.On(db, partnership, partnership.Id);
        var members = await wide.PartnershipMembers.Where(m => m.PartnershipId == asked.PartnershipId).ToListAsync(stop);
        if (request.Accepts == true)
        {
            if (partnership.EndedOn is { } over)
                return Outcome.Refused("partnership-over", $"This partnership {(over < today ? "ended" : "ends")} on {PartnershipWords.Day(over)}; nobody joins it any more. Ask the others to declare it anew.");
            if (members.Exists(m => m.ProgramId == asked.ProgramId && m.DistrictId == asked.DistrictId && m.SchoolId == asked.SchoolId && !m.HasLeftBy(today)))
                return Outcome.Refused("member-already", $"{asked.Name} belongs to it already.");
            if (asked.SchoolId is not null && !Record.HasDistrict(members, asked.DistrictId, today))
                return Outcome.Refused("district-first", $"{asked.Name} can join once its district belongs to the partnership. {Record.DistrictFirst}");
            db.Add(asked.Accept(name, today, words, operation.Now));
        }
        else
            asked.Disagree(name, today, words);
        return new Outcome<IReadOnlyList<Told>>.Done(await new PartnerLetters(operation, postbox).AnsweredAsync(asked, members, stop));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Accepts).NotNull().WithMessage("Choose: accept or disagree.");
            RuleFor(r => r.Words).NotEmpty().When(r => r.Accepts == false).WithMessage("Say with what you disagree, so that the others can answer.");
            RuleFor(r => r.Words).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
        }
    }
}

/// <summary>Takes back a question that nobody has answered yet.</summary>
public sealed class TakeBackDeclaration(UseCaseServices services) : RecordCommand<TakeBackDeclaration.Request, Nothing>(services)
{
    public sealed record Request(Id<AskedPartner> Asked);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.AskedPartners.SingleOrDefaultAsync(a => a.Id == request.Asked, stop) is not { } asked || !operation.Reach.Partnerships.Contains(asked.PartnershipId))
            return Outcome.NotFound;
        asked.TakeBack(operation.Viewer.Name, operation.Today);
        return default(Nothing);
    }
}
