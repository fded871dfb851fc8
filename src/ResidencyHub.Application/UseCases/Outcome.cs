namespace ResidencyHub.Application.UseCases;

/// <summary>Something wrong with one part of a request: where, and in words what is wrong and what to do.</summary>
/// <param name="Field">The request's member, as the form names it; empty for the whole.</param>
/// <param name="Words">The sentence beside the field.</param>
public sealed record FieldError(string Field, string Words);

/// <summary>One value that two people changed: mine, which is not saved, and theirs, which is.</summary>
public sealed record ConflictingValue(string Name, string? Mine, string? Theirs);

/// <summary>What became of a use case. Closed: pages and API translate each kind once.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    /// <summary>It happened.</summary>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>The request is not complete or not well formed; nothing was written.</summary>
    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : Outcome<T>;

    /// <summary>A rule of the residency says no; nothing was written.</summary>
    public sealed record Refused(string Rule, string Words) : Outcome<T>;

    /// <summary>There is no such thing in the viewer's reach.</summary>
    public sealed record NotFound : Outcome<T>;

    /// <summary>The viewer's role does not include this at all.</summary>
    public sealed record Forbidden : Outcome<T>;

    /// <summary>Somebody else changed it meanwhile; nothing was written, both versions are here.</summary>
    public sealed record Conflict(IReadOnlyList<ConflictingValue> Values) : Outcome<T>;

    /// <summary>The value when done; otherwise default.</summary>
    public T? ValueOrDefault => this is Done done ? done.Value : default;

    public bool IsDone => this is Done;

    public static implicit operator Outcome<T>(T value) => new Done(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new Refused(refusal.Rule, refusal.Words);

    public static implicit operator Outcome<T>(Missing missing) => new NotFound();

    public static implicit operator Outcome<T>(Unwell unwell) => new Invalid(unwell.Errors);

    public static implicit operator Outcome<T>(Clash clash) => new Conflict(clash.Values);
}

/// <summary>A refusal on its way to an <see cref="Outcome{T}"/> of any kind.</summary>
public sealed record Refusal(string Rule, string Words);

/// <summary>"Not found" on its way to an outcome.</summary>
public sealed record Missing;

/// <summary>Field errors on their way to an outcome.</summary>
public sealed record Unwell(IReadOnlyList<FieldError> Errors);

/// <summary>Two versions on their way to an outcome.</summary>
public sealed record Clash(IReadOnlyList<ConflictingValue> Values);

/// <summary>How handlers say what became of them.</summary>
public static class Outcome
{
    public static Missing NotFound { get; } = new();

    public static Refusal Refused(string rule, string words) => new(rule, words);

    public static Unwell Invalid(string field, string words) => new([new(field, words)]);

    public static Unwell Invalid(IReadOnlyList<FieldError> errors) => new(errors);
}

/// <summary>The value of a command that has none.</summary>
public readonly record struct Nothing;
