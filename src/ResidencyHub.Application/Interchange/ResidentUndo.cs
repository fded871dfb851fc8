using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Interchange;

internal sealed class ResidentUndo(ResidencyDb db) : ImportUndo(db)
{
    private Dictionary<Guid, Resident> _residents = [];
    private Dictionary<Id<Cohort>, Cohort> _cohorts = [];

    public override async Task FindTiesAsync(ResidencyDb wide, List<ImportRow> rows, Dictionary<int, string> ties, CancellationToken stop)
    {
        var subjects = rows.ConvertAll(r => r.SubjectId!.Value);
        var built = await RecordTies.FindAsync<Resident>(wide, subjects, stop);
        var invited = await InvitedAsync(wide, Role.Resident, subjects, stop);
        var placed = built.Where(b => b.Value == typeof(Placement)).Select(b => new Id<Resident>(b.Key)).ToList();
        var schools = placed.Count == 0 ? [] : (await wide.Placements.Where(p => placed.Contains(p.ResidentId)).Select(p => new { p.ResidentId, p.SchoolName }).ToListAsync(stop)).DistinctBy(p => p.ResidentId).ToDictionary(p => p.ResidentId.Value, p => p.SchoolName);
        await FindFreeAsync(wide, rows, typeof(Resident), stop);
        foreach (var row in rows.Where(r => r.Outcome is RowOutcome.New))
        {
            var subject = row.SubjectId!.Value;
            if (schools.TryGetValue(subject, out var school))
                ties[row.Number] = $"There is a placement at {school} since. End or withdraw it, and withdraw the resident with a reason.";
            else if (built.TryGetValue(subject, out var tie))
                ties[row.Number] = $"{RecordTies.WordsOf(tie)} since. Withdraw the resident with a reason instead.";
            else if (invited.Contains(subject))
                ties[row.Number] = "The resident was invited to an account since. Withdraw the invitation first.";
        }
    }

    public override async Task LoadAsync(List<ImportRow> rows, CancellationToken stop)
    {
        var ids = rows.ConvertAll(r => new Id<Resident>(r.SubjectId!.Value));
        _residents = await Db.Residents.Include(r => r.Standings).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id.Value, stop);
        await LoadPeopleAsync(_residents.Values.Select(r => r.PersonId), stop);
        _cohorts = await Db.Cohorts.ToDictionaryAsync(c => c.Id, stop);
    }

    public override string? Edited(ImportRow row) =>
        !_residents.TryGetValue(row.SubjectId!.Value, out var resident) ? "The resident is not in your reach any more."
        : resident.Version != row.AppliedVersion || (row.Outcome is RowOutcome.New && resident.Standings.Count > 1) ? EditedSince : null;

    public override void TakeBack(ImportRow row)
    {
        var resident = _residents[row.SubjectId!.Value];
        if (row.Outcome is RowOutcome.New)
        {
            Db.RemoveRange(resident.Standings);
            Db.Remove(resident);
            Forget(row, resident.PersonId);
            return;
        }
        var before = JsonSerializer.Deserialize<ResidentBefore>(row.Before!)!;
        resident.Renumber(before.Number);
        if (People.TryGetValue(resident.PersonId, out var person))
        {
            person.Change(new(before.First, before.Last), before.Email, before.Phone);
            resident.Take(person);
        }
        resident.Prepare(before.Subject, before.GradeBand);
        resident.Supervise(before.Supervisor is { } supervisor ? new Id<Person>(supervisor) : null, before.SupervisorName);
        resident.Clear(before.Cleared);
        resident.Note(before.SchoolWish, before.Notes);
        resident.Join(_cohorts[new Id<Cohort>(before.Cohort)]);
    }
}
