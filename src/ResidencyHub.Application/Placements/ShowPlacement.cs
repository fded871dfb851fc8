using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>One placement whole, as far as the viewer's role reads it.</summary>
public sealed class ShowPlacement(UseCaseServices services) : Query<ShowPlacement.Request, ShowPlacement.Answer>(services)
{
    public sealed record Request(Id<Placement> Placement);

    /// <remarks>WaitsOn: on whom it waits, in words. Next: what happens next, in words. ClearedUntil: the day to which the resident is cleared; null: not cleared, or not for the viewer to know. Warnings: what speaks against it, for the program; for school and district what no agreement covers. Gaps: what the mentor misses, for those who manage mentors. Calls: newest first; for the program. Letters: newest first; for the program. Version: to be given back with a change. YesMeans: what a yes means to the one who is asked; null when nobody is. Team: the teachers besides the mentor of record. LateCheckIns: check-ins of weeks after the last day of a placement that ended early, as long as nobody has confirmed them; for the program. MentorThrough, NextMentorName: the last day of a mentor who leaves, and who follows. LateWeeks, LateMinutes: the same for approved hours of days after the last one: weeks, and counted minutes. Exceptions: those that touch its days. GapSince, GapDays: the first day without a mentor and the days since, today included, until somebody follows. SeeksMentorHere: a mentor is sought at this school, now or for a day to come. Follow: who is asked to follow; for the program and the school.</remarks>
    public sealed record Answer(
        Id<Placement> Id, Id<Cohort> CohortId, int Year, string ProgramName, Id<Resident> ResidentId, string ResidentName, Id<School> SchoolId, string SchoolName, string DistrictName, Id<Mentor>? MentorId, string? MentorName,
        string Subject, string GradeBand, string? Room, string? Weekdays, DateOnly StartsOn, DateOnly EndsOn, PlacementState State, bool NeedsMentor, bool NeedsPlace, WaitingOn WaitingOn, string WaitsOn, bool IsMine, DateOnly? NextOn, int DaysLate,
        string Next, string? Conditions, string? Declined, DateOnly? AnnouncedOn, DateOnly? ClearedUntil, IReadOnlyList<string> Warnings, IReadOnlyList<EligibilityGap> Gaps, IReadOnlyList<Waiver> Waivers,
        IReadOnlyList<Step> Steps, IReadOnlyList<Call> Calls, IReadOnlyList<SentLetter> Letters, int Version, string? YesMeans = null, IReadOnlyList<Mate>? Team = null, int LateCheckIns = 0, IReadOnlyList<Allowed>? Exceptions = null, DateOnly? GapSince = null, int GapDays = 0, int LateWeeks = 0, int LateMinutes = 0, DateOnly? MentorThrough = null, string? NextMentorName = null, bool SeeksMentorHere = false, FollowAsked? Follow = null)
    {
        public string Status => PlacementAsk.Status(State, NeedsMentor, NeedsPlace, NextMentorName is null ? MentorThrough?.AddDays(1) : null);
    }

    /// <summary>Somebody of the school who is asked to follow as mentor, and by when they answer.</summary>
    public sealed record FollowAsked(Id<Mentor> Mentor, string Name, DateOnly By);

    public sealed record Step(string What, string By, DateTime At, string How, string? RecordedBy);

    public sealed record Call(string SpokeTo, CallOutcome Result, string? Note, DateOnly? NextContactOn, string By, DateTime At);

    public sealed record SentLetter(string To, string Subject, OutboxState State, DateTime WrittenAt, DateTime? SentAt, string? Waits);

    /// <summary>A teacher of the team besides the mentor of record.</summary>
    public sealed record Mate(Id<Teammate> Id, string Name, string Role, DateOnly StartsOn, DateOnly EndsOn);

    /// <summary>An exception that touches the placement's days. Why and ApprovedBy: for the program.</summary>
    public sealed record Allowed(string Kind, string Lets, DateOnly StartsOn, DateOnly EndsOn, string? Why, string? ApprovedBy);

    public sealed record Waiver(string Rule, string Argument, string ApprovedBy, DateOnly EndsOn);

