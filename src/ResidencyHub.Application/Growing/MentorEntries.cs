using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

/// <summary>A mentor's own growth record: goals, feedback on the coaching, observations of it, and the means of residents' ratings where there are enough.</summary>
public sealed class ShowMyMentorGrowth(UseCaseServices services) : Query<Nothing, ShowMyMentorGrowth.Answer>(services)
{
    /// <param name="Means">Null while there are fewer ratings than <paramref name="LeastGroup"/>.</param>
    public sealed record Answer(string Name, int ProgramHours, int GeneralHours, IReadOnlyList<Entry> Entries, MentorMeans? Means, int LeastGroup);

    public sealed record Entry(Id<MentorEntry> Id, MentorEntryKind Kind, string Words, string? Next, string From, DateOnly On, string? Came, DateTime? ClosedAt, bool SharedWithPrograms, bool SharedWithSchool)
    {
        internal static Entry Of(MentorEntry e) => new(e.Id, e.Kind, e.Words, e.Next, e.From, e.On, e.Came, e.ClosedAt, e.SharedWithPrograms, e.SharedWithSchool);
    }

    private protected override Permission Needs => Permission.AnswerAsMentor;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (operation.Reach.Kind is not ReachKind.Mentor || await db.Mentors.SingleOrDefaultAsync(stop) is not { } mentor)
            return Outcome.NotFound;
        var entries = await db.MentorEntries.OrderBy(e => e.ClosedAt != null).ThenByDescending(e => e.On).ThenByDescending(e => e.Id).Take(200).ToListAsync(stop);
        var (means, least) = await Rated.MeansAsync(operation, mentor.Id, stop);
        return new Answer(mentor.Name.Full, mentor.ProgramTrainingHours, mentor.GeneralTrainingHours, entries.ConvertAll(Entry.Of), means, least);
    }
}

/// <summary>Writes an entry into the mentor's own record; nobody else reads it before it is shared.</summary>
public sealed class KeepMentorEntry(UseCaseServices services) : Command<KeepMentorEntry.Request, Id<MentorEntry>>(services)
{
    /// <summary>The key under which the form's draft is kept.</summary>
    public const string DraftKey = "mentor-entry";

    /// <param name="From">Whose goal, who said or saw it; null: the mentor.</param>
    /// <param name="On">The day; of a goal, by when.</param>
    public sealed record Request(MentorEntryKind? Kind, string? Words, string? Next, string? From, DateOnly? On);

    private protected override Permission Needs => Permission.AnswerAsMentor;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<MentorEntry>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Mentor || await operation.Db.Mentors.SingleOrDefaultAsync(stop) is not { } mentor)
            return Outcome.NotFound;
        var words = request.Words!.Trim();
        // of two that are sent at once the second reads that it is there
        Claim.On(operation.Db, mentor, mentor.Id);
        if (await operation.Db.MentorEntries.AnyAsync(e => e.Kind == request.Kind && e.On == request.On && e.Words == words, stop))
            return Outcome.Refused("entry-twice", "These words stand in your record already.");
        var entry = new MentorEntry(mentor, request.Kind!.Value, words, request.Next, string.IsNullOrWhiteSpace(request.From) ? operation.Viewer.Name : request.From, request.On!.Value, operation.Today, operation.Now);
        operation.Db.Add(entry);
        await ForgetDraft.RunAsync(operation, DraftKey, stop);
        return entry.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Kind).NotNull().WithMessage("Choose one of the three.").IsInEnum().WithMessage("Choose one of the three.");
            RuleFor(r => r.Words).NotEmpty().WithMessage("Write your words first.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Next).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.From).MaximumLength(201).WithMessage("Up to 201 characters, please.");
            RuleFor(r => r.On).NotNull().WithMessage("Choose the day.");
        }
    }
}

/// <summary>Shares an entry with the partner programs' coordinators or the school's leader, or takes it back.</summary>
public sealed class ShareMentorEntry(UseCaseServices services) : Command<ShareMentorEntry.Request, Nothing>(services)
{
    public sealed record Request(Id<MentorEntry> Entry, bool Programs, bool School);

    private protected override Permission Needs => Permission.AnswerAsMentor;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Mentor || await operation.Db.MentorEntries.SingleOrDefaultAsync(e => e.Id == request.Entry, stop) is not { } entry)
            return Outcome.NotFound;
        entry.Share(request.Programs, request.School);
        return default(Nothing);
    }
}

/// <summary>A mentor's goal is closed with what came of it.</summary>
public sealed class CloseMentorGoal(UseCaseServices services) : Command<CloseMentorGoal.Request, Nothing>(services)
{
    public sealed record Request(Id<MentorEntry> Entry, string? Came);

    private protected override Permission Needs => Permission.AnswerAsMentor;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Mentor || await operation.Db.MentorEntries.SingleOrDefaultAsync(e => e.Id == request.Entry, stop) is not { } entry)
            return Outcome.NotFound;
        entry.Close(request.Came!, operation.Now);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Came).NotEmpty().WithMessage("Say what came of it.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
    }
}
