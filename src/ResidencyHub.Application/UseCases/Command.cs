using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.UseCases;

/// <summary>Something people do: permission → validation → the viewer's own reach → handle → audit → one save → announce.</summary>
public abstract class Command<TRequest, TResult> : UseCase<TRequest>
{
    private protected Command(UseCaseServices services) : base(services) { }

    private protected abstract Task<Outcome<TResult>> HandleAsync(TRequest request, Operation operation, CancellationToken stop);

    /// <summary>Whether a race that was lost is run again from its beginning: for acts that judge everything anew and whose request shows no version. Of two people at the last seat the second then reads that it is taken.</summary>
    private protected virtual bool BeginsAgain => false;

    /// <summary>As many people as may be at one school's seats in the same moment; each round one of them is done.</summary>
    private const int Rounds = 10;

    public async Task<Outcome<TResult>> RunAsync(TRequest request, CancellationToken stop = default)
    {
        for (var round = 1; ; round++)
            if (await RunOnceAsync(request, again: BeginsAgain && round < Rounds, stop) is { } outcome)
                return outcome;
    }

    /// <summary>Null: somebody saved in between, and the act may begin again.</summary>
    private async Task<Outcome<TResult>?> RunOnceAsync(TRequest request, bool again, CancellationToken stop)
    {
        Services.Viewer.AskAnew();
        var (operation, errors) = await OpenAsync(request, tracking: true, stop);
        if (operation is null)
            return errors is null ? new Outcome<TResult>.Forbidden() : new Outcome<TResult>.Invalid(errors);
        await using (operation.Db)
        {
            try
            {
                var outcome = await HandleAndSaveAsync(request, operation, stop);
                if (outcome.IsDone)
                    Services.Feed.Publish(operation.Changes);
                else
                    operation.TakeBack();
                Services.Viewer.AskAnew();
                return outcome;
            }
            catch (RuleBroken broken)
            {
                operation.TakeBack();
                return Outcome.Refused(broken.Rule, broken.Message);
            }
            catch (DbUpdateException lost) when (again && (lost is DbUpdateConcurrencyException || UniqueViolation.Is(lost) || ReferenceViolation.Is(lost)))
            {
                operation.TakeBack();
                return null;
            }
            catch (DbUpdateConcurrencyException clash)
            {
                operation.TakeBack();
                return await Clashes.DescribeAsync(clash, stop);
            }
            catch (DbUpdateException broken) when (UniqueViolation.Is(broken))
            {
                operation.TakeBack();
                return Outcome.Refused("already-there", "Somebody has just entered the same thing. Load the page again to see it.");
            }
            catch (Exception waited) when (Busy.Is(waited))
            {
                return Outcome.Refused("busy", Busy.Words);
            }
        }
    }

    private async Task<Outcome<TResult>> HandleAndSaveAsync(TRequest request, Operation operation, CancellationToken stop)
    {
        var outcome = await HandleAsync(request, operation, stop);
        if (!outcome.IsDone)
            return outcome;
        await NamesFollow.CarryAsync(operation.Db, stop);
        await ApprovalsFollow.CarryAsync(operation.Db, operation.Now, stop);
        await ClearancesFollow.CarryAsync(operation, stop);
        operation.Db.ChangeTracker.DetectChanges();
        Nouns.AnnounceRows(operation);
        AuditTrail.Write(operation, GetType().Name);
        await operation.Db.SaveChangesAsync(stop);
        return outcome;
    }
}
