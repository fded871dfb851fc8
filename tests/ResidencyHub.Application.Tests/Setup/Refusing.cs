using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>A refusal by its rule.</summary>
internal static class Refusing
{
    public static void ShouldBeRefused<T>(this Outcome<T> outcome, string rule) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Rule.ShouldBe(rule);
}
