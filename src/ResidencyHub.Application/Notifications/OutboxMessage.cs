using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Notifications;

/// <summary>Where an e-mail stands. People see "E-mails sent and waiting".</summary>
public enum OutboxState { Waiting, Sent, Failed, Stopped }

/// <summary>An e-mail that a command wrote in its own transaction; a job sends it.</summary>
internal sealed class OutboxMessage : ISearched
{
    public Id<OutboxMessage> Id { get; private set; } = Id<OutboxMessage>.New();
    public required string ToName { get; init; }
    public required string ToAddress { get; init; }
    public required string Subject { get; init; }

    /// <summary>Plain text; <c>{link}</c> stands for the address that <see cref="ProtectedLink"/> holds.</summary>
    public required string Body { get; init; }

    /// <summary>The link with its token, encrypted by data protection; null when the letter has none.</summary>
    public string? ProtectedLink { get; init; }

    /// <summary>What its addressee is, by which a district's quiet periods are judged again before it goes; null in letters from before this was kept, which were judged once.</summary>
    public Addressee? Addressee { get; init; }

    /// <summary>A safety matter: it goes through quiet periods.</summary>
    public bool Urgent { get; init; }

    /// <summary>The district whose contact rules the letter obeys.</summary>
    public Id<District>? DistrictId { get; init; }
    public Id<Placement>? PlacementId { get; init; }

    /// <summary>The school and year whose capacity the letter asks about.</summary>
    public Id<SchoolCapacity>? CapacityId { get; init; }

    /// <summary>The program of the placement, whose coordinators may read who was told and stop what waits.</summary>
    public Id<PreparationProgram>? ProgramId { get; init; }

    /// <summary>The command that wrote it.</summary>
    public required string Cause { get; init; }
    public required DateTime WrittenAt { get; init; }

    /// <summary>Not sent before: a quiet period, or the minutes in which an undo is still true.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>Why it waits, in words; null when it goes at once.</summary>
    public string? WaitsBecause { get; set; }
    public OutboxState State { get; set; }
    public DateTime? SentAt { get; set; }
    public int Tries { get; set; }
    public string? LastError { get; set; }
    public int Version { get; private set; }

    /// <summary>The words of addressee and subject, by which it is found.</summary>
    public string? SearchWords { get; private set; }

    Guid ISearched.Key => Id.Value;

    IReadOnlyList<string?> ISearched.Said => [ToName, ToAddress, Subject];

    /// <summary>Keeps it from going out; one that is out stays out.</summary>
    public bool Stop(string why)
    {
        if (State is not OutboxState.Waiting)
            return false;
        (State, WaitsBecause) = (OutboxState.Stopped, why);
        return true;
    }
}
