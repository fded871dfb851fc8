using FluentValidation;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>Gives somebody a seat on a committee, changes what they are on it, or ends the seat.</summary>
public sealed class KeepSeat(UseCaseServices services) : RecordCommand<KeepSeat.Request, Id<CommitteeSeat>>(services)
{
    /// <param name="Committee">The committee.</param>
    /// <param name="Seat">Null for a new one.</param>
    /// <param name="Account">Who takes it, when they have an account.</param>
    /// <param name="Person">Who takes it, when they have none.</param>
    /// <param name="Side">For which side, when they have no account.</param>
    /// <param name="Position">Principal, teacher of mathematics.</param>
    public sealed record Request(Id<Committee> Committee, Id<CommitteeSeat>? Seat, Guid? Account, string? Person, PartnershipSide? Side, string? Position, SeatRole Role, DateOnly? StartsOn, DateOnly? EndsOn);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two taps begins again and reads that the seat is taken
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Id<CommitteeSeat>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Governing.CommitteeAsync(operation, request.Committee, stop) is not { } of)
            return Outcome.NotFound;
        if (!of.MayWrite(operation))
            return Gathering.NotSeated;
        if (Governing.Over(of.Partnership, operation.Today) is { } over)
            return over;
        Claim.On(operation.Db, of.Committee, of.Committee.Id);
        if (request.Seat is { } id)
        {
            if (of.Committee.Seats.FirstOrDefault(s => s.Id == id) is not { } seat)
                return Outcome.NotFound;
            if (seat.EndsOn < operation.Today)
                return Outcome.Refused("seat-over", $"The seat of {seat.Person} ended on {PartnershipWords.Day(seat.EndsOn.Value)}. It stays as it was.");
            seat.Change(request.Role, Record.Line(request.Position));
            if (request.EndsOn is { } last && last != seat.EndsOn)
                seat.End(last);
            return seat.Id;
        }
        var (name, side) = (request.Person?.Trim() ?? "", request.Side);
        if (request.Account is { } account)
        {
            if ((await Governing.PeopleAsync(operation, of.Partnership, stop)).FirstOrDefault(p => p.Account == account) is not { } person)
                return Outcome.Invalid(nameof(Request.Account), "Choose a person from the list.");
            (name, side) = (person.Name, person.Side);
        }
        else if (name.Length == 0 || side is null)
            return Outcome.Invalid(name.Length == 0 ? nameof(Request.Person) : nameof(Request.Side), name.Length == 0 ? "Choose somebody, or write the name of a person without an account." : "Say for which side.");
        if (!Governing.Sides(of.Partnership, operation.Today).Contains(side!.Value))
            return Outcome.Invalid(nameof(Request.Side), $"The {PartnershipWords.Of(side.Value)} side has no partner in it today.");
        var taken = of.Committee.Seat(name, request.Account, side.Value, Record.Line(request.Position), request.Role, new Period(request.StartsOn ?? operation.Today, request.EndsOn));
        operation.Db.Add(taken);
        return taken.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Role).IsInEnum();
            RuleFor(r => r.Side).IsInEnum().When(r => r.Side is not null);
            RuleFor(r => r.Person).MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Position).MaximumLength(200).WithMessage("Shorten it to 200 characters.");
            RuleFor(r => r.EndsOn).Must((r, last) => last is null || r.StartsOn is null || last >= r.StartsOn).WithMessage("The last day lies before the first.");
        }
    }
}
