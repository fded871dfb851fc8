using ResidencyHub.Application.Cohorts;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Cohorts;

/// <summary>What is done to the ticked mentors.</summary>
public sealed class MentorsForm
{
    public List<Guid> Ids { get; set; } = [];
    public string? What { get; set; }
    public string? Words { get; set; }
}

/// <summary>Steps of the pool for many at once.</summary>
internal static class BulkSteps
{
    public static IReadOnlyList<BulkAction> All { get; } =
    [
        new("ask", "Ask to apply…"), new(nameof(PoolStep.Review), "Mark reviewed…"), new("ask-principal", "Ask the principals…"), new(nameof(PoolStep.Approve), "Approve…"), new("train", "Record training…"),
        new(nameof(PoolStep.LetBeAsked), "Let be asked…"), new(nameof(PoolStep.TakeOver), "Approved before the hub…"), new(nameof(PoolStep.OpenRenewal), "Open renewals…"), new(nameof(PoolStep.Renew), "Renew…"),
    ];

    /// <summary>The label of the words that a step needs; null when it needs none.</summary>
    public static string? Words(string what) => what == nameof(PoolStep.TakeOver) ? "Where and when they were approved" : null;

    public static string Says(string what) => what switch
    {
        "ask" => "Each gets an e-mail with a link that needs no account.",
        "ask-principal" => "Each principal gets an e-mail with a link that needs no account.",
        nameof(PoolStep.Approve) => "Whoever is reviewed and misses nothing besides training is approved; the others stay as they are, with the reason.",
        _ => "Whoever can take this step takes it; the others stay as they are, with the reason.",
    };

    public static string Button(string what) => (All.FirstOrDefault(a => a.Value == what)?.Text ?? "Save…").TrimEnd('…');

    public static Notice.Done Tell(PoolMoved moved, string what) => new($"{what}: {moved.Done.Count} of {moved.Done.Count + moved.Left.Count}.") { Rows = Rows(moved.Done), Left = Rows(moved.Left) };

    public static IReadOnlyList<NoticeRow> Rows(IReadOnlyList<PoolMoved.Row> rows) => [.. rows.Select(r => new NoticeRow($"{r.Name}: {r.Words}", $"/mentors/{r.Id}"))];
}
