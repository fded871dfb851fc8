using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ResidencyHub.Application.Data;

/// <summary>One column of a bulk write, taken from EF's own model, so that it never drifts from what EF reads.</summary>
internal sealed class BulkColumn
{
    private readonly IProperty _property;
    private readonly IClrPropertyGetter _getter;
    private readonly ValueConverter? _converter;
    private readonly RelationalTypeMapping _mapping;

    private BulkColumn(IProperty property, StoreObjectIdentifier table)
    {
        _property = property;
        _getter = property.GetGetter();
        _mapping = property.GetRelationalTypeMapping();
        _converter = _mapping.Converter;
        Name = property.GetColumnName(table)!;
    }

    public string Name { get; }
    public bool IsKey => _property.IsPrimaryKey();
    public bool IsVersion => _property.IsConcurrencyToken;

    /// <summary>The engine's type without its length: "character varying".</summary>
    public string BareType => _mapping.StoreType.Split('(')[0];

    /// <summary>The engine's type: "nvarchar(200)".</summary>
    public string Type => _mapping.StoreType;

    /// <summary>What a table in memory takes.</summary>
    public Type ClrType
    {
        get
        {
            var type = _converter?.ProviderClrType ?? _property.ClrType;
            return Nullable.GetUnderlyingType(type) ?? type;
        }
    }

    public static IReadOnlyList<BulkColumn> Of(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        return [.. entity.GetProperties().Select(p => new BulkColumn(p, table))];
    }

    /// <summary>The value as the engine stores it; null for none.</summary>
    public object? Value(object row)
    {
        var value = _getter.GetClrValue(row);
        return _converter is null ? value : _converter.ConvertToProvider(value);
    }

    public DbParameter Parameter(DbCommand command) => _mapping.CreateParameter(command, $"@{Name}", value: null, nullable: true);
}
