using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Access;

public sealed partial class InvitePage(InvitePerson invite, ListGrantPlaces places, ShowViewer viewer)
{
    private sealed class Fields
    {
        public Guid? ScopeId { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public DateOnly? EndsOn { get; set; }
    }

    [SupplyParameterFromForm(FormName = "invite")] private Fields Input { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "role")] private string? RoleName { get; set; }

    [SupplyParameterFromQuery] private string? Where { get; set; }

    private Role? Chosen => Enum.TryParse<Role>(RoleName, out var role) && Enum.IsDefined(role) ? role : null;

    private IReadOnlyList<Role> Offered { get; set; } = [];

    private IReadOnlyList<Choice> Places { get; set; } = [];

    private Notice? Notice { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Offered = InvitePerson.RolesOf(await viewer.RoleAsync(default));
        if (Chosen is { } role)
            Places = [.. ((await places.RunAsync(new(role, Where))).ValueOrDefault ?? []).Select(p => new Choice(p.Id.ToString(), p.Text))];
    }

    private async Task InviteAsync()
    {
        var outcome = await invite.RunAsync(new(Input.Name ?? "", Input.Email ?? "", Chosen ?? (Role)(-1), Input.ScopeId, EndsOn: Input.EndsOn));
        Notice = Notice.From(outcome, told => new Notice.Done($"{told.Name} is invited.") { Told = [told], Next = ["The link in the letter makes the account, or adds the role to the one they have."] });
    }
}
