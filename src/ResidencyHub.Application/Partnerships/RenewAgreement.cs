using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Begins the renewal: a draft that names the agreement before it, with the same parties, coverage and clauses, from the day after on.</summary>
public sealed class RenewAgreement(UseCaseServices services) : Command<Id<Agreement>, Id<Agreement>>(services)
{
    private protected override Permission Needs => Permission.VoteForSide;

    // the second of two who begin it at once begins again and reads that it is begun
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Id<Agreement>>> HandleAsync(Id<Agreement> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Agreements.FindAsync(operation, request, stop) is not { } agreement || await Record.FindAsync(operation, agreement.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        if (partnership.EndedOn is { } ended)
            return Outcome.Refused("partnership-over", $"This partnership ends on {PartnershipWords.Day(ended)}. Nothing is renewed in it.");
        if (await db.Agreements.FirstOrDefaultAsync(a => a.RenewsId == request && a.State != AgreementState.Terminated, stop) is { } begun)
            return Outcome.Refused("renewal-begun", $"“{begun.Title}” renews it already. Open that one.");
        Agreements.Hold(operation, agreement);
        var title = $"{Record.Clip(agreement.Title, 150)}, renewed from {agreement.EndsOn.AddDays(1):MMMM yyyy}";
        var next = agreement.Renew(title);
        next.Tell($"Begun as the renewal of “{agreement.Title}”", operation.Viewer.Name, operation.Now);
        agreement.Tell("Its renewal was begun", operation.Viewer.Name, operation.Now);
        db.Add(next);
        return next.Id;
    }
}

/// <summary>Writes to the parties of agreements that end: at 180, 90 and 30 days, as the rule says, as long as nothing signed renews them.</summary>
public sealed class WarnOfEndings(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var days = (await RuleBook.OpenAsync(db, null, today, stop)).Numbers(RuleCode.AgreementLetterDays);
        if (days.Count == 0)
            return 0;
        var by = today.AddDays(days.Max());
        var ending = await db.Agreements.Include(a => a.Parties).Where(a => a.State == AgreementState.Active && a.EndsOn >= today && a.EndsOn <= by && !db.Agreements.Any(b => b.RenewsId == a.Id && b.State == AgreementState.Active)).ToListAsync(stop);
        var written = 0;
        foreach (var agreement in ending)
        {
            var left = agreement.EndsOn.DayNumber - today.DayNumber;
            // only the alert that is due now: a hub that stood still does not write three letters at once
            var due = days.Where(d => left <= d).Min();
            if (agreement.AlertedDays <= due || await Record.FindAsync(operation, agreement.PartnershipId, stop) is not { } partnership)
                continue;
            var begun = await db.Agreements.Where(a => a.RenewsId == agreement.Id && a.State != AgreementState.Terminated).Select(a => a.Title).FirstOrDefaultAsync(stop);
            await new AgreementLetters(operation, postbox, agreement, partnership).TellPartiesAsync(
                $"{agreement.Title} ends in {PartnershipWords.Many(left, "day")}",
                $"“{agreement.Title}” of “{partnership.Name}” ends on {PartnershipWords.Day(agreement.EndsOn)}, in {PartnershipWords.Many(left, "day")}. {(begun is null ? "Its renewal has not begun." : $"Its renewal, “{begun}”, is not signed yet.")} Without one, placements are flagged from the day after, and school leaders read no observations and no concerns but those of safety.", signers: false, stop);
            agreement.Alert(due);
            agreement.Tell($"The parties were told that it ends in {PartnershipWords.Many(left, "day")}", "ResidencyHub", operation.Now);
            written++;
        }
        return written;
    }
}
