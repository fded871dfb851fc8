using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Tests.Access;

public sealed class AccessRulesTests
{
    /// <summary>Entities without a reach rule, each with its reason.</summary>
    private static readonly Dictionary<Type, string> WithoutRule = new()
    {
        [typeof(HubUser)] = "accounts: read by Identity's own store and by administrators' use cases",
        [typeof(IdentityRole<Guid>)] = "not used: roles are grants with days",
        [typeof(IdentityUserClaim<Guid>)] = "Identity's own store",
        [typeof(IdentityUserRole<Guid>)] = "not used",
        [typeof(IdentityUserLogin<Guid>)] = "Identity's own store",
        [typeof(IdentityRoleClaim<Guid>)] = "not used",
        [typeof(IdentityUserToken<Guid>)] = "Identity's own store",
        [typeof(IdentityUserPasskey<Guid>)] = "Identity's own store",
    };

    [Fact]
    public async Task Every_entity_has_a_reach_rule_or_a_written_reason()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        await using var db = hub.Open();
        db.Model.GetEntityTypes().Where(e => !e.IsOwned() && !ReachFilters.All.ContainsKey(e.ClrType) && !WithoutRule.ContainsKey(e.ClrType)).Select(e => e.ClrType.Name).ShouldBeEmpty();
        WithoutRule.Keys.Where(t => db.Model.FindEntityType(t) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Every_use_case_states_a_permission_that_somebody_holds()
    {
        var stated = Stated();
        stated.Count.ShouldBeGreaterThan(15);
        var held = Enum.GetValues<Role>().SelectMany(RolePermissions.Of).Append(Permission.ProvenOtherwise).Append(Permission.RunJobs).ToHashSet();
        stated.Where(s => !held.Contains(s.Value)).Select(s => $"{s.Key.Name} needs {s.Value}, which no role includes").ShouldBeEmpty();
    }

    [Fact]
    public void Every_permission_is_granted_to_somebody() =>
        Enum.GetValues<Permission>().Except(Enum.GetValues<Role>().SelectMany(RolePermissions.Of)).ShouldBe([Permission.ProvenOtherwise, Permission.RunJobs], ignoreOrder: true);

    /// <summary>Use case → what it needs. Read without running a constructor: the permission is a constant of the type.</summary>
    internal static Dictionary<Type, Permission> Stated() => ApplicationServices.UseCases.ToDictionary(t => t, t =>
        (Permission)t.GetProperty("Needs", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(RuntimeHelpers.GetUninitializedObject(t))!);
}
