using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Reciprocity;

/// <summary>What the hub itself knows of a year's giving and getting, over the whole partnership: numbers with their base, never a name. Counted in a wider reach, so that every side reads the same numbers.</summary>
internal sealed class CountedGiving(Operation operation, Partnership partnership, AcademicYear year)
{
    /// <summary>Hours are told in tens, through the month before: from one look to the next nobody reads what one person reported.</summary>
    private const int Step = 10;

    /// <param name="Title">"Residents beside a mentor".</param>
    /// <param name="Much">"14 residents"; null where a small group is kept.</param>
    /// <param name="Base">From what it is counted.</param>
    public sealed record Row(PartnershipSide From, PartnershipSide To, ContributionKind Kind, string Title, string? Much, string Base);

    public async Task<IReadOnlyList<Row>> ReadAsync(CancellationToken stop)
    {
        await using var wide = operation.LookWider("what each side of a partnership gives and gets, in numbers");
        var placements = (await new YearCounts(operation, partnership).PlacementsAsync(stop)).Where(p => p.Year == year.StartYear).ToList();
        List<Row?> rows =
        [
            Seats(placements), await OfferedAsync(wide, stop), .. await HoursAsync(wide, placements, stop), await ReleaseAsync(wide, stop),
            .. await CommitteesAsync(wide, stop), .. await EntriesAsync(wide, stop),
        ];
        return [.. rows.OfType<Row>()];
    }

    private static Row? Seats(List<YearCounts.Row> placements)
    {
        var (residents, schools, mentors) = (placements.Select(p => p.Resident).Distinct().Count(), placements.Select(p => p.School).Distinct().Count(), placements.Select(p => p.Mentor).OfType<Id<Mentor>>().Distinct().Count());
        return residents == 0 ? null : new(PartnershipSide.District, PartnershipSide.University, ContributionKind.Seats, "Seats for residents beside a mentor", PartnershipWords.Many(residents, "seat"), $"{PartnershipWords.Many(schools, "school")}, {PartnershipWords.Many(mentors, "mentor")}; from placements.");
    }

    private async Task<Row?> OfferedAsync(ResidencyDb wide, CancellationToken stop)
    {
        var members = partnership.Members.Where(m => m.Stays.Overlaps(new Period(year.FirstDay, year.LastDay))).ToList();
        var (districts, schools) = (members.Where(m => m.SchoolId is null).Select(m => m.DistrictId).OfType<Id<Domain.Directory.District>>().ToList(), members.Select(m => m.SchoolId).OfType<Id<Domain.Directory.School>>().ToList());
        var offers = await wide.Capacities.Include(c => c.Lines).Where(c => c.Year == year.StartYear && c.Answer != null && c.Answer != HostingAnswer.No && (districts.Contains(c.DistrictId) || schools.Contains(c.SchoolId)) && (!c.ServesSome || c.Served.Any(s => s.PartnershipId == partnership.Id))).ToListAsync(stop);
        var known = offers.Where(o => o.Offer?.Limit is > 0).ToList();
        // of two schools the one would read the other's answer off the sum
        return known.Count == 0 || (operation.Reach.Kind is ReachKind.Schools && known.Count is 2) ? null : new(PartnershipSide.District, PartnershipSide.University, ContributionKind.Seats, "Seats offered", PartnershipWords.Many(known.Sum(o => o.Offer!.Limit!.Value), "seat"), $"What {PartnershipWords.Many(known.Count, "school")} said they can host.");
    }

