using System.Reflection;
using System.Runtime.CompilerServices;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Tests.Architecture;

public sealed class UseCaseTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Asked of no role: a link or token is the proof, the hub itself works.</summary>
    private static readonly Permission[] OfNoRole = [Permission.ProvenOtherwise, Permission.RunJobs];

    [Fact]
    public void Every_use_case_states_a_permission_that_some_role_holds() =>
        ApplicationServices.UseCases.Where(u => !OfNoRole.Contains(NeedOf(u)) && !Enum.GetValues<Role>().Any(r => RolePermissions.Includes(r, NeedOf(u))))
            .Select(u => $"{u.Name} needs {NeedOf(u)}, which no role includes").ShouldBeEmpty();

    [Fact]
    public void Every_permission_is_needed_and_granted_or_it_is_not_there()
    {
        var pages = string.Concat(Sources.Below("src/ResidencyHub.Web", "*.razor").SelectMany(f => f.Lines).Where(l => l.Contains("[Needs(", StringComparison.Ordinal)));
        var needed = ApplicationServices.UseCases.Select(NeedOf).Concat(Enum.GetValues<Permission>().Where(p => pages.Contains($"Permission.{p})", StringComparison.Ordinal))).ToHashSet();
        Enum.GetValues<Permission>().Where(p => !needed.Contains(p)).Select(p => $"no use case or page needs {p}: remove it").ShouldBeEmpty();
        Enum.GetValues<Permission>().Except(OfNoRole).Where(p => !Enum.GetValues<Role>().Any(r => RolePermissions.Includes(r, p))).Select(p => $"no role includes {p}").ShouldBeEmpty();
        OfNoRole.Where(p => Enum.GetValues<Role>().Any(r => RolePermissions.Includes(r, p))).ShouldBeEmpty();
    }

    [Fact]
    public void A_command_that_takes_words_numbers_or_days_checks_them_or_says_that_there_is_nothing_to_check() =>
        ApplicationServices.UseCases.Where(u => Ancestor(u, typeof(Command<,>)) is not null && RequestOf(u) is var request && Unchecked(request).Any() && u.GetProperty("Checks", Own) is null)
            .Select(u => $"{u.Name}: {string.Join(", ", Unchecked(RequestOf(u)))}").ShouldBeEmpty();

    [Fact]
    public void Use_cases_are_found_and_none_can_be_inherited_from()
    {
        ApplicationServices.UseCases.Count.ShouldBeGreaterThan(80);
        ApplicationServices.UseCases.Where(u => !u.IsSealed).Select(u => u.Name).ShouldBeEmpty();
    }

    /// <summary>What a person can get wrong. Ids, choices from a list, yes and no, and a version cannot be mistyped.</summary>
    private static IEnumerable<string> Unchecked(Type request) => request == typeof(string)
        ? ["the request itself"]
        : from parameter in request.GetConstructors().Where(c => !IsCopy(c, request)).SelectMany(c => c.GetParameters())
          let type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType
          where type == typeof(string) || type == typeof(DateOnly) || type == typeof(decimal) || type == typeof(double) || type == typeof(long) || (type == typeof(int) && parameter.Name != "Version")
          where request.Namespace?.StartsWith("ResidencyHub", StringComparison.Ordinal) == true
          select parameter.Name;

    private static bool IsCopy(ConstructorInfo constructor, Type request) => constructor.GetParameters() is [var only] && only.ParameterType == request;

    private static Type RequestOf(Type useCase) => Ancestor(useCase, typeof(UseCase<>))!.GetGenericArguments()[0];

    private static Type? Ancestor(Type type, Type generic)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
            if (t.IsGenericType && t.GetGenericTypeDefinition() == generic)
                return t;
        return null;
    }

    private static Permission NeedOf(Type useCase)
    {
        var property = useCase.GetProperty("Needs", Own) ?? throw new InvalidOperationException($"{useCase.Name} inherits its permission; each use case states its own");
        return (Permission)property.GetValue(RuntimeHelpers.GetUninitializedObject(useCase))!;
    }
}
