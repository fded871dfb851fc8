using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Access;

/// <summary>One e-mail with its link; that it was read is in the audit.</summary>
public sealed partial class LetterPage(ReadLetter read, SendNow sendNow, StopLetter stopLetter)
{
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "letter")] private string? Action { get; set; }

    private ReadLetter.Answer? Letter { get; set; }

    private Notice? Notice { get; set; }

    protected override async Task OnInitializedAsync() => await LoadAsync();

    private async Task LoadAsync()
    {
        var outcome = await read.RunAsync(Id);
        Letter = outcome.ValueOrDefault;
        Notice ??= outcome.IsDone ? null : Notice.From(outcome, "");
    }

    private async Task DoAsync()
    {
        Notice = Action == "stop" ? Notice.From(await stopLetter.RunAsync(Id), "It is stopped and will not go.") : Notice.From(await sendNow.RunAsync(Id), "It goes with the next round, within a minute.");
        await LoadAsync();
    }
}
