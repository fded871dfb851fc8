using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Web.Hours;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hours;

/// <summary>A concern that is typed on the Friday page, whatever becomes of the check-in beside it.</summary>
public sealed class FridayConcernTests
{
    [Fact]
    public async Task What_was_typed_of_a_concern_outlives_a_check_in_that_was_sent_from_its_own_page_and_goes_with_the_next_send()
    {
        await using var hub = new RunningHub { Demo = true };
        var mentor = await MentorAsync(hub);
        var friday = await hub.AsAsync<ShowFriday, ShowFriday.Answer>(mentor, async u => (await u.RunAsync(new())).ValueOrDefault!);
        var section = friday.Sections.First(s => s.CheckIn is not null);
        var (placement, prefix) = (section.Placement, $"Input.Of[{section.Placement}]");
        Dictionary<string, string> typed = new() { [$"{prefix}.CheckIn.Met"] = "yes", [$"{prefix}.CheckIn.Going"] = "OnTrack", [$"{prefix}.CheckIn.Strength"] = "half a", [$"{prefix}.CheckIn.Concern"] = "yes", [$"{prefix}.CheckIn.Worry"] = "He came late\non three days." };
        await hub.AsAsync<SaveDraft, object>(mentor, async u => await u.RunAsync(new(ShowFriday.DraftKey(friday.WeekOf), typed, null)));
        await Task.Delay(20);
        await hub.AsAsync<SendCheckIn, object>(mentor, async u => { var sent = await u.RunAsync(new(placement, friday.WeekOf, true, MeetingLength.OneToTwoHours, Going.OnTrack, "Calm routines", null, null)); sent.IsDone.ShouldBeTrue(); return sent; });

        friday = await hub.AsAsync<ShowFriday, ShowFriday.Answer>(mentor, async u => (await u.RunAsync(new(friday.WeekOf))).ValueOrDefault!);
        var input = FridayInput.From(friday);
        input.Of[placement.Value].CheckIn.ShouldSatisfyAllConditions(c => c.Strength.ShouldBe("Calm routines", "what was sent stands"), c => c.HasConcern.ShouldBeTrue(), c => c.Worry.ShouldBe("He came late\non three days."));
        input.Of[placement.Value].Shown = CheckInShown.Of(friday.Sections.First(s => s.Placement == placement).CheckIn!).Write();
        var result = await hub.AsAsync<FridaySending, FridaySending.Result>(mentor, u => u.RunAsync(friday, input));
        result.Errors.ShouldBeEmpty();
        result.Done.ShouldHaveSingleItem().Words.ShouldContain("told of your concern");
        result.Done[0].Words.ShouldNotContain("corrected");
        await using var db = hub.Open();
        (await db.Concerns.SingleAsync(c => c.PlacementId == placement && c.Words.StartsWith("He came late"))).IsAboutSafety.ShouldBeFalse();

        // what was raised already is not offered once more by a draft that is older
        await hub.AsAsync<SaveDraft, object>(mentor, async u => await u.RunAsync(new(ShowFriday.DraftKey(friday.WeekOf), typed, null)));
        friday = await hub.AsAsync<ShowFriday, ShowFriday.Answer>(mentor, async u => (await u.RunAsync(new(friday.WeekOf))).ValueOrDefault!);
        FridayInput.From(friday with { Draft = friday.Draft! with { SavedAt = friday.Draft.SavedAt.AddDays(-1) } }).Of[placement.Value].CheckIn.HasConcern.ShouldBeFalse();
    }

    private static async Task<Viewer> MentorAsync(RunningHub hub)
    {
        await using var db = hub.Open();
        var mentor = await (from g in db.RoleGrants join u in db.Users on g.AccountId equals u.Id where g.Role == Role.Mentor && u.Name == "Umar Okafor" select u).FirstAsync();
        return new(mentor.Id, mentor.Name, Role.Mentor);
    }
}
