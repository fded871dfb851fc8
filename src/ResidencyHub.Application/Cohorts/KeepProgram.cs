using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>The programs of this hub as its administrator keeps them: who coordinates each, and with whom it works.</summary>
public sealed class ShowPrograms(UseCaseServices services) : Query<Nothing, IReadOnlyList<ShowPrograms.Row>>(services)
{
    /// <param name="Coordinators">Names of those who coordinate it today.</param>
    /// <param name="Partners">Districts and schools in its partnerships today.</param>
    public sealed record Row(Id<PreparationProgram> Id, string Name, string University, string? City, string State, IReadOnlyList<string> Coordinators, IReadOnlyList<string> Partners, int Version);

    private protected override Permission Needs => Permission.ManagePrograms;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var programs = await (from p in db.Programs join u in db.Universities on p.UniversityId equals u.Id orderby u.Name, p.Name select new { p.Id, p.Name, University = u.Name, u.City, u.State, p.Version }).ToListAsync(stop);
        var coordinators = await (from g in db.RoleGrants
                                  join u in db.Users on g.AccountId equals u.Id
                                  where g.Role == Role.ProgramCoordinator && g.ProgramId != null && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today) && u.ClosedAt == null
                                  orderby u.Name
                                  select new { Program = g.ProgramId!.Value, u.Name }).ToListAsync(stop);
        var members = await db.PartnershipMembers.Where(m => m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).OrderBy(m => m.Name).ToListAsync(stop);
        return programs.ConvertAll(p => new Row(
            p.Id, p.Name, p.University, p.City, p.State, [.. coordinators.Where(c => c.Program == p.Id).Select(c => c.Name)],
            [.. members.Where(m => m.DistrictId is not null && members.Exists(own => own.ProgramId == p.Id && own.PartnershipId == m.PartnershipId)).Select(m => m.Name).Distinct()], p.Version));
    }
}

/// <summary>Adds a preparation program and its university to this hub, or says its name better. The first thing that a new hub needs.</summary>
public sealed class KeepProgram(UseCaseServices services) : Command<KeepProgram.Request, Id<PreparationProgram>>(services)
{
    /// <param name="Program">Null for a new one.</param>
    /// <param name="Name">What people call the program.</param>
    /// <param name="University">Of a new one: the institution; one of that name and state is used again.</param>
    /// <param name="City">Where it is.</param>
    /// <param name="State">Two letters.</param>
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(Id<PreparationProgram>? Program, string? Name, string? University, string? City, string? State, int Version = 0);

    private protected override Permission Needs => Permission.ManagePrograms;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<PreparationProgram>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var name = request.Name!.Trim();
        if (await db.Programs.AnyAsync(p => p.Name == name && p.Id != request.Program, stop))
            return Outcome.Invalid(nameof(Request.Name), "There is a program of this name. Give this one a name that tells them apart.");
        if (request.Program is { } id)
            return await db.Programs.SingleOrDefaultAsync(p => p.Id == id, stop) is { } known ? await RenameAsync(operation, known, name, request.Version, stop) : Outcome.NotFound;
        var (called, state) = (request.University!.Trim(), request.State!.Trim().ToUpperInvariant());
        var university = await db.Universities.FirstOrDefaultAsync(u => u.Name == called && u.State == state, stop);
        if (university is null)
            db.Add(university = new University(called, request.City?.Trim() is { Length: > 0 } city ? city : null, state));
        var program = new PreparationProgram(university.Id, name);
        db.Add(program);
        operation.About = $"{name}, {called}";
        return program.Id;
    }

    /// <summary>Its partnerships and its people's roles follow; letters and histories keep the name of their day.</summary>
    private static async Task<Id<PreparationProgram>> RenameAsync(Operation operation, PreparationProgram program, string name, int version, CancellationToken stop)
    {
        Record.Expect(operation, program, version);
        operation.About = $"{program.Name} is called {name}";
        program.Rename(name);
        foreach (var member in await operation.Db.PartnershipMembers.Where(m => m.ProgramId == program.Id).ToListAsync(stop))
            member.Rename(name);
        foreach (var grant in await operation.Db.RoleGrants.Where(g => g.ProgramId == program.Id && (g.Role == Role.ProgramCoordinator || g.Role == Role.Faculty)).ToListAsync(stop))
            grant.Follow(program);
        return program.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the program's name, as people call it.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            When(r => r.Program is null, () =>
            {
                RuleFor(r => r.University).NotEmpty().WithMessage("Give the university's name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
                RuleFor(r => r.City).MaximumLength(100).WithMessage("Shorten the city to 100 characters.");
                RuleFor(r => r.State).Must(s => s?.Trim() is { Length: 2 } two && two.All(char.IsAsciiLetter)).WithMessage("Give the state in two letters, such as CO or PR.");
            });
        }
    }
}
