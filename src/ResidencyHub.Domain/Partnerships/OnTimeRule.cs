namespace ResidencyHub.Domain.Partnerships;

/// <summary>From which shares on what was due is called on time, or late in part; below that it is mostly late.</summary>
/// <param name="GoodPercent">On time, from this share of what was due.</param>
/// <param name="SomePercent">Late in part, from this one.</param>
public sealed record OnTimeRule(int GoodPercent, int SomePercent)
{
    /// <param name="done">How much came in time.</param>
    /// <param name="due">How much was due; more than nothing.</param>
    /// <param name="good">The word for on time.</param>
    /// <param name="some">For late in part.</param>
    /// <param name="bad">For mostly late.</param>
    public (StatusTone Tone, string Word) Say(int done, int due, string good, string some, string bad) =>
        done * 100 >= due * GoodPercent ? (StatusTone.Good, good) : done * 100 >= due * SomePercent ? (StatusTone.Wait, some) : (StatusTone.Bad, bad);
}
