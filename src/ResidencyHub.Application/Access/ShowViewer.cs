using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Access;

/// <summary>Who is here, in which role and where: what the header of every page shows.</summary>
public sealed class ShowViewer(UseCaseServices services) : Query<Nothing, ShowViewer.Answer>(services)
{
    /// <param name="Name">The account's name.</param>
    /// <param name="Role">The role in which they act.</param>
    /// <param name="Places">Where that role holds, in words.</param>
    /// <param name="Roles">Every role that they hold today, with its places.</param>
    /// <param name="Account">Whose words a browser keeps while it cannot save them.</param>
    public sealed record Answer(string Name, Role Role, string Places, IReadOnlyList<HeldRole> Roles, Guid Account);

    public sealed record HeldRole(Role Role, string Places);

    private protected override Permission Needs => Permission.UseHub;

    /// <summary>The acting role alone, for authorization; null when nobody is signed in or no role holds today.</summary>
    public async Task<Role?> RoleAsync(CancellationToken stop) => (await Services.Viewer.StandingAsync(Services.Reach, stop)).Viewer.Role;

    private protected override Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var held = operation.Held.OrderBy(g => g.Role).GroupBy(g => g.Role).Select(g => new HeldRole(g.Key, string.Join(", ", g.Select(x => x.Place).Distinct()))).ToList();
        var acting = operation.Viewer.Role!.Value;
        return Task.FromResult<Outcome<Answer>>(new Answer(operation.Viewer.Name, acting, held.First(h => h.Role == acting).Places, held, operation.Viewer.AccountId!.Value));
    }
}
