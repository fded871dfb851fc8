using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Access;

/// <summary>An account: how somebody proves who they are. What they may do hangs on role grants.</summary>
public sealed class HubUser : IdentityUser<Guid>, ISearched
{
    /// <summary>As others read it in histories and headers.</summary>
    public string Name { get; set; } = "";

    /// <summary>"light", "dark" or empty for the system's.</summary>
    public string Theme { get; set; } = "";

    /// <summary>Fictional people of the demo, whom the sign-in page offers; never true outside demo mode.</summary>
    public bool IsDemo { get; set; }

    /// <summary>An administrator has closed the account.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>The words of name and address, by which it is found.</summary>
    public string? SearchWords { get; private set; }

    Guid ISearched.Key => Id;

    IReadOnlyList<string?> ISearched.Said => [Name, Email];
}
