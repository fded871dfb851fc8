using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What a program's coordinators, and a supervisor, read themselves of a partnership's rows: where the rest is a few people, a sum over all would tell them what those did.</summary>
internal static class OwnPart
{
    /// <summary>Whether a row is the reader's own; null for who reads no rows, or all.</summary>
    public static Func<Id<PreparationProgram>, Id<Resident>, bool>? Of(Reach reach) => reach.Kind switch
    {
        ReachKind.Programs => (program, _) => reach.Programs.Contains(program),
        ReachKind.Caseload => (_, resident) => reach.Residents.Contains(resident),
        _ => null,
    };

    /// <summary>"of your program".</summary>
    public static string Words(Reach reach) => reach.Kind is ReachKind.Programs ? "of your program" : "of your residents";
}
