using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>A name with the ways to reach its bearer.</summary>
public readonly record struct PersonName(string First, string Last)
{
    public string Full => First.Length == 0 ? Last : $"{First} {Last}";

    /// <summary>How lists sort: last name, then first, in <see cref="SearchText"/> form.</summary>
    public string Sort => $"{SearchText.Of(Last)}, {SearchText.Of(First)}";
}

/// <summary>One human being across programs, schools and years (Ed-Fi: person). Residents and mentors carry a copy of the name and address, because they are seen by those who may not see the person's other parts.</summary>
public sealed class Person
{
    private Person() { }

    public Person(PersonName name, string? email, string? phone, Id<PreparationProgram>? keeper)
    {
        (Id, KeeperId) = (Id<Person>.New(), keeper);
        Change(name, email, phone);
    }

    public Id<Person> Id { get; private set; }
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";

    /// <summary>In lower case; one person has one address here.</summary>
    public string? Email { get; private set; }
    public string? Phone { get; private set; }

    /// <summary>The program that entered the person and may correct name and address; null: the hub's administrator.</summary>
    public Id<PreparationProgram>? KeeperId { get; private set; }
    public int Version { get; private set; }

    public PersonName Name => new(FirstName, LastName);

    public void Change(PersonName name, string? email, string? phone) =>
        (FirstName, LastName, Email, Phone) = (name.First, name.Last, email?.ToLowerInvariant(), phone);
}
