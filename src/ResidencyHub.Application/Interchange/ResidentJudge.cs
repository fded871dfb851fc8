using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using F = ResidencyHub.Application.Interchange.ImportFields;

namespace ResidencyHub.Application.Interchange;

/// <summary>Rows of a sheet of residents: matched by the program's id, else by e-mail, else asked.</summary>
internal sealed partial class ResidentJudge(Operation operation, ImportBatch batch) : ImportJudge(operation, batch)
{
    private const string Same = "same";
    private const string Fresh = "new";

    private readonly Dictionary<string, Resident> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Resident> _byEmail = new(StringComparer.Ordinal);
    private ILookup<string, Resident> _byName = Array.Empty<Resident>().ToLookup(r => r.SortName);
    private Dictionary<Id<Person>, Person> _people = [];
    private ILookup<Id<Person>, Mentor> _mentors = Array.Empty<Mentor>().ToLookup(m => m.PersonId);
    private Dictionary<Id<Cohort>, string> _cohorts = [];
    private Cohort _cohort = null!;
    private bool _papersDecide;

    protected override async Task PrepareOwnAsync(ResidencyDb wide, CancellationToken stop)
    {
        var cohorts = await Db.Cohorts.AsNoTracking().Where(c => c.ProgramId == Batch.ProgramId).ToListAsync(stop);
        (_cohorts, _cohort) = (cohorts.ToDictionary(c => c.Id, c => c.Name), cohorts.Single(c => c.Id == Batch.CohortId));
        _papersDecide = await ClearancesFollow.DecideAsync(Db, Batch.ProgramId, [_cohort.Id], Operation.Today, stop);
        await FindSupervisorsAsync(wide, stop);
    }

    public override async Task LoadAsync(IReadOnlyList<ReadRow> rows, CancellationToken stop)
    {
        var numbers = rows.Select(r => r[F.Number]).OfType<string>().Distinct().ToList();
        var emails = rows.Select(r => r[F.Email]).OfType<string>().Distinct().ToList();
        // two ids that differ are two people: a row with an id asks by name only those who have none, and a common name does not fetch the whole program
        var bare = rows.Where(r => r.Name.Last is { Length: > 0 } && r[F.Number] is null).Select(r => r.Name.Sort).Distinct().ToList();
        var numbered = rows.Where(r => r.Name.Last is { Length: > 0 } && r[F.Number] is not null).Select(r => r.Name.Sort).Distinct().ToList();
        var program = Batch.ProgramId;
        _byNumber.Clear();
        _byEmail.Clear();
        foreach (var resident in await Db.Residents.Where(r => r.ProgramId == program && numbers.Contains(r.Number!)).ToListAsync(stop))
            _byNumber[resident.Number!] = resident;
        foreach (var resident in await Db.Residents.Where(r => r.ProgramId == program && emails.Contains(r.Email!)).OrderBy(r => r.Id).ToListAsync(stop))
            _byEmail[resident.Email!] = resident;
        var alike = await Db.Residents.Where(r => r.ProgramId == program && (bare.Contains(r.SortName) || (r.Number == null && numbered.Contains(r.SortName)))).OrderBy(r => r.Id).ToListAsync(stop);
        _byName = alike.Where(r => !Added.Contains(r.Id.Value)).ToLookup(r => r.SortName);
        var ids = _byNumber.Values.Concat(_byEmail.Values).Concat(alike).Select(r => r.PersonId).Distinct().ToList();
        _people = await Db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        _mentors = (await Db.Mentors.Where(m => ids.Contains(m.PersonId)).ToListAsync(stop)).ToLookup(m => m.PersonId);
    }

    protected override ImportVerdict JudgeGood(ReadRow row)
    {
        if (Match(row, out var match) is { } verdict)
            return verdict;
        if (FindSupervisor(row, out _) is { } doubtful)
            return doubtful;
        if (match is null)
            return new(RowOutcome.New, null, NewName(row), [], Remark(row, null), null);
        var changes = Changes(row, match);
        return new(changes.Count == 0 ? RowOutcome.Unchanged : RowOutcome.Changed, match.Id.Value, match.Name.Full, changes, Remark(row, match), null);
    }

    // null: the match (or nobody) is certain
    private ImportVerdict? Match(ReadRow row, out Resident? match)
    {
        var (number, email) = (row[F.Number], row[F.Email]);
        match = number is null ? null : _byNumber.GetValueOrDefault(number);
        var byEmail = email is null ? null : _byEmail.GetValueOrDefault(email);
        if (match is not null && byEmail is not null && byEmail.Id != match.Id)
            return ImportVerdict.Error(row.Name.Full, $"The id {number} belongs to {match.Name.Full}, but the e-mail address {email} to {byEmail.Name.Full}: correct one of them.");
        if (match is null && byEmail is not null)
        {
            if (number is not null && byEmail.Number is not null
                && !Answered(row, new($"email:{email}", $"The e-mail address {email} belongs to {byEmail.Name.Full}, whose id is {byEmail.Number}; the file says {number}. Is it the same person, with a new id?", [new(Same, $"Yes: {byEmail.Name.Full} gets the id {number}")]), out _, out var verdict))
                return verdict;
            match = byEmail;
        }
        else if (match is not null && ByIdAlone(row, match) is { } another)
            return another;
        if (match is null && ByName(row, out match) is { } doubt)
            return doubt;
        if (match is not null && match.CohortId != Batch.CohortId)
            return OfOtherCohort(row, match);
        return match is null ? OfKnownPerson(row) : null;
    }

