using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Growing;

/// <summary>Something that waits for somebody without a rule of their program asking for it.</summary>
/// <param name="Same">What a rule can ask that is the same thing; null: none.</param>
/// <param name="Form">Of a form, which.</param>
/// <param name="From">Of a month, its first day; null: of no days of its own.</param>
internal sealed record RegularTask(Id<Placement> Placement, Id<PreparationProgram> Program, string Resident, string What, string? When, DateOnly? DueOn, string Href, AssignedWork? Same = null, Guid? Form = null, DateOnly? ClosesOn = null, DateOnly? From = null)
{
    /// <summary>It is of days on which the rule is open: what is of another month is another thing.</summary>
    public bool IsWithin(AssignmentRule rule) => From is not { } from || (from <= rule.ClosesOn && DueOn >= rule.OpensOn);
}

/// <summary>What stands regularly with its day, in one role: check-ins, hours, the month's conversation, talks after a lesson, three-way reviews, forms.</summary>
internal static class RegularTasks
{
    public static async Task<List<RegularTask>> OfAsync(Operation operation, Signatory me, IReadOnlyList<AskedInRole.Home> homes, CancellationToken stop)
    {
        List<RegularTask> all = me is Signatory.Mentor ? [.. await CheckInsAsync(operation, stop), .. await HoursToApproveAsync(operation, stop)] : [];
        if (homes.Count == 0)
            return all;
        var of = homes.ToDictionary(h => h.Id);
        if (me is Signatory.Resident)
            all.AddRange(await HoursReturnedAsync(operation, of, stop));
        if (me is not Signatory.Supervisor)
            all.AddRange(await ConversationsAsync(operation, me, of, stop));
        all.AddRange([.. await LessonsAsync(operation, me, of, stop), .. await ReviewsAsync(operation, me, of, stop), .. await FormsAsync(operation, me, of, stop)]);
        return all;
    }

    private static async Task<IEnumerable<RegularTask>> CheckInsAsync(Operation operation, CancellationToken stop) =>
        (await CheckInsDue.OfAsync(operation, stop)).Select(d => new RegularTask(d.Placement, d.Program, d.Resident, "Weekly check-in", $"Week of {d.Week.Monday:d MMMM}", d.Week.DueOn, $"check-ins/{d.Placement}/{d.Week.Monday:yyyy-MM-dd}"));

    private static async Task<IEnumerable<RegularTask>> HoursToApproveAsync(Operation operation, CancellationToken stop) =>
        (await HoursToApprove.OfAsync(operation, stop)).Select(d => new RegularTask(d.Placement, d.Program, d.Resident, "Hours to approve", d.Weeks.Count == 1 ? $"Week of {d.Weeks[0]:d MMMM}" : $"{d.Weeks.Count} weeks", d.DueOn, "friday"));

    /// <summary>Hours that came back are late from the same day on as those that were never sent.</summary>
    private static async Task<IEnumerable<RegularTask>> HoursReturnedAsync(Operation operation, Dictionary<Id<Placement>, AskedInRole.Home> of, CancellationToken stop)
    {
        var homes = of.Keys.ToList();
        var weeks = await operation.Db.HoursWeeks.Where(w => homes.Contains(w.PlacementId) && w.State == HoursState.Returned).Select(w => new { w.PlacementId, w.ProgramId, w.WeekOf }).ToListAsync(stop);
        if (weeks.Count == 0)
            return [];
        var rules = await RuleBook.OpenEachAsync(operation.Db, [.. weeks.Select(w => w.ProgramId).Distinct()], operation.Today, stop);
        return weeks.Select(w => new RegularTask(w.PlacementId, w.ProgramId, of[w.PlacementId].Name, "Hours that came back to you", $"Week of {w.WeekOf:d MMMM}", w.WeekOf.AddDays(6 + rules[w.ProgramId].Number(RuleCode.HoursLateDays)), $"my-hours/{w.WeekOf:yyyy-MM-dd}"));
    }

    /// <summary>The resident scores first; from then on it is the mentor's turn. Until the month is over.</summary>
    private static async Task<IEnumerable<RegularTask>> ConversationsAsync(Operation operation, Signatory me, Dictionary<Id<Placement>, AskedInRole.Home> of, CancellationToken stop)
    {
        var (homes, month, turn) = (of.Keys.ToList(), new DateOnly(operation.Today.Year, operation.Today.Month, 1), me is Signatory.Resident ? ConversationState.ResidentScores : ConversationState.MentorScores);
        var waiting = await operation.Db.Conversations.Where(c => homes.Contains(c.PlacementId) && c.State == turn && c.Month >= month).Select(c => new { c.Id, c.PlacementId, c.Month }).ToListAsync(stop);
        return waiting.Select(c => new RegularTask(
            c.PlacementId, of[c.PlacementId].ProgramId, of[c.PlacementId].Name, me is Signatory.Resident ? "Coaching conversation: you score first" : "Coaching conversation: score and talk", $"{c.Month:MMMM yyyy}", c.Month.AddMonths(1).AddDays(-1), $"coaching/{c.Id}", AssignedWork.CoachingConversation, From: c.Month));
    }

