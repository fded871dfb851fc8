using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>What a part of the partnership's record is about: one program, one district or one of its schools; the whole partnership when none is named. Whoever belongs to another school or program does not read it.</summary>
/// <param name="Program">The program.</param>
/// <param name="District">The district; set with <paramref name="School"/>.</param>
/// <param name="School">The school.</param>
/// <param name="Name">Its name as the record shows it; null for the whole partnership.</param>
public sealed record RecordPlace(Id<PreparationProgram>? Program, Id<District>? District, Id<School>? School, string? Name)
{
    public static RecordPlace Whole { get; } = new(null, null, null, null);

    public static RecordPlace Of(PreparationProgram program) => new(program.Id, null, null, program.Name);

    public static RecordPlace Of(District district) => new(null, district.Id, null, district.Name);

    public static RecordPlace Of(School school) => new(null, school.DistrictId, school.Id, school.Name);
}

/// <summary>Something that stands in the record of a partnership about the whole of it or about one place.</summary>
public abstract class RecordPart
{
    private protected RecordPart() { }

    private protected RecordPart(Id<Partnership> partnership, RecordPlace about)
    {
        PartnershipId = partnership;
        MoveTo(about);
    }

    public Id<Partnership> PartnershipId { get; private set; }
    public Id<PreparationProgram>? ProgramId { get; private set; }
    public Id<District>? DistrictId { get; private set; }
    public Id<School>? SchoolId { get; private set; }

    /// <summary>The name of what it is about; null for the whole partnership.</summary>
    public string? PlaceName { get; private set; }

    public RecordPlace About => new(ProgramId, DistrictId, SchoolId, PlaceName);

    private protected void MoveTo(RecordPlace about) => (ProgramId, DistrictId, SchoolId, PlaceName) = (about.Program, about.District, about.School, about.Name);
}

/// <summary>A part of the record that people keep: it can be taken out with a reason, and put back.</summary>
public abstract class RecordItem : RecordPart
{
    private protected RecordItem() { }

    private protected RecordItem(Id<Partnership> partnership, RecordPlace about) : base(partnership, about) { }

    public DateOnly? TakenOutOn { get; private set; }
    public string? TakenOutBecause { get; private set; }
    public int Version { get; private set; }

    public bool IsTakenOut => TakenOutOn is not null;

    /// <summary>Takes it out of the record: it was entered by mistake. It stays in the history and can be put back.</summary>
    public void TakeOut(DateOnly on, string because) => (TakenOutOn, TakenOutBecause) = (on, because);

    public void PutBack() => (TakenOutOn, TakenOutBecause) = (null, null);

    private protected void RefuseWhenTakenOut()
    {
        if (IsTakenOut)
            throw new RuleBroken("taken-out", "This was taken out of the record. Put it back first.");
    }
}

/// <summary>One change of the record: who, for which side, when, and what stood before. Written with every change, never changed.</summary>
public sealed class RecordChange : RecordPart
{
    private RecordChange() { }

    public RecordChange(Id<Partnership> partnership, RecordPlace about, DateTime at, string by, PartnershipSide? side, string title, Guid subject) : base(partnership, about)
    {
        Id = Id<RecordChange>.New();
        (At, By, Side, Title, Subject) = (at, by, side, title, subject);
    }

    public Id<RecordChange> Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>The side for which they acted; null for nobody's.</summary>
    public PartnershipSide? Side { get; private set; }

    /// <summary>What happened: "Goal “Models of teaching excellence” changed".</summary>
    public string Title { get; private set; } = "";

    /// <summary>The id of what was changed.</summary>
    public Guid Subject { get; private set; }

    /// <summary>What stood there, a line each; null when it was new.</summary>
    public string? Before { get; init; }
    public string? After { get; init; }

    /// <summary>The reason that was given.</summary>
    public string? Because { get; init; }
}
