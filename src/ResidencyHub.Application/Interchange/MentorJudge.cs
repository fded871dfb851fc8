using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using F = ResidencyHub.Application.Interchange.ImportFields;

namespace ResidencyHub.Application.Interchange;

/// <summary>Rows of a sheet of mentors of the partner districts: matched by id, else by e-mail, else asked. One mentor's record serves all programs.</summary>
internal sealed partial class MentorJudge(Operation operation, ImportBatch batch) : ImportJudge(operation, batch)
{
    private const string Same = "same";
    private const string Fresh = "new";

    private readonly Dictionary<string, Mentor> _byEmail = new(StringComparer.Ordinal);
    private ILookup<string, Mentor> _byNumber = Array.Empty<Mentor>().ToLookup(m => "");
    private ILookup<string, Mentor> _byName = Array.Empty<Mentor>().ToLookup(m => "");
    private Dictionary<Id<Person>, Person> _people = [];
    private ILookup<Id<Person>, Resident> _residents = Array.Empty<Resident>().ToLookup(r => r.PersonId);
    private HashSet<Id<Person>> _mentorsElsewhere = [];

    protected override async Task PrepareOwnAsync(ResidencyDb wide, CancellationToken stop)
    {
        await FindSchoolsAsync(wide, stop);
        // one record per mentor, wherever they teach: an address of a mentor elsewhere is said to be one
        _mentorsElsewhere = [.. await wide.Mentors.Where(m => !_districts.Contains(m.DistrictId)).Select(m => m.PersonId).ToListAsync(stop)];
    }

    public override async Task LoadAsync(IReadOnlyList<ReadRow> rows, CancellationToken stop)
    {
        var numbers = rows.Select(r => r[F.Number]).OfType<string>().Distinct().ToList();
        var emails = rows.Select(r => r[F.Email]).OfType<string>().Distinct().ToList();
        var names = rows.Where(r => r.Name.Last is { Length: > 0 }).Select(r => r.Name.Sort).Distinct().ToList();
        var here = Db.Mentors.Where(m => _districts.Contains(m.DistrictId));
        var numbered = await here.Where(m => numbers.Contains(m.Number!)).OrderBy(m => m.Id).ToListAsync(stop);
        var addressed = await here.Where(m => emails.Contains(m.Email!)).ToListAsync(stop);
        var alike = await here.Where(m => names.Contains(m.SortName)).OrderBy(m => m.Id).ToListAsync(stop);
        _byNumber = numbered.Where(m => !Added.Contains(m.Id.Value)).ToLookup(m => m.Number!);
        _byName = alike.Where(m => !Added.Contains(m.Id.Value)).ToLookup(m => m.SortName);
        _byEmail.Clear();
        foreach (var mentor in addressed)
            _byEmail[mentor.Email!] = mentor;
        var ids = numbered.Concat(addressed).Concat(alike).Select(m => m.PersonId).Distinct().ToList();
        _people = await Db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        _residents = (await Db.Residents.Where(r => ids.Contains(r.PersonId)).ToListAsync(stop)).ToLookup(r => r.PersonId);
    }

    protected override ImportVerdict JudgeGood(ReadRow row)
    {
        if (Match(row, out var match) is { } verdict)
            return verdict;
        if (FindSchool(row, out var school) is { } doubtful)
            return doubtful;
        if (match is null)
            return school is null
                ? ImportVerdict.Error(row.Name.Full, "The school is missing: a new mentor needs the name or the NCES id of a school.")
                : new(RowOutcome.New, null, row.Name.Full, [], Remark(row, null), null);
        var changes = Changes(row, match, school);
        return new(changes.Count == 0 ? RowOutcome.Unchanged : RowOutcome.Changed, match.Id.Value, match.Name.Full, changes, Remark(row, match), null);
    }

