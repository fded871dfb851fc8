using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Kit;

/// <summary>One row of the gallery's list. The people are invented.</summary>
public sealed record GalleryRow(int Id, string Resident, string School, string Mentor, string Subject, Status Status, string WaitingOn, DateOnly? Next);

/// <summary>What the gallery shows: the longest names, every tone, more rows than a page has.</summary>
internal static class GalleryRows
{
    private const int All = 78;
    private const int OnPage = 25;

    private static readonly string[] Residents = ["Ana Reyes", "Bilal Haddad", "Chloe Nguyen-Baptiste", "Maria-Fernanda Wolfeschlegelsteinhausenbergerdorff-Castillo y Montenegro", "Emi Tanaka", "Farah Siddiqui", "O"];
    private static readonly string[] Schools = ["Eastside High", "Lincoln High", "Dr. Martin Luther King Jr. and Coretta Scott King Community School of Science, Arts and Engineering (Grades 6–12)", "Harbor View Middle", ""];
    private static readonly string[] Mentors = ["Samuel Okafor", "Priya Raman", "", "Elena Castillo", "Jonah Feld"];
    private static readonly Status[] Words = [new(Tone.Good, "Confirmed"), new(Tone.Wait, "With the school"), new(Tone.Bad, "Needs a mentor"), new(Tone.Info, "Accepted with conditions"), new(Tone.Idle, "Draft")];

    public static string[] SchoolNames => Schools[..4];

    public static IReadOnlyList<FieldError> Errors { get; } =
        [new("School", "Choose the school that hosts the resident."), new("Starts", "17 February is a Saturday; choose a school day."), new("", "The request has no resident yet: open a resident and request from there.")];

    public static IReadOnlyList<(string Title, Notice Notice)> Notices { get; } =
    [
        ("Done", new Notice.Done("Placement requested for Ana Reyes at Eastside High.")
        {
            Next = ["The school answers by 30 November.", "Without a reply it becomes No reply in time, and you are told."],
            Told = [new Told("M. Santana, principal", null), new Told("Elena Castillo, mentor", "waits: the district asks not to write to mentors before 10 August")],
        }),
        ("Refused", new Notice.Refused("Ana Reyes already has an active placement at Lincoln High. End it first, with a date and a reason.")),
        ("Invalid", new Notice.Invalid(Errors)),
        ("Conflict", new Notice.Conflict([new ConflictingValue("Mentor", "Elena Castillo", "Samuel Okafor"), new ConflictingValue("Note", "Prefers mornings", null)])),
        ("Not found", new Notice.NotFound()),
        ("Forbidden", new Notice.Forbidden()),
    ];

    public static PageOf<GalleryRow> Read(ListState state, DateOnly today)
    {
        if (state.View == "none") return PageOf<GalleryRow>.Empty;
        var rows = Enumerable.Range(0, All).Select(n => new GalleryRow(n + 1, $"{Residents[n % 7]} {n + 1}", Schools[n * 3 % 5], Mentors[n * 7 % 5], n % 2 == 0 ? "Mathematics 9–12" : "Special education, moderate to severe", Words[n % 5], n % 3 == 0 ? "Ms. Ortiz, principal" : "", n % 6 == 5 ? null : today.AddDays(n * 5 % 40 - 6)))
            .Where(row => state.Q is null || row.Resident.Contains(state.Q, StringComparison.OrdinalIgnoreCase))
            .Where(row => state["school"] is null || row.School == state["school"]);
        GalleryRow[] sorted = [.. state.SortKey == "next" ? rows.OrderBy(row => row.Next) : rows.OrderBy(row => row.Resident, StringComparer.Ordinal)];
        if (state.Descending) Array.Reverse(sorted);
        var from = Place(sorted, state.After) is { } after ? after + 1 : Place(sorted, state.Before) is { } before ? Math.Max(0, before - OnPage) : 0;
        GalleryRow[] page = [.. sorted.Skip(from).Take(OnPage)];
        return new(page, from > 0 && page.Length > 0 ? Cursor(page[0]) : null, from + page.Length < sorted.Length ? Cursor(page[^1]) : null, sorted.Length, true);
    }

    private static string Cursor(GalleryRow row) => row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int? Place(GalleryRow[] rows, string? cursor) => Array.FindIndex(rows, row => Cursor(row) == cursor) is >= 0 and var place ? place : null;

    public static IReadOnlyList<Column<GalleryRow>> Columns(RenderFragment<GalleryRow> next) =>
    [
        new("resident", "Resident") { Text = row => row.Resident, Href = row => $"/kit?r={row.Id}", SortKey = "resident" },
        new("school", "School") { Text = row => row.School },
        new("mentor", "Mentor") { Text = row => row.Mentor },
        new("subject", "Subject") { Text = row => row.Subject, Optional = true },
        new("status", "Status") { Word = row => row.Status },
        new("waiting", "Waiting on") { Text = row => row.WaitingOn },
        new("next", "Next date") { Cell = next, SortKey = "next" },
    ];
}
