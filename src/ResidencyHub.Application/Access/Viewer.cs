using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Access;

/// <summary>Who acts, and in which one of their roles.</summary>
/// <param name="AccountId">The account; null for a link's bearer, a job, or nobody.</param>
/// <param name="Name">As others read it in histories.</param>
/// <param name="Role">The role in which they act; null when they hold none.</param>
public sealed record Viewer(Guid? AccountId, string Name, Role? Role)
{
    private readonly Permission? _only;
    private readonly Reach? _reach;

    private Viewer(string name, Permission only, Reach reach) : this(null, name, null) => (_only, _reach) = (only, reach);

    /// <summary>Nobody is signed in.</summary>
    public static Viewer Nobody { get; } = new(null, "nobody", null);

    /// <summary>The hub itself, at a named piece of work.</summary>
    public static Viewer Job(string name) => new(name, Permission.RunJobs, Reach.Everything(name));

    /// <summary>The bearer of an e-mailed link, who may do what the link is for, where it is for.</summary>
    internal static Viewer OfLink(string name, Reach reach) => new(name, Permission.ProvenOtherwise, reach);

    internal Reach? OwnReach => _reach;

    public bool May(Permission permission) => _only is { } only
        ? only == permission
        : permission is Permission.ProvenOtherwise || (Role is { } role && RolePermissions.Includes(role, permission));
}

/// <summary>Holds the viewer of one request, circuit or job. Set by the Web's hosting, never by a page.</summary>
public sealed class ViewerContext
{
    private Task<Standing>? _standing;

    /// <summary>The account that is signed in and the role that the person chose; a link's bearer or a job is set whole.</summary>
    public Viewer Viewer
    {
        get;
        set => (field, _standing) = (value, null);
    } = Viewer.Nobody;

    /// <summary>Whether this is one plain request: its dozen questions are one moment, for which the standing is worked out once. A circuit or a job lasts, and every operation of it asks anew.</summary>
    public bool IsOneMoment { get; set; }

    /// <summary>The address in the network from which the request came, for the proof of a signature; null for a circuit or a job.</summary>
    public string? Address { get; set; }

    internal Task<Standing> StandingAsync(ReachOfViewer reach, CancellationToken stop) =>
        IsOneMoment ? _standing ??= reach.FindAsync(Viewer, CancellationToken.None) : reach.FindAsync(Viewer, stop);

    /// <summary>What was done may have changed what the viewer holds.</summary>
    internal void AskAnew() => _standing = null;
}