    /// <summary>Hours of mentoring as check-ins report them, and residents' approved hours in classrooms.</summary>
    public async Task<IReadOnlyList<Row>> HoursAsync(ResidencyDb wide, List<YearCounts.Row> placements, CancellationToken stop)
    {
        var least = (await RuleBook.OpenAsync(wide, null, operation.Today, stop)).Number(RuleCode.ReciprocityLeastGroup);
        var (first, last) = (year.FirstDay, Through);
        if (last < first || placements.Count == 0)
            return [];
        var (programs, residents) = (placements.Select(p => p.Program).Distinct().ToList(), placements.Select(p => p.Resident).ToHashSet());
        var districts = placements.Select(p => p.District).Distinct().ToList();
        var met = await wide.CheckIns.Where(c => programs.Contains(c.ProgramId) && districts.Contains(c.DistrictId) && c.WeekOf >= first && c.WeekOf <= last && c.Met && c.Length != null).Select(c => new { c.ProgramId, c.ResidentId, Who = c.MentorId.Value, Length = c.Length!.Value }).ToListAsync(stop);
        var worked = await wide.HoursWeeks.Where(h => programs.Contains(h.ProgramId) && districts.Contains(h.DistrictId) && h.WeekOf >= first && h.WeekOf <= last && h.ApprovedMinutes > 0).Select(h => new { h.ProgramId, h.ResidentId, h.ApprovedMinutes }).ToListAsync(stop);
        var through = last < year.LastDay ? $" through {PartnershipWords.Day(last)}" : "";
        var mentoring = Kept([.. met.Where(m => residents.Contains(m.ResidentId)).Select(m => (m.ProgramId, m.ResidentId, m.Who, AtLeast(m.Length)))], least);
        var classrooms = Kept([.. worked.Where(h => residents.Contains(h.ResidentId)).Select(h => (h.ProgramId, h.ResidentId, h.ResidentId.Value, h.ApprovedMinutes / 60m))], least);
        return
        [
            .. mentoring is { } m ? [new Row(PartnershipSide.District, PartnershipSide.University, ContributionKind.MentorHours, "Time that mentors spend with residents", m.Much is { } hours ? $"at least {PartnershipWords.Number(hours)} hours" : null, m.Much is null ? Few(least, "mentors") : $"{PartnershipWords.Many(m.People, "mentor")}{m.Whose}; from weekly check-ins{through}, the least that each answer says.")] : Array.Empty<Row>(),
            .. classrooms is { } c ? [new Row(PartnershipSide.University, PartnershipSide.District, ContributionKind.People, "Residents’ hours in classrooms", c.Much is { } hours2 ? $"about {PartnershipWords.Number(hours2)} hours" : null, c.Much is null ? Few(least, "residents") : $"{PartnershipWords.Many(c.People, "resident")}{c.Whose}; approved hours{through}.")] : Array.Empty<Row>(),
        ];
    }

    private static string Few(int least, string people) => $"Kept: fewer than {least} {people} stand behind it.";

    /// <summary>The sum, when enough people stand behind it; for whoever reads a part of the rows themselves, a program's coordinators or a supervisor, only their own part where the rest is a few people whose part they could work out.</summary>
    private (int People, decimal? Much, string Whose)? Kept(IReadOnlyList<(Id<PreparationProgram> Program, Id<Resident> Resident, Guid Who, decimal Hours)> all, int least)
    {
        var whose = "";
        if (OwnPart.Of(operation.Reach) is { } own && all.Where(a => !own(a.Program, a.Resident)).Select(a => a.Who).Distinct().Count() is > 0 and var others && others < least)
            (all, whose) = ([.. all.Where(a => own(a.Program, a.Resident))], $" {OwnPart.Words(operation.Reach)}");
        var people = all.Select(a => a.Who).Distinct().Count();
        return people == 0 ? null : people < least ? (people, null, whose) : (people, Math.Floor(all.Sum(a => a.Hours) / Step) * Step, whose);
    }

