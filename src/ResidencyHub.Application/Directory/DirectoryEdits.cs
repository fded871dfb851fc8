using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Who may change what of the directory. Everybody reads it, so that reach alone does not say.</summary>
internal static class DirectoryEdits
{
    /// <summary>Those who manage the directory change the districts they work with, and an administrator all.</summary>
    public static bool MayEdit(this Operation operation, Id<District> district) =>
        operation.Viewer.May(Permission.ManageDirectory) && (operation.Reach.Kind is ReachKind.Everything || operation.Reach.Districts.Contains(district));

    /// <summary>Whether pictures may be evidence is the district's own decision; programs work with it but do not take it.</summary>
    public static bool MayDecideOnPhotos(this Operation operation, Id<District> district) => operation.MayEdit(district) && operation.Reach.Kind is (ReachKind.Everything or ReachKind.Districts);

    public static Refusal NotYours { get; } = Outcome.Refused("not-your-district", "Only people who work with this district can change it: its own lead, the programs in partnership with it, and administrators. Ask one of them.");

    /// <summary>Whether a row lies within the reach, read or written.</summary>
    public static bool Admits(this Operation operation, object row) => ReachFilters.All[row.GetType()].Admits(operation.Reach, row);

    /// <summary>The version that the form showed: when somebody has saved since, the save becomes a conflict that shows both.</summary>
    public static void Expect(this Operation operation, object row, int version) => operation.Db.Entry(row).Property("Version").OriginalValue = version;

    /// <summary>An optional line of a form: trimmed, null when left empty.</summary>
    public static string? Line(string? text) => text?.Trim() is { Length: > 0 } line ? line : null;
}
