using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Growing;

/// <summary>One side's own words in a three-way review, and their signature.</summary>
public sealed class ReviewVoice
{
    private ReviewVoice() { }

    internal ReviewVoice(Id<ThreeWayReview> review, string strengths, string growth, string next, Signer by)
    {
        Id = Id<ReviewVoice>.New();
        (ReviewId, As) = (review, by.As);
        Write(strengths, growth, next, by);
    }

    public Id<ReviewVoice> Id { get; private set; }
    public Id<ThreeWayReview> ReviewId { get; private set; }
    public Signatory As { get; private set; }

    /// <summary>Whose words they are; null for those of before this was kept.</summary>
    public Guid? Account { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>What goes well.</summary>
    public string Strengths { get; private set; } = "";

    /// <summary>What has to grow.</summary>
    public string Growth { get; private set; } = "";

    /// <summary>What comes next, and what one does for it.</summary>
    public string Next { get; private set; } = "";
    public DateTime WrittenAt { get; private set; }
    public string? SignedName { get; private set; }
    public Guid? SignedAccount { get; private set; }
    public DateTime? SignedAt { get; private set; }

    /// <summary>Who writes is who wrote.</summary>
    public bool IsOf(Guid account) => Account is null || Account == account;

    internal bool IsOf(Signer by) => IsOf(by.Account);

    internal bool Write(string strengths, string growth, string next, Signer by)
    {
        var differs = (Strengths, Growth, Next) != (strengths.Trim(), growth.Trim(), next.Trim());
        (Strengths, Growth, Next, Account, By, WrittenAt) = (strengths.Trim(), growth.Trim(), next.Trim(), by.Account, by.Name, by.At);
        return differs;
    }

    internal void Sign(Signer by) => (SignedName, SignedAccount, SignedAt) = (by.Name, by.Account, by.At);

    internal void Unsign() => (SignedName, SignedAccount, SignedAt) = (null, null, null);
}

/// <summary>One move of a three-way review: to where, who, when, why.</summary>
public sealed class ReviewStep
{
    private ReviewStep() { }

    internal ReviewStep(Id<ThreeWayReview> review, int number, ReviewState to, Signer by, string? why, string? former)
    {
        Id = Id<ReviewStep>.New();
        (ReviewId, Number, To, By, At, Why, Former) = (review, number, to, by.Name, by.At, why, former);
    }

    public Id<ReviewStep> Id { get; private set; }
    public Id<ThreeWayReview> ReviewId { get; private set; }
    public int Number { get; private set; }
    public ReviewState To { get; private set; }
    public string By { get; private set; } = "";
    public DateTime At { get; private set; }
    public string? Why { get; private set; }

    /// <summary>The words that stood before this move and can change from here on; null for most moves.</summary>
    public string? Former { get; private set; }
}
