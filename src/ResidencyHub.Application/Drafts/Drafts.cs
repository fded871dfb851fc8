using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Drafts;

/// <summary>The words of a draft with the instant at which they were saved (UTC).</summary>
public sealed record DraftWords(IReadOnlyDictionary<string, string> Fields, DateTime SavedAt);

/// <summary>Keeps what somebody is typing into a form, so that a closed tab, a restarted server or another device loses nothing.</summary>
public sealed class SaveDraft(UseCaseServices services) : Command<SaveDraft.Request, SaveDraft.Answer>(services)
{
    /// <param name="Key">The form and its subject, "check-in.{placement}.2026-11-16".</param>
    /// <param name="Fields">Every field by name.</param>
    /// <param name="BasedOn">When the draft that this device knows was saved; null when it knows none.</param>
    /// <param name="Known">Names of grown-ups and places that may stand there; given, the answer points at what looks like a pupil's name. It is not kept.</param>
    public sealed record Request(string Key, IReadOnlyDictionary<string, string> Fields, DateTime? BasedOn, IReadOnlyList<string>? Known = null);

    /// <param name="Saved">What stands now.</param>
    /// <param name="Newer">True: another device saved later; <paramref name="Saved"/> are its words and nothing was written.</param>
    /// <param name="Names">What looks like a pupil's name, where that was asked; a hint, and kept nowhere.</param>
    public sealed record Answer(DraftWords Saved, bool Newer, IReadOnlyList<string>? Names = null);

    /// <summary>The rule that says that a person has no room for another draft; what to drop stands under "My drafts".</summary>
    public const string TooMany = "drafts-most";

    /// <summary>Drafts that one person can have. None with words in it ever gives way to another: of more the person is told.</summary>
    internal const int Most = 200;

    /// <summary>Drafts of an e-mailed link, whose page has a few forms.</summary>
    internal const int MostOfLink = 10;

    /// <summary>Written with its signs for new lines and quotes it fits its column. However many fields: the evidence of a full lesson has hundreds, the words of most are few.</summary>
    private const int MostLetters = 180_000;

    /// <summary>What each field takes besides its name and words when it is written: quotes, colon, comma.</summary>
    private const int SignsOfField = 6;

    /// <summary>A draft without words is no longer than this, were each of a long form's fields in it.</summary>
    private const int Short = 4000;

    // accents stay one sign each, so that it fits in every language
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // the bearer of a week's link keeps drafts, too; a draft is nobody's but its owner's
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<Request>? Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (operation.Reach.DraftOwner is var owner && owner == default)
            return Outcome.NotFound;
        // said here besides the reach: an administrator's reach has no filter, and a draft is nobody's but its owner's
        var draft = await operation.Db.Drafts.SingleOrDefaultAsync(d => d.OwnerId == owner && d.Key == request.Key, stop);
        if (draft is not null && draft.SavedAt.AddMilliseconds(-1) > (request.BasedOn ?? DateTime.MinValue) && Read(draft.Fields) is var theirs && !Same(theirs, request.Fields))
            return new Answer(new(theirs, draft.SavedAt), Newer: true);
        // whole milliseconds survive the way through JSON and back
        var now = new DateTime(operation.Now.Ticks - (operation.Now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        if (draft is null && !LinkDrafts.MayBegin(operation, request.Key))
            return Outcome.Refused("link-drafts-other", "This page keeps no such draft.");
        if (draft is null && await NoRoomAsync(operation, owner, stop) is { } full)
            return full;
        if (draft is null)
            operation.Db.Add(new Draft { OwnerId = owner, Key = request.Key, Fields = JsonSerializer.Serialize(request.Fields, AsWritten), SavedAt = now });
        else
            (draft.Fields, draft.SavedAt) = (JsonSerializer.Serialize(request.Fields, AsWritten), now);
        return new Answer(new(request.Fields, now), Newer: false, request.Known is null ? null : NameHint.In(ProseOf(request.Fields), [.. request.Known, operation.Viewer.Name]));
    }

    /// <summary>Makes room where that costs nobody a word; otherwise says that there is none.</summary>
    private static async Task<Refusal?> NoRoomAsync(Operation operation, Guid owner, CancellationToken stop)
    {
        var (drafts, isLink) = (operation.Db.Drafts.Where(d => d.OwnerId == owner), owner == operation.Reach.Link.Value);
        var most = isLink ? MostOfLink : Most;
        if (await drafts.CountAsync(stop) < most)
            return null;
        if ((await drafts.Where(d => d.Fields.Length <= Short).OrderBy(d => d.SavedAt).ToListAsync(stop)).Find(d => Read(d.Fields).Values.All(string.IsNullOrWhiteSpace)) is not { } empty)
            return isLink
                ? Outcome.Refused("link-drafts-most", $"This page has {most} drafts that were not sent, as many as are kept. Send one of them; then this one is saved by itself.")
                : Outcome.Refused(TooMany, $"You have {most} drafts that were not sent, as many as are kept. Send or drop one; then this one is saved by itself.");
        operation.Db.Remove(empty);
        return null;
    }

    /// <summary>What was typed in words: an id, a level or a day says nothing about anybody.</summary>
    internal static string ProseOf(IReadOnlyDictionary<string, string> fields) => string.Join(".\n", fields.Values.Where(v => v.Contains(' ', StringComparison.Ordinal)));

    internal static Dictionary<string, string> Read(string fields) => JsonSerializer.Deserialize<Dictionary<string, string>>(fields) ?? [];

    private static bool Same(Dictionary<string, string> a, IReadOnlyDictionary<string, string> b) => a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out var value) && value == p.Value);

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Key).NotEmpty().WithMessage("Say which draft.").MaximumLength(200).WithMessage("A draft's key has up to 200 characters.");
            RuleFor(r => r.Fields).Cascade(CascadeMode.Stop).Must(f => f is not null && f.Values.All(v => v is not null)).WithMessage("Give every field as text: {\"fields\": {\"name\": \"text\"}}.").Must(f => f.Sum(p => (long)p.Key.Length + p.Value.Length + SignsOfField) <= MostLetters).WithMessage($"This is more text than a draft can hold ({MostLetters:N0} characters).");
        }
    }
}

