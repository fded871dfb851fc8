using System.Diagnostics.CodeAnalysis;

namespace ResidencyHub.Domain.Basics;

/// <summary>The identity of one <typeparamref name="T"/>; mixing the ids of two nouns does not compile.</summary>
/// <remarks>Comparison follows the order in which ids were made, in memory and on every database (<see cref="SequentialGuid"/>).</remarks>
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>, IParsable<Id<T>>
{
    /// <summary>A new identity, later than all that this process made before.</summary>
    public static Id<T> New() => new(SequentialGuid.Next());

    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");

    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;
    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;
    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;
}
