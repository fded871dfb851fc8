using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Interchange;

internal sealed class MentorUndo(ResidencyDb db) : ImportUndo(db)
{
    private Dictionary<Guid, Mentor> _mentors = [];
    private Dictionary<Id<School>, School> _schools = [];

    public override async Task FindTiesAsync(ResidencyDb wide, List<ImportRow> rows, Dictionary<int, string> ties, CancellationToken stop)
    {
        var subjects = rows.ConvertAll(r => r.SubjectId!.Value);
        var built = await RecordTies.FindAsync<Mentor>(wide, subjects, stop);
        var invited = await InvitedAsync(wide, Role.Mentor, subjects, stop);
        await FindFreeAsync(wide, rows, typeof(Mentor), stop);
        foreach (var row in rows.Where(r => r.Outcome is RowOutcome.New))
        {
            var subject = row.SubjectId!.Value;
            if (built.TryGetValue(subject, out var tie))
                ties[row.Number] = $"{RecordTies.WordsOf(tie)} since. Set the mentor to “No longer mentoring” instead.";
            else if (invited.Contains(subject))
                ties[row.Number] = "The mentor was invited to an account since. Withdraw the invitation first.";
        }
    }

    public override async Task LoadAsync(List<ImportRow> rows, CancellationToken stop)
    {
        var ids = rows.ConvertAll(r => new Id<Mentor>(r.SubjectId!.Value));
        _mentors = await Db.Mentors.Include(m => m.Standings).Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id.Value, stop);
        await LoadPeopleAsync(_mentors.Values.Select(m => m.PersonId), stop);
        var schools = rows.Where(r => r.Outcome is RowOutcome.Changed).Select(r => new Id<School>(JsonSerializer.Deserialize<MentorBefore>(r.Before!)!.School)).Distinct().ToList();
        _schools = await Db.Schools.Where(s => schools.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
    }

    public override string? Edited(ImportRow row) =>
        !_mentors.TryGetValue(row.SubjectId!.Value, out var mentor) ? "The mentor is not in your reach any more."
        : mentor.Version != row.AppliedVersion || (row.Outcome is RowOutcome.New && mentor.Standings.Count > 1) ? EditedSince : null;

    public override void TakeBack(ImportRow row)
    {
        var mentor = _mentors[row.SubjectId!.Value];
        if (row.Outcome is RowOutcome.New)
        {
            Db.RemoveRange(mentor.Standings);
            Db.Remove(mentor);
            Forget(row, mentor.PersonId);
            return;
        }
        var before = JsonSerializer.Deserialize<MentorBefore>(row.Before!)!;
        mentor.Renumber(before.Number);
        if (People.TryGetValue(mentor.PersonId, out var person))
        {
            person.Change(new(before.First, before.Last), before.Email, before.Phone);
            mentor.Take(person);
        }
        var school = new Id<School>(before.School);
        if (mentor.SchoolId != school)
            mentor.Teach(_schools[school]);
        mentor.Teach(before.Subject, before.GradeBand, before.Room);
        mentor.Qualify(before.Credential, before.Years, before.ProgramHours, before.GeneralHours, before.PrincipalApproved);
        mentor.Note(before.Notes);
    }
}
