using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Who is here already and may be the person that somebody is about to add: by name, id or e-mail address. It is asked, never guessed.</summary>
public sealed class FindAlike(UseCaseServices services) : Query<FindAlike.Request, IReadOnlyList<FindAlike.Row>>(services)
{
    /// <summary>The answer that it is somebody else.</summary>
    public const string Another = "another";

    private const int Most = 6;

    /// <summary>What the form says so far.</summary>
    public sealed record Request(string? FirstName, string? LastName, string? Email, string? Number);

    /// <summary>One person to ask about.</summary>
    /// <param name="Person">The answer that it is this one.</param>
    /// <param name="Words">Who it is, as far as the viewer may know.</param>
    /// <param name="Mentor">Their record as a mentor.</param>
    /// <param name="Residents">Their records as a resident, by cohort.</param>
    public sealed record Row(Id<Person> Person, string Words, Id<Mentor>? Mentor, IReadOnlyDictionary<Id<Cohort>, Id<Resident>> Residents);

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(request.FirstName) || string.IsNullOrWhiteSpace(request.LastName))
            return new List<Row>();
        var email = KeepResident.Tidy(request.Email) is { } typed ? CellValue.Email(typed).Value?.ToLowerInvariant() : null;
        return await ReadAsync(operation, new(request.FirstName.Trim(), request.LastName.Trim()), email, KeepResident.Tidy(request.Number), stop);
    }

    internal static async Task<List<Row>> ReadAsync(Operation operation, PersonName name, string? email, string? number, CancellationToken stop)
    {
        var (db, sort) = (operation.Db, name.Sort);
        var mentors = await db.Mentors.Where(m => m.SortName == sort || (email != null && m.Email == email) || (number != null && m.Number == number)).OrderBy(m => m.Id).Take(Most).ToListAsync(stop);
        var residents = await db.Residents.Where(r => r.SortName == sort || (email != null && r.Email == email) || (number != null && r.Number == number)).OrderByDescending(r => r.Id).Take(Most)
            .Select(r => new { r.Id, r.PersonId, r.FirstName, r.LastName, r.Number, r.Email, r.CohortId, Cohort = db.Cohorts.Where(c => c.Id == r.CohortId).Select(c => c.Name).FirstOrDefault() }).ToListAsync(stop);
        var rows = mentors.Select(m => m.PersonId).Concat(residents.Select(r => r.PersonId)).Distinct().Take(Most).Select(person =>
        {
            var (mentor, own) = (mentors.Find(m => m.PersonId == person), residents.FindAll(r => r.PersonId == person));
            var parts = new[] { mentor is null ? null : $"mentor at {mentor.SchoolName}" }.Concat(own.Select(r => $"resident in {r.Cohort}")).Append((mentor?.Number ?? own.Find(r => r.Number is not null)?.Number) is { } id ? $"id {id}" : null).Append(mentor?.Email ?? own.Find(r => r.Email is not null)?.Email);
            return new Row(person, $"{mentor?.Name.Full ?? $"{own[0].FirstName} {own[0].LastName}".Trim()}, {string.Join(", ", parts.OfType<string>())}", mentor?.Id, own.GroupBy(r => r.CohortId).ToDictionary(g => g.Key, g => g.First().Id));
        }).ToList();
        if (email is null || mentors.Exists(m => m.Email == email) || residents.Exists(r => r.Email == email))
            return rows;
        await using var wide = operation.LookWider("whether an e-mail address belongs to somebody whom another program entered");
        if (await wide.People.Where(p => p.Email == email).Select(p => (Id<Person>?)p.Id).FirstOrDefaultAsync(stop) is { } known)
            rows.Add(new(known, $"the person to whom {email} belongs here already", null, new Dictionary<Id<Cohort>, Id<Resident>>()));
        return rows;
    }

    /// <summary>What the form's answer says: the person who is here already, nobody for another one, or what is wrong.</summary>
    internal static async Task<(Person? Known, Unwell? Unwell)> AnswerAsync(Operation operation, string? answer, PersonName name, string? email, string? number, CancellationToken stop)
    {
        if (answer == Another)
            return (null, null);
        var rows = await ReadAsync(operation, name, email, number, stop);
        if (rows.Count == 0)
            return (null, null);
        if (rows.Find(r => r.Person.ToString() == answer) is not { } same)
            return (null, Outcome.Invalid("Answer", rows.Count == 1 ? "Somebody much alike is here already. Say whether it is the same person." : "People much alike are here already. Say whether it is one of them."));
        await using var wide = operation.LookWider("the person who is added once more, under the name that is recorded");
        return (await operation.Db.People.FirstOrDefaultAsync(p => p.Id == same.Person, stop) ?? await wide.People.FirstAsync(p => p.Id == same.Person, stop), null);
    }
}
