using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using F = ResidencyHub.Application.Interchange.ImportFields;

namespace ResidencyHub.Application.Interchange;

/// <summary>A resident as they were before an import.</summary>
internal sealed record ResidentBefore(string First, string Last, string? Email, string? Phone, string? Number, string Subject, string GradeBand, Guid? Supervisor, string? SupervisorName, DateOnly? Cleared, string? SchoolWish, string? Notes, Guid Cohort)
{
    public static ResidentBefore Of(Resident r) => new(r.FirstName, r.LastName, r.Email, r.Phone, r.Number, r.Subject, r.GradeBand, r.SupervisorId?.Value, r.SupervisorName, r.ClearedUntil, r.SchoolWish, r.Notes, r.CohortId.Value);
}

internal sealed partial class ResidentJudge
{
    private readonly HashSet<Person> _saved = [];

    public override void Apply(ReadRow read, ImportRow row)
    {
        Match(read, out var match);
        FindSupervisor(read, out var supervisor);
        if (supervisor is not null && _newSupervisors.ContainsValue(supervisor) && _saved.Add(supervisor))
            Db.Add(supervisor);
        if (match is null)
            Add(read, row, supervisor);
        else
            Change(read, row, match, supervisor);
    }

    private void Add(ReadRow read, ImportRow row, Person? supervisor)
    {
        var known = read[F.Email] is { } email ? Known.GetValueOrDefault(email) : null;
        var person = known ?? new Person(read.Name, read[F.Email], read[F.Phone], Batch.ProgramId);
        if (known is null)
            Db.Add(person);
        var resident = new Resident(person, _cohort, read[F.Number], Operation.Today);
        resident.Prepare(read[F.Subject] ?? "", read[F.GradeBand] ?? "");
        if (!_papersDecide)
            resident.Clear(DayOf(read[F.Cleared]));
        resident.Supervise(supervisor?.Id, supervisor?.Name.Full);
        resident.Note(WishOf(read), read[F.Notes]);
        Db.Add(resident);
        Added.Add(resident.Id.Value);
        (row.SubjectId, row.AppliedVersion, row.Before) = (resident.Id.Value, 0, known is null ? person.Id.ToString() : null);
    }

    private void Change(ReadRow read, ImportRow row, Resident was, Person? supervisor)
    {
        row.Before = JsonSerializer.Serialize(ResidentBefore.Of(was));
        row.AppliedVersion = was.Version + 1;
        was.Renumber(read[F.Number] ?? was.Number);
        if (_people.TryGetValue(was.PersonId, out var person))
        {
            person.Change(read.Name, read[F.Email] ?? person.Email, Digits(person.Phone) == Digits(read[F.Phone]) ? person.Phone : read[F.Phone] ?? person.Phone);
            foreach (var mentor in _mentors[person.Id])
                mentor.Take(person);
            was.Take(person);
        }
        was.Prepare(read[F.Subject] ?? was.Subject, read[F.GradeBand] ?? was.GradeBand);
        if (!_papersDecide)
            was.Clear(DayOf(read[F.Cleared]) ?? was.ClearedUntil);
        if (supervisor is not null)
            was.Supervise(supervisor.Id, supervisor.Name.Full);
        was.Note(WishOf(read) ?? was.SchoolWish, read[F.Notes] ?? was.Notes);
        was.Join(_cohort);
    }

    private static DateOnly? DayOf(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
