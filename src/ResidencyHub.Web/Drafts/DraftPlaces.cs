namespace ResidencyHub.Web.Drafts;

/// <summary>Where a draft was typed, by its key: what people call it, and the page that shows it again.</summary>
/// <param name="Title">"Weekly check-in".</param>
/// <param name="Href">Null where nothing leads to the very form.</param>
public sealed record DraftPlace(string Title, string? Href);

/// <summary>The kinds of drafts by the first word of their keys.</summary>
public static class DraftPlaces
{
    private const string Confirm = "confirm.";

    /// <summary>A place in braces is the so-manieth part of the key.</summary>
    private static readonly Dictionary<string, (string Title, string Href)> Kinds = new(StringComparer.Ordinal)
    {
        ["check-in"] = ("Weekly check-in", "check-ins/{1}/{2}"),
        ["friday"] = ("This week, on one page", "friday?week={1}"),
        ["walkthrough"] = ("Informal visit", "visits/new"),
        ["observation"] = ("Observation", "observations/{1}"),
        ["photo"] = ("Picture among the evidence", "observations/{1}/evidence"),
        ["recommendation"] = ("Recommendation", "residents/{1}/summative"),
        ["coaching"] = ("Coaching conversation", "coaching/{1}"),
        ["coaching-cycle"] = ("Coaching cycle", "coaching/cycles/new?with={1}"),
        ["growth-goal"] = ("Goal of a growth plan", "residents/{1}/plan"),
        ["support-plan"] = ("Support plan", "support-plans/{1}"),
        ["review"] = ("Three-way review", "reviews/{1}"),
        ["mentor-rating"] = ("Rating of your mentor", "my-mentor-rating?at={1}&mentor={2}"),
        ["mentor-entry"] = ("Your growth as a mentor", "my-mentoring/growth"),
        ["signal"] = ("Signal", "signals/{1}"),
        ["hours"] = ("Clinical log", "my-hours/{2}"),
        ["hours-words"] = ("Clinical log", "my-hours/{2}"),
        ["form"] = ("Form", "my-forms/{1}/{2}"),
        ["help"] = ("Request for help", "my-year"),
        ["help-answer"] = ("Answer to a request for help", "help-requests"),
        ["framework"] = ("Standards", "standards/{1}/edit"),
        ["cohort"] = ("Cohort", "cohorts/{1}/edit"),
        ["requirement"] = ("Requirement", "cohorts/{1}/requirements"),
        ["resident"] = ("Resident", "residents/{1}/edit"),
        ["mentor"] = ("Mentor", "mentors/{1}/edit"),
        ["my-mentoring"] = ("Application as a mentor", "my-mentoring"),
        ["placement"] = ("Placement", "placements/{1}/edit"),
        ["exception"] = ("Exception for a placement", "placements"),
        ["answer"] = ("Answer on a placement", "placements/{1}"),
        ["call"] = ("Call about a placement", "placements/calls"),
        ["capacity"] = ("Capacity", "capacity/{1}"),
        ["matching"] = ("Preferences", "preferences"),
        ["import"] = ("Import", "cohorts/{1}/import"),
        ["minutes"] = ("Minutes", "meetings/{1}"),
        ["promise"] = ("Action of a meeting", "meetings/{1}"),
        ["agenda"] = ("Agenda item", "meetings/{1}"),
        ["decision"] = ("Proposed decision", "partnerships/{1}/decisions"),
        ["committee"] = ("Committee", "partnerships/{1}/committees"),
        ["giving"] = ("What a side gives", "partnerships/{1}/sides"),
        ["visit"] = ("Visit to a partnership", "partnerships/{1}/visits"),
        ["goal"] = ("Goal of a partnership", "partnerships/{1}"),
        ["record"] = ("Entry of a partnership’s record", "partnerships/{1}"),
        ["curriculum"] = ("Curriculum", "partnerships/{1}/curriculum"),
        ["cycle"] = ("Improvement cycle", "partnerships/{1}/cycles"),
        ["rating"] = ("Rating of a partnership", "partnerships"),
        ["agreement"] = ("Agreement", "agreements"),
        ["kit"] = ("Gallery", "kit"),
    };

    /// <summary>New ones stand under addresses of their own.</summary>
    private static readonly Dictionary<string, string> New = new(StringComparer.Ordinal)
    {
        ["cohort"] = "cohorts/new",
        ["resident"] = "residents/new",
        ["mentor"] = "mentors/new",
        ["placement"] = "placements/new",
        ["support-plan"] = "support-plans/new",
    };

    private static readonly Dictionary<string, string> OfObservation = new(StringComparer.Ordinal) { ["evidence"] = "evidence", ["note"] = "evidence", ["scores"] = "scores", ["self"] = "my-scores" };

    /// <summary>Where a draft was typed.</summary>
    public static DraftPlace Of(string key)
    {
        // a small form that asks before it acts carries its page's path
        if (key.StartsWith(Confirm, StringComparison.Ordinal))
            return new("A few words on a page", key[Confirm.Length..].Split('.')[0].Replace('~', '/'));
        var parts = key.Split('.', '/');
        if (!Kinds.TryGetValue(parts[0], out var kind))
            return new("Words", null);
        if (key == "mentor/nominate")
            return new("Nomination of a mentor", "mentors/nominate");
        if (parts.ElementAtOrDefault(1) == "new" && New.TryGetValue(parts[0], out var anew))
            return new(kind.Title, anew);
        var href = kind.Href;
        for (var i = 1; i < parts.Length; i++)
            href = href.Replace($"{{{i}}}", Uri.EscapeDataString(parts[i]), StringComparison.Ordinal);
        if (parts[0] == "observation" && OfObservation.TryGetValue(parts.ElementAtOrDefault(2) ?? "", out var page))
            href += $"/{page}";
        return new(kind.Title, href.Contains('{', StringComparison.Ordinal) ? null : href);
    }
}
