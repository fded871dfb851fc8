using System.Runtime.ExceptionServices;

namespace ResidencyHub.Domain.Matching;

/// <summary>Two pieces of work that don't look at what the other makes, on two threads where there are two.</summary>
internal static class Besides
{
    /// <exception cref="Basics.RuleBroken">As the pieces throw it.</exception>
    public static void Do(Action one, Action other)
    {
        try
        {
            Parallel.Invoke(one, other);
        }
        catch (AggregateException both)
        {
            ExceptionDispatchInfo.Throw(both.InnerExceptions[0]);
        }
    }

    /// <exception cref="Basics.RuleBroken">As the pieces throw it.</exception>
    public static (TOne, TOther) Make<TOne, TOther>(Func<TOne> one, Func<TOther> other)
    {
        var (made, besides) = (default(TOne), default(TOther));
        Do(() => made = one(), () => besides = other());
        return (made!, besides!);
    }
}
