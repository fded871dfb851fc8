using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Hours;

/// <summary>What a Friday page says after it was sent. With errors the page stays, so that nothing is posted anew; what was saved is said in the same breath.</summary>
internal static class FridayNotice
{
    public static Notice? Of(FridaySending.Result result) => result switch
    {
        { Errors.Count: 0, Done.Count: 0 } => new Notice.Refused("Nothing was filled in. Approve hours, or answer a check-in; what you leave empty waits."),
        { Errors.Count: 0 } => new Notice.Done("Sent.") { Rows = result.Done, Next = ["You can correct a check-in here at any time."] },
        _ => null,
    };
}
