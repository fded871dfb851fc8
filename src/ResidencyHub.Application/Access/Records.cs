using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>What one process did: who, in which role, when, why. Its changes are <see cref="AuditChange"/> rows of the same transaction.</summary>
internal sealed class AuditEntry
{
    public Id<AuditEntry> Id { get; private set; } = Id<AuditEntry>.New();
    public required DateTime At { get; init; }

    /// <summary>The use case's name, "ConfirmPlacement".</summary>
    public required string Process { get; init; }
    public Guid? AccountId { get; init; }
    public required string ActorName { get; init; }
    public Role? ActedAs { get; init; }
    public string? Why { get; init; }
    public string? About { get; init; }

    /// <summary>What the other nodes hear of it, as <see cref="UseCases.Announcement"/> writes it: nouns and ids.</summary>
    public string? Announced { get; init; }
    public List<AuditChange> Changes { get; init; } = [];
}

/// <summary>One row that a process added or changed, with the values before and after as JSON.</summary>
internal sealed class AuditChange
{
    public Id<AuditChange> Id { get; private set; } = Id<AuditChange>.New();
    public Id<AuditEntry> EntryId { get; private set; }
    public required string Entity { get; init; }
    public required Guid Subject { get; init; }

    /// <summary>"Added", "Modified" or "Deleted".</summary>
    public required string Kind { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
}

/// <summary>Words that somebody typed and has not sent yet, for one form; saved within seconds, found again on any device.</summary>
internal sealed class Draft
{
    public Id<Draft> Id { get; private set; } = Id<Draft>.New();

    /// <summary>The account, or the mentor for what mentors write.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The form and its subject, "check-in.{placement}.2026-11-16".</summary>
    public required string Key { get; init; }

    /// <summary>The fields as a JSON object of strings.</summary>
    public required string Fields { get; set; }
    public required DateTime SavedAt { get; set; }
    public int Version { get; private set; }
}

/// <summary>A list's filters, sort and columns under a name.</summary>
internal sealed class SavedView
{
    public Id<SavedView> Id { get; private set; } = Id<SavedView>.New();
    public required Guid AccountId { get; init; }

    /// <summary>The list's path, "/placements".</summary>
    public required string List { get; init; }
    public required string Name { get; set; }

    /// <summary>The query string without its question mark.</summary>
    public required string Query { get; set; }
}

/// <summary>A personal access token for the API: acts with its owner's reach in one role. Only the hash is kept.</summary>
internal sealed class AccessToken
{
    public Id<AccessToken> Id { get; private set; } = Id<AccessToken>.New();
    public required Guid AccountId { get; init; }
    public required Role Role { get; init; }
    public required string Name { get; init; }
    public required string TokenHash { get; init; }

    /// <summary>The first characters, so that its owner can tell it from others.</summary>
    public required string Beginning { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? LastUsedAt { get; set; }
    public DateTime? RevokedAt { get; set; }
}

/// <summary>An invitation of one person to an account with a role; the link in the e-mail is an <see cref="EmailedLink"/>.</summary>
internal sealed class Invitation
{
    public Id<Invitation> Id { get; private set; } = Id<Invitation>.New();
    public required string Email { get; init; }
    public required string Name { get; init; }
    public Id<EmailedLink> LinkId { get; set; }
    public required Role Role { get; init; }

    /// <summary>The id of the program, district, school, partnership, mentor or resident, as the role demands.</summary>
    public Guid? ScopeId { get; init; }
    public required string Place { get; init; }
    public required string InvitedBy { get; init; }

    /// <summary>The account that invited, which may send it again or withdraw it.</summary>
    public required Guid InvitedById { get; init; }
    public required DateTime InvitedAt { get; init; }

    /// <summary>The first and last days of the role; from the day of acceptance when there is no first.</summary>
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public DateTime? AcceptedAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public int Version { get; private set; }
}

/// <summary>A row that one node holds while it does background work, so that two never do it at once.</summary>
internal sealed class Lease
{
    /// <summary>The work's name.</summary>
    public required string Name { get; init; }
    public required string Holder { get; set; }
    public required DateTime HeldUntil { get; set; }
    public DateTime? LastDoneAt { get; set; }
    public int Version { get; private set; }
}

/// <summary>A key of ASP.NET Core data protection, so that all nodes read each other's cookies and a restart signs nobody out.</summary>
internal sealed class DataProtectionKey
{
    public int Id { get; private set; }
    public required string FriendlyName { get; init; }
    public required string Xml { get; init; }
}
