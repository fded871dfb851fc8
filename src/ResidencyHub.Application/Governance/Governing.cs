using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>Somebody who works for one of the partners and has an account: who can take a seat, own an action or vote as a delegate.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="Side">For which side.</param>
/// <param name="Place">Where: "Eastside High School".</param>
public sealed record PartnerPerson(Guid Account, string Name, PartnershipSide Side, string Place);

/// <summary>A committee, and a meeting of it when there is one in hand, with the partnership whose they are.</summary>
internal sealed record Gathering(Partnership Partnership, Committee Committee, Meeting? At)
{
    /// <summary>Who writes its agenda and minutes: who sits on it (on the meeting's day or today), and who speaks for it anyway: a coordinator, a district's lead, the leader of the school that it is about.</summary>
    public bool MayWrite(Operation operation)
    {
        if (!operation.Viewer.May(Permission.KeepPartnerships))
            return false;
        var (me, today) = (operation.Viewer.AccountId, operation.Today);
        return operation.Viewer.Role is Role.ProgramCoordinator or Role.DistrictLead
            || (Committee.SchoolId is { } school && operation.Reach.Schools.Contains(school))
            || Committee.Seats.Any(s => s.AccountId == me && (s.Holds.Contains(today) || (At is not null && s.Holds.Contains(At.Day))));
    }

    /// <summary>What is said to whoever may read it and not write.</summary>
    public static Refusal NotSeated { get; } = Outcome.Refused("not-seated", "Only those who sit on it write here, and those who keep the record: coordinators, the district's lead, the school's leader. Ask one of them for a seat.");
}

/// <summary>What use cases of committees and meetings share.</summary>
internal static class Governing
{
    public static async Task<Gathering?> CommitteeAsync(Operation operation, Id<Committee> id, CancellationToken stop) =>
        await operation.Db.Committees.Include(c => c.Seats).SingleOrDefaultAsync(c => c.Id == id, stop) is { } committee && await Record.FindAsync(operation, committee.PartnershipId, stop) is { } partnership
            ? new(partnership, committee, null) : null;

