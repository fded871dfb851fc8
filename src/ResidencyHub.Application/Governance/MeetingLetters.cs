using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>Letters to those who sit on a committee and have an account, under their districts' contact rules.</summary>
internal sealed class MeetingLetters(Operation operation, Postbox postbox)
{
    public Task<IReadOnlyList<Told>> PlannedAsync(Gathering of, Meeting meeting, CancellationToken stop) => PostAsync(of, meeting, $"{of.Committee.Name} meets on {When(meeting)}", $"{meeting.PlannedBy} planned a meeting of “{of.Committee.Name}”.\n\n{WhenAndWhere(meeting)}\n\nPropose what is to be talked about: {postbox.Address($"/meetings/{meeting.Id}")}", stop);

    public Task<IReadOnlyList<Told>> MovedAsync(Gathering of, CancellationToken stop) => PostAsync(of, of.At!, $"{of.Committee.Name} was moved to {When(of.At!)}", $"{of.At!.ChangedBy} moved the meeting of “{of.Committee.Name}”: {of.At.Because}\n\n{WhenAndWhere(of.At)}\n\n{postbox.Address($"/meetings/{of.At.Id}")}", stop);

    public Task<IReadOnlyList<Told>> CancelledAsync(Gathering of, CancellationToken stop) => PostAsync(of, of.At!, $"{of.Committee.Name} does not meet on {When(of.At!)}", $"{of.At!.ChangedBy} cancelled the meeting of “{of.Committee.Name}” on {When(of.At)}: {of.At.Because}\n\nWhat was on its agenda goes on the next one.\n\n{postbox.Address($"/committees/{of.Committee.Id}")}", stop);

    /// <summary>What was settled in the room, so that no side learns its own vote by chance.</summary>
    public Task<IReadOnlyList<Told>> SettledAsync(Gathering of, Decision decision, CancellationToken stop) => PostAsync(of, of.At!, $"Decided in {of.Committee.Name}: {decision.Title}",
        $"{operation.Viewer.Name} recorded what the sides said on {PartnershipWords.Day(of.At!.Day)}:\n\n{string.Join('\n', decision.Standing.OrderBy(v => v.Side).Select(v => $"{PartnershipWords.Of(v.Side)}: {v.Vote} ({v.CastBy})"))}\n\nIf that is not what was said, say so before the minutes are approved: {postbox.Address($"/meetings/{of.At.Id}")}", stop);

    private static string When(Meeting meeting) => Governing.LocalOf(meeting).ToString("d MMMM yyyy, h:mm tt", CultureInfo.InvariantCulture);

    private static string WhenAndWhere(Meeting meeting) => $"{When(meeting)} ({meeting.Zone}), {meeting.LastsMinutes} minutes{(meeting.Where is null ? "" : $", {meeting.Where}")}.";

    private async Task<IReadOnlyList<Told>> PostAsync(Gathering of, Meeting meeting, string subject, string body, CancellationToken stop)
    {
        var (today, me) = (operation.Today, operation.Viewer.AccountId);
        var accounts = of.Committee.SeatsOn(meeting.Day > today ? meeting.Day : today).Select(s => s.AccountId).OfType<Guid>().Where(a => a != me).Distinct().ToList();
        await using var wide = operation.LookWider("addresses of those who sit on a committee");
        var people = await wide.Users.Where(u => accounts.Contains(u.Id) && u.Email != null && u.ClosedAt == null).OrderBy(u => u.Name).Select(u => new { u.Id, u.Name, u.Email }).ToListAsync(stop);
        var grants = await wide.RoleGrants.Where(g => accounts.Contains(g.AccountId) && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today)).ToListAsync(stop);
        var mentorIds = grants.Select(g => g.MentorId).OfType<Id<Mentor>>().Distinct().ToList();
        var mentors = await wide.Mentors.Where(m => mentorIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DistrictId, stop);
        var told = new List<Told>();
        foreach (var person in people)
        {
            var held = grants.Where(g => g.AccountId == person.Id).OrderBy(g => g.Role).ToList();
            var at = held.Find(g => g.DistrictId is not null) ?? held.Find(g => g.MentorId is { } m && mentors.ContainsKey(m));
            var addressee = at?.Role switch { null => Addressee.Program, Role.SchoolLeader => Addressee.SchoolStaff, Role.Mentor => Addressee.Mentor, _ => Addressee.DistrictStaff };
            told.Add(await postbox.PostAsync(operation, new Letter(addressee, person.Name, person.Email!, subject, $"Dear {person.Name},\n\n{body}", District: at?.DistrictId ?? (at?.MentorId is { } mentor ? (Id<District>?)mentors[mentor] : null), Program: held.Find(g => g.ProgramId is not null)?.ProgramId), "meeting", stop));
        }
        return told;
    }
}
