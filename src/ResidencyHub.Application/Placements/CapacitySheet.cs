using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>A school's answer for a year, with all that one needs to give, confirm or lower it.</summary>
public sealed record CapacitySheet
{
    public required Id<School> School { get; init; }
    public required string SchoolName { get; init; }
    public required string DistrictName { get; init; }
    public required AcademicYear Year { get; init; }

    /// <summary>Null: not answered, or not for the viewer (<see cref="ClosedBecause"/>).</summary>
    public CapacityOffer? Offer { get; init; }

    /// <summary>Why the seats are not the viewer's program's to ask for, in words; null when they are.</summary>
    public string? ClosedBecause { get; init; }
    public int Edition { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public string? ConfirmedBy { get; init; }
    public AnswerChannel? Channel { get; init; }
    public string? RecordedBy { get; init; }
    public bool IsStale { get; init; }
    public bool IsWaiting { get; init; }
    public DateOnly? AskedOn { get; init; }
    public string? AskedBy { get; init; }
    public DateOnly? AnswerBy { get; init; }

    /// <summary>What the school said for the year before, to say the same again.</summary>
    public CapacityOffer? LastYear { get; init; }
    public required IReadOnlyList<Partner<Partnership>> Partnerships { get; init; }
    public required IReadOnlyList<Partner<PreparationProgram>> Programs { get; init; }

    /// <summary>The taken seats, over all programs; the residents of programs other than the viewer's are without a name.</summary>
    public required IReadOnlyList<TakenSeat> Taken { get; init; }

    /// <summary>How many of the taken seats the answer has no room for, those aside that are known to need a place elsewhere.</summary>
    public required int Uncovered { get; init; }

    /// <summary>The most that are taken at once: placements of different days can have the same seat.</summary>
    public required int MostAtOnce { get; init; }

    /// <summary>Whom a lowering is told to.</summary>
    public required IReadOnlyList<string> ToldOnLowering { get; init; }

    /// <summary>Whether the viewer may mark which placements need a mentor or a place.</summary>
    public required bool MayMark { get; init; }
    public required bool MayAnswer { get; init; }

    /// <summary>A program types in what the school said; it does not answer for it.</summary>
    public required bool RecordsForSchool { get; init; }

    /// <summary>Who is asked about the school; null: nobody has an address.</summary>
    public string? ContactName { get; init; }

    /// <summary>Who is asked is the district's residency lead, not the school.</summary>
    public bool IsDistrictFirst { get; init; }
    public required IReadOnlyList<string> Subjects { get; init; }
    public required IReadOnlyList<string> Grades { get; init; }
    public required AcademicYear ThisYear { get; init; }
}

/// <summary>One that the school can choose.</summary>
public sealed record Partner<T>(Id<T> Id, string Name);

/// <summary>A seat that is taken.</summary>
/// <param name="Placement">Null: of another program.</param>
/// <param name="Who">The resident, or "a resident of another program".</param>
/// <param name="What">"Mathematics 9–12".</param>
/// <param name="Program">Whose; null where that is not the viewer's to know.</param>
/// <param name="Status">As everywhere.</param>
/// <param name="Mentor">Null: none.</param>
public sealed record TakenSeat(Id<Placement>? Placement, string Who, string What, string? Program, string Status, string? Mentor);
