using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>What was handed in and waits for review, oldest first; or what was returned, ends soon, or has ended.</summary>
public sealed class ListPapers(UseCaseServices services) : Query<ListPapers.Request, PageOf<ListPapers.Row>>(services)
{
    public enum Show { Waiting, Returned, EndsSoon, Expired, Approved, All }

    /// <param name="Page">Which page; sorted by since when.</param>
    /// <param name="Show">Which status.</param>
    /// <param name="Cohort">Of one cohort.</param>
    /// <param name="Requirement">Of one requirement, by its name.</param>
    /// <param name="Role">Of residents or of mentors.</param>
    /// <param name="Q">Beginnings of words of the person's name.</param>
    public sealed record Request(PageRequest Page, Show Show = Show.Waiting, Id<Cohort>? Cohort = null, string? Requirement = null, RequirementRole? Role = null, string? Q = null);

    public sealed record Row(
        Id<RequirementItem> Id, Id<Resident>? Resident, Id<Mentor>? Mentor, string Person, string? CohortName, string Requirement, ItemStatus Status, DateTime Since, DateOnly? ValidThrough,
        Id<HandedIn>? HandIn, string? FileName, FileKind? Kind, string? By, bool OnBehalf, DateOnly? IssuedOn, DateOnly? StatedThrough, string? Note);

    private sealed record Read(RequirementItem Item, string Requirement, int ReopensDays, string? Cohort);

    private static readonly ListOrder<RequirementItem> _bySince = ListOrder<RequirementItem>.By(i => i.Since);

    private protected override Permission Needs => Permission.ReviewPapers;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var page = await _bySince.ReadAsync(
            Filtered(request, db, today, request.Show is Show.EndsSoon ? today.AddDays((await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.PapersSoonDays)) : today),
            request.Page,
            i => new Read(i, db.Requirements.Where(r => r.Id == i.RequirementId).Select(r => r.Name).First(), db.Requirements.Where(r => r.Id == i.RequirementId).Select(r => r.ReopensDays).First(), db.Cohorts.Where(c => c.Id == i.CohortId).Select(c => c.Name).FirstOrDefault()),
            stop);
        var items = page.Rows.Select(r => r.Item).ToList();
        var ids = items.ConvertAll(i => i.Id);
        var names = await PaperNames.OfAsync(db, items, stop);
        var handIns = (await db.Set<HandedIn>().Where(h => ids.Contains(h.ItemId) && h.Fate != HandInFate.Replaced && h.Fate != HandInFate.TakenBack).ToListAsync(stop)).ToLookup(h => h.ItemId);
        return new PageOf<Row>([.. page.Rows.Select(RowOf)], page.Previous, page.Next, page.Count, page.CountIsExact);

        Row RowOf(Read read)
        {
            var (i, h) = (read.Item, handIns[read.Item.Id].MaxBy(x => x.Id));
            return new(i.Id, i.ResidentId, i.MentorId, names[i.Id], read.Cohort, read.Requirement, i.StatusOn(today, read.ReopensDays), i.Since, i.ValidThrough, h?.Id, h is { IsReadable: true } ? h.FileName : null, h?.Kind, h?.By, h?.OnBehalf ?? false, h?.IssuedOn, h?.StatedThrough, h?.Note);
        }
    }

    private static IQueryable<RequirementItem> Filtered(Request request, ResidencyDb db, DateOnly today, DateOnly soon)
    {
        var all = db.RequirementItems.AsQueryable();
        all = request.Show switch
        {
            Show.Waiting => all.Where(i => i.State == ItemState.Waiting),
            Show.Returned => all.Where(i => i.State == ItemState.Returned),
            Show.Approved => all.Where(i => i.State == ItemState.Approved),
            Show.EndsSoon => all.Where(i => i.State == ItemState.Approved && i.ValidThrough >= today && i.ValidThrough <= soon),
            Show.Expired => all.Where(i => i.State == ItemState.Approved && i.ValidThrough < today),
            _ => all,
        };
        if (request.Cohort is { } cohort)
            all = all.Where(i => i.CohortId == cohort);
        if (request.Role is { } role)
            all = role is RequirementRole.Resident ? all.Where(i => i.ResidentId != null) : all.Where(i => i.MentorId != null);
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(i => db.Residents.Any(r => r.Id == i.ResidentId && r.SearchWords.Contains(prefix)) || db.Mentors.Any(m => m.Id == i.MentorId && m.SearchWords.Contains(prefix)));
        return request.Requirement is { } name ? all.Where(i => db.Requirements.Any(r => r.Id == i.RequirementId && r.Name == name)) : all;
    }
}

/// <summary>What the list of papers can be filtered by.</summary>
public sealed class OfferPaperFilters(UseCaseServices services) : Query<Nothing, OfferPaperFilters.Offer>(services)
{
    /// <param name="What">Requirements by name.</param>
    public sealed record Offer(IReadOnlyList<string> What, IReadOnlyList<FilterOffer.Cohort> Cohorts);

    private protected override Permission Needs => Permission.ReviewPapers;

    private protected override async Task<Outcome<Offer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) =>
        new Offer(
            await operation.Db.Requirements.Select(r => r.Name).Distinct().OrderBy(n => n).Take(FilterOffer.Most).ToListAsync(stop),
            await FilterOffer.CohortsAsync(operation, stop));
}

/// <summary>Whose an item is.</summary>
internal static class PaperNames
{
    public static async Task<Dictionary<Id<RequirementItem>, string>> OfAsync(ResidencyDb db, IReadOnlyList<RequirementItem> items, CancellationToken stop)
    {
        var residentIds = items.Select(i => i.ResidentId).OfType<Id<Resident>>().Distinct().ToList();
        var mentorIds = items.Select(i => i.MentorId).OfType<Id<Mentor>>().Distinct().ToList();
        var residents = residentIds.Count == 0 ? [] : await db.Residents.AsNoTracking().Where(r => residentIds.Contains(r.Id)).Select(r => new { r.Id, r.FirstName, r.LastName }).ToDictionaryAsync(r => r.Id, r => $"{r.FirstName} {r.LastName}".Trim(), stop);
        var mentors = mentorIds.Count == 0 ? [] : await db.Mentors.AsNoTracking().Where(m => mentorIds.Contains(m.Id)).Select(m => new { m.Id, m.FirstName, m.LastName }).ToDictionaryAsync(m => m.Id, m => $"{m.FirstName} {m.LastName}".Trim(), stop);
        return items.ToDictionary(i => i.Id, i => (i.ResidentId is { } r ? residents.GetValueOrDefault(r) : mentors.GetValueOrDefault(i.MentorId!.Value)) ?? "somebody outside of your districts");
    }

    public static string Href(RequirementItem item) => item.ResidentId is { } resident ? $"/residents/{resident}/papers" : $"/mentors/{item.MentorId}/papers";
}
