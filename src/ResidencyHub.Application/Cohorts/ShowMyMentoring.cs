using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>A mentor's own place in the pool: status, what is missing, hours of training, when to renew. What others noted or said about them is not here.</summary>
public sealed class ShowMyMentoring(UseCaseServices services) : Query<Nothing, ShowMyMentoring.Answer>(services)
{
    public sealed record Answer(
        string Name, string SchoolName, string Subject, string GradeBand, string? CredentialField, int? YearsTeaching, MentorState State, PoolStatus Status, int Load, int Capacity, DateOnly? ApprovedThrough, DateOnly? TrainedThrough, int ProgramTrainingHours, int GeneralTrainingHours,
        IReadOnlyList<ShowMentor.Gap> Gaps, IReadOnlyList<ShowMentor.Training> Trainings, IReadOnlyList<ShowMentor.Standing> Standings);

    private protected override Permission Needs => Permission.AnswerAsMentor;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Mentors.Include(m => m.Standings).Include(m => m.Trainings).AsSplitQuery().SingleOrDefaultAsync(stop) is not { } mentor)
            return Outcome.NotFound;
        var load = (await PoolRules.LoadsAsync(operation, [mentor.Id], stop)).GetValueOrDefault(mentor.Id);
        var rules = await PoolRules.OpenAsync(operation, [mentor.Id], stop);
        // a status that only repeats is a remark of somebody else
        var steps = mentor.Standings.OrderBy(s => s.StartsOn).ThenBy(s => s.Id).ToList();
        return new Answer(
            mentor.Name.Full, mentor.SchoolName, mentor.Subject, mentor.GradeBand, mentor.CredentialField, mentor.YearsTeaching, mentor.State, MentorPool.StatusOf(mentor.State, load), load, mentor.Capacity, mentor.ApprovedThrough, mentor.TrainedThrough, mentor.ProgramTrainingHours, mentor.GeneralTrainingHours,
            [.. ShowMentor.Gaps(mentor, rules, operation.Today).Where(g => g.WaivedBy is null)],
            [.. mentor.Trainings.OrderByDescending(t => t.HeldOn).Select(t => new ShowMentor.Training(t.What, t.HeldOn, t.ProgramHours, t.GeneralHours, t.RecordedBy))],
            [.. steps.Where((s, i) => i == 0 || steps[i - 1].State != s.State).Reverse().Select(s => new ShowMentor.Standing(s.State, s.StartsOn, null, null))]);
    }
}
