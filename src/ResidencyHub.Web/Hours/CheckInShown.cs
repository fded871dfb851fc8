using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Web.Mentoring;

namespace ResidencyHub.Web.Hours;

/// <summary>Which check-in a Friday page showed as sent: it travels with the form, so that a page that was opened earlier replaces nothing that came later.</summary>
/// <param name="SentAt">UTC; null when nothing had been sent.</param>
/// <param name="Mark">Stands for the words that were sent.</param>
public sealed record CheckInShown(DateTime? SentAt, string Mark)
{
    public static CheckInShown Of(ShowCheckIn.Answer shown) => shown.Sent is { } sent ? new(sent.SentAt, MarkOf(CheckInInput.Of(shown with { Draft = null }))) : new(null, "");

    /// <summary>What can't be read stands for nothing sent: then nothing that was sent is replaced.</summary>
    public static CheckInShown Read(string? posted) =>
        posted?.Split('-') is [var at, var mark] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new(new DateTime(ticks, DateTimeKind.Utc), mark) : new(null, "");

    public string Write() => SentAt is { } at ? $"{at.Ticks.ToString(CultureInfo.InvariantCulture)}-{Mark}" : "";

    /// <summary>Whether nothing of what was sent has been touched.</summary>
    public bool Says(CheckInInput input) => SentAt is not null && Mark == MarkOf(input);

    private static string MarkOf(CheckInInput input) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', input.Help, input.Met, input.Length, input.Going, input.LastNextStep, TypedText.Plain(input.Strength), TypedText.Plain(input.NextStep)))))[..16];
}
