using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Forms;

/// <summary>Links to forms: when one does nothing any more, and the letters that carry one.</summary>
internal static class RaterLinks
{
    /// <summary>Why a link to a form does nothing, whichever of the rater's letters it came in; null for every other link, and while an answer is waited for.</summary>
    public static async Task<LinkOpening.Shut?> ShutAsync(ResidencyDb db, EmailedLink link, HubClock clock, CancellationToken stop)
    {
        if (link.RaterId is not { } id)
            return null;
        var rater = await db.OutsideRaters.SingleAsync(r => r.Id == id, stop);
        if (rater.AnsweredAt is { } answered)
            return new(LinkFault.Answered, $"You answered this on {Day(clock.DayOf(answered))}. There is nothing more to do here; if something has to change, reply to the e-mail.");
        if (rater.EndedAt is { } ended)
            return rater.PassedTo is { } to ? new(LinkFault.PassedOn, $"You passed this to {to} on {Day(clock.DayOf(ended))}, who has a link of their own.") : new(LinkFault.Withdrawn, $"This was withdrawn on {Day(clock.DayOf(ended))}. There is nothing to do.");
        var rule = await db.AssignmentRules.SingleAsync(r => r.Id == rater.RuleId, stop);
        if (rule.StoppedAt is { } stopped)
            return new(LinkFault.Withdrawn, $"“{rule.What}” is not asked any more since {Day(clock.DayOf(stopped))}. There is nothing to do.");
        if (clock.Today > rule.ClosesOn)
            return new(LinkFault.Expired, $"“{rule.What}” closed on {Day(rule.ClosesOn)}. What you typed was not sent; reply to the e-mail if it should still be read.");
        if (!await db.Placements.AnyAsync(p => p.Id == rater.PlacementId && p.State == PlacementState.Active, stop))
            return new(LinkFault.Withdrawn, $"{rater.ResidentName}’s placement does not run any more, so nothing is asked about it. There is nothing to do.");
        return (await db.ProgramForms.Where(f => f.Lineage == rule.FormLineage && f.State == EditionState.Published).ToListAsync(stop)).Exists(f => f.DaysOf(rule)?.Contains(clock.Today) == true && f.Asks(Signatory.Outside))
            ? null : new(LinkFault.Withdrawn, $"“{rule.What}” cannot be answered today. Reply to the e-mail and ask.");
    }

    /// <summary>Writes to a rater with a new link that is good through the last day on which rule and form are open; null when the district's quiet period lasts longer than that, and nobody is written to.</summary>
    /// <param name="operation">Whose transaction it is.</param>
    /// <param name="postbox">Where letters go.</param>
    /// <param name="rater">To whom.</param>
    /// <param name="rule">What asks them.</param>
    /// <param name="begins">What the letter says before it asks; null: nothing.</param>
    /// <param name="cause">The use case.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<Told?> WriteAsync(Operation operation, Postbox postbox, OutsideRater rater, AssignmentRule rule, string? begins, string cause, CancellationToken stop)
    {
        await using var wide = operation.LookWider("the form and the placement that a letter is about");
        var home = await wide.Placements.SingleAsync(p => p.Id == rater.PlacementId, stop);
        var form = await wide.ProgramForms.Where(f => f.Lineage == rule.FormLineage && f.State == EditionState.Published).FirstOrDefaultAsync(stop);
        var program = await wide.Programs.Where(p => p.Id == rater.ProgramId).Select(p => p.Name).SingleAsync(stop);
        // where they work is not known: they are written to as the school's own people are
        var letter = new Letter(Addressee.SchoolStaff, rater.Name, rater.Email, $"{rule.What}: {rater.ResidentName}", "", District: home.DistrictId, Program: rater.ProgramId);
        var last = form?.DaysOf(rule)?.Last ?? rule.ClosesOn;
        var until = operation.BeginningOf(last.AddDays(1));
        if ((await postbox.WhenAsync(operation, letter, stop)).NotBefore >= until)
            return null;
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.AnswerForm, "/f", rater.Name, rater.Email, stop, program: rater.ProgramId, expiresAt: until, rater: rater.Id);
        var body = $"Dear {rater.Name},\n\n{(begins is null ? "" : $"{begins}\n\n")}{program} asks you about {rater.ResidentName} at {home.SchoolName}: “{rule.What}”.{(form?.Purpose is { } purpose ? $" {purpose}" : "")}\n\n{{link}}\n\nYou need no account; the link is yours. Please answer by {Day(rule.DueOn < operation.Today || rule.DueOn > last ? last : rule.DueOn)}; it can be answered through {Day(last)}. What you type is kept as you go.{(form is null ? "" : $" What you send is read by {FormWords.Of(form.Audience)}.")} If a colleague can say more, pass it on from the page.\n";
        rater.Ask(operation.Today);
        return await postbox.PostAsync(operation, letter with { Body = body, LinkPath = path }, cause, stop);
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
