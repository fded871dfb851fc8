using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Writes to schools about "How many can you host?", with a link that needs no account and works through the answer day.</summary>
/// <param name="operation">The letters are part of its transaction.</param>
/// <param name="postbox">Where they are posted.</param>
/// <param name="cause">The command's name.</param>
/// <param name="notBefore">UTC; for many at once, so that their undo is true.</param>
internal sealed class CapacityLetters(Operation operation, Postbox postbox, string cause, DateTime? notBefore = null)
{
    /// <summary>Whom one asks at each school: the principal, else the assistant principal, else the office, as far as they have an address.</summary>
    public static async Task<Dictionary<Id<School>, Reachable>> ContactsAsync(ResidencyDb db, IReadOnlyList<Id<School>> schools, DateOnly today, CancellationToken stop)
    {
        var found = await db.Contacts
            .Where(c => c.SchoolId != null && schools.Contains(c.SchoolId.Value) && c.Email != null && c.Email != "" && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)
                && (c.Role == ContactRole.Principal || c.Role == ContactRole.AssistantPrincipal || c.Role == ContactRole.SchoolOffice)).ToListAsync(stop);
        return found.GroupBy(c => c.SchoolId!.Value).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Role).ThenByDescending(c => c.StartsOn).Select(c => new Reachable(Addressee.SchoolStaff, c.Name, c.Email!, c.Phone)).First());
    }

    /// <summary>The day by which an answer for a year is asked of somebody who is written to now: the rule's day, or some days from now when that is past or near.</summary>
    public static DateOnly AnswerBy(RuleBook rules, AcademicYear year, DateOnly today)
    {
        var (day, least) = (rules.Day(RuleCode.CapacityAnswerDay, year.StartYear), today.AddDays(rules.Number(RuleCode.CapacityAnswerDays)));
        return day < least ? least : day;
    }

    /// <summary>Asks, or reminds.</summary>
    /// <param name="capacity">Of which school and year; it knows by when.</param>
    /// <param name="to">Who is asked.</param>
    /// <param name="opening">The first sentence.</param>
    /// <param name="subject">The subject line.</param>
    /// <param name="program">Whose coordinators may stop the letter; null for the hub's own.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<Told> AskAsync(SchoolCapacity capacity, Reachable to, string opening, string subject, Id<PreparationProgram>? program, CancellationToken stop)
    {
        var through = capacity.AnswerBy ?? operation.Today;
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.HostCapacity, "/host", to.Name, to.Email, stop, program: program, capacity: capacity.Id, expiresAt: operation.BeginningOf(through.AddDays(1)));
        var body = $"""
            Dear {to.Name},

            {opening}

            One answer serves all your partner programs. "Don't know yet" is an answer, and no mentor has to be named. It takes two minutes; you need no account, this link is yours:
            {"{link}"}

            Please answer by {through:dddd, d MMMM yyyy}. The link works through that day, also to change the answer; you can pass it to a colleague. Nothing happens when you only open it.
            """;
        return await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, subject, body, path, capacity.DistrictId, NotBefore: notBefore, Capacity: capacity.Id, Program: program), cause, stop);
    }

    public static string Subject(string school, AcademicYear year) => $"How many residents can {school} host in {year}?";
}
