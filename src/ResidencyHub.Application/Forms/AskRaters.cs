using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Forms;

/// <summary>Writes to outside raters on the day on which what asks them opens, and reminds those who have not answered before, on and after the day. Each letter has a link of its own; the earlier ones stay good.</summary>
public sealed class AskRaters(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var rules = await db.AssignmentRules.AsNoTracking().Where(r => r.StoppedAt == null && r.Who == Signatory.Outside && r.OpensOn <= today && r.ClosesOn >= today).ToListAsync(stop);
        rules = await AssignedDone.OpenAsync(db, rules, today, stop);
        var ids = rules.ConvertAll(r => r.Id);
        var waiting = await db.OutsideRaters.Where(r => ids.Contains(r.RuleId) && r.AnsweredAt == null && r.EndedAt == null && (r.AskedOn == null || r.AskedOn < today)
            && db.Placements.Any(p => p.Id == r.PlacementId && p.State == PlacementState.Active)).OrderBy(r => r.Id).ToListAsync(stop);
        var letters = 0;
        foreach (var rater in waiting)
        {
            var rule = rules.Find(r => r.Id == rater.RuleId)!;
            // a day of reminding that passed while the hub stood still is made up for, by one letter
            if (rater.AskedOn is { } asked && !(rule.ReminderOn(today, asked) > asked))
                continue;
            if (await RaterLinks.WriteAsync(operation, postbox, rater, rule, rater.AskedOn is null ? null : "if you have begun: what you typed is kept, and this link opens it, too.", nameof(AskRaters), stop) is not null)
                letters++;
        }
        return letters;
    }
}
