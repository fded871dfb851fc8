using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>One partner declares a partnership for itself and asks another: the other accepts or disagrees within the days of the rule, and belongs to it only then.</summary>
public sealed class DeclarePartnership(UseCaseServices services, Postbox postbox) : RecordCommand<DeclarePartnership.Request, DeclarePartnership.Done>(services)
{
    /// <param name="Name">What the partnership is called.</param>
    /// <param name="Vision">What both want.</param>
    /// <param name="StartsOn">Its first day; it may be years ago.</param>
    /// <param name="Own">The key of the program, district or school for which the viewer declares it; null for the only one.</param>
    /// <param name="Program">Who is asked: a program…</param>
    /// <param name="Place">…or a school or district of the directory.</param>
    public sealed record Request(string Name, string? Vision, DateOnly? StartsOn, string? Own, Id<PreparationProgram>? Program, Guid? Place);

    /// <param name="Partnership">The new partnership.</param>
    /// <param name="Asked">Who is asked.</param>
    /// <param name="AnswerBy">By when.</param>
    /// <param name="Told">To whom of the asked a letter goes; empty when nobody has an address.</param>
    /// <param name="Others">The partners there are, who are told that a further one is asked.</param>
    public sealed record Done(Id<Partnership> Partnership, string Asked, DateOnly AnswerBy, IReadOnlyList<Told> Told, IReadOnlyList<Told> Others);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var own = await OwnPlaces.OfAsync(operation, stop);
        if ((request.Own is null && own.Count == 1 ? own[0] : own.FirstOrDefault(o => o.Key == request.Own)) is not { } self)
            return Outcome.Invalid(nameof(Request.Own), "Choose for whom you declare it.");
        if (request.StartsOn > operation.Today)
            return Outcome.Invalid(nameof(Request.StartsOn), "This day is still to come. Declare it on or after its first day, or give the day on which you agreed.");
        var name = request.Name.Trim();
        if (await db.Partnerships.AnyAsync(p => p.Name == name && p.EndedOn == null, stop))
            return Outcome.Invalid(nameof(Request.Name), "You belong to a partnership of this name already. Choose another name, or ask a further partner there.");
        var partnership = new Partnership(name, request.StartsOn!.Value);
        partnership.Describe(name, Record.Line(request.Vision));
        db.Add(partnership);
        if (self.Join(partnership, new Period(partnership.StartedOn), operation.Now).SchoolId is not null)
            return Outcome.Invalid(nameof(Request.Place), Record.DistrictFirst);
        var (asked, wrong) = await new Asking(operation, partnership, self.Name).AskAsync(request.Program, request.Place, stop);
        if (asked is null)
            return Outcome.Invalid(nameof(Request.Place), wrong!);
        if (asked.Side == partnership.Members[0].Side)
            return Outcome.Invalid(nameof(Request.Place), "A partnership needs both a program and a district or school. Ask one of the other side first.");
        return new Done(partnership.Id, asked.Name, asked.AnswerBy, await new PartnerLetters(operation, postbox).AskAsync(asked, stop), []);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the partnership a name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Vision).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.StartsOn).NotNull().WithMessage("Say since when.").GreaterThan(new DateOnly(1900, 1, 1)).WithMessage("This day lies too far back.");
            RuleFor(r => r.Own).MaximumLength(100);
        }
    }
}

/// <summary>Asks a further program, district or school into a partnership.</summary>
public sealed class AskPartner(UseCaseServices services, Postbox postbox) : RecordCommand<AskPartner.Request, DeclarePartnership.Done>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<PreparationProgram>? Program, Guid? Place);

    private protected override Permission Needs => Permission.VoteForSide;

    // the second of two who ask begins again and reads that it is asked already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<DeclarePartnership.Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (partnership.EndedOn < operation.Today)
            return Outcome.Refused("partnership-over", $"This partnership ended on {PartnershipWords.Day(partnership.EndedOn.Value)}.");
        if (partnership.Members.FirstOrDefault(m => Record.IsOwn(operation, m) && m.Stays.Contains(operation.Today)) is not { } own)
            return Outcome.Refused("not-a-partner", "Only a partner asks a further one, and you speak for none of this partnership. Tell its district or program whom to ask.");
        Claim.On(operation.Db, partnership, partnership.Id);
        var (asked, wrong) = await new Asking(operation, partnership, own.Name).AskAsync(request.Program, request.Place, stop);
        if (asked is null)
            return Outcome.Invalid(nameof(Request.Place), wrong!);
        var letters = new PartnerLetters(operation, postbox);
        return new DeclarePartnership.Done(partnership.Id, asked.Name, asked.AnswerBy, await letters.AskAsync(asked, stop), await letters.FurtherAsync(asked, partnership, stop));
    }
}

/// <summary>Puts the question to a program, district or school.</summary>
internal sealed class Asking(Operation operation, Partnership partnership, string byPartner)
{
    /// <summary>The one who is asked, or what is wrong.</summary>
    public async Task<(AskedPartner? Asked, string? Wrong)> AskAsync(Id<PreparationProgram>? program, Guid? place, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var by = today.AddDays((await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.PartnershipAnswerDays));
        if (await FoundPartner.FindAsync(db, program, place, stop) is not { } found)
            return (null, "Choose a program, or a school or district from the directory.");
        if (found.LacksDistrict(partnership, today))
            return (null, Record.DistrictFirst);
        var asked = found.Ask(partnership, operation.Viewer.Name, byPartner, today, by);
        if (found.MemberOf(partnership, today) is not null)
            return (null, $"{asked.Name} belongs to it already.");
        var open = await db.AskedPartners.Where(a => a.PartnershipId == partnership.Id && a.Answer == PartnerAnswer.Open && a.AnswerBy >= today).ToListAsync(stop);
        if (open.Exists(a => a.ProgramId == asked.ProgramId && a.DistrictId == asked.DistrictId && a.SchoolId == asked.SchoolId))
            return (null, $"{asked.Name} has been asked already and has not answered yet.");
        db.Add(asked);
        return (asked, null);
    }
}

/// <summary>A program, district or school for which the viewer speaks.</summary>
internal sealed record OwnPlace(string Key, string Name, Func<Partnership, Period, DateTime, PartnershipMember> Join);

/// <summary>For whom the viewer may declare a partnership.</summary>
internal static class OwnPlaces
{
    public static async Task<IReadOnlyList<OwnPlace>> OfAsync(Operation operation, CancellationToken stop)
    {
        var (db, reach) = (operation.Db, operation.Reach);
        return reach.Kind switch
        {
            ReachKind.Programs => (await db.Programs.Where(p => reach.Programs.Contains(p.Id)).OrderBy(p => p.Name).ToListAsync(stop)).ConvertAll(p => new OwnPlace($"program-{p.Id}", p.Name, (to, stays, at) => to.Join(p, stays, at))),
            ReachKind.Districts => (await db.Districts.Where(d => reach.Districts.Contains(d.Id)).OrderBy(d => d.Name).ToListAsync(stop)).ConvertAll(d => new OwnPlace($"district-{d.Id}", d.Name, (to, stays, at) => to.Join(d, stays, at))),
            ReachKind.Schools => (await db.Schools.Where(s => reach.Schools.Contains(s.Id)).OrderBy(s => s.Name).ToListAsync(stop)).ConvertAll(s => new OwnPlace($"school-{s.Id}", s.Name, (to, stays, at) => to.Join(s, stays, at))),
            _ => [],
        };
    }
}
