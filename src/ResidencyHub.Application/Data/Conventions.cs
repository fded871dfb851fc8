using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Data;

/// <summary>Every <see cref="Id{T}"/> that a property of Domain or Application has.</summary>
internal static class IdTypes
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. new[] { typeof(Id<>).Assembly, typeof(IdTypes).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Where(t => t is { IsGenericType: true, ContainsGenericParameters: false } && t.GetGenericTypeDefinition() == typeof(Id<>))
            .Distinct(),
    ];
}

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    v => v.Kind == DateTimeKind.Utc ? v : v.ToUniversalTime(), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

/// <summary>What holds for every table, said once.</summary>
internal static class Conventions
{
    /// <summary>A property of type <c>Id&lt;School&gt;</c> that is not the key refers to a school; nothing is deleted by cascade.</summary>
    public static void KeysFollowTypes(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            foreach (var property in entity.GetProperties().Where(p => !p.IsPrimaryKey()).ToList())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Id<>) || property.IsForeignKey())
                    continue;
                if (builder.Model.FindEntityType(type.GetGenericArguments()[0]) is { } principal)
                    builder.Entity(entity.ClrType).HasOne(principal.ClrType).WithMany().HasForeignKey(property.Name).OnDelete(DeleteBehavior.Restrict);
            }
        }

        foreach (var key in builder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(k => !k.DeclaringEntityType.ClrType.Name.StartsWith("Identity", StringComparison.Ordinal)))
            key.DeleteBehavior = DeleteBehavior.Restrict;
    }

    public static void VersionsAreTokens(ModelBuilder builder)
    {
        foreach (var version in builder.Model.GetEntityTypes().Select(e => e.FindProperty("Version")).OfType<IMutableProperty>().Where(p => p.ClrType == typeof(int)))
            version.IsConcurrencyToken = true;
    }
}