    private async Task<Row?> ReleaseAsync(ResidencyDb wide, CancellationToken stop)
    {
        var times = await wide.ProtectedTimes.Include(t => t.Notes).Where(t => t.PartnershipId == partnership.Id && t.Year == year.StartYear && t.Kind == ProtectedKind.Release && t.TakenOutOn == null).ToListAsync(stop);
        return times.Count == 0 ? null : new(PartnershipSide.District, PartnershipSide.University, ContributionKind.ReleaseTime, "Release time that was kept", $"{PartnershipWords.Number(times.Sum(t => t.Kept))} hours", $"Of {PartnershipWords.Number(times.Sum(t => t.PlannedHours))} hours planned; {PartnershipWords.Number(times.Sum(t => t.Lost))} lost. From the time that the partners protect.");
    }

    /// <summary>Seats of each side on the committees that worked in the year, and how many of those committees are about the other side's house.</summary>
    private async Task<IReadOnlyList<Row>> CommitteesAsync(ResidencyDb wide, CancellationToken stop)
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var committees = await wide.Committees.Include(c => c.Seats).Where(c => c.PartnershipId == partnership.Id && c.StartsOn <= last && (c.EndsOn == null || c.EndsOn >= first)).ToListAsync(stop);
        var seats = committees.SelectMany(c => c.Seats.Where(s => s.Holds.Overlaps(new Period(first, last))).Select(s => new { c.Id, AtSchool = c.DistrictId is not null, AtProgram = c.ProgramId is not null, s.Side })).ToList();
        return
        [
            .. from side in new[] { PartnershipSide.University, PartnershipSide.District, PartnershipSide.Community }
               let own = seats.FindAll(s => s.Side == side)
               where own.Count > 0
               let there = own.FindAll(s => side is PartnershipSide.University ? s.AtSchool : s.AtProgram)
               select new Row(side, side is PartnershipSide.University ? PartnershipSide.District : PartnershipSide.University, ContributionKind.CommitteeWork,
                   side switch { PartnershipSide.University => "University people on committees", PartnershipSide.District => "School and district people on committees", _ => "People of the community on committees" },
                   PartnershipWords.Many(own.Count, "seat"), $"{PartnershipWords.Many(own.Select(s => s.Id).Distinct().Count(), "committee")}{(there.Count == 0 ? "" : $", {there.Count} of the seats on those about {(side is PartnershipSide.University ? "a school or district" : "a program")}")}."),
        ];
    }

    /// <summary>Roles that a side's people hold for the partnership, and what each side changed in its own house.</summary>
    private async Task<IReadOnlyList<Row>> EntriesAsync(ResidencyDb wide, CancellationToken stop)
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var entries = await wide.RecordEntries.Where(e => e.PartnershipId == partnership.Id && e.TakenOutOn == null && e.Side != null && (e.Kind == EntryKind.Role || e.Kind == EntryKind.Change) && e.StartsOn <= last && (e.Kind == EntryKind.Change ? e.StartsOn >= first : e.EndsOn == null || e.EndsOn >= first))
            .GroupBy(e => new { e.Kind, e.Side }).Select(g => new { g.Key.Kind, Side = g.Key.Side!.Value, Count = g.Count() }).ToListAsync(stop);
        return
        [
            .. entries.OrderBy(e => e.Kind).ThenBy(e => e.Side).Select(e => new Row(e.Side, e.Side is PartnershipSide.University ? PartnershipSide.District : PartnershipSide.University, e.Kind is EntryKind.Role ? ContributionKind.People : ContributionKind.Other,
                e.Kind is EntryKind.Role ? "Roles held for the partnership" : "Changes in the own house", PartnershipWords.Many(e.Count, e.Kind is EntryKind.Role ? "role" : "change"), "From the partnership’s record.")),
        ];
    }

    /// <summary>The last day of the month before this one, or of the year.</summary>
    private DateOnly Through => new DateOnly(operation.Today.Year, operation.Today.Month, 1).AddDays(-1) is var month && month < year.LastDay ? month : year.LastDay;

    private static decimal AtLeast(MeetingLength length) => length switch { MeetingLength.OneToTwoHours => 1, MeetingLength.ThreeToFourHours => 3, MeetingLength.FiveHoursOrMore => 5, _ => 0 };
}
