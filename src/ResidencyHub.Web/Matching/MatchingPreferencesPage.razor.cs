using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Matching;

/// <summary>The coordinator's page of a cohort's preferences: the window, what was said, pins, conflicts, visits.</summary>
public sealed partial class MatchingPreferencesPage
{
    private ShowMatching.Answer? _answer;
    private Notice? _notice;
    private string? _form;

    [SupplyParameterFromQuery(Name = "cohort")] private string? Cohort { get; set; }

    [SupplyParameterFromForm(FormName = "window", Name = "Window")] private WindowInput? Window { get; set; }

    [SupplyParameterFromForm(FormName = "choice", Name = "Choice")] private ChoiceInput? Choice { get; set; }

    [SupplyParameterFromForm(FormName = "visit", Name = "Visit")] private VisitInput? Visit { get; set; }

    private IReadOnlyList<Choice> Residents => [.. _answer!.Residents.Select(r => new Choice(r.Id.ToString(), r.Name))];

    private IReadOnlyList<Choice> Schools => [.. _answer!.Schools.Select(s => new Choice(s.Id.ToString(), s.Name))];

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        Window ??= new() { OpensOn = _answer?.Window?.OpensOn, ClosesOn = _answer?.Window?.ClosesOn, HostsRank = _answer?.HostsRank ?? false };
        Choice ??= new();
        Visit ??= new();
    }

    private async Task ReadAsync() => _answer = (await ShowMatching.RunAsync(new(Id<Cohort>.TryParse(Cohort, null, out var cohort) ? cohort : null))).ValueOrDefault;

    private static string Words(ShowMatching.Words said)
    {
        var words = new List<string> { said.Schools.Count == 0 ? "no school ranked" : string.Join(", ", said.Schools.Select((s, i) => $"{i + 1}. {s}")) };
        if (said.OnlyRanked)
            words.Add("no other school");
        if (said.TravelLimitMiles is { } miles)
            words.Add($"up to {miles} miles{(said.HasHome ? "" : ", home not given")}");
        words.AddRange(new[] { said.Languages, said.Areas, said.Needs }.OfType<string>());
        if (said.Conflicts is { } conflicts)
            words.Add($"not to be placed with: {conflicts}");
        return string.Join("; ", words).TrimEnd('.') + ".";
    }

    private async Task WindowAsync()
    {
        _form = "window";
        _notice = Notice.From(await KeepWindow.RunAsync(new(_answer!.Chosen!.Id, Window!.OpensOn, Window.ClosesOn, Window.HostsRank)), "The days are saved.", ["Residents, and schools and mentors where they are asked, find the page “Preferences”. Nobody was written to."]);
    }

    private async Task ChooseAsync()
    {
        _form = "choice";
        _notice = Notice.From(
            await KeepChoice.RunAsync(new(
                Id<Resident>.TryParse(Choice!.Resident, null, out var resident) ? resident : default, Id<School>.TryParse(Choice.School, null, out var school) ? school : null, Id<Mentor>.TryParse(Choice.Mentor, null, out var mentor) ? mentor : null,
                Enum.TryParse<ChoiceSort>(Choice.Sort, out var sort) ? sort : null, Choice.Reason)),
            "It is settled.", ["The scenarios that you work out from now on obey it; those before stay as they are."]);
    }

    private async Task DropAsync(ShowMatching.ChoiceRow row)
    {
        _notice = Notice.From(await DropChoice.RunAsync(row.Id), $"{row.Resident} and {row.Whom}: taken away.");
        await ReadAsync();
    }

    private async Task VisitAsync()
    {
        _form = "visit";
        _notice = Notice.From(await RecordVisit.RunAsync(new(Id<Resident>.TryParse(Visit!.Resident, null, out var resident) ? resident : default, Id<School>.TryParse(Visit.School, null, out var school) ? school : default, Visit.On, Visit.Note)), "The visit is recorded.");
    }

    /// <summary>The days as posted.</summary>
    public sealed class WindowInput
    {
        public DateOnly? OpensOn { get; set; }
        public DateOnly? ClosesOn { get; set; }
        public bool HostsRank { get; set; }
    }

    /// <summary>A pin or a pair kept apart, as posted.</summary>
    public sealed class ChoiceInput
    {
        public string? Sort { get; set; }
        public string? Resident { get; set; }
        public string? School { get; set; }
        public string? Mentor { get; set; }
        public string? Reason { get; set; }
    }

    /// <summary>A visit as posted.</summary>
    public sealed class VisitInput
    {
        public string? Resident { get; set; }
        public string? School { get; set; }
        public DateOnly? On { get; set; }
        public string? Note { get; set; }
    }
}
