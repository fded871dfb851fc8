using FluentValidation;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Interchange;

/// <summary>Keeps a remark that the person should read on the import's page.</summary>
internal sealed class NoteOnImport(UseCaseServices services) : Command<NoteOnImport.Request, Nothing>(services)
{
    public sealed record Request(Guid Import, string Words);

    private protected override Permission Needs => Permission.ImportPeople;

    /// <summary>Nothing to check: the words are the hub's own.</summary>
    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await ImportSteps.FindAsync(operation.Db, request.Import, stop) is not { } batch)
            return Outcome.NotFound;
        batch.Trouble = request.Words;
        return default(Nothing);
    }
}