    private ImportVerdict? Match(ReadRow row, out Mentor? match)
    {
        var (number, email) = (row[F.Number], row[F.Email]);
        var numbered = number is null ? [] : _byNumber[number].ToList();
        var byEmail = email is null ? null : _byEmail.GetValueOrDefault(email);
        match = byEmail is null ? null : numbered.Find(m => m.Id == byEmail.Id);
        if (match is not null)
            return null;
        if (byEmail is not null && numbered.Count > 0)
            return ImportVerdict.Error(row.Name.Full, $"The id {number} belongs to {numbered[0].Name.Full}, but the e-mail address {email} to {byEmail.Name.Full}: correct one of them.");
        match = byEmail;
        if (match is not null)
            return null;
        if (numbered.Count == 1 && numbered[0].SortName == row.Name.Sort)
        {
            match = numbered[0];
            return TakenByAnother(row, match.PersonId, match.Email);
        }
        // programs number mentors each in their own way: an id with another name is a doubt, and so is another id and address where the name teaches at the same school
        var school = FindSchool(row, out var named) is null ? named?.Id : null;
        var alike = numbered.Concat(_byName[row.Name.Sort].Where(m => number is null || m.Number is null || m.Email is null || email is null || m.SchoolId == school)).DistinctBy(m => m.Id).ToList();
        if (alike.Count > 0)
        {
            var options = alike.Select(m => new QuestionOption(m.Id.ToString(), $"The same as {m.Name.Full}, {m.SchoolName}{(m.Number is null ? "" : $", id {m.Number}")}{(m.Email is null ? "" : $", {m.Email}")}"));
            var question = new ImportQuestion($"name:{row.Number}", $"Row {row.Number}: is {row.Name.Full}{(number is null ? "" : $" (id {number})")} one of the mentors who are already here?", [.. options, new(Fresh, "Another person: add")]);
            if (!Answered(row, question, out var answer, out var verdict))
                return verdict;
            match = alike.Find(m => m.Id.ToString() == answer);
            if (match is not null)
                return TakenByAnother(row, match.PersonId, match.Email);
        }
        return OfKnownPerson(row);
    }

    private ImportVerdict? OfKnownPerson(ReadRow row)
    {
        if (row[F.Email] is not { } email || !Known.TryGetValue(email, out var person))
            return null;
        if (_mentorsElsewhere.Contains(person.Id))
            return ImportVerdict.Error(row.Name.Full, $"The e-mail address {email} belongs to a mentor in a district that is not a partner of this program. Check the address, or ask an administrator to move the mentor.");
        var words = person.KeeperId == Batch.ProgramId
            ? $"The e-mail address {email} belongs to {person.Name.Full}, who is in the hub, but no mentor. Is it the same person?"
            : $"The e-mail address {email} belongs to a person whom another program entered. Is it the same person?";
        return Answered(row, new($"known:{email}", words, [new(Same, "Yes, the same person: add as a mentor, under the name that is recorded")]), out _, out var verdict) ? null : verdict;
    }

    private List<FieldChange> Changes(ReadRow row, Mentor was, School? school)
    {
        var changes = new List<FieldChange>();
        if (_people.ContainsKey(was.PersonId))
        {
            Compare(changes, "Name", was.Name.Full, row.Name.Full);
            Compare(changes, "E-mail", was.Email, row[F.Email]);
            if (Digits(was.Phone) != Digits(row[F.Phone]))
                Compare(changes, "Phone", was.Phone, row[F.Phone]);
        }
        Compare(changes, "Mentor id", was.Number, row[F.Number]);
        if (school is not null && school.Id != was.SchoolId)
            changes.Add(new("School", was.SchoolName, school.Name));
        Compare(changes, "Subject", was.Subject, row[F.Subject]);
        Compare(changes, "Grade band", was.GradeBand, row[F.GradeBand]);
        Compare(changes, "Room", was.Room, row[F.Room]);
        Compare(changes, "Credential field", was.CredentialField, row[F.Credential]);
        Compare(changes, "Years teaching", was.YearsTeaching?.ToString(CultureInfo.InvariantCulture), row[F.Years]);
        Compare(changes, "Program training hours", was.ProgramTrainingHours.ToString(CultureInfo.InvariantCulture), row[F.ProgramHours]);
        Compare(changes, "General training hours", was.GeneralTrainingHours.ToString(CultureInfo.InvariantCulture), row[F.GeneralHours]);
        Compare(changes, "Principal approval", was.PrincipalApprovedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row[F.PrincipalApproved]);
        Compare(changes, "Notes", was.Notes, row[F.Notes]);
        return changes;
    }

    private string? Remark(ReadRow row, Mentor? match)
    {
        if (match is not null && !_people.ContainsKey(match.PersonId) && (match.Name != row.Name || (row[F.Email] is { } email && email != match.Email)))
            row.Remarks.Add("Name, e-mail and phone stay as they are: the program that entered this person keeps them.");
        return row.Remarks.Count == 0 ? null : string.Join(" ", row.Remarks);
    }
}
