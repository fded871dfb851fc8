namespace ResidencyHub.Application.UseCases;

/// <summary>A question to the hub: permission → validation → the viewer's own reach → answer. Nothing is tracked, nothing saved.</summary>
public abstract class Query<TRequest, TResult> : UseCase<TRequest>
{
    private protected Query(UseCaseServices services) : base(services) { }

    private protected abstract Task<Outcome<TResult>> HandleAsync(TRequest request, Operation operation, CancellationToken stop);

    /// <summary>The nouns (<see cref="Nouns"/>) on which the answer depends and nothing else, when it may be kept until one of them changes; none: it is asked for each time. The request is compared by value.</summary>
    private protected virtual IReadOnlyList<string> KeptUntilChanged => [];

    public async Task<Outcome<TResult>> RunAsync(TRequest request, CancellationToken stop = default)
    {
        var (operation, errors) = await OpenAsync(request, tracking: false, stop);
        if (operation is null)
            return errors is null ? new Outcome<TResult>.Forbidden() : new Outcome<TResult>.Invalid(errors);
        await using (operation.Db)
            return KeptUntilChanged is { Count: > 0 } nouns
                ? await Services.Memory.OfAsync(GetType(), request, operation, nouns, () => HandleAsync(request, operation, stop))
                : await HandleAsync(request, operation, stop);
    }
}
