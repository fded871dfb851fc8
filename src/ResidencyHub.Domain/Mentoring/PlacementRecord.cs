using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>What somebody writes about a resident's work in a placement. Mentor and university supervisor of today read it as it grows; program and resident once it is shared; the school's leader only where the agreement grants it (domain.md §8).</summary>
public abstract class PlacementRecord
{
    private protected PlacementRecord() { }

    private protected PlacementRecord(Placement placement) =>
        (PlacementId, ProgramId, DistrictId, SchoolId, ResidentId, MentorId) = (placement.Id, placement.ProgramId, placement.DistrictId, placement.SchoolId, placement.ResidentId, placement.MentorId);

    private protected PlacementRecord(PlacementRecord of) =>
        (PlacementId, ProgramId, DistrictId, SchoolId, ResidentId, MentorId) = (of.PlacementId, of.ProgramId, of.DistrictId, of.SchoolId, of.ResidentId, of.MentorId);

    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }

    /// <summary>The mentor of record on the day. What goes with the resident is read by the mentor of record of today, by the placement; by this column, what stays with whoever took part.</summary>
    public Id<Mentor>? MentorId { get; private set; }

    /// <summary>Program and resident read it.</summary>
    public bool IsShared { get; private protected set; }

    /// <summary>The school's leader reads it: it is shared, and the agreement of that day grants it.</summary>
    public bool SeenByLeaders { get; private protected set; }

    /// <summary>Lets program and resident read it, and the school's leader where the agreement says so.</summary>
    internal void Show(bool leaders) => (IsShared, SeenByLeaders) = (true, leaders);

    /// <summary>The placement has another mentor of record, or seeks one: what is still open goes on with them, or with nobody.</summary>
    public void GoOnWith(Placement placement) => MentorId = placement.NeedsMentor ? null : placement.MentorId;

    /// <summary>Takes it back into writing.</summary>
    internal void Hide() => (IsShared, SeenByLeaders) = (false, false);
}