    // programs give an id out again: one that comes with another name and another address may be another person's
    private ImportVerdict? ByIdAlone(ReadRow row, Resident match)
    {
        if (TakenByAnother(row, match.PersonId, match.Email) is { } taken)
            return taken;
        var email = row[F.Email];
        if (match.SortName == row.Name.Sort || (email is null || match.Email is null ? SharesAName(match.Name, row.Name) : email == match.Email))
            return null;
        var words = $"The id {match.Number} belongs to {match.Name.Full}{(match.Email is null ? "" : $" ({match.Email})")}, but the file gives it to {row.Name.Full}{(email is null ? "" : $" ({email})")}. Is it the same person?";
        return Answered(row, new($"id:{match.Number}", words, [new(Same, $"Yes: {match.Name.Full} is called {row.Name.Full} now")]), out _, out var verdict) ? null : verdict;
    }

    private ImportVerdict? ByName(ReadRow row, out Resident? match)
    {
        match = null;
        // two ids that differ are two people, whatever they are called
        var alike = _byName[row.Name.Sort].Where(r => row[F.Number] is null || r.Number is null).ToList();
        if (alike.Count == 0)
            return null;
        var options = alike.Select(r => new QuestionOption(r.Id.ToString(), $"The same as {r.Name.Full}, {_cohorts.GetValueOrDefault(r.CohortId, "another cohort")}{(r.Number is null ? "" : $", id {r.Number}")}{(r.Email is null ? "" : $", {r.Email}")}"));
        var question = new ImportQuestion($"name:{row.Number}", $"Row {row.Number}: somebody called {row.Name.Full} is already here, but neither an id nor an e-mail address says whether it is the same person.", [.. options, new(Fresh, "Another person: add")]);
        if (!Answered(row, question, out var answer, out var verdict))
            return verdict;
        match = answer == Fresh ? null : alike.Find(r => r.Id.ToString() == answer);
        return null;
    }

    private ImportVerdict? OfOtherCohort(ReadRow row, Resident match)
    {
        if (match.State is ResidentState.Completed or ResidentState.Dismissed)
            return ImportVerdict.Error(row.Name.Full, $"{match.Name.Full} is in {_cohorts.GetValueOrDefault(match.CohortId)} and {CohortWords.Of(match.State).ToLowerInvariant()}: a finished residency stays as it is.");
        return Answered(row, new($"cohort:{match.CohortId}", $"Some of these people are in {_cohorts.GetValueOrDefault(match.CohortId)} (such as {match.Name.Full}). Do they move to {_cohorts.GetValueOrDefault(Batch.CohortId)}?", [new(Same, "Yes, move them")]), out _, out var verdict) ? null : verdict;
    }

    private ImportVerdict? OfKnownPerson(ReadRow row)
    {
        if (row[F.Email] is not { } email || !Known.TryGetValue(email, out var person))
            return null;
        var words = person.KeeperId == Batch.ProgramId
            ? $"The e-mail address {email} belongs to {person.Name.Full}, who is in the hub, but no resident. Is it the same person?"
            : $"The e-mail address {email} belongs to a person whom another program entered. Is it the same person?";
        return Answered(row, new($"known:{email}", words, [new(Same, "Yes, the same person: add as a resident, under the name that is recorded")]), out _, out var verdict) ? null : verdict;
    }

    private string NewName(ReadRow row) => row[F.Email] is { } email && Known.TryGetValue(email, out var person) && person.KeeperId == Batch.ProgramId ? person.Name.Full : row.Name.Full;

    private List<FieldChange> Changes(ReadRow row, Resident was)
    {
        var changes = new List<FieldChange>();
        if (_people.ContainsKey(was.PersonId))
        {
            Compare(changes, "Name", was.Name.Full, row.Name.Full);
            Compare(changes, "E-mail", was.Email, row[F.Email]);
            if (Digits(was.Phone) != Digits(row[F.Phone]))
                Compare(changes, "Phone", was.Phone, row[F.Phone]);
        }
        Compare(changes, "Program id", was.Number, row[F.Number]);
        Compare(changes, "Certification area", was.Subject, row[F.Subject]);
        Compare(changes, "Grade band", was.GradeBand, row[F.GradeBand]);
        Compare(changes, "University supervisor", was.SupervisorName, FindSupervisor(row, out var supervisor) is null ? supervisor?.Name.Full : null);
        if (!_papersDecide)
            Compare(changes, "Cleared through", Iso(was.ClearedUntil), row[F.Cleared]);
        Compare(changes, "School in the sheet", was.SchoolWish, WishOf(row));
        Compare(changes, "Notes", was.Notes, row[F.Notes]);
        if (was.CohortId != Batch.CohortId)
            changes.Add(new("Cohort", _cohorts.GetValueOrDefault(was.CohortId), _cohorts.GetValueOrDefault(Batch.CohortId)));
        return changes;
    }

    private string? Remark(ReadRow row, Resident? match)
    {
        if (match is not null && !_people.ContainsKey(match.PersonId) && (match.Name != row.Name || (row[F.Email] is { } email && email != match.Email)))
            row.Remarks.Add("Name, e-mail and phone stay as they are: the program that entered this person keeps them.");
        return row.Remarks.Count == 0 ? null : string.Join(" ", row.Remarks);
    }

    private static string? WishOf(ReadRow row) => row[F.School] is not { } school ? null : row[F.District] is { } district && school.Length + district.Length < 190 ? $"{school} ({district})" : school;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
