using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Directory;

public enum ContactRole { Principal, AssistantPrincipal, SchoolOffice, ResidencyLead, HumanResources, Superintendent }

/// <summary>A named person to write to or call at a school or in a district's office, with the days on which they hold that role.</summary>
public sealed class Contact
{
    private Contact() { }

    public Contact(Id<District> district, Id<School>? school, ContactRole role, string name, string? email, string? phone, Period holds)
    {
        Id = Id<Contact>.New();
        (DistrictId, SchoolId, Role) = (district, school, role);
        (StartsOn, EndsOn) = (holds.First, holds.Last);
        Change(name, email, phone);
    }

    public Id<Contact> Id { get; private set; }
    public Id<District> DistrictId { get; private set; }

    /// <summary>Null for the district's own office.</summary>
    public Id<School>? SchoolId { get; private set; }
    public ContactRole Role { get; private set; }
    public string Name { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Phone { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public int Version { get; private set; }

    public Period Holds => new(StartsOn, EndsOn);

    public void Change(string name, string? email, string? phone) => (Name, Email, Phone) = (name, email, phone);

    public void Leave(DateOnly lastDay) => EndsOn = lastDay < StartsOn ? StartsOn : lastDay;
}
