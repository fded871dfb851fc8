using FluentValidation;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.UseCases;

/// <summary>What every use case needs of the house.</summary>
public sealed class UseCaseServices
{
    internal UseCaseServices(ResidencyDbSource source, ViewerContext viewer, ReachOfViewer reach, HubClock clock, ChangeFeed feed, AnswerMemory memory)
    {
        (Source, Viewer, Reach, Clock, Feed, Memory) = (source, viewer, reach, clock, feed, memory);
    }

    internal ResidencyDbSource Source { get; }
    internal ViewerContext Viewer { get; }
    internal ReachOfViewer Reach { get; }
    internal HubClock Clock { get; }
    internal ChangeFeed Feed { get; }
    internal AnswerMemory Memory { get; }
}

/// <summary>One run of a use case: who acts, in which reach, when, and the data within that reach.</summary>
internal sealed class Operation(Viewer viewer, Reach reach, IReadOnlyList<RoleGrant> held, HubClock clock, ResidencyDb db, ResidencyDbSource source, string node, AnswerMemory? memory)
{
    private readonly List<Change> _changes = [];
    private readonly List<Action> _undo = [];

    public Viewer Viewer { get; } = viewer;
    public Reach Reach { get; } = reach;

    /// <summary>Every role that the viewer holds today, where.</summary>
    public IReadOnlyList<RoleGrant> Held { get; } = held;

    /// <summary>UTC.</summary>
    public DateTime Now { get; } = clock.Now;

    /// <summary>The calendar day where the hub is.</summary>
    public DateOnly Today { get; } = clock.Today;
    public ResidencyDb Db { get; } = db;

    /// <summary>Why, in the actor's words, for the audit.</summary>
    public string? Why { get; set; }

    /// <summary>What the audit calls the process when the use case's name alone does not say it.</summary>
    public string? About { get; set; }

    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>What other nodes are told, as the audit entry carries it; null when there is nothing to tell.</summary>
    public string? Announcement => _changes.Count > 0 ? UseCases.Announcement.Write(node, _changes) : null;

    /// <summary>UTC, now as it is saved: later than <see cref="Now"/> by as long as the work took.</summary>
    public DateTime SavedAt => clock.Now;

    /// <summary>Announces a change to pages that show it, after the save.</summary>
    public void Announce(string topic, Guid? subject = null) => _changes.Add(new Change(topic, subject));

    /// <summary>What is done beside the database is taken back when it is known that nothing was saved: a refusal, a rule that broke, a race that was lost. After anything else the nightly sweep decides.</summary>
    public void WhenLost(Action undo) => _undo.Add(undo);

    internal void TakeBack() => _undo.ForEach(u => u());

    /// <summary>The calendar day, where the hub is, on which a UTC instant falls.</summary>
    public DateOnly DayOf(DateTime instant) => clock.DayOf(instant);

    /// <summary>The UTC instant at which a calendar day begins where the hub is.</summary>
    public DateTime BeginningOf(DateOnly day) => clock.BeginningOf(day);

    /// <summary>The rules in force today for a program (null: the general ones), without what a partnership has set: for a question those that are kept until a rule changes, for a command those of this moment.</summary>
    public async Task<RuleBook> RulesAsync(Id<PreparationProgram>? program, CancellationToken stop) =>
        memory is null ? await RuleBook.OpenAsync(Db, program, Today, stop) : (await memory.OfAsync(typeof(RuleBook), program, this, [Nouns.Rules], async () => (Outcome<RuleBook>)await RuleBook.OpenAsync(Db, program, Today, stop))).ValueOrDefault!;

    /// <summary>A second look with a named wider reach, for rules over rows that the viewer can't see. Read only what the rule needs.</summary>
    public ResidencyDb LookWider(string reason) => source.Open(Access.Reach.Everything(reason));
}

/// <summary>Shared by commands and queries: permission, validation, context.</summary>
public abstract class UseCase<TRequest>
{
    private readonly UseCaseServices _services;

    private protected UseCase(UseCaseServices services) => _services = services;

    /// <summary>What the viewer's role must include.</summary>
    private protected abstract Permission Needs { get; }

    /// <summary>How requests are checked; null says that there is nothing to check.</summary>
    private protected virtual IValidator<TRequest>? Checks => null;

    private protected UseCaseServices Services => _services;

    private protected async Task<(Operation? Operation, IReadOnlyList<FieldError>? Errors)> OpenAsync(TRequest request, bool tracking, CancellationToken stop)
    {
        var (viewer, reach, held) = await _services.Viewer.StandingAsync(_services.Reach, stop);
        if (!viewer.May(Needs))
            return (null, null);
        if (Checks is { } checks && (await checks.ValidateAsync(request, stop)) is { IsValid: false } result)
            return (null, [.. result.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorMessage))]);
        var db = _services.Source.Open(reach, tracking);
        return (new Operation(viewer, reach, held, _services.Clock, db, _services.Source, _services.Feed.Node, tracking ? null : _services.Memory), null);
    }

    /// <summary>Asks once in each role that the viewer holds today and that includes a permission, each time within that role's own reach: for what adds up over one's roles. The acting role's answer is the first.</summary>
    private protected async Task<List<T>> InEachRoleAsync<T>(Operation operation, Permission permission, Func<Operation, Task<T>> ask, CancellationToken stop)
    {
        var answers = new List<T>();
        foreach (var (viewer, reach, held) in await _services.Reach.EachAsync(new(operation.Viewer, operation.Reach, operation.Held), permission, stop))
        {
            if (viewer.Role == operation.Viewer.Role)
            {
                answers.Add(await ask(operation));
                continue;
            }
            await using var db = _services.Source.Open(reach);
            answers.Add(await ask(new Operation(viewer, reach, held, _services.Clock, db, _services.Source, _services.Feed.Node, _services.Memory)));
        }
        return answers;
    }
}
