using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Curriculum;

/// <summary>One version as both sides agreed on it; never changed.</summary>
public sealed class CurriculumVersion
{
    private CurriculumVersion() { }

    internal CurriculumVersion(Id<CurriculumItem> item, CurriculumChange from, int number, DateTime at)
    {
        Id = Id<CurriculumVersion>.New();
        (ItemId, Number, AgreedAt, Kind, Term, Title, Words, Standards, Drops) = (item, number, at, from.Kind, from.Term, from.Title, from.Words, from.Standards, from.Drops);
        (ForUniversity, ForSchool, Why, UniversityYes, DistrictYes) = (from.ForUniversity, from.ForSchool, from.Why, from.UniversityYes!, from.DistrictYes!);
    }

    public Id<CurriculumVersion> Id { get; private set; }
    public Id<CurriculumItem> ItemId { get; private set; }
    public int Number { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AgreedAt { get; private set; }
    public CurriculumKind Kind { get; private set; }
    public CurriculumTerm Term { get; private set; }
    public string Title { get; private set; } = "";
    public string? Words { get; private set; }
    public string? Standards { get; private set; }
    public bool Drops { get; private set; }
    public string? ForUniversity { get; private set; }
    public string? ForSchool { get; private set; }
    public string Why { get; private set; } = "";
    public string UniversityYes { get; private set; } = "";
    public string DistrictYes { get; private set; } = "";

    public CurriculumText Text => new(Kind, Term, Title, Words, Standards);
}

/// <summary>The words of the curriculum.</summary>
public static class CurriculumWords
{
    public static string Of(CurriculumKind kind) => kind switch { CurriculumKind.Course => "Course", CurriculumKind.Assignment => "Assignment", _ => "Clinical experience" };

    public static string Of(ChangeState state) => state switch { ChangeState.Agreed => "Agreed by both sides", ChangeState.Declined => "Not agreed", ChangeState.TakenBack => "Taken back", _ => "Open" };
}
