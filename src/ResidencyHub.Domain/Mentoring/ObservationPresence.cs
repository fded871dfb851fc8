using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>That a mentor or supervisor has an observation open in one window, and where they are writing there; some seconds old at most, and gone with it.</summary>
public sealed class ObservationPresence
{
    private ObservationPresence() { }

    public ObservationPresence(Id<Observation> observation, Guid account, string name, string window)
    {
        Id = Id<ObservationPresence>.New();
        (ObservationId, AccountId, Name, Window) = (observation, account, name, window);
    }

    public Id<ObservationPresence> Id { get; private set; }
    public Id<Observation> ObservationId { get; private set; }
    public Guid AccountId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Which of the account's windows, as its page calls itself; what one of them does says nothing of another.</summary>
    public string Window { get; private set; } = "";

    /// <summary>Where they write: "the next step"; null while they only read.</summary>
    public string? Writing { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime SeenAt { get; private set; }

    public void See(string? writing, DateTime at) => (Writing, SeenAt) = (writing, at);
}
