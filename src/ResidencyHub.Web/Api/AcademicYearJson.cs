using System.Text.Json;
using System.Text.Json.Serialization;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Web.Api;

/// <summary>A school year is the calendar year in which it begins, as in the filters. Written out by its members it would name its next year without end.</summary>
internal sealed class AcademicYearJson : JsonConverter<AcademicYear>
{
    public override AcademicYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, AcademicYear value, JsonSerializerOptions options) => writer.WriteNumberValue(value.StartYear);
}
