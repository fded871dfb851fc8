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

    /// <param name="wide">The whole hub.</param>
    /// <param name="rows">The rows to take back.</param>
    /// <param name="own">What each row made of its person, which is one use of them.</param>
    /// <param name="stop">Ends the search.</param>
    protected async Task FindFreeAsync(ResidencyDb wide, List<ImportRow> rows, Type own, CancellationToken stop)
    {
        var people = rows.Where(r => r.Outcome is RowOutcome.New && r.Before is not null).Select(r => Id<Person>.Parse(r.Before!, null)).ToList();
        var used = new HashSet<Guid>();
        foreach (var key in RecordTies.To<Person>(wide.Model).Where(k => k.DeclaringEntityType.ClrType != own || k.Properties[0].Name != nameof(Resident.PersonId)))
            used.UnionWith(await RecordTies.TiedAsync(wide, key, people, stop));
        // the same person may be there twice: in two programs, say
        var twice = own == typeof(Resident)
            ? await wide.Residents.Where(r => people.Contains(r.PersonId)).GroupBy(r => r.PersonId).Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync(stop)
            : await wide.Mentors.Where(m => people.Contains(m.PersonId)).GroupBy(m => m.PersonId).Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync(stop);
        Free.UnionWith(people.Select(p => p.Value).Where(p => !used.Contains(p)).Except(twice.Select(p => p.Value)));
    }

    protected static async Task<HashSet<Guid>> InvitedAsync(ResidencyDb wide, Role role, List<Guid> subjects, CancellationToken stop) =>
        [.. await wide.Invitations.Where(i => i.Role == role && i.WithdrawnAt == null && subjects.Contains(i.ScopeId!.Value)).Select(i => i.ScopeId!.Value).ToListAsync(stop)];

    protected void Forget(ImportRow row, Id<Person> person)
    {
        if (row.Before is not null && Free.Contains(person.Value) && People.GetValueOrDefault(person) is { } added)
            Db.Remove(added);
    }
}
