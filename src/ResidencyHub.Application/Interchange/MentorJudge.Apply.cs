using System.Globalization;
using System.Text.Json;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using F = ResidencyHub.Application.Interchange.ImportFields;

namespace ResidencyHub.Application.Interchange;

/// <summary>A mentor as they were before an import.</summary>
internal sealed record MentorBefore(string First, string Last, string? Email, string? Phone, string? Number, Guid School, string Subject, string GradeBand, string? Room, string? Credential, int? Years, int ProgramHours, int GeneralHours, DateOnly? PrincipalApproved, string? Notes)
{
    public static MentorBefore Of(Mentor m) => new(m.FirstName, m.LastName, m.Email, m.Phone, m.Number, m.SchoolId.Value, m.Subject, m.GradeBand, m.Room, m.CredentialField, m.YearsTeaching, m.ProgramTrainingHours, m.GeneralTrainingHours, m.PrincipalApprovedOn, m.Notes);
}

internal sealed partial class MentorJudge
{
    public override void Apply(ReadRow read, ImportRow row)
    {
        Match(read, out var match);
        FindSchool(read, out var school);
        if (match is null)
            Add(read, row, school!);
        else
            Change(read, row, match, school);
    }

    private void Add(ReadRow read, ImportRow row, School school)
    {
        var known = read[F.Email] is { } email ? Known.GetValueOrDefault(email) : null;
        var person = known ?? new Person(read.Name, read[F.Email], read[F.Phone], Batch.ProgramId);
        if (known is null)
            Db.Add(person);
        var mentor = new Mentor(person, school, read[F.Number], Operation.Today);
        mentor.Teach(read[F.Subject] ?? "", read[F.GradeBand] ?? "", read[F.Room]);
        mentor.Qualify(read[F.Credential], Number(read[F.Years]), Number(read[F.ProgramHours]) ?? 0, Number(read[F.GeneralHours]) ?? 0, Day(read[F.PrincipalApproved]));
        mentor.Note(read[F.Notes]);
        Db.Add(mentor);
        Added.Add(mentor.Id.Value);
        (row.SubjectId, row.AppliedVersion, row.Before) = (mentor.Id.Value, 0, known is null ? person.Id.ToString() : null);
    }

    private void Change(ReadRow read, ImportRow row, Mentor was, School? school)
    {
        row.Before = JsonSerializer.Serialize(MentorBefore.Of(was));
        row.AppliedVersion = was.Version + 1;
        was.Renumber(read[F.Number] ?? was.Number);
        if (_people.TryGetValue(was.PersonId, out var person))
        {
            person.Change(read.Name, read[F.Email] ?? person.Email, Digits(person.Phone) == Digits(read[F.Phone]) ? person.Phone : read[F.Phone] ?? person.Phone);
            foreach (var resident in _residents[person.Id])
                resident.Take(person);
            was.Take(person);
        }
        if (school is not null && school.Id != was.SchoolId)
            was.Teach(school);
        was.Teach(read[F.Subject] ?? was.Subject, read[F.GradeBand] ?? was.GradeBand, read[F.Room] ?? was.Room);
        was.Qualify(read[F.Credential] ?? was.CredentialField, Number(read[F.Years]) ?? was.YearsTeaching, Number(read[F.ProgramHours]) ?? was.ProgramTrainingHours, Number(read[F.GeneralHours]) ?? was.GeneralTrainingHours, Day(read[F.PrincipalApproved]) ?? was.PrincipalApprovedOn);
        was.Note(read[F.Notes] ?? was.Notes);
    }

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
