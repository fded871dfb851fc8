using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>A university or other institution that prepares teachers (Ed-Fi: post-secondary institution).</summary>
public sealed class University
{
    private University() { }

    public University(string name, string? city, string state)
    {
        Id = Id<University>.New();
        (Name, City, State) = (name, city, state);
    }

    public Id<University> Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? City { get; private set; }
    public string State { get; private set; } = "";
}

/// <summary>A university's preparation program that places residents (Ed-Fi: educator preparation program). The side "university" of a partnership is a program.</summary>
public sealed class PreparationProgram
{
    private PreparationProgram() { }

    public PreparationProgram(Id<University> university, string name)
    {
        Id = Id<PreparationProgram>.New();
        (UniversityId, Name) = (university, name);
    }

    public Id<PreparationProgram> Id { get; private set; }
    public Id<University> UniversityId { get; private set; }
    public string Name { get; private set; } = "";
    public int Version { get; private set; }

    public void Rename(string name) => Name = name;
}
