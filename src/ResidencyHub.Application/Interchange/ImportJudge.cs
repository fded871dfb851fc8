using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Interchange;

/// <summary>Says of each row whether it is new, changes somebody, changes nothing, is wrong or must be asked about; and carries it out. Preview and import ask the same judge, so that what is done is what was shown.</summary>
internal abstract class ImportJudge(Operation operation, ImportBatch batch)
{
    private const string LeaveOut = "leave-out";

    private readonly Dictionary<string, List<int>> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> _taken = [];
    private readonly Dictionary<string, string> _answers = JsonSerializer.Deserialize<Dictionary<string, string>>(batch.Answers)!;

    protected Operation Operation { get; } = operation;
    protected ResidencyDb Db => Operation.Db;
    protected ImportBatch Batch { get; } = batch;
    protected ColumnPlan Plan { get; } = ColumnPlan.Of(batch);

    /// <summary>People by e-mail who are known to the hub at all: found with a wider look, because an address is unique.</summary>
    protected Dictionary<string, Person> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>Who was added in this very run: no match for its other rows.</summary>
    protected HashSet<Guid> Added { get; } = [];

    public static async Task<ImportJudge> OpenAsync(Operation operation, ImportBatch batch, CancellationToken stop)
    {
        ImportJudge judge = batch.Kind is ImportKind.Residents ? new ResidentJudge(operation, batch) : new MentorJudge(operation, batch);
        await judge.PrepareAsync(stop);
        return judge;
    }

    public ReadRow Read(ImportRow row) => ReadRow.Of(row, Plan);

    /// <summary>Looks up what the rows of a part may match, with one query each.</summary>
    public abstract Task LoadAsync(IReadOnlyList<ReadRow> rows, CancellationToken stop);

    protected abstract ImportVerdict JudgeGood(ReadRow row);

    /// <summary>Does what was judged; what is needed to undo it goes into the row.</summary>
    public abstract void Apply(ReadRow read, ImportRow row);

    public ImportVerdict Judge(ReadRow read)
    {
        var name = read.Name.Last is { Length: > 0 } ? read.Name.Full : "";
        foreach (var (key, words) in KeysOf(read))
            if (_seen.TryGetValue(key, out var rows) && rows.Count > 1)
                read.Errors.Add($"{words} stands in rows {string.Join(", ", rows.Take(6))}{(rows.Count > 6 ? " …" : "")} of this file: keep one of them.");
        return read.Errors.Count > 0 ? ImportVerdict.Error(name, string.Join(" ", read.Errors)) : OnlyOnce(read, JudgeGood(read));
    }

    // one row by its id and another by its e-mail address may mean the same person
    private ImportVerdict OnlyOnce(ReadRow read, ImportVerdict verdict)
    {
        if (verdict.Subject is not { } subject || verdict.Outcome is RowOutcome.Error or RowOutcome.Question)
            return verdict;
        return _taken.TryAdd(subject, read.Number) || _taken[subject] == read.Number ? verdict : ImportVerdict.Error(verdict.Name, $"This is {verdict.Name}, as row {_taken[subject]} is already: keep one of the two rows.");
    }

    /// <summary>The answer to a question; asks it when there is none. "Leave out" makes the row an error that says so.</summary>
    protected bool Answered(ReadRow read, ImportQuestion question, out string answer, out ImportVerdict verdict)
    {
        answer = _answers.GetValueOrDefault(question.Key, "");
        verdict = answer switch
        {
            "" => ImportVerdict.Ask(read.Name.Full, question with { Options = [.. question.Options, new(LeaveOut, "Leave these rows out")] }),
            LeaveOut => ImportVerdict.Error(read.Name.Full, "Left out, as answered."),
            _ => null!,
        };
        return verdict is null;
    }

    /// <summary>A new address that is somebody else's: one person has one address in the hub.</summary>
    protected ImportVerdict? TakenByAnother(ReadRow row, Id<Person> person, string? was) =>
        row[ImportFields.Email] is { } email && email != was && Known.TryGetValue(email, out var other) && other.Id != person
            ? ImportVerdict.Error(row.Name.Full, $"The e-mail address {email} belongs to another person in the hub: correct it.") : null;

    /// <summary>Whether one of the two names stayed, as when somebody marries or writes the first name out.</summary>
    protected static bool SharesAName(PersonName one, PersonName other) =>
        $"{SearchText.Of(one.First)} {SearchText.Of(one.Last)}".Split(' ').Intersect($"{SearchText.Of(other.First)} {SearchText.Of(other.Last)}".Split(' ')).Any(n => n.Length > 1);

    protected static void Compare(List<FieldChange> changes, string field, string? before, string? after)
    {
        if (after is not null && !string.Equals(before ?? "", after, StringComparison.Ordinal))
            changes.Add(new(field, before, after));
    }

    protected static string? Digits(string? text) => text is null ? null : string.Concat(text.Where(char.IsAsciiDigit));

    protected abstract Task PrepareOwnAsync(ResidencyDb wide, CancellationToken stop);

    // one pass over the file before anything is written: what stands twice, and whose addresses are known
    private async Task PrepareAsync(CancellationToken stop)
    {
        await using var wide = Operation.LookWider("e-mail addresses are unique in the hub: an import asks whose one is");
        await PrepareOwnAsync(wide, stop);
        var emails = new List<string>(1000);
        var rows = Db.ImportRows.AsNoTracking().Where(r => r.BatchId == Batch.Id && r.Outcome != RowOutcome.Skipped).OrderBy(r => r.Number).Select(r => new { r.Number, r.Cells, r.Trouble }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(stop))
        {
            var read = ReadRow.Of(row.Number, JsonSerializer.Deserialize<List<string>>(row.Cells)!, row.Trouble, Plan);
            foreach (var (key, _) in KeysOf(read))
            {
                if (!_seen.TryGetValue(key, out var numbers))
                    _seen[key] = numbers = new(1);
                numbers.Add(row.Number);
            }
            if (read[ImportFields.Email] is { } email)
                emails.Add(email);
            if (read[ImportFields.SupervisorEmail] is { } supervisor)
                emails.Add(supervisor);
            if (emails.Count >= 1000)
                await FindKnownAsync(wide, emails, stop);
        }
        await FindKnownAsync(wide, emails, stop);
    }

    private async Task FindKnownAsync(ResidencyDb wide, List<string> emails, CancellationToken stop)
    {
        if (emails.Count == 0)
            return;
        foreach (var person in await wide.People.Where(p => emails.Contains(p.Email!)).ToListAsync(stop))
            Known[person.Email!] = person;
        emails.Clear();
    }

    private static IEnumerable<(string Key, string Words)> KeysOf(ReadRow read)
    {
        if (read[ImportFields.Number] is { } number)
            yield return ($"id:{number}", $"The id {number}");
        if (read[ImportFields.Email] is { } email)
            yield return ($"email:{email}", $"The e-mail address {email}");
        else if (read[ImportFields.Number] is null && read.Name.Last is { Length: > 0 })
            yield return ($"name:{read.Name.Sort}", $"{read.Name.Full}, without id or e-mail address,");
    }
}