    public static async Task<Gathering?> MeetingAsync(Operation operation, Id<Meeting> id, CancellationToken stop) =>
        await operation.Db.Meetings.Include(m => m.Agenda).Include(m => m.Attendance).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id, stop) is { } meeting && await CommitteeAsync(operation, meeting.CommitteeId, stop) is { } of
            ? of with { At = meeting } : null;

    /// <summary>What is refused when the partnership is over; null while it goes on.</summary>
    public static Refusal? Over(Partnership partnership, DateOnly today) =>
        partnership.EndedOn is { } ended && ended < today ? Outcome.Refused("partnership-over", $"This partnership ended on {PartnershipWords.Day(ended)}. Its record stays as it is.") : null;

    /// <summary>What is said when silence would decide before each side had the days that the rule gives it; null while there is time.</summary>
    public static async Task<string?> TooSoonAsync(Operation operation, SilenceMeans silence, bool needsEverySide, DateOnly answerBy, CancellationToken stop)
    {
        if (silence is SilenceMeans.Stalls || (silence is SilenceMeans.CarriedByVoters && needsEverySide))
            return null;
        var least = (await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop)).Number(RuleCode.DecisionSilenceDays);
        return answerBy.DayNumber - operation.Today.DayNumber >= least ? null : $"Here silence decides, so each side has at least {least} days to answer. Choose {PartnershipWords.Day(operation.Today.AddDays(least))} or later.";
    }

    /// <summary>The sides that have a partner on that day: those that vote.</summary>
    public static IReadOnlyList<PartnershipSide> Sides(Partnership partnership, DateOnly day) => [.. partnership.Members.Where(m => m.Stays.Contains(day)).Select(m => m.Side).Distinct().Order()];

    /// <summary>Those with an account who work for a partner, as far as the viewer may know them: a school does not learn the people of another.</summary>
    public static async Task<IReadOnlyList<PartnerPerson>> PeopleAsync(Operation operation, Partnership partnership, CancellationToken stop)
    {
        var (today, reach) = (operation.Today, operation.Reach);
        var members = partnership.Members.Where(m => m.Stays.Contains(today)).ToList();
        var programs = members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().ToList();
        var districts = members.Select(m => m.DistrictId).OfType<Id<District>>().Where(d => reach.Kind is not ReachKind.Districts || reach.Districts.Contains(d)).Where(d => reach.Kind is not ReachKind.Schools || reach.DistrictsOfSchools.Contains(d)).ToList();
        var schools = reach.Kind is ReachKind.Schools ? reach.Schools : null;
        await using var wide = operation.LookWider("who works for the partners, by name, to choose from");
        var found = await wide.RoleGrants
            .Where(g => g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today))
            .Where(g => ((g.Role == Role.ProgramCoordinator || g.Role == Role.Faculty) && g.ProgramId != null && programs.Contains(g.ProgramId.Value))
                || (g.Role == Role.DistrictLead && g.DistrictId != null && districts.Contains(g.DistrictId.Value))
                || (g.Role == Role.SchoolLeader && g.DistrictId != null && districts.Contains(g.DistrictId.Value) && (schools == null || schools.Contains(g.SchoolId!.Value))))
            .Join(wide.Users.Where(u => u.ClosedAt == null), g => g.AccountId, u => u.Id, (g, u) => new { u.Id, u.Name, g.Role, g.Place }).OrderBy(g => g.Name).Take(500).ToListAsync(stop);
        return [.. found.DistinctBy(f => f.Id).Select(f => new PartnerPerson(f.Id, f.Name, Record.SideOf(f.Role)!.Value, f.Place))];
    }

    /// <summary>The same and those who sit on the committee: their names stand there anyway.</summary>
    public static async Task<IReadOnlyList<PartnerPerson>> PeopleAsync(Operation operation, Gathering of, CancellationToken stop)
    {
        var seated = of.Committee.SeatsOn(operation.Today).Where(s => s.AccountId is not null).Select(s => new PartnerPerson(s.AccountId!.Value, s.Person, s.Side, s.Position ?? of.Committee.Name));
        return [.. (await PeopleAsync(operation, of.Partnership, stop)).Concat(seated).DistinctBy(p => p.Account).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>The UTC instant of a time of day in a zone; where clocks jump over it, an hour later.</summary>
    public static DateTime InstantOf(DateOnly day, TimeOnly time, string zone)
    {
        var (local, there) = (day.ToDateTime(time), TimeZoneInfo.FindSystemTimeZoneById(zone));
        return TimeZoneInfo.ConvertTimeToUtc(there.IsInvalidTime(local) ? local.AddHours(1) : local, there);
    }

    public static DateTime LocalOf(Meeting meeting) => TimeZoneInfo.ConvertTimeFromUtc(meeting.StartsAt, TimeZoneInfo.FindSystemTimeZoneById(meeting.Zone));

    /// <summary>How long ago each of these committees met, against its rule; one question for all.</summary>
    public static async Task<Dictionary<Id<Committee>, MeetingRhythm>> RhythmsAsync(Operation operation, IReadOnlyCollection<Committee> committees, CancellationToken stop)
    {
        var ids = committees.Select(c => c.Id).ToList();
        var met = (await operation.Db.Meetings.Where(m => ids.Contains(m.CommitteeId) && (m.State == MeetingState.Held || m.State == MeetingState.Open)).GroupBy(m => m.CommitteeId).Select(g => new { g.Key, Last = g.Max(m => m.Day) }).ToListAsync(stop)).ToDictionary(m => m.Key, m => m.Last);
        return committees.ToDictionary(c => c.Id, c => new MeetingRhythm(c.Name, met.TryGetValue(c.Id, out var last) ? last : null, met.TryGetValue(c.Id, out var since) ? since : c.StartsOn, c.MeetsEveryDays, c.AgreementId is not null, operation.Today));
    }

    /// <summary>The committees in reach that have not met for longer than their rule, of partnerships that go on; only those of one place and of the whole when a school is asked about.</summary>
    public static async Task<IReadOnlyList<(Id<Partnership> Partnership, MeetingRhythm Rhythm)>> LapsedAsync(Operation operation, Id<School>? school, CancellationToken stop)
    {
        var today = operation.Today;
        var working = operation.Db.Committees.Where(c => c.MeetsEveryDays != null && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today) && operation.Db.Partnerships.Any(p => p.Id == c.PartnershipId && (p.EndedOn == null || p.EndedOn >= today)));
        if (school is { } one)
            working = working.Where(c => c.SchoolId == null || c.SchoolId == one);
        var committees = await working.OrderBy(c => c.Name).Take(200).ToListAsync(stop);
        var rhythms = await RhythmsAsync(operation, committees, stop);
        return [.. committees.Select(c => (c.PartnershipId, Rhythm: rhythms[c.Id])).Where(r => r.Rhythm.HasLapsed).OrderByDescending(r => r.Rhythm.Days - r.Rhythm.EveryDays)];
    }
}

/// <summary>Something that is done at a meeting by those who write it: found within the reach, refused to others and when the partnership is over.</summary>
public abstract class MeetingCommand<TRequest, TResult> : RecordCommand<TRequest, TResult>
{
    private protected MeetingCommand(UseCaseServices services) : base(services) { }

    private protected abstract Id<Meeting> MeetingOf(TRequest request);

    private protected abstract Task<Outcome<TResult>> ActAsync(TRequest request, Gathering of, Operation operation, CancellationToken stop);

    private protected sealed override async Task<Outcome<TResult>> ChangeAsync(TRequest request, Operation operation, CancellationToken stop)
    {
        if (await Governing.MeetingAsync(operation, MeetingOf(request), stop) is not { } of)
            return Outcome.NotFound;
        if (!of.MayWrite(operation))
            return Gathering.NotSeated;
        return Governing.Over(of.Partnership, operation.Today) is { } over ? over : await ActAsync(request, of, operation, stop);
    }
}
