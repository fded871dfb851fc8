namespace ResidencyHub.Domain.Standards;

/// <summary>The words that people read for a framework's state and origin.</summary>
public static class StandardsWords
{
    public static string Of(EditionState state) => state switch
    {
        EditionState.Draft => "Draft",
        EditionState.Published => "In use",
        EditionState.Replaced => "Replaced by a newer edition",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(FrameworkOrigin origin) => origin switch
    {
        FrameworkOrigin.BuiltIn => "built in",
        FrameworkOrigin.Own => "written here",
        FrameworkOrigin.Case => "imported (CASE)",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };
}
