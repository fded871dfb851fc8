using System.Globalization;

namespace ResidencyHub.Web.Kit;

/// <summary>What was just posted, or stands in an address: words as they are, so that a form that was refused keeps them, and days as every page reads them.</summary>
internal static class PostedFields
{
    /// <summary>Null when nothing of that name was posted.</summary>
    public static string? PostedWords(this HttpRequest request, string name) => HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Form.TryGetValue(name, out var words) ? words.ToString() : null;

    /// <summary>A day as browsers send it ("2026-11-16"); null when there is none, when it is no day, or none that anybody here lives to see. The use case says which day it needs.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;
}
