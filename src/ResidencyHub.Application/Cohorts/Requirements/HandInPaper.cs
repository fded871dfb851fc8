using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>A resident or mentor hands in a paper: to be reviewed now, or kept until it is sent.</summary>
public sealed class HandInPaper(UseCaseServices services, FileStore store, Postbox postbox) : Command<HandInPaper.Request, HandInPaper.Answer>(services)
{
    /// <param name="Requirement">For what.</param>
    /// <param name="FileName">What the file was called.</param>
    /// <param name="Content">The file.</param>
    /// <param name="IssuedOn">The paper's date.</param>
    /// <param name="Through">The last day that stands on it.</param>
    /// <param name="Note">A word to the reviewer.</param>
    /// <param name="Send">False: kept, not sent yet.</param>
    public sealed record Request(Id<Requirement> Requirement, string? FileName, Stream? Content, DateOnly? IssuedOn, DateOnly? Through, string? Note, bool Send);

    public sealed record Answer(string Name, bool IsWaiting, IReadOnlyList<Told> Told);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Content).NotNull().OverridePropertyName("File").WithMessage("Choose a file.");
            RuleFor(r => r.Note).MaximumLength(2000);
        }
    }

    private protected override Permission Needs => Permission.HandInPapers;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        await using var wide = operation.LookWider("what is asked of the person who hands in");
        var resident = operation.Reach.Kind is ReachKind.Resident ? await db.Residents.SingleOrDefaultAsync(stop) : null;
        var mentor = operation.Reach.Kind is ReachKind.Mentor ? await db.Mentors.SingleOrDefaultAsync(stop) : null;
        var asked = resident is not null ? await Asked.OfAsync(wide, resident, operation.Today, stop) : mentor is not null ? await Asked.OfAsync(operation, wide, mentor, stop) : null;
        if (asked?.Requirements.FirstOrDefault(r => r.Id == request.Requirement) is not { } requirement)
            return Outcome.NotFound;
        var item = await db.RequirementItems.Include(i => i.HandedIn).SingleOrDefaultAsync(i => i.RequirementId == requirement.Id, stop);
        return await HandingIn.TakeAsync(operation, store, postbox, requirement, item, () => resident is not null ? new(requirement, resident) : new(requirement, mentor!), request, onBehalf: false, stop);
    }
}

/// <summary>The coordinator hands in for somebody, with a file or as seen elsewhere, and may approve it in the same step.</summary>
public sealed class HandInForPerson(UseCaseServices services, FileStore store, Postbox postbox) : Command<HandInForPerson.Request, HandInPaper.Answer>(services)
{
    /// <param name="Resident">For whom; null when for a mentor.</param>
    /// <param name="Mentor">For whom; null when for a resident.</param>
    /// <param name="Paper">What; without a file its note says how it was seen.</param>
    /// <param name="Approve">Approves it at once.</param>
    public sealed record Request(Id<Resident>? Resident, Id<Mentor>? Mentor, HandInPaper.Request Paper, bool Approve);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Paper.Note).NotEmpty().When(r => r.Paper.Content is null).OverridePropertyName("Note").WithMessage("Without a file, say where and how you saw it: “certificate looked up in the state’s register”.").MaximumLength(2000);
        }
    }

    private protected override Permission Needs => Permission.ReviewPapers;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<HandInPaper.Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var resident = request.Resident is { } r ? await db.Residents.FirstOrDefaultAsync(x => x.Id == r, stop) : null;
        var mentor = request.Mentor is { } m ? await db.Mentors.FirstOrDefaultAsync(x => x.Id == m, stop) : null;
        if ((resident is null) == (mentor is null) || await db.Requirements.FirstOrDefaultAsync(q => q.Id == request.Paper.Requirement, stop) is not { } requirement
            || requirement.Role is RequirementRole.Resident != resident is not null || (resident is not null && (requirement.ProgramId != resident.ProgramId || !requirement.IsAskedIn(resident.CohortId, operation.Today))))
            return Outcome.NotFound;
        var item = await db.RequirementItems.Include(i => i.HandedIn).SingleOrDefaultAsync(i => i.RequirementId == requirement.Id && i.ResidentId == request.Resident && i.MentorId == request.Mentor, stop);
        RequirementItem? made = item;
        var outcome = await HandingIn.TakeAsync(operation, store, postbox, requirement, item, () => made = resident is not null ? new(requirement, resident) : new(requirement, mentor!), request.Paper with { Send = true }, onBehalf: true, stop);
        if (!outcome.IsDone || !request.Approve)
            return outcome;
        made!.Approve(requirement, operation.Viewer.Name, operation.Now, operation.Today);
        return outcome.ValueOrDefault! with { IsWaiting = false };
    }
}

