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
        var own = OwnPart.Of(operation.Reach);
        var crowd = new Crowd(residents.ToHashSet(), own is null ? null : placements.Where(p => own(p.Program, p.Resident)).Select(p => p.Resident).ToHashSet(), OwnPart.Words(operation.Reach), least);
        await LogAsync(wide, said, crowd, first, last, stop);
        var cohorts = await wide.Residents.Where(r => residents.Contains(r.Id)).GroupBy(r => r.CohortId).Select(g => g.Count()).ToListAsync(stop);
        if (cohorts.Sum() >= least)
            said.Add((PdsFunctions.ProfessionalLearning, PdsGroups.Candidates, $"{PartnershipWords.Many(cohorts.Count, "cohort")} learning together"));
        var goals = await wide.GrowthGoals.Where(g => g.SetAt >= operation.BeginningOf(first) && residents.Contains(g.ResidentId)).Select(g => g.ResidentId).Distinct().ToListAsync(stop);
        Few(said, PdsFunctions.Inquiry, PdsGroups.Candidates, crowd, goals, "set goals for their own growth");
    }

    private static async Task LogAsync(ResidencyDb wide, List<(PdsFunctions, PdsGroups, string)> said, Crowd crowd, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var residents = crowd.All.ToList();
        var log = await wide.HoursWeeks.Where(w => residents.Contains(w.ResidentId) && w.WeekOf >= first && w.WeekOf <= last && w.ApprovedMinutes > 0)
            .SelectMany(w => w.Entries, (w, e) => new { w.ResidentId, e.Kind, e.Model, e.IsApproved }).Where(e => e.IsApproved && (e.Kind == ActivityKind.CoTeach || e.Kind == ActivityKind.ProfessionalLearning || e.Kind == ActivityKind.SchoolMeeting || e.Kind == ActivityKind.Family))
            .Select(e => new { e.ResidentId, e.Kind, e.Model }).Distinct().ToListAsync(stop);
        var models = log.Where(e => crowd.Counts(e.ResidentId)).Select(e => e.Model).OfType<CoTeachingModel>().Distinct().Count();
        Few(said, PdsFunctions.PupilsLearning, PdsGroups.ClinicalTeachers, crowd, Of(ActivityKind.CoTeach), $"co-taught with their mentors{(models == 0 ? "" : $", in {PartnershipWords.Many(models, "model")}")}");
        Few(said, PdsFunctions.ProfessionalLearning, PdsGroups.Candidates, crowd, Of(ActivityKind.ProfessionalLearning), "took part in professional learning");
        Few(said, PdsFunctions.ProfessionalLearning, PdsGroups.Candidates, crowd, Of(ActivityKind.SchoolMeeting), "took part in meetings of the school");
        Few(said, PdsFunctions.PupilsLearning, PdsGroups.Candidates, crowd, Of(ActivityKind.Family), "worked with families");

        List<Id<Resident>> Of(ActivityKind kind) => [.. log.Where(e => e.Kind == kind).Select(e => e.ResidentId).Distinct()];
    }

    /// <summary>Said when enough people stand behind it. How many exactly only when those who did not are enough too: all of them is said of each.</summary>
    private static void Few(List<(PdsFunctions, PdsGroups, string)> said, PdsFunctions function, PdsGroups group, Crowd crowd, IReadOnlyCollection<Id<Resident>> who, string what)
    {
        var (counted, all) = (who.Count(crowd.Counts), crowd.All.Count(crowd.Counts));
        if (counted < crowd.Least)
            return;
        bool IsEnough(Func<Id<Resident>, bool> of) => who.Count(of) is var did && did >= crowd.Least && crowd.All.Count(of) - did >= crowd.Least;
        // of the others alone the same holds: their part is what is left when the reader takes the own off
        var exact = IsEnough(crowd.Counts) && (crowd.Own is not { } own || crowd.IsOwnOnly || crowd.All.All(own.Contains) || IsEnough(r => !own.Contains(r)));
        said.Add((function, group, $"{(exact ? $"{counted}" : $"at least {crowd.Least}")} of {all} {(crowd.IsOwnOnly ? crowd.Whose : "residents")} {what}"));
    }

    /// <summary>Whom the numbers are about.</summary>
    /// <param name="Own">Those whose part the reader knows; null for who knows none, or all.</param>
    /// <param name="OfWhom">"of your program".</param>
    private sealed record Crowd(IReadOnlySet<Id<Resident>> All, IReadOnlySet<Id<Resident>>? Own, string OfWhom, int Least)
    {
        /// <summary>The others are so few that the reader would work out what they did.</summary>
        public bool IsOwnOnly => Own is { } own && All.Count(r => !own.Contains(r)) is > 0 and var others && others < Least;

        public string Whose => OfWhom == "of your residents" ? OfWhom : $"residents {OfWhom}";

        public bool Counts(Id<Resident> resident) => !IsOwnOnly || Own!.Contains(resident);
    }
}