/// <summary>The draft of a form, if there is one.</summary>
public sealed class ReadDraft(UseCaseServices services) : Query<string, DraftWords?>(services)
{
    // the bearer of a week's link keeps drafts, too; a draft is nobody's but its owner's
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<DraftWords?>> HandleAsync(string request, Operation operation, CancellationToken stop) =>
        await operation.Db.Drafts.Where(d => d.OwnerId == operation.Reach.DraftOwner && d.Key == request).Select(d => new { d.Fields, d.SavedAt }).SingleOrDefaultAsync(stop) is { } draft
            ? new DraftWords(SaveDraft.Read(draft.Fields), draft.SavedAt)
            : (Outcome<DraftWords?>)(DraftWords?)null;
}

/// <summary>The drafts of several small forms of one page, by key: one question for all of them.</summary>
public sealed class ReadDrafts(UseCaseServices services) : Query<string, IReadOnlyDictionary<string, DraftWords>>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    /// <summary>The request is what their keys begin with.</summary>
    private protected override async Task<Outcome<IReadOnlyDictionary<string, DraftWords>>> HandleAsync(string request, Operation operation, CancellationToken stop) =>
        (await operation.Db.Drafts.Where(d => d.OwnerId == operation.Reach.DraftOwner && d.Key.StartsWith(request)).Select(d => new { d.Key, d.Fields, d.SavedAt }).ToListAsync(stop)).ToDictionary(d => d.Key, d => new DraftWords(SaveDraft.Read(d.Fields), d.SavedAt));
}

/// <summary>What was sent with a form needs no draft any more.</summary>
public sealed class DropDraft(UseCaseServices services) : Command<string, Nothing>(services)
{
    // as those who keep drafts: the bearer of a link, too
    private protected override Permission Needs => Permission.ProvenOtherwise;

    // a key that is none of the owner's finds nothing
    private protected override IValidator<string>? Checks => null;

    private protected override async Task<Outcome<Nothing>> HandleAsync(string request, Operation operation, CancellationToken stop)
    {
        if (operation.Reach.DraftOwner == default)
            return Outcome.NotFound;
        await ForgetDraft.RunAsync(operation, request, stop);
        return default(Nothing);
    }
}

/// <summary>Removes drafts that nobody has touched for as long as the rule says.</summary>
public sealed class PurgeDrafts(UseCaseServices services) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop);
        var before = operation.Now.AddDays(-rules.Number(RuleCode.DraftDays));
        return await operation.Db.Drafts.Where(d => d.SavedAt < before).ExecuteDeleteAsync(stop);
    }
}
