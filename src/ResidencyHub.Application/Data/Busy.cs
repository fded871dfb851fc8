using Microsoft.Data.Sqlite;

namespace ResidencyHub.Application.Data;

/// <summary>Recognises that the embedded database had one writer all the while that another waited.</summary>
internal static class Busy
{
    public const string Words = "The hub is saving something large just now, such as a long import. Nothing of yours was saved and nothing is lost: try again in a moment.";

    // 5: busy, 6: locked
    public static bool Is(Exception exception) => (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode is 5 or 6;
}
