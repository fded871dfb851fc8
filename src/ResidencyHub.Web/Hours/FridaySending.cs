using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;
using ResidencyHub.Web.Mentoring;

namespace ResidencyHub.Web.Hours;

/// <summary>Sends a Friday page section by section: what is whole is saved, what is not stays with its errors. Each part is the use case that its own page has.</summary>
public sealed class FridaySending(DecideHours decide, SendCheckIn checkIn, TellNoSchool noSchool, ForgetFriday forget)
{
    /// <param name="Done">What was saved, a line each.</param>
    /// <param name="Errors">What is wrong, by the posted names without "Input.".</param>
    public sealed record Result(IReadOnlyList<NoticeRow> Done, IReadOnlyList<FieldError> Errors);

    public async Task<Result> RunAsync(ShowFriday.Answer friday, FridayInput input)
    {
        var (done, errors) = (new List<NoticeRow>(), new List<FieldError>());
        foreach (var section in friday.Sections)
        {
            var of = input.For(section);
            var said = new List<string>();
            await HoursAsync(section, of, said, errors);
            // somebody else was named while the page stood open: the words stay in the draft, and the page that follows shows them
            if (section is { CheckIn: null, WrittenBy: { } writer } && !of.CheckIn.IsEmpty)
                errors.Add(new($"Of[{section.Placement}].CheckIn.Met", $"The team has named {writer} to write this week’s check-in meanwhile. Yours was not sent; load the page again, and send it if it should stand beside theirs."));
            var concern = section.CheckIn is null ? [] : await CheckInAsync(friday.WeekOf, section, of, said, errors);
            if (said.Count > 0 || concern.Count > 0)
                done.Add(new(string.Join(' ', [.. said.Count > 0 ? [$"{section.Resident}: {string.Join(", ", said)}."] : Array.Empty<string>(), .. concern])));
        }
        if (errors.Count == 0)
            await forget.RunAsync(friday.WeekOf);
        return new(done, errors);
    }

    private async Task HoursAsync(ShowFriday.Section section, FridaySection of, List<string> said, List<FieldError> errors)
    {
        if (of.Weeks.Any(w => w.Value.Decision is { Length: > 0 } && section.Weeks.All(s => s.Id.Value != w.Key)))
            said.Add("a week of hours does not wait for you any more, so nothing was decided on it");
        foreach (var week in section.Weeks)
        {
            var typed = of.For(week);
            if (string.IsNullOrEmpty(typed.Decision) && string.IsNullOrWhiteSpace(typed.Comment) && typed.Except.Values.All(string.IsNullOrEmpty))
                continue;
            var outcome = await decide.RunAsync(typed.ToRequest(week.Id));
            if (outcome.ValueOrDefault is { } decided)
                said.Add(decided.State is Domain.Hours.HoursState.Approved ? $"{Domain.Hours.TimeSpent.Words(decided.Approved)} approved" : $"hours of the week of {week.WeekOf:d MMMM} returned");
            else
                Add(errors, outcome, $"Of[{section.Placement}].Weeks[{week.Id}]", "Decision");
        }
    }

    /// <returns>What follows from a concern, in sentences.</returns>
    private async Task<IReadOnlyList<string>> CheckInAsync(DateOnly monday, ShowFriday.Section section, FridaySection of, List<string> said, List<FieldError> errors)
    {
        var prefix = $"Of[{section.Placement}]";
        IReadOnlyList<string> concern = [];
        if (of.NoSchool is not null)
        {
            if (of.CheckIn.HasConcern)
                errors.Add(new($"{prefix}.CheckIn.Worry", "A concern goes with a check-in. Take “No school this week” out, or raise it on the resident’s own page."));
            if (section.NoSchool)
                return [];
            var off = await noSchool.RunAsync(new(section.Placement, monday));
            if (off.IsDone)
                said.Add("no school noted");
            else
                Add(errors, off, prefix, "NoSchool");
            return [];
        }
        if (section.NoSchool)
        {
            var on = await noSchool.RunAsync(new(section.Placement, monday, NoSchool: false));
            if (on.IsDone)
                said.Add("school after all");
            else
                Add(errors, on, prefix, "NoSchool");
        }
        var shown = CheckInShown.Read(of.Shown);
        // a concern goes also beside a check-in that was sent before and that nobody has touched
        var untouched = shown.Says(of.CheckIn) || section.CheckIn!.Sent is not null && of.CheckIn.SaysBesideConcern(CheckInInput.Of(section.CheckIn with { Draft = null }));
        if (of.CheckIn.IsEmpty || untouched && !of.CheckIn.HasConcern)
            return [];
        var outcome = await checkIn.RunAsync(of.CheckIn.ToRequest(section.Placement, monday) with { Seen = new(shown.SentAt) });
        if (outcome.ValueOrDefault is { } sent)
        {
            // the page that stays shows what is sent now
            of.Shown = null;
            if (sent.Corrected is not null)
                said.Add(sent.Corrected is true ? "check-in corrected" : "check-in sent");
            concern = CheckInInput.ConcernSaid(of.CheckIn.ConcernKind(sent), section.Resident);
            (of.CheckIn.Concern, of.CheckIn.Worry, of.CheckIn.Safety) = (null, null, false);
        }
        else
            Add(errors, outcome, $"{prefix}.CheckIn", "Met");
        return concern;
    }

    private static void Add<T>(List<FieldError> errors, Outcome<T> outcome, string prefix, string whole) =>
        errors.AddRange(outcome switch
        {
            Outcome<T>.Invalid invalid => invalid.Errors.Select(e => new FieldError($"{prefix}.{e.Field}", e.Words)),
            Outcome<T>.Refused refused => [new($"{prefix}.{whole}", refused.Words)],
            Outcome<T>.Conflict => [new($"{prefix}.{whole}", "Somebody changed this meanwhile, most likely the resident. Look at it again.")],
            _ => [new($"{prefix}.{whole}", "This is not yours to decide any more. Load the page again.")],
        });
}