    /// <summary>Whoever observed owes the talk after the lesson; the resident scores the own lesson before it.</summary>
    private static async Task<IEnumerable<RegularTask>> LessonsAsync(Operation operation, Signatory me, Dictionary<Id<Placement>, AskedInRole.Home> of, CancellationToken stop)
    {
        var homes = of.Keys.ToList();
        var open = TalksDue.Of(operation.Db).Where(o => homes.Contains(o.PlacementId));
        var kind = me is Signatory.Mentor ? RaterKind.Mentor : RaterKind.Supervisor;
        open = me is Signatory.Resident ? open.Where(o => o.State == ObservationState.EvidenceTagged) : open.Where(o => o.ObserverKind == kind);
        var due = await open.Select(o => new { o.Id, o.PlacementId, o.Number, o.ObservedOn, o.ConferenceDueOn }).ToListAsync(stop);
        return due.Select(o => new RegularTask(
            o.PlacementId, of[o.PlacementId].ProgramId, of[o.PlacementId].Name, me is Signatory.Resident ? $"Score your lesson {o.Number}" : $"Talk after lesson {o.Number}", $"Lesson of {o.ObservedOn:d MMMM}", o.ConferenceDueOn, me is Signatory.Resident ? $"observations/{o.Id}/my-scores" : $"observations/{o.Id}"));
    }

    private static async Task<IEnumerable<RegularTask>> ReviewsAsync(Operation operation, Signatory me, Dictionary<Id<Placement>, AskedInRole.Home> of, CancellationToken stop)
    {
        var (db, homes) = (operation.Db, of.Keys.ToList());
        var reviews = await db.Reviews.Where(r => homes.Contains(r.PlacementId) && r.State != ReviewState.Locked).Select(r => new { r.Id, r.PlacementId, r.Time, r.State, r.DueOn }).ToListAsync(stop);
        if (reviews.Count == 0)
            return [];
        var ids = reviews.ConvertAll(r => r.Id);
        var voices = (await db.Set<ReviewVoice>().Where(v => ids.Contains(v.ReviewId)).Select(v => new { v.ReviewId, v.As, IsSigned = v.SignedAt != null }).ToListAsync(stop)).ToLookup(v => v.ReviewId);
        return reviews.Select(r => (Review: r, What: Wanted(r.State, voices[r.Id].Any(v => v.As == me), voices[r.Id].Any(v => v.As == me && v.IsSigned), voices[r.Id].Count())))
            .Where(x => x.What is not null)
            .Select(x => new RegularTask(
                x.Review.PlacementId, of[x.Review.PlacementId].ProgramId, of[x.Review.PlacementId].Name, $"Three-way review {GrowingWords.Of(x.Review.Time)}: {x.What}", null, x.Review.DueOn, $"reviews/{x.Review.Id}",
                x.What == Words ? x.Review.Time switch { ReviewTime.Start => AssignedWork.ReviewStart, ReviewTime.Middle => AssignedWork.ReviewMiddle, _ => AssignedWork.ReviewEnd } : null));

        string? Wanted(ReviewState state, bool wrote, bool signed, int written) => state switch
        {
            ReviewState.Writing when !wrote => Words,
            ReviewState.Writing when written == ThreeWayReview.Sides.Count && me is not Signatory.Resident => "talk, and note it",
            ReviewState.Discussed when wrote && !signed => "sign",
            _ => null,
        };
    }

    private const string Words = "write your words";

    /// <summary>A form that is asked once and not answered, or that is begun; one that is answered again and again waits where a rule asks for it.</summary>
    private static async Task<IEnumerable<RegularTask>> FormsAsync(Operation operation, Signatory me, Dictionary<Id<Placement>, AskedInRole.Home> of, CancellationToken stop)
    {
        var (today, account, programs) = (operation.Today, operation.Viewer.AccountId!.Value, of.Values.Select(h => h.ProgramId).Distinct().ToList());
        await using var wide = operation.LookWider("which forms a program asks of the viewer, and whether somebody before them in this role has answered");
        var open = wide.ProgramForms.Where(f => programs.Contains(f.ProgramId) && f.State == EditionState.Published && (f.OpensOn == null || f.OpensOn <= today) && (f.ClosesOn == null || f.ClosesOn >= today));
        open = me switch { Signatory.Resident => open.Where(f => f.AsksResidents), Signatory.Mentor => open.Where(f => f.AsksMentors), _ => open.Where(f => f.AsksSupervisors) };
        var forms = await open.Select(f => new { f.ProgramId, f.Lineage, f.Name, f.ClosesOn, f.IsRepeated }).ToListAsync(stop);
        if (forms.Count == 0)
            return [];
        var (homes, lineages) = (of.Keys.ToList(), forms.ConvertAll(f => f.Lineage));
        var given = (await wide.FormAnswers.Where(a => homes.Contains(a.PlacementId) && lineages.Contains(a.Lineage) && (a.AuthorAccountId == account || (a.As == me && a.IsSent))).Select(a => new { a.PlacementId, a.Lineage, a.IsSent }).ToListAsync(stop)).ToLookup(a => (a.PlacementId, a.Lineage), a => a.IsSent);
        return from home in of.Values
               from form in forms
               where form.ProgramId == home.ProgramId
               let answers = given[(home.Id, form.Lineage)].ToList()
               where answers.Contains(false) || (!form.IsRepeated && answers.Count == 0)
               select new RegularTask(home.Id, home.ProgramId, home.Name, form.Name, answers.Count > 0 ? "Begun" : null, form.ClosesOn, $"my-forms/{form.Lineage}/{home.Id}", AssignedWork.Form, form.Lineage, form.ClosesOn);
    }
}
