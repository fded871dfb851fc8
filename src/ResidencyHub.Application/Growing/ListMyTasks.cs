using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>What waits for the viewer, over all programs and all roles that they hold today, in one list, the earliest due first: what is asked by rule, and what stands regularly with its day.</summary>
public sealed class ListMyTasks(UseCaseServices services) : Query<PageRequest, ListMyTasks.Answer>(services)
{
    /// <param name="Acting">The role in which the viewer acts now; rows of another one are done as that.</param>
    /// <param name="Asked">How many are asked by rule and open now.</param>
    /// <param name="Done">How many of those are done.</param>
    /// <param name="IsAsked">Things are asked of one of the viewer's roles at all.</param>
    public sealed record Answer(PageOf<Row> Page, Role Acting, int Asked, int Done, bool IsAsked);

    /// <param name="Role">As whom it is done.</param>
    /// <param name="Work">What a rule asks; null: it stands regularly.</param>
    /// <param name="When">The week, month or phase; null where the day says all.</param>
    /// <param name="DueOn">Null: on no day.</param>
    /// <param name="ClosesOn">After it, it can't be done any more; null: it stays.</param>
    /// <param name="Href">Where it is done.</param>
    public sealed record Row(Role Role, AssignedWork? Work, Id<Placement> Placement, string What, string Resident, string Program, string? When, DateOnly? DueOn, DateOnly? ClosesOn, string Href)
    {
        private const int Letters = 30;

        /// <summary>By the day, then by the resident's name; no two rows have the same.</summary>
        internal string Key => $"{(DueOn ?? DateOnly.MaxValue).ToString("yyyyMMdd", CultureInfo.InvariantCulture)} {Short(Resident)} {Short(What)} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Role} {What} {Placement} {When} {Href}")).AsSpan(0, 6))}";

        private static string Short(string words) => SearchText.Of(words) is { Length: > Letters } text ? text[..Letters] : SearchText.Of(words);
    }

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Answer>> HandleAsync(PageRequest request, Operation operation, CancellationToken stop)
    {
        var roles = await InEachRoleAsync(operation, Permission.ReadCoaching, one => AskedInRole.KeptAsync(Services.Memory, one, stop), stop);
        var (rows, done) = (roles.SelectMany(r => r.Rows).ToList(), roles.Sum(r => r.Done));
        return new Answer(ComposedList.Page(rows, r => r.Key, request), operation.Viewer.Role!.Value, rows.Count(r => r.Work is not null) + done, done, roles.Exists(r => r.IsAsked));
    }
}

/// <summary>How much of it there is: for the home of each role.</summary>
public sealed class CountMyTasks(UseCaseServices services) : Query<Nothing, CountMyTasks.Answer>(services)
{
    /// <param name="Late">How many of them are past their day.</param>
    /// <param name="First">The earliest due; null when nothing waits.</param>
    public sealed record Answer(int Count, int Late, ListMyTasks.Row? First);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var rows = (await InEachRoleAsync(operation, Permission.ReadCoaching, one => AskedInRole.KeptAsync(Services.Memory, one, stop), stop)).SelectMany(r => r.Rows).ToList();
        return new Answer(rows.Count, rows.Count(r => r.DueOn < operation.Today), rows.MinBy(r => r.Key, StringComparer.Ordinal));
    }
}
