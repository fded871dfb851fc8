using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Reciprocity;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What the clinical log and the cohorts say for the grid of a professional development school: approved hours, co-teaching with its models, and cohort life. Of approved weeks only, and only when enough residents stand behind a number.</summary>
internal static class ClinicalLife
{
    public static async Task AddAsync(Operation operation, Partnership partnership, List<(PdsFunctions, PdsGroups, string)> said, CancellationToken stop)
    {
        var year = AcademicYear.Of(operation.Today);
        var placements = (await new YearCounts(operation, partnership).PlacementsAsync(stop)).Where(p => p.Year == year.StartYear).ToList();
        if (placements.Count == 0)
            return;
        await using var wide = operation.LookWider("approved hours and co-teaching of a partnership, in numbers");
        var least = (await RuleBook.OpenAsync(wide, null, operation.Today, stop)).Number(RuleCode.ReciprocityLeastGroup);
        // the hours as the page of what each side gives counts them
        foreach (var hours in (await new CountedGiving(operation, partnership, year).HoursAsync(wide, placements, stop)).Where(r => r.Kind is ContributionKind.People && r.Much is not null))
            said.Add((PdsFunctions.Preparation, PdsGroups.Candidates, $"{hours.Much} in classrooms, approved"));
        var (residents, first, last) = (placements.Select(p => p.Resident).Distinct().ToList(), year.FirstDay, operation.Today);
        await LogAsync(wide, said, residents, least, first, last, stop);
        var cohorts = await wide.Residents.Where(r => residents.Contains(r.Id)).GroupBy(r => r.CohortId).Select(g => g.Count()).ToListAsync(stop);
        if (cohorts.Sum() >= least)
            said.Add((PdsFunctions.ProfessionalLearning, PdsGroups.Candidates, $"{PartnershipWords.Many(cohorts.Count, "cohort")} learning together"));
        var goals = await wide.GrowthGoals.Where(g => g.SetAt >= operation.BeginningOf(first) && residents.Contains(g.ResidentId)).Select(g => g.ResidentId).Distinct().CountAsync(stop);
        Few(said, PdsFunctions.Inquiry, PdsGroups.Candidates, goals, residents.Count, least, "set goals for their own growth");
    }

    private static async Task LogAsync(ResidencyDb wide, List<(PdsFunctions, PdsGroups, string)> said, List<Id<Resident>> residents, int least, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var log = await wide.HoursWeeks.Where(w => residents.Contains(w.ResidentId) && w.WeekOf >= first && w.WeekOf <= last && w.ApprovedMinutes > 0)
            .SelectMany(w => w.Entries, (w, e) => new { w.ResidentId, e.Kind, e.Model, e.IsApproved }).Where(e => e.IsApproved && (e.Kind == ActivityKind.CoTeach || e.Kind == ActivityKind.ProfessionalLearning || e.Kind == ActivityKind.SchoolMeeting || e.Kind == ActivityKind.Family))
            .Select(e => new { e.ResidentId, e.Kind, e.Model }).Distinct().ToListAsync(stop);
        var models = log.Select(e => e.Model).OfType<CoTeachingModel>().Distinct().Count();
        Few(said, PdsFunctions.PupilsLearning, PdsGroups.ClinicalTeachers, Of(ActivityKind.CoTeach), residents.Count, least, $"co-taught with their mentors{(models == 0 ? "" : $", in {PartnershipWords.Many(models, "model")}")}");
        Few(said, PdsFunctions.ProfessionalLearning, PdsGroups.Candidates, Of(ActivityKind.ProfessionalLearning), residents.Count, least, "took part in professional learning");
        Few(said, PdsFunctions.ProfessionalLearning, PdsGroups.Candidates, Of(ActivityKind.SchoolMeeting), residents.Count, least, "took part in meetings of the school");
        Few(said, PdsFunctions.PupilsLearning, PdsGroups.Candidates, Of(ActivityKind.Family), residents.Count, least, "worked with families");

        int Of(ActivityKind kind) => log.Where(e => e.Kind == kind).Select(e => e.ResidentId).Distinct().Count();
    }

    /// <summary>Said when enough people stand behind it, and the others are not so few that they could be told apart.</summary>
    private static void Few(List<(PdsFunctions, PdsGroups, string)> said, PdsFunctions function, PdsGroups group, int count, int all, int least, string what)
    {
        if (count >= least)
            said.Add((function, group, $"{(all - count >= least || count == all ? $"{count} of {all}" : $"at least {least} of {all}")} residents {what}"));
    }
}
