using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>One school year of a partnership: opened by carrying over what went on, with the counts that somebody enters for years before the hub.</summary>
public sealed class PartnershipYear
{
    private PartnershipYear() { }

    public PartnershipYear(Id<Partnership> partnership, AcademicYear year)
    {
        Id = Id<PartnershipYear>.New();
        (PartnershipId, Year) = (partnership, year.StartYear);
    }

    public Id<PartnershipYear> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }

    /// <summary>The calendar year in which it begins.</summary>
    public int Year { get; private set; }

    /// <summary>When last year was carried over; null while only counts were entered.</summary>
    public DateOnly? OpenedOn { get; private set; }
    public string? OpenedBy { get; private set; }

    /// <summary>Residents of a year before the hub, as a side entered them.</summary>
    public int? Residents { get; private set; }
    public int? Mentors { get; private set; }

    /// <summary>Where the counts come from.</summary>
    public string? Source { get; private set; }
    public int Version { get; private set; }

    /// <exception cref="RuleBroken">Somebody has opened it already.</exception>
    public void Open(string by, DateOnly on)
    {
        if (OpenedOn is { } day)
            throw new RuleBroken("year-open", $"{OpenedBy} carried this year over on {day:d MMMM yyyy} already.");
        (OpenedBy, OpenedOn) = (by, on);
    }

    public void Count(int? residents, int? mentors, string? source) => (Residents, Mentors, Source) = (residents, mentors, source);
}

/// <summary>Whether a partner takes part in a school year. A partner who does not is not offered to be used again.</summary>
public sealed class YearPartner
{
    private YearPartner() { }

    public YearPartner(PartnershipMember member, AcademicYear year)
    {
        Id = Id<YearPartner>.New();
        (PartnershipId, MemberId, Year) = (member.PartnershipId, member.Id, year.StartYear);
    }

    public Id<YearPartner> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
    public Id<PartnershipMember> MemberId { get; private set; }
    public int Year { get; private set; }
    public bool TakesPart { get; private set; }
    public string? Because { get; private set; }
    public string SaidBy { get; private set; } = "";
    public DateOnly SaidOn { get; private set; }
    public int Version { get; private set; }

    public void Say(bool takesPart, string? because, string by, DateOnly on) => (TakesPart, Because, SaidBy, SaidOn) = (takesPart, because, by, on);
}

/// <summary>A partner in a year: active, or why not.</summary>
/// <param name="Member">The partner.</param>
/// <param name="WhyNot">Null when it takes part.</param>
public sealed record PartnerOfYear(PartnershipMember Member, string? WhyNot);

/// <summary>An entry of last year: whether it can be used again, or why not.</summary>
public sealed record EntryOfYear(RecordEntry Entry, string? WhyNot);

/// <summary>What can be used again when a year begins: what went on to the last day of the year before, of partners who take part.</summary>
public static class CarryingOver
{
    /// <summary>The partners who belonged to it on the last day of the year before, each active or not in <paramref name="year"/>.</summary>
    public static IReadOnlyList<PartnerOfYear> Partners(IEnumerable<PartnershipMember> members, IEnumerable<YearPartner> said, AcademicYear year)
    {
        var answers = said.Where(s => s.Year == year.StartYear).ToDictionary(s => s.MemberId);
        return [.. members.Where(m => m.Stays.Contains(year.Previous.LastDay)).OrderBy(m => m.Side).ThenBy(m => m.Name, StringComparer.Ordinal).Select(m => new PartnerOfYear(m, WhyNot(m)))];

        string? WhyNot(PartnershipMember member) =>
            !member.Stays.Contains(year.FirstDay) ? $"left on {member.EndsOn:d MMMM yyyy}"
            : answers.TryGetValue(member.Id, out var answer) && !answer.TakesPart ? answer.Because is { } because ? $"takes no part this year: {because}" : "takes no part this year"
            : null;
    }

    /// <summary>The entries that went on to the last day of the year before. One at a partner who is inactive this year is not offered.</summary>
    public static IReadOnlyList<EntryOfYear> Entries(IEnumerable<RecordEntry> entries, IReadOnlyList<PartnerOfYear> partners, AcademicYear year)
    {
        return [.. entries.Where(e => e.Kind is EntryKind.Role or EntryKind.Focus or EntryKind.Initiative && e.HoldsOn(year.Previous.LastDay)).OrderBy(e => e.Kind).ThenBy(e => e.Title, StringComparer.Ordinal).ThenBy(e => e.StartsOn).Select(e => new EntryOfYear(e, WhyNot(e)))];

        string? WhyNot(RecordEntry entry) =>
            entry.EndsOn is { } end && end < year.FirstDay ? $"ended on {end:d MMMM yyyy}"
            : partners.Any(p => p.WhyNot is null && Hosts(p.Member, entry)) || !partners.Any(p => Hosts(p.Member, entry)) ? null
            : partners.First(p => Hosts(p.Member, entry)) is { } partner ? $"{partner.Member.Name} {partner.WhyNot}" : null;
    }

    private static bool Hosts(PartnershipMember member, RecordEntry entry) =>
        (entry.ProgramId is { } program && member.ProgramId == program)
        || (entry.DistrictId is { } district && member.DistrictId == district && (member.SchoolId is null || member.SchoolId == entry.SchoolId));
}