    private protected override Permission Needs => Permission.ReadPlacements;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, viewer, today) = (operation.Db, operation.Viewer, operation.Today);
        if (await db.Placements.Include(p => p.Steps).SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } p)
            return Outcome.NotFound;
        var (plans, calls) = (viewer.May(Permission.RequestPlacements), viewer.May(Permission.RecordAnswers));
        var beside = await PlacementBeside.OfAsync(operation, p, stop);
        var cleared = viewer.May(Permission.ReadResidents) ? beside.ClearedUntil : null;
        var mentor = viewer.May(Permission.ManageMentors) && p.MentorId is { } m ? await db.Mentors.SingleOrDefaultAsync(x => x.Id == m, stop) : null;
        var waivers = mentor is null || !beside.HasWaivers ? [] : await db.EligibilityWaivers.Where(w => w.MentorId == mentor.Id && w.EndsOn >= today).Select(w => new Waiver(w.Rule, w.Argument, w.ApprovedBy, w.EndsOn)).ToListAsync(stop);
        var steps = StepsSeen.Of(p.Steps, operation.Reach.Kind);
        var hours = plans && beside.HasLateHours ? await LateHours.OfAsync(operation, p, stop) : [];
        var gap = await Mentorships.GapSinceAsync(operation, p, stop);
        var (team, exceptions) = await TeamAsync(operation, p, plans, stop);
        return new Answer(
            p.Id, p.CohortId, p.Year, beside.Program, p.ResidentId, p.ResidentName, p.SchoolId, p.SchoolName, beside.District, p.MentorId, p.MentorName,
            p.Subject, p.GradeBand, p.Room, p.Weekdays, p.StartsOn, p.EndsOn, p.State, p.NeedsMentor, p.NeedsPlace, p.WaitingOn,
            PlacementAsk.On(p.WaitingOn, p.State, p.NeedsMentor, beside.Principal, p.MentorName, viewer.Role, p.NeedsPlace), PlacementAsk.IsMine(p.WaitingOn, viewer.Role),
            p.NextOn == DateOnly.MaxValue ? null : p.NextOn, PlacementFilter.Answerable.Contains(p.State) && p.NextOn < today ? today.DayNumber - p.NextOn.DayNumber : 0,
            PlacementAsk.Next(p, operation.Today), p.Conditions, p.DeclinedBecause is { } reason && StepsSeen.TellRefusal(steps) ? PlacementWords.Of(reason, p.DeclineWords) : null, p.ReleaseOn, cleared,
            plans ? await PlacementRules.WarningsAsync(operation, p, mentor, beside.IsApart, stop) : viewer.May(Permission.ReadPartnerships) ? await AgreementCover.WarningsAsync(operation, p, stop) : [], mentor is null ? [] : await PlacementRules.GapsAsync(operation, mentor, p, stop), waivers,
            [.. steps.Select(s => new Step(PlacementLines.What(s.Step.From, s.Step.To, s.Words ? s.Step.Note : null), s.Step.ActedBy, s.Step.ActedAt, PlacementWords.Of(s.Step.Channel), s.Step.RecordedBy))],
            calls && beside.HasCalls ? await db.CallAttempts.Where(c => c.PlacementId == p.Id).OrderByDescending(c => c.Id).Select(c => new Call(c.SpokeTo, c.Outcome, c.Note, c.NextContactOn, c.CalledBy, c.CalledAt)).ToListAsync(stop) : [],
            plans ? await db.Outbox.Where(o => o.PlacementId == p.Id).OrderByDescending(o => o.Id).Take(50).Select(o => new SentLetter(o.ToName, o.Subject, o.State, o.WrittenAt, o.SentAt, o.WaitsBecause)).ToListAsync(stop) : [],
            p.Version, PlacementFilter.Answerable.Contains(p.State) ? PlacementLetterText.YesMeans(p.State, p.MentorAsked) : null, team, plans && beside.HasLateCheckIns ? (await ConfirmLateRecords.OfAsync(operation, p, stop)).Count : 0,
            exceptions, gap, gap is { } since ? Math.Max(0, today.DayNumber - since.DayNumber + 1) : 0, hours.Count, hours.Sum(h => h.Minutes), p.MentorThrough, p.NextMentorName, p.SeeksMentorHere,
            (plans || operation.Reach.Kind is ReachKind.Schools) && p is { AskedMentorId: { } asked, AskedMentorBy: { } by } ? new(asked, p.AskedMentorName!, by) : null);
    }

    /// <summary>Whoever reads the placement reads its team, and what lets it stand as it does; the mentor of record does not teach the others' classes, so that both are read wider.</summary>
    private static async Task<(IReadOnlyList<Mate> Team, IReadOnlyList<Allowed> Exceptions)> TeamAsync(Operation operation, Placement placement, bool plans, CancellationToken stop)
    {
        await using var db = operation.LookWider("the team and the exceptions of a placement that the viewer reads");
        var (id, first, last, mentor) = (placement.Id, placement.StartsOn, placement.EndsOn, placement.MentorId);
        // few of either: one question reads both
        var both = await db.Placements.Where(p => p.Id == id).AsSingleQuery().Select(p => new
        {
            Team = db.Teammates.Where(t => t.PlacementId == p.Id).OrderBy(t => t.StartsOn).ThenBy(t => t.Id).Select(t => new Mate(t.Id, t.Name, t.Role, t.StartsOn, t.EndsOn)).ToList(),
            Exceptions = db.PlacementAllowances.Where(a => a.ResidentId == p.ResidentId && a.StartsOn <= last && a.EndsOn >= first && (a.MentorId == null || a.MentorId == mentor)).OrderBy(a => a.StartsOn).ThenBy(a => a.Id).ToList(),
        }).SingleAsync(stop);
        return (both.Team, both.Exceptions.ConvertAll(a => new Allowed(PlacementWords.Of(a.Kind), AllowanceWords.Lets(a.Kind, a.MentorName, a.Organization), a.StartsOn, a.EndsOn, plans ? a.Argument : null, plans ? a.ApprovedBy : null)));
    }
}
