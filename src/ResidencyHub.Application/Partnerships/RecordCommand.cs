using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>A change of a partnership's record: whatever it does stands in the record's history with what stood before, in the same save.</summary>
public abstract class RecordCommand<TRequest, TResult> : Command<TRequest, TResult>
{
    private protected RecordCommand(UseCaseServices services) : base(services) { }

    private protected abstract Task<Outcome<TResult>> ChangeAsync(TRequest request, Operation operation, CancellationToken stop);

    private protected sealed override async Task<Outcome<TResult>> HandleAsync(TRequest request, Operation operation, CancellationToken stop)
    {
        var outcome = await ChangeAsync(request, operation, stop);
        if (outcome.IsDone)
            RecordHistory.Write(operation);
        return outcome;
    }
}

/// <summary>What use cases of the record share.</summary>
internal static class Record
{
    /// <summary>The side for which the viewer acts: program people for the university's, school and district people for theirs.</summary>
    public static PartnershipSide? SideOf(Role? role) => role switch
    {
        Role.ProgramCoordinator or Role.Faculty => PartnershipSide.University,
        Role.DistrictLead or Role.SchoolLeader => PartnershipSide.District,
        _ => null,
    };

    public static Task<Partnership?> FindAsync(Operation operation, Id<Partnership> id, CancellationToken stop) =>
        operation.Db.Partnerships.Include(p => p.Members).SingleOrDefaultAsync(p => p.Id == id, stop);

    /// <summary>The version that the form showed: when somebody has saved since, the save becomes a conflict that shows both.</summary>
    public static void Expect(Operation operation, object row, int version) => operation.Db.Entry(row).Property("Version").OriginalValue = version;

    /// <summary>An optional line of a form: trimmed, null when left empty.</summary>
    public static string? Line(string? text) => text?.Trim() is { Length: > 0 } line ? line : null;

    /// <summary>What is said to whoever asks or enters a single school alone.</summary>
    public const string DistrictFirst = "Ask its district first; a school joins beside its district.";

    /// <summary>Whether a district belongs to it today as a whole. A single school joins only beside it: programs reach mentors and contacts by district, and one school cannot open those of all others.</summary>
    public static bool HasDistrict(IEnumerable<PartnershipMember> members, Id<District>? district, DateOnly today) =>
        members.Any(m => m.SchoolId is null && m.DistrictId is not null && m.DistrictId == district && !m.HasLeftBy(today));

    /// <summary>A line that fits its column; what is cut off ends with an ellipsis.</summary>
    public static string Clip(string line, int most) =>
        line.Length <= most ? line : $"{line[..(char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1)]}…";

    /// <summary>The members of the viewer's own: the program, the district or the school for which they speak.</summary>
    public static bool IsOwn(Operation operation, PartnershipMember member) =>
        member.ProgramId is { } program ? operation.Reach.Programs.Contains(program)
        : member.SchoolId is { } school ? operation.Reach.Schools.Contains(school) || (operation.Viewer.Role is Role.DistrictLead && operation.Reach.Districts.Contains(member.DistrictId!.Value))
        : member.DistrictId is { } district && operation.Viewer.Role is Role.DistrictLead && operation.Reach.Districts.Contains(district);
}
