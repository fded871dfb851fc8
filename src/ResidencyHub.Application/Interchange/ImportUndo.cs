using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Interchange;

/// <summary>Takes imported rows back.</summary>
internal abstract class ImportUndo(ResidencyDb db)
{
    protected ResidencyDb Db { get; } = db;

    /// <summary>Persons whom an import added and nobody else uses.</summary>
    protected HashSet<Guid> Free { get; } = [];

    protected Dictionary<Id<Person>, Person> People { get; private set; } = [];

    /// <summary>Says of each row what others have built on it.</summary>
    public abstract Task FindTiesAsync(ResidencyDb wide, List<ImportRow> rows, Dictionary<int, string> ties, CancellationToken stop);

    public abstract Task LoadAsync(List<ImportRow> rows, CancellationToken stop);

    /// <summary>That the row's person was edited since; null when not.</summary>
    public abstract string? Edited(ImportRow row);

    public abstract void TakeBack(ImportRow row);

    protected const string EditedSince = "It was edited after the import; what was typed since would be lost.";

    protected async Task LoadPeopleAsync(IEnumerable<Id<Person>> ids, CancellationToken stop)
    {
        var list = ids.Distinct().ToList();
        People = await Db.People.Where(p => list.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
    }

    protected async Task FindFreeAsync(ResidencyDb wide, List<ImportRow> rows, bool asResident, CancellationToken stop)
    {
        var people = rows.Where(r => r.Outcome is RowOutcome.New && r.Before is not null).Select(r => Id<Person>.Parse(r.Before!, null)).ToList();
        var residents = await wide.Residents.Where(r => people.Contains(r.PersonId)).Select(r => r.PersonId).ToListAsync(stop);
        var mentors = await wide.Mentors.Where(m => people.Contains(m.PersonId)).Select(m => m.PersonId).ToListAsync(stop);
        var supervisors = await wide.Residents.Where(r => people.Contains(r.SupervisorId!.Value)).Select(r => r.SupervisorId!.Value).Distinct().ToListAsync(stop);
        var granted = await wide.RoleGrants.Where(g => people.Contains(g.PersonId!.Value)).Select(g => g.PersonId!.Value).ToListAsync(stop);
        // the row's own record is one of the uses
        var used = residents.Concat(mentors).GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key).Concat(asResident ? mentors : residents).Concat(supervisors).Concat(granted).ToHashSet();
        Free.UnionWith(people.Where(p => !used.Contains(p)).Select(p => p.Value));
    }

    protected static async Task<HashSet<Guid>> InvitedAsync(ResidencyDb wide, Role role, List<Guid> subjects, CancellationToken stop) =>
        [.. await wide.Invitations.Where(i => i.Role == role && i.WithdrawnAt == null && subjects.Contains(i.ScopeId!.Value)).Select(i => i.ScopeId!.Value).ToListAsync(stop)];

    protected void Forget(ImportRow row, Id<Person> person)
    {
        if (row.Before is not null && Free.Contains(person.Value) && People.GetValueOrDefault(person) is { } added)
            Db.Remove(added);
    }
}
