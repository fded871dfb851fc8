using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Kit;

/// <summary>What the page tells after an action, whatever the action gave back. Closed.</summary>
public abstract record Notice
{
    private Notice() { }

    /// <summary>It happened: what, what happens next, who was told.</summary>
    /// <param name="Words">One sentence in the past tense ("Placement requested for Ana Reyes.").</param>
    public sealed record Done(string Words) : Notice
    {
        /// <summary>What happens next, a sentence each.</summary>
        public IReadOnlyList<string> Next { get; init; } = [];

        /// <summary>Whose letters went, and whose wait.</summary>
        public IReadOnlyList<Told> Told { get; init; } = [];

        /// <summary>What became of each ticked row.</summary>
        public IReadOnlyList<NoticeRow> Rows { get; init; } = [];

        /// <summary>Ticked rows that stay as they were, each with the reason.</summary>
        public IReadOnlyList<NoticeRow> Left { get; init; } = [];

        /// <summary>How to take it back; null when it can't be.</summary>
        public NoticeUndo? Undo { get; init; }
    }

    /// <summary>A rule said no.</summary>
    public sealed record Refused(string Words) : Notice;

    /// <summary>Something in the form is missing or not well formed.</summary>
    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : Notice;

    /// <summary>Somebody else changed it meanwhile.</summary>
    public sealed record Conflict(IReadOnlyList<ConflictingValue> Values) : Notice;

    /// <summary>No such thing in the viewer's reach.</summary>
    public sealed record NotFound : Notice;

    /// <summary>Not part of the viewer's role.</summary>
    public sealed record Forbidden : Notice;

    /// <summary>The field errors; none unless it is <see cref="Invalid"/>.</summary>
    public IReadOnlyList<FieldError> FieldErrors => this is Invalid invalid ? invalid.Errors : [];

    public bool IsDone => this is Done;

    /// <summary>Translates an outcome.</summary>
    /// <param name="outcome">What the use case gave back.</param>
    /// <param name="doneWords">The sentence for success.</param>
    /// <param name="next">What happens next, when it was done.</param>
    /// <param name="told">Who was told, when it was done.</param>
    public static Notice From<T>(Outcome<T> outcome, string doneWords, IReadOnlyList<string>? next = null, IReadOnlyList<Told>? told = null) =>
        From(outcome, _ => new Done(doneWords) { Next = next ?? [], Told = told ?? [] });

    /// <summary>Translates an outcome whose success is told from its value.</summary>
    public static Notice From<T>(Outcome<T> outcome, Func<T, Done> done) => outcome switch
    {
        Outcome<T>.Done happened => done(happened.Value),
        Outcome<T>.Refused refused => new Refused(refused.Words),
        Outcome<T>.Invalid invalid => new Invalid(invalid.Errors),
        Outcome<T>.Conflict conflict => new Conflict(conflict.Values),
        Outcome<T>.NotFound => new NotFound(),
        _ => new Forbidden(),
    };
}

/// <summary>What became of one ticked row.</summary>
/// <param name="Words">Who, and what happens next or why not.</param>
/// <param name="Href">Where it can be read, or mended.</param>
/// <param name="Aside">Who was told.</param>
public sealed record NoticeRow(string Words, string? Href = null, string? Aside = null);

/// <summary>A form that takes an action back.</summary>
/// <param name="Words">By when it can be.</param>
/// <param name="Path">Where it is posted.</param>
/// <param name="Fields">What is posted, with the form's handler.</param>
public sealed record NoticeUndo(string Words, string Path, IReadOnlyList<NoticeField> Fields);

/// <summary>One posted value.</summary>
public sealed record NoticeField(string Name, string Value);
