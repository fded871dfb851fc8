using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Notifications;

/// <summary>Whom a letter reaches, as a district's contact rules see them.</summary>
public enum Addressee { Mentor, SchoolStaff, DistrictStaff, Program, Resident }

/// <summary>An e-mail that a command wants to go out.</summary>
/// <param name="To">What the addressee is.</param>
/// <param name="Name">The addressee's name.</param>
/// <param name="Address">The e-mail address.</param>
/// <param name="Subject">One line, no personal data beyond names.</param>
/// <param name="Body">Plain text; <c>{link}</c> is replaced when sent.</param>
/// <param name="LinkPath">Path and query of the link, with its token ("/answer/…"); null when there is none.</param>
/// <param name="District">The district whose quiet periods it obeys; null for people outside districts.</param>
/// <param name="Placement">The placement that it is about.</param>
/// <param name="NotBefore">UTC; for bulk actions, so that their undo is true.</param>
/// <param name="Urgent">A safety matter: it goes through quiet periods.</param>
/// <param name="Capacity">The school and year whose capacity it asks about.</param>
/// <param name="Program">The program whose coordinators may stop it, where it is about no placement.</param>
public sealed record Letter(
    Addressee To, string Name, string Address, string Subject, string Body, string? LinkPath = null,
    Id<District>? District = null, Id<Placement>? Placement = null, DateTime? NotBefore = null, bool Urgent = false,
    Id<SchoolCapacity>? Capacity = null, Id<PreparationProgram>? Program = null);

/// <summary>What became of a letter, as the page says it under "who was told".</summary>
/// <param name="Name">The addressee.</param>
/// <param name="Waits">Why it waits and until when, in words; null when it goes at once.</param>
public sealed record Told(string Name, string? Waits)
{
    private const string NotTold = "not told, because ";

    /// <summary>Somebody who should have heard of it, and why nobody wrote.</summary>
    public static Told Nobody(string who, string because) => new(who, NotTold + because);

    public bool IsNobody => Waits?.StartsWith(NotTold, StringComparison.Ordinal) is true;
}
