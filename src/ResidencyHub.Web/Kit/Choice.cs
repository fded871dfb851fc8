namespace ResidencyHub.Web.Kit;

/// <summary>One answer that can be picked.</summary>
/// <param name="Value">As posted.</param>
/// <param name="Text">As read.</param>
/// <param name="Group">The heading under which a select shows it; null for none.</param>
public sealed record Choice(string Value, string Text, string? Group = null)
{
    public static implicit operator Choice((string Value, string Text) pair) => new(pair.Value, pair.Text);
}
