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
    /// <summary>Whom one may ask how many a school can host, as far as they have an address: where the district asks that requests go through it its residency lead or human resources, else somebody of the school.</summary>
    public static IQueryable<Contact> Askable(ResidencyDb db, DateOnly today)
    {
        var through = db.Districts.Where(d => d.RequestsGoThroughDistrict);
        return db.Contacts.Where(c => c.Email != null && c.Email != "" && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)
            && (c.SchoolId == null && (c.Role == ContactRole.ResidencyLead || c.Role == ContactRole.HumanResources) && through.Any(d => d.Id == c.DistrictId)
                || c.SchoolId != null && (c.Role == ContactRole.Principal || c.Role == ContactRole.AssistantPrincipal || c.Role == ContactRole.SchoolOffice) && !through.Any(d => d.Id == c.DistrictId)));
    }

    /// <summary>Whom one asks about each school: the first of them by role (principal, assistant principal, office; residency lead, human resources).</summary>
    public static async Task<Dictionary<Id<School>, Reachable>> ContactsAsync(ResidencyDb db, IReadOnlyList<Id<School>> schools, DateOnly today, CancellationToken stop)
    {
        var found = await (from s in db.Schools.Where(s => schools.Contains(s.Id))
                           join c in Askable(db, today) on s.DistrictId equals c.DistrictId
                           where c.SchoolId == s.Id || c.SchoolId == null
                           select new { School = s.Id, Contact = c }).ToListAsync(stop);
        return found.GroupBy(f => f.School).ToDictionary(g => g.Key, g => g.Select(f => f.Contact).OrderBy(c => c.Role).ThenByDescending(c => c.StartsOn)
            .Select(c => new Reachable(c.SchoolId is null ? Addressee.DistrictStaff : Addressee.SchoolStaff, c.Name, c.Email!, c.Phone, c.DistrictId)).First());
    }

    /// <summary>Somebody to whom a question was passed on, and from which link.</summary>
    public sealed record Holder(Reachable Who, Id<EmailedLink> From);

    /// <summary>Who holds the questions that stand since somebody passed them on: they are reminded, and not who has done their part.</summary>
    public static async Task<Dictionary<Id<SchoolCapacity>, Holder>> HoldersAsync(Operation operation, IReadOnlyCollection<SchoolCapacity> capacities, CancellationToken stop)
    {
        var waiting = capacities.Where(c => c.IsWaiting).ToDictionary(c => c.Id);
        if (waiting.Count == 0)
            return [];
        var ids = waiting.Keys.ToList();
        await using var wide = operation.LookWider("to whom a question to a school was passed on");
        var links = await wide.Links.AsNoTracking().Where(l => l.Purpose == LinkPurpose.HostCapacity && l.CapacityId != null && ids.Contains(l.CapacityId.Value) && l.ClosedAt == null).ToListAsync(stop);
        return links.GroupBy(l => waiting[l.CapacityId!.Value]).Select(g => (Capacity: g.Key, Link: g.MaxBy(l => l.Id)!))
            .Where(x => x.Link.PassedOnFromId is not null && operation.DayOf(x.Link.CreatedAt) >= x.Capacity.AskedOn)
            .ToDictionary(x => x.Capacity.Id, x => new Holder(new(Addressee.SchoolStaff, x.Link.AddresseeName, x.Link.AddresseeEmail, null, x.Capacity.DistrictId), x.Link.PassedOnFromId!.Value));
    }

    /// <summary>Why a letter would arrive too late to be answered by a day; null when it does not.</summary>
    public async Task<string?> TooLateAsync(Id<District> district, Reachable to, DateOnly answerBy, CancellationToken stop)
    {
        var (goesAt, why) = await postbox.WhenAsync(operation, new Letter(to.As, to.Name, to.Email, "", "", District: district, NotBefore: notBefore), stop);
        return why is not null && goesAt >= operation.BeginningOf(answerBy.AddDays(1)) ? $"{why} The answer is asked by {answerBy:d MMMM}, before a letter can go. Call instead." : null;
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
    /// <param name="passedOnFrom">Where the addressee has the question from a colleague: that colleague's link.</param>
    public async Task<Told> AskAsync(SchoolCapacity capacity, Reachable to, string opening, string subject, Id<PreparationProgram>? program, CancellationToken stop, Id<EmailedLink>? passedOnFrom = null)
    {
        var through = capacity.AnswerBy ?? operation.Today;
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.HostCapacity, "/host", to.Name, to.Email, stop, passedOnFrom: passedOnFrom, program: program, capacity: capacity.Id, expiresAt: operation.BeginningOf(through.AddDays(1)));
        var forward = to.As is Addressee.DistrictStaff ? "\n\nYour district asks that what is asked of its schools comes to you first. Answer for the school, or pass the question to its principal from the page: they get a link of their own." : "";
        var body = $"""
            Dear {to.Name},

            {opening}{forward}

            One answer serves all your partner programs. "Don't know yet" is an answer, and no mentor has to be named. It takes two minutes; you need no account, this link is yours:
            {"{link}"}

            Please answer by {through:dddd, d MMMM yyyy}. The link works through that day, also to change the answer; you can pass it to a colleague. Nothing happens when you only open it.
            """;
        return await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, subject, body, path, capacity.DistrictId, NotBefore: notBefore, Capacity: capacity.Id, Program: program), cause, stop);
    }

    public static string Subject(string school, AcademicYear year) => $"How many residents can {school} host in {year}?";
}
