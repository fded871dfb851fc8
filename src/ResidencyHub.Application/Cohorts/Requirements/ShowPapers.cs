using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>The clearances and documents of one person: what is asked, where each stands, what was handed in. Residents and mentors see their own, coordinators those of their program.</summary>
public sealed class ShowPapers(UseCaseServices services) : Query<ShowPapers.Request, ShowPapers.Answer>(services)
{
    /// <summary>Both null: one's own.</summary>
    public sealed record Request(Id<Resident>? Resident = null, Id<Mentor>? Mentor = null);

    /// <summary>ClearedUntil: for a resident, the day to which everything mandatory is met; null: not cleared to start. Start: the first day with pupils.</summary>
    public sealed record Answer(string Name, Id<Resident>? Resident, Id<Mentor>? Mentor, DateOnly? ClearedUntil, DateOnly Start, bool MayReview, bool MayHandIn, int MostMegabytes, IReadOnlyList<Paper> Papers)
    {
        public int Missing => Papers.Count(p => p.IsMandatory && !p.IsMet);
    }

    /// <summary>One requirement with its item. IsMet: approved and holding today. MayHandIn: whether the person may hand in now.</summary>
    public sealed record Paper(
        Id<Requirement> Requirement, Id<RequirementItem>? Item, string Name, string? Words, bool IsMandatory, DateOnly? DueOn, bool IsLate, Validity Validity, int? ValidMonths, string? SampleName, ItemStatus Status, bool IsMet, DateOnly? ValidThrough,
        string? Comment, bool MayHandIn, DateOnly? OpensOn, IReadOnlyList<Given> Given);

    /// <summary>One hand-in, newest first.</summary>
    public sealed record Given(Id<HandedIn> Id, string? FileName, FileKind? Kind, long? Bytes, bool IsReadable, string By, DateTime At, bool OnBehalf, DateOnly? IssuedOn, DateOnly? Through, string? Note, HandInFate Fate, string? DecidedBy, DateTime? DecidedAt, string? Comment);

    private protected override Permission Needs => Permission.ReadPapers;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var isOwn = operation.Reach.Kind is ReachKind.Resident or ReachKind.Mentor;
        if (!isOwn && request is { Resident: null, Mentor: null })
            return Outcome.NotFound;
        var resident = operation.Reach.Kind is ReachKind.Resident || request.Resident is not null ? await db.Residents.FirstOrDefaultAsync(r => request.Resident == null || r.Id == request.Resident, stop) : null;
        var mentor = operation.Reach.Kind is ReachKind.Mentor || request.Mentor is not null ? await db.Mentors.FirstOrDefaultAsync(m => request.Mentor == null || m.Id == request.Mentor, stop) : null;
        if (resident is null == mentor is null)
            return Outcome.NotFound;
        await using var wide = operation.LookWider("what is asked of the person");
        var asked = resident is not null ? await Asked.OfAsync(wide, resident, today, stop) : await Asked.OfAsync(operation, wide, mentor!, stop);
        var residentId = resident?.Id;
        var mentorId = mentor?.Id;
        var items = await db.RequirementItems.Include(i => i.HandedIn).Where(i => i.ResidentId == residentId && i.MentorId == mentorId).ToListAsync(stop);
        // a coordinator reads what the own programs ask of a mentor, not what others do
        var own = isOwn || operation.Reach.Kind is ReachKind.Everything ? asked.Requirements : [.. asked.Requirements.Where(r => operation.Reach.Programs.Contains(r.ProgramId))];
        var rules = await RuleBook.OpenAsync(db, own.Count > 0 ? own[0].ProgramId : null, today, stop);
        return new Answer(
            (resident?.Name ?? mentor!.Name).Full, residentId, mentorId, resident?.ClearedUntil, asked.Start, operation.Viewer.May(Permission.ReviewPapers), operation.Viewer.May(Permission.HandInPapers), rules.Number(RuleCode.PapersMostMegabytes),
            [.. own.Select(r => PaperOf(r, items.Find(i => i.RequirementId == r.Id), asked.Start, today))]);
    }

    private static Paper PaperOf(Requirement r, RequirementItem? item, DateOnly start, DateOnly today)
    {
        var status = item?.StatusOn(today, r.ReopensDays) ?? ItemStatus.NotStarted;
        var due = r.DueFor(start);
        var met = item?.MetThrough >= today;
        return new(
            r.Id, item?.Id, r.Name, r.Words, r.IsMandatory, due, due < today && !met && status is not ItemStatus.Waiting, r.Validity, r.ValidMonths, r.SampleName, status, met, item?.ValidThrough, item?.Comment,
            status is not ItemStatus.Approved, status is ItemStatus.Approved ? item!.ValidThrough?.AddDays(-r.ReopensDays) : null,
            [.. (item?.HandedIn ?? []).OrderByDescending(h => h.Id).Select(h => new Given(h.Id, h.FileName, h.Kind, h.Bytes, h.IsReadable, h.By, h.At, h.OnBehalf, h.IssuedOn, h.StatedThrough, h.Note, h.Fate, h.DecidedBy, h.DecidedAt, h.Comment))]);
    }
}

/// <summary>Gives a file that was handed in to who may read its item.</summary>
public sealed class ReadPaper(UseCaseServices services, FileStore store) : Query<Id<HandedIn>, ReadPaper.Answer>(services)
{
    /// <summary>The name as it is saved, with the ending of what the content is. The stream is the caller's to close.</summary>
    public sealed record Answer(Stream Content, string Name, string ContentType);

    private protected override Permission Needs => Permission.ReadPapers;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<HandedIn> request, Operation operation, CancellationToken stop)
    {
        // hand-ins have no filter of their own: asked through the item, which has
        var found = await operation.Db.RequirementItems.SelectMany(i => i.HandedIn).FirstOrDefaultAsync(h => h.Id == request, stop);
        return found is { IsReadable: true, FileId: { } file, Kind: { } kind } && store.Open(file) is { } content ? Of(content, found.FileName!, kind) : Outcome.NotFound;
    }

    internal static Answer Of(Stream content, string name, FileKind kind) => new(content, name + FileContent.Extension(kind), FileContent.ContentType(kind));
}

/// <summary>Gives a requirement's sample to those of whom it is asked, and to the program.</summary>
public sealed class ReadSample(UseCaseServices services, FileStore store) : Query<Id<Requirement>, ReadPaper.Answer>(services)
{
    private protected override Permission Needs => Permission.ReadPapers;

    private protected override async Task<Outcome<ReadPaper.Answer>> HandleAsync(Id<Requirement> request, Operation operation, CancellationToken stop)
    {
        await using var wide = operation.LookWider("the sample of what is asked of the person");
        var requirement = operation.Reach.Kind switch
        {
            ReachKind.Resident when await operation.Db.Residents.SingleOrDefaultAsync(stop) is { } resident => (await Asked.OfAsync(wide, resident, operation.Today, stop)).Requirements.FirstOrDefault(r => r.Id == request),
            ReachKind.Mentor when await operation.Db.Mentors.SingleOrDefaultAsync(stop) is { } mentor => (await Asked.OfAsync(operation, wide, mentor, stop)).Requirements.FirstOrDefault(r => r.Id == request),
            _ => await operation.Db.Requirements.FirstOrDefaultAsync(r => r.Id == request, stop),
        };
        return requirement is { SampleId: { } file, SampleKind: { } kind } && store.Open(file) is { } content ? ReadPaper.Of(content, requirement.SampleName!, kind) : Outcome.NotFound;
    }
}
