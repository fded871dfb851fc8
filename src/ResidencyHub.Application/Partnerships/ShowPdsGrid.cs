using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The grid of a professional development school, four groups by four functions, filled from this school year's activity in the hub (instruments.md F): counts with their base, never a name. What people mark in the record stands beside it.</summary>
public sealed class ShowPdsGrid(UseCaseServices services) : Query<Id<Partnership>, IReadOnlyList<ShowPdsGrid.Cell>>(services)
{
    /// <param name="Said">"14 residents placed", "3 meetings held".</param>
    public sealed record Cell(PdsFunctions Function, PdsGroups Group, IReadOnlyList<string> Said);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<IReadOnlyList<Cell>>> HandleAsync(Id<Partnership> request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request, stop) is not { } partnership)
            return Outcome.NotFound;
        var said = new List<(PdsFunctions Function, PdsGroups Group, string Words)>();
        await PreparationAsync(operation, partnership, said, stop);
        await ClinicalLife.AddAsync(operation, partnership, said, stop);
        await TogetherAsync(operation, partnership, said, stop);
        await RenewalAsync(operation, partnership, said, stop);
        return new Outcome<IReadOnlyList<Cell>>.Done([.. said.GroupBy(s => (s.Function, s.Group)).Select(g => new Cell(g.Key.Function, g.Key.Group, [.. g.Select(s => s.Words)]))]);
    }

    private static async Task PreparationAsync(Operation operation, Partnership partnership, List<(PdsFunctions, PdsGroups, string)> said, CancellationToken stop)
    {
        var year = AcademicYear.Of(operation.Today);
        var rows = (await new YearCounts(operation, partnership).PlacementsAsync(stop)).Where(r => r.Year == year.StartYear).ToList();
        if (rows.Count == 0)
            return;
        await using var wide = operation.LookWider("how many mentors of a partnership are trained");
        var rules = await RuleBook.OpenAsync(wide, null, operation.Today, stop);
        var mentors = rows.Select(r => r.Mentor).OfType<Id<Mentor>>().Distinct().ToList();
        var least = rules.Number(RuleCode.ReciprocityLeastGroup);
        said.Add((PdsFunctions.Preparation, PdsGroups.Candidates, PartnershipWords.Many(rows.Select(r => r.Resident).Distinct().Count(), "resident") + " placed"));
        var trained = (await TrainedMentors.OfAsync(wide, [.. rows.Where(r => r.Mentor is not null).Select(r => (r.Mentor!.Value, r.Program)).Distinct()], operation.Today, stop)).Count;
        said.Add((PdsFunctions.Preparation, PdsGroups.ClinicalTeachers, $"{PartnershipWords.Many(mentors.Count, "mentor")} with a resident"));
        if (mentors.Count >= least)
            said.Add((PdsFunctions.Preparation, PdsGroups.ClinicalTeachers, $"{trained} of {mentors.Count} have all training hours"));
        said.Add((PdsFunctions.Preparation, PdsGroups.WholeFaculty, rows.Select(r => r.School).Distinct().Count() is 1 ? "1 school that hosts" : $"{rows.Select(r => r.School).Distinct().Count()} schools that host"));
    }

    private static async Task TogetherAsync(Operation operation, Partnership partnership, List<(PdsFunctions, PdsGroups, string)> said, CancellationToken stop)
    {
        var (db, today, id, year) = (operation.Db, operation.Today, partnership.Id, AcademicYear.Of(operation.Today));
        var (first, last) = (year.FirstDay, year.LastDay);
        var meetings = await (from m in db.Meetings
                              join c in db.Committees on m.CommitteeId equals c.Id
                              where c.PartnershipId == id && m.State == MeetingState.Held && m.Day >= first
                              group m by c.Kind into g
                              select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        Say(PdsFunctions.Preparation, PdsGroups.SiteTeam, meetings.GetValueOrDefault(CommitteeKind.SiteTeam), "site team meeting", " held");
        Say(PdsFunctions.ProfessionalLearning, PdsGroups.SiteTeam, meetings.GetValueOrDefault(CommitteeKind.LearningCommunity), "meeting of a learning community", " held", "meetings of learning communities");
        var learning = await db.Contributions.Where(c => c.PartnershipId == id && c.TakenOutOn == null && c.Kind == ContributionKind.ProfessionalLearning && c.StartsOn >= first && c.StartsOn <= last).GroupBy(c => c.GivenBy).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        foreach (var given in learning)
            Say(PdsFunctions.ProfessionalLearning, PdsGroups.WholeFaculty, given.Count, "entry", $" of professional learning given by {(given.Key is PartnershipSide.University ? "the university" : given.Key is PartnershipSide.District ? "district and schools" : "the community")}", "entries");
        var release = (await db.ProtectedTimes.Include(t => t.Notes).Where(t => t.PartnershipId == id && t.Year == year.StartYear && t.Kind == ProtectedKind.Release && t.TakenOutOn == null).ToListAsync(stop)).Sum(t => t.Kept);
        if (release > 0)
            said.Add((PdsFunctions.ProfessionalLearning, PdsGroups.ClinicalTeachers, $"{PartnershipWords.Number(release)} {(release == 1 ? "hour" : "hours")} of release time kept"));
        Say(PdsFunctions.ProfessionalLearning, PdsGroups.Candidates, await db.CurriculumItems.CountAsync(i => i.PartnershipId == id && i.State == CurriculumState.Agreed && i.Kind == CurriculumKind.Course, stop), "course", " on the common map");

        void Say(PdsFunctions function, PdsGroups group, int count, string noun, string rest, string? many = null) => Add(said, function, group, count, noun, rest, many);
    }

    private static async Task RenewalAsync(Operation operation, Partnership partnership, List<(PdsFunctions, PdsGroups, string)> said, CancellationToken stop)
    {
        var (db, id, year) = (operation.Db, partnership.Id, AcademicYear.Of(operation.Today));
        var (first, since) = (year.FirstDay, operation.BeginningOf(year.FirstDay));
        var changes = await db.RecordEntries.Where(e => e.PartnershipId == id && e.Kind == EntryKind.Change && e.TakenOutOn == null && e.StartsOn >= first && e.StartsOn <= operation.Today).GroupBy(e => e.Side).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        foreach (var of in changes)
            Say(PdsFunctions.PupilsLearning, PdsGroups.SiteTeam, of.Count, "change", of.Key is PartnershipSide.University ? " at the university" : of.Key is PartnershipSide.District ? " at the schools" : "");
        Say(PdsFunctions.PupilsLearning, PdsGroups.WholeFaculty, await db.CurriculumItems.Where(i => i.PartnershipId == id).SelectMany(i => i.Versions).CountAsync(v => v.AgreedAt >= since, stop), "curriculum change", " agreed");
        Say(PdsFunctions.PupilsLearning, PdsGroups.Candidates, await db.CurriculumItems.CountAsync(i => i.PartnershipId == id && i.State == CurriculumState.Agreed && i.Kind == CurriculumKind.ClinicalExperience, stop), "clinical experience", " agreed on");
        var cycles = await db.ImprovementCycles.Where(c => c.PartnershipId == id && c.TakenOutOn == null && (c.Verdict == null || c.ConcludedOn >= first)).Select(c => c.Verdict != null).ToListAsync(stop);
        Say(PdsFunctions.Inquiry, PdsGroups.SiteTeam, cycles.Count(done => !done), "improvement cycle", " under way");
        Say(PdsFunctions.Inquiry, PdsGroups.SiteTeam, cycles.Count(done => done), "improvement cycle", " concluded");
        Say(PdsFunctions.Inquiry, PdsGroups.WholeFaculty, await db.HealthRounds.CountAsync(r => r.PartnershipId == id && r.RevealedOn >= first, stop), "rating", " of the partnership read together");
        Say(PdsFunctions.Inquiry, PdsGroups.WholeFaculty, await db.SurveyRounds.CountAsync(r => r.PartnershipId == id && r.ClosedOn >= first, stop), "short survey", " counted");
        Say(PdsFunctions.Inquiry, PdsGroups.ClinicalTeachers, await db.CurriculumItems.CountAsync(i => i.PartnershipId == id && i.State == CurriculumState.Agreed && i.Kind == CurriculumKind.Assignment, stop), "assignment", " agreed on with mentors");

        void Say(PdsFunctions function, PdsGroups group, int count, string noun, string rest) => Add(said, function, group, count, noun, rest, null);
    }

    private static void Add(List<(PdsFunctions, PdsGroups, string)> said, PdsFunctions function, PdsGroups group, int count, string noun, string rest, string? many)
    {
        if (count > 0)
            said.Add((function, group, $"{count} {(count == 1 ? noun : many ?? noun + "s")}{rest}"));
    }
}
