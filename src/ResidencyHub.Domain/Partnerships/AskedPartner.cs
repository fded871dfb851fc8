using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Partnerships;

public enum PartnerAnswer { Open, Accepted, Disagreed, TakenBack }

/// <summary>A program, district or school that another partner named when it declared a partnership. It belongs to it only once it has accepted; until then it reads the declaration and nothing else.</summary>
public sealed class AskedPartner
{
    private AskedPartner() { }

    private AskedPartner(Partnership partnership, PartnershipSide side, string name, string by, string byPartner, DateOnly on, DateOnly answerBy)
    {
        Id = Id<AskedPartner>.New();
        (PartnershipId, PartnershipName, Vision, StartsOn) = (partnership.Id, partnership.Name, partnership.Vision, partnership.StartedOn);
        (Side, Name, AskedBy, AskedByPartner, AskedOn, AnswerBy) = (side, name, by, byPartner, on, answerBy);
    }

    public Id<AskedPartner> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
    public PartnershipSide Side { get; private set; }
    public Id<PreparationProgram>? ProgramId { get; private set; }
    public Id<District>? DistrictId { get; private set; }

    /// <summary>Set with <see cref="DistrictId"/> when a single school was asked.</summary>
    public Id<School>? SchoolId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What was declared, as it stood when it was declared: who is asked reads this and no more of the record.</summary>
    public string PartnershipName { get; private set; } = "";
    public string? Vision { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public string AskedBy { get; private set; } = "";

    /// <summary>The partner who declared it.</summary>
    public string AskedByPartner { get; private set; } = "";
    public DateOnly AskedOn { get; private set; }

    /// <summary>The last day on which the answer counts.</summary>
    public DateOnly AnswerBy { get; private set; }
    public PartnerAnswer Answer { get; private set; }
    public string? AnsweredBy { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>What was said with it; why, when it disagrees.</summary>
    public string? Words { get; private set; }
    public int Version { get; private set; }

    public static AskedPartner Ask(Partnership partnership, PreparationProgram program, string by, string byPartner, DateOnly on, DateOnly answerBy) =>
        new(partnership, PartnershipSide.University, program.Name, by, byPartner, on, answerBy) { ProgramId = program.Id };

    public static AskedPartner Ask(Partnership partnership, District district, string by, string byPartner, DateOnly on, DateOnly answerBy) =>
        new(partnership, PartnershipSide.District, district.Name, by, byPartner, on, answerBy) { DistrictId = district.Id };

    public static AskedPartner Ask(Partnership partnership, School school, string by, string byPartner, DateOnly on, DateOnly answerBy) =>
        new(partnership, PartnershipSide.District, school.Name, by, byPartner, on, answerBy) { DistrictId = school.DistrictId, SchoolId = school.Id };

    /// <summary>No reply in time: silence is no yes.</summary>
    public bool IsLate(DateOnly today) => Answer is PartnerAnswer.Open && today > AnswerBy;

    public bool IsWaiting(DateOnly today) => Answer is PartnerAnswer.Open && today <= AnswerBy;

    /// <summary>It belongs to the partnership from that day on, or from the partnership's first.</summary>
    /// <exception cref="RuleBroken">It was answered, taken back, or the day has passed.</exception>
    public PartnershipMember Accept(string by, DateOnly on, string? words, DateTime? at = null)
    {
        Say(PartnerAnswer.Accepted, by, on, words);
        return new PartnershipMember(PartnershipId, Side, ProgramId, DistrictId, SchoolId, Name, new Period(on > StartsOn ? on : StartsOn), at);
    }

    /// <exception cref="RuleBroken">As <see cref="Accept"/>, or no reason is given.</exception>
    public void Disagree(string by, DateOnly on, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            throw new RuleBroken("disagree-why", "Say with what you disagree, so that the others can answer.");
        Say(PartnerAnswer.Disagreed, by, on, words);
    }

    /// <exception cref="RuleBroken">It was answered already.</exception>
    public void TakeBack(string by, DateOnly on)
    {
        if (Answer is not PartnerAnswer.Open)
            throw new RuleBroken("asked-answered", $"{Name} has answered already.");
        (Answer, AnsweredBy, AnsweredOn) = (PartnerAnswer.TakenBack, by, on);
    }

    private void Say(PartnerAnswer answer, string by, DateOnly on, string? words)
    {
        if (Answer is not PartnerAnswer.Open)
            throw new RuleBroken("asked-answered", "This was answered already.");
        if (IsLate(on))
            throw new RuleBroken("asked-late", $"The answer was due by {AnswerBy:d MMMM yyyy}. Ask the others to declare it again.");
        (Answer, AnsweredBy, AnsweredOn, Words) = (answer, by, on, words);
    }
}
