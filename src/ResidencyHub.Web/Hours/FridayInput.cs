using System.Globalization;
using ResidencyHub.Application.Hours;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Mentoring;

namespace ResidencyHub.Web.Hours;

/// <summary>The Friday page as it is posted: a section for each placement, by its id, so that words never slip to somebody else.</summary>
public sealed class FridayInput
{
    public Dictionary<Guid, FridaySection> Of { get; set => field = value ?? []; } = [];

    /// <summary>About whom something of a check-in was typed.</summary>
    public IReadOnlyCollection<Id<Placement>> Typed => [.. Of.Where(of => !of.Value.CheckIn.IsEmpty).Select(of => new Id<Placement>(of.Key))];

    /// <summary>The part of one resident; what was not posted reads as empty.</summary>
    public FridaySection For(ShowFriday.Section section)
    {
        if (!Of.TryGetValue(section.Placement.Value, out var input))
            Of[section.Placement.Value] = input = new();
        return input;
    }

    /// <summary>What was sent, with the page's own draft over it, or the draft of the check-in page.</summary>
    public static FridayInput From(ShowFriday.Answer friday)
    {
        var input = new FridayInput();
        foreach (var section in friday.Sections)
        {
            var of = input.For(section);
            var prefix = $"Input.Of[{section.Placement}]";
            string? Word(string name) => friday.Draft?.Fields.GetValueOrDefault($"{prefix}.{name}");
            var stale = section.CheckIn?.Sent is { } sent && friday.Draft is { } draft && draft.SavedAt <= sent.SentAt;
            var typed = new CheckInInput { Met = Word("CheckIn.Met"), Length = Word("CheckIn.Length"), Going = Word("CheckIn.Going"), Strength = Word("CheckIn.Strength"), NextStep = Word("CheckIn.NextStep"), LastNextStep = Word("CheckIn.LastNextStep"), Concern = Word("CheckIn.Concern"), Worry = Word("CheckIn.Worry"), Safety = Word("CheckIn.Safety") is not null, Help = Word("CheckIn.Help") is not null };
            // what the page showed as sent and nobody touched is nobody's draft
            stale |= CheckInShown.Read(Word("Shown")).Says(typed);
            of.CheckIn = section.CheckIn is null ? new() : !stale && !typed.IsEmpty ? typed : CheckInInput.Of(section.CheckIn);
            // a concern is no part of the check-in that was sent from elsewhere: what was typed here of it waits on
            if (section.CheckIn is not null && !of.CheckIn.HasConcern && typed.HasConcern && !section.Raised.Any(words => TypedText.Same(words, typed.Worry)))
                of.CheckIn.TakeConcern(typed);
            of.NoSchool = section.NoSchool || Word("NoSchool") is not null ? "true" : null;
            foreach (var week in section.Weeks)
            {
                var kept = of.For(week);
                // a choice holds for the week as it was when it was chosen
                var same = Word($"Weeks[{week.Id}].Version") == week.Version.ToString(CultureInfo.InvariantCulture);
                (kept.Decision, kept.Comment) = (same ? Word($"Weeks[{week.Id}].Decision") : null, Word($"Weeks[{week.Id}].Comment"));
                foreach (var entry in week.Entries)
                    if (Word($"Weeks[{week.Id}].Except[{entry.Id}]") is { } ticked)
                        kept.Except[entry.Id.Value] = ticked;
            }
        }
        return input;
    }
}

/// <summary>One resident's part of the Friday page.</summary>
public sealed class FridaySection
{
    public CheckInInput CheckIn { get; set => field = value ?? new(); } = new();
    public string? NoSchool { get; set; }

    /// <summary>Which check-in the page showed as sent, as <see cref="CheckInShown"/> writes it.</summary>
    public string? Shown { get; set; }
    public Dictionary<Guid, FridayWeek> Weeks { get; set => field = value ?? []; } = [];

    public FridayWeek For(LoggedWeek week)
    {
        if (!Weeks.TryGetValue(week.Id.Value, out var input))
            Weeks[week.Id.Value] = input = new();
        return input;
    }
}

/// <summary>What is decided on one week of hours.</summary>
public sealed class FridayWeek
{
    public string? Decision { get; set; }
    public string? Comment { get; set; }

    /// <summary>The week as the page showed it.</summary>
    public string? Version { get; set; }
    public Dictionary<Guid, string?> Except { get; set => field = value ?? []; } = [];

    public DecideHours.Request ToRequest(Id<HoursWeek> week) => new(
        week, Enum.TryParse<HoursDecision>(Decision, out var decision) && Enum.IsDefined(decision) ? decision : null, [.. Except.Where(e => e.Value is { Length: > 0 }).Select(e => new Id<HoursEntry>(e.Key))], Comment,
        int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1);
}