/// <summary>Sends what was kept, or takes back what is not approved yet.</summary>
public sealed class ChangePaper(UseCaseServices services, Postbox postbox) : Command<ChangePaper.Request, Nothing>(services)
{
    /// <param name="Item">The own item.</param>
    /// <param name="Send">True: sends it for review; false: takes it back.</param>
    public sealed record Request(Id<RequirementItem> Item, bool Send);

    private protected override Permission Needs => Permission.HandInPapers;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.RequirementItems.Include(i => i.HandedIn).SingleOrDefaultAsync(i => i.Id == request.Item, stop) is not { } item)
            return Outcome.NotFound;
        if (request.Send)
        {
            item.Send(operation.Now);
            await using var wide = operation.LookWider("the name of a requirement");
            var requirement = await wide.Requirements.SingleAsync(r => r.Id == item.RequirementId, stop);
            await HandingIn.TellAsync(operation, postbox, requirement, item.Newest!, stop);
        }
        else
        {
            item.TakeBack(operation.Viewer.Name, operation.Now);
        }
        operation.Announce("papers");
        return default(Nothing);
    }
}

/// <summary>What handing in is, whoever does it.</summary>
internal static class HandingIn
{
    public static async Task<Outcome<HandInPaper.Answer>> TakeAsync(
        Operation operation, FileStore store, Postbox postbox, Requirement requirement, RequirementItem? item, Func<RequirementItem> make, HandInPaper.Request request, bool onBehalf, CancellationToken stop)
    {
        if (request.IssuedOn > operation.Today)
            return Outcome.Invalid(nameof(request.IssuedOn), "That day is still to come. Give the date that stands on the paper.");
        if (requirement.Validity is Validity.Months && request.IssuedOn is null)
            return Outcome.Invalid(nameof(request.IssuedOn), $"Give the paper’s date: it holds for {requirement.ValidMonths} months from then.");
        if (requirement.Validity is Validity.DayOnPaper && request.Through is null)
            return Outcome.Invalid(nameof(request.Through), "Give the last day on which it holds, as it stands on the paper.");
        if (request.Through < operation.Today)
            return Outcome.Invalid(nameof(request.Through), "That day is over. A paper that holds no longer clears nobody.");
        var rules = await RuleBook.OpenAsync(operation.Db, requirement.ProgramId, operation.Today, stop);
        KeptFile? file = null;
        if (request.Content is { } content)
        {
            (file, var refusal) = await store.KeepAsync(content, request.FileName, rules.MostFileBytes, stop);
            if (file is null)
                return Outcome.Invalid("File", refusal!);
            operation.WhenLost(() => store.Forget(file.Id));
        }
        if (item is null)
            operation.Db.Add(item = make());
        var made = item.HandIn(requirement, file, new Paper(operation.Viewer.Name, operation.Now, onBehalf, request.IssuedOn, request.Through, KeepResident.Tidy(request.Note)), request.Send, operation.Today);
        var told = request.Send && !onBehalf ? await TellAsync(operation, postbox, requirement, made, stop) : [];
        if (onBehalf)
            made.Tell(operation.Now);
        operation.Announce("papers");
        operation.About = $"{requirement.Name}{(file is null ? "" : $", {CohortWords.Of(file.Kind)}, {file.Sha256[..12]}")}";
        return new HandInPaper.Answer(requirement.Name, request.Send, told);
    }

    /// <summary>Tells the reviewers at once where the rule says so; otherwise the daily letter names it.</summary>
    public static async Task<IReadOnlyList<Told>> TellAsync(Operation operation, Postbox postbox, Requirement requirement, HandedIn made, CancellationToken stop)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, requirement.ProgramId, operation.Today, stop);
        if (!rules.Yes(RuleCode.PapersTellAtOnce))
            return [];
        made.Tell(operation.Now);
        var told = new List<Told>();
        foreach (var to in await new Placements.PlacementPeople(operation).CoordinatorsAsync(requirement.ProgramId, stop))
            told.Add(await postbox.PostAsync(operation, new Letter(Addressee.Program, to.Name, to.Email, $"To review: {requirement.Name}", $"Dear {to.Name},\n\n{operation.Viewer.Name} handed in “{requirement.Name}”.\n\n{{link}}\n", "/papers"), nameof(HandInPaper), stop));
        return told;
    }
}
