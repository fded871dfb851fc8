using Microsoft.Extensions.Caching.Memory;

namespace ResidencyHub.Application.UseCases;

/// <summary>Answers that stand on many pages and seldom change, as the choices of a filter: kept for those of the same reach, until one of their nouns changes.</summary>
/// <remarks>A change on another node is heard a moment after it was saved (<see cref="Data.ChangeRelay"/>); nothing is kept for longer than <see cref="Longest"/>, should it not be heard at all.</remarks>
internal sealed class AnswerMemory(ChangeFeed feed) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private const int Most = 2000;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = Most });

    private sealed record Key(Type UseCase, object? Request, string Reach, DateOnly Day);

    private sealed record Kept(DateTime AskedAt, object Answer);

    /// <summary>The kept answer, or the one that <paramref name="ask"/> gives now.</summary>
    /// <param name="request">Compared by value.</param>
    public async Task<Outcome<TResult>> OfAsync<TResult>(Type useCase, object? request, Operation operation, IReadOnlyList<string> nouns, Func<Task<Outcome<TResult>>> ask)
    {
        var key = new Key(useCase, request, operation.Reach.Fingerprint, operation.Today);
        if (_answers.TryGetValue(key, out Kept? kept) && !feed.MayHaveChanged(nouns, kept!.AskedAt))
            return (Outcome<TResult>)kept.Answer;
        var answer = await ask();
        if (answer.IsDone)
            _answers.Set(key, new Kept(operation.Now, answer), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
        return answer;
    }

    public void Dispose() => _answers.Dispose();
}
