using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Gives residents a university supervisor, one or many at once; their open placements follow.</summary>
public sealed class AssignSupervisor(UseCaseServices services) : Command<AssignSupervisor.Request, int>(services)
{
    /// <param name="Residents">Whom.</param>
    /// <param name="Supervisor">By whom; null takes the supervisor off.</param>
    public sealed record Request(IReadOnlyList<Id<Resident>> Residents, Id<Person>? Supervisor);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Residents).NotEmpty().WithMessage("Tick at least one resident.");
    }

    private protected override Permission Needs => Permission.ManageResidents;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<int>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var residents = await operation.Db.Residents.Where(r => request.Residents.Contains(r.Id)).ToListAsync(stop);
        var supervisor = await NameOfAsync(request.Supervisor, operation, stop);
        if (residents.Count == 0 || (request.Supervisor is not null && supervisor is null))
            return Outcome.NotFound;
        foreach (var resident in residents)
            resident.Supervise(supervisor?.Id, supervisor?.Name.Full);
        operation.Announce("residents");
        return residents.Count;
    }

    /// <summary>The person when they supervise in one of the viewer's programs.</summary>
    internal static async Task<Person?> NameOfAsync(Id<Person>? supervisor, Operation operation, CancellationToken stop)
    {
        if (supervisor is not { } id)
            return null;
        await using var wide = operation.LookWider("who supervises in the viewer's programs");
        var ids = await Supervisors.IdsAsync(operation.Db, wide, await ListSupervisors.ProgramsAsync(operation, stop), operation.Today, stop);
        return ids.Contains(id) ? await wide.People.FirstOrDefaultAsync(p => p.Id == id, stop) : null;
    }
}

/// <summary>Says how long the clearances of residents hold, one or many at once.</summary>
public sealed class ClearResident(UseCaseServices services) : Command<ClearResident.Request, int>(services)
{
    /// <param name="Residents">Whom.</param>
    /// <param name="Through">The last day; null: not cleared to start.</param>
    public sealed record Request(IReadOnlyList<Id<Resident>> Residents, DateOnly? Through);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Residents).NotEmpty().WithMessage("Tick at least one resident.");
    }

    private protected override Permission Needs => Permission.ManageResidents;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<int>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (request.Through < operation.Today)
            return Outcome.Invalid(nameof(Request.Through), "That day is over. Give the last day on which the clearance holds, or leave it empty for “not cleared to start”.");
        var residents = await operation.Db.Residents.Where(r => request.Residents.Contains(r.Id)).ToListAsync(stop);
        if (residents.Count == 0)
            return Outcome.NotFound;
        foreach (var program in residents.GroupBy(r => r.ProgramId))
            if (await Requirements.ClearancesFollow.DecideAsync(operation.Db, program.Key, [.. program.Select(r => r.CohortId).Distinct()], operation.Today, stop))
                return Outcome.Refused("clearance-follows", "In this cohort the clearance follows from “Clearances and documents”: approve there what was handed in, or record on the resident’s page what you have seen.");
        foreach (var resident in residents)
            resident.Clear(request.Through);
        operation.Announce("residents");
        return residents.Count;
    }
}

/// <summary>Who supervises in the viewer's programs.</summary>
public sealed class ListSupervisors(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListSupervisors.Row>>(services)
{
    /// <param name="Id">The person.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Residents">How many residents of the viewer's programs they have.</param>
    public sealed record Row(Id<Person> Id, string Name, int Residents);

    private protected override Permission Needs => Permission.ManageResidents;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        await using var wide = operation.LookWider("who supervises in the viewer's programs");
        var ids = await Supervisors.IdsAsync(operation.Db, wide, await ProgramsAsync(operation, stop), operation.Today, stop);
        var names = await wide.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.FirstName, p.LastName }).ToListAsync(stop);
        var counts = await operation.Db.Residents.Where(r => r.SupervisorId != null && (r.State == ResidentState.Active || r.State == ResidentState.Placed || r.State == ResidentState.Cleared || r.State == ResidentState.Admitted))
            .GroupBy(r => r.SupervisorId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return names.OrderBy(n => n.LastName, StringComparer.CurrentCulture).ThenBy(n => n.FirstName, StringComparer.CurrentCulture).Select(n => new Row(n.Id, $"{n.FirstName} {n.LastName}".Trim(), counts.GetValueOrDefault(n.Id))).ToList();
    }

    internal static async Task<IReadOnlyList<Id<PreparationProgram>>> ProgramsAsync(Operation operation, CancellationToken stop) =>
        operation.Reach.Kind is ReachKind.Everything ? await operation.Db.Programs.Select(p => p.Id).ToListAsync(stop) : operation.Reach.Programs;
}
