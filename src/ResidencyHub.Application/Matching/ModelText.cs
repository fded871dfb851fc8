using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Application.Matching;

/// <summary>A model as text and back, so that a scenario keeps what it was worked out from. The same model is the same text, whatever order its lists were read in.</summary>
internal static class ModelText
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new IdText(), new WeightsText(), new JsonStringEnumConverter() } };

    public static string Write(MatchingModel model) => JsonSerializer.Serialize(InOrder(model), Options);

    public static MatchingModel Read(string text) => JsonSerializer.Deserialize<MatchingModel>(text, Options)!;

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Reasons as data, for those who count them.</summary>
    public static string Write(Explanation why) => JsonSerializer.Serialize(
        new
        {
            Match = why.Match is not { } m ? null : new { m.RankOfSchool, m.RankBySchool, m.RankOfMentor, m.RankByMentor, m.TenthsOfMiles, FallsShort = m.FallsShort.ToDictionary(f => f.Key.ToString(), f => f.Value), m.IsPinned, m.Overrides },
            PassedOver = why.PassedOver.Select(p => new { School = p.School.Id, p.Rank, p.Obstacle, p.Amount, p.Limit }),
            Smallest = why.Smallest is not { } s ? null : new { s.Size, Changes = s.Changes.Select(c => c.GetType().Name) },
        }, Options);

    private static MatchingModel InOrder(MatchingModel model) => model with
    {
        Residents = [.. model.Residents.OrderBy(r => r.Id)],
        Schools = [.. model.Schools.OrderBy(s => s.Id)],
        Mentors = [.. model.Mentors.OrderBy(m => m.Id)],
        Pinned = [.. model.Pinned.OrderBy(p => p.Resident)],
        Forbidden = [.. model.Forbidden.OrderBy(f => f.Resident).ThenBy(f => f.School).ThenBy(f => f.Mentor)],
    };

    private sealed class IdText : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Domain.Basics.Id<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class Of<T> : JsonConverter<Domain.Basics.Id<T>>
        {
            public override Domain.Basics.Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

            public override void Write(Utf8JsonWriter writer, Domain.Basics.Id<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        }
    }

    private sealed class WeightsText : JsonConverter<WishWeights>
    {
        public override WishWeights Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<Wish, int>>(ref reader, options)!.Aggregate(new WishWeights(), (all, one) => all.With(one.Key, one.Value));

        public override void Write(Utf8JsonWriter writer, WishWeights value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, Enum.GetValues<Wish>().ToDictionary(w => w.ToString(), w => value[w]), options);
    }
}
