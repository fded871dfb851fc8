using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>As whom a viewer acts in what mentor, supervisor, resident and program keep together, and whom it concerns.</summary>
internal static class Acting
{
    /// <summary>Null for those who only read: administrators, schools.</summary>
    public static Signatory? As(Operation operation) => operation.Viewer.AccountId is null ? null : operation.Reach.Kind switch
    {
        ReachKind.Resident => Signatory.Resident,
        ReachKind.Mentor => Signatory.Mentor,
        ReachKind.Caseload => Signatory.Supervisor,
        ReachKind.Programs => Signatory.Coordinator,
        _ => null,
    };

    public static Signer? By(Operation operation) => As(operation) is { } role ? new(operation.Viewer.AccountId!.Value, operation.Viewer.Name, role, operation.Now) : null;

    /// <summary>The placement of a record, whether or not the viewer's own rows still hold it: a record outlives the stay of its readers.</summary>
    public static async Task<Placement> PlacementAsync(Operation operation, PlacementRecord record, CancellationToken stop)
    {
        await using var wide = operation.LookWider("the days of the placement that a record belongs to");
        return await wide.Placements.AsNoTracking().SingleAsync(p => p.Id == record.PlacementId, stop);
    }

    /// <summary>Writes to everybody of the placement but the writer that there is something to read; what it says stays in the hub.</summary>
    public static async Task<List<Told>> TellAsync(Operation operation, Postbox postbox, PlacementRecord record, string name, string subject, string path, string cause, CancellationToken stop, bool resident = true, bool mentor = true, bool leader = false)
    {
        var placement = await PlacementAsync(operation, record, stop);
        var (people, me) = (new PlacementPeople(operation), As(operation));
        List<Reachable?> all =
        [
            me is Signatory.Resident || !resident ? null : await people.ResidentAsync(record.ResidentId, stop),
            me is Signatory.Mentor || !mentor || record.MentorId is not { } id ? null : await people.MentorAsync(id, stop),
            me is Signatory.Supervisor ? null : await people.SupervisorAsync(placement, stop),
            leader ? await people.PrincipalAsync(record.SchoolId, stop) : null,
        ];
        if (me is not Signatory.Coordinator)
            all.AddRange(await people.CoordinatorsAsync(record.ProgramId, stop));
        var told = new List<Told>();
        foreach (var to in all.OfType<Reachable>())
            told.Add(await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, $"{name}: {subject}", $"Dear {to.Name},\n\n{operation.Viewer.Name}: {subject} ({name}). What it says is in ResidencyHub only:\n\n{postbox.Address(path)}\n", District: record.DistrictId, Placement: record.PlacementId), cause, stop));
        return told;
    }
}
