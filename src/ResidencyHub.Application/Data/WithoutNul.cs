using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResidencyHub.Application.Data;

/// <summary>PostgreSQL refuses the sign NUL in text. No person types it, so what is asked for is asked without it, as what is saved is saved without it (<see cref="ResidencyDb"/>).</summary>
internal sealed class WithoutNul : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Clean(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Clean(command);
        return new(result);
    }

    private static void Clean(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
            if (parameter.Value is string text && text.Contains('\0', StringComparison.Ordinal))
                parameter.Value = text.Replace("\0", "", StringComparison.Ordinal);
    }
}
