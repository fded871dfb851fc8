using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

/// <summary>What the verbs of support plans share.</summary>
internal static class SupportPlanning
{
    public static string DraftKey(Id<SupportPlan> plan, string form) => $"support-plan.{plan}.{form}";

    /// <summary>With all its parts, and claimed: of two who act at once the second reads what the first did.</summary>
    public static async Task<SupportPlan?> FindAsync(Operation operation, Id<SupportPlan> id, CancellationToken stop)
    {
        var plan = await operation.Db.SupportPlans.Include(p => p.Steps.OrderBy(s => s.Number)).Include(p => p.Notes.OrderBy(n => n.Number)).Include(p => p.Signatures).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id, stop);
        if (plan is not null)
            Claim.On(operation.Db, plan, plan.Id);
        return plan;
    }

    /// <summary>The last day of an appeal after a conference, by the district's own calendar.</summary>
    public static async Task<DateOnly> AppealByAsync(Operation operation, SupportPlan plan, DateOnly conference, CancellationToken stop)
    {
        var days = (await Access.RuleBook.OpenAsync(operation.Db, plan.ProgramId, operation.Today, stop)).Number(Access.RuleCode.SupportAppealDays);
        var entries = await operation.Db.CalendarEntries.AsNoTracking().Where(e => e.DistrictId == plan.DistrictId && e.EndsOn >= conference).ToListAsync(stop);
        return new DistrictCalendar(entries).AddSchoolDays(conference, days);
    }
}

/// <summary>What a support plan says, as a form gives it.</summary>
public sealed record SupportPlanWords(string? Concern, string? Area, string? Evidence, string? Goals, string? Supports, string? Lead, DateOnly? StartsOn, DateOnly? EndsOn)
{
    internal SupportPlanText Text => new(Concern!, Area, Evidence!, Goals!, Supports!, Lead!, new Period(StartsOn!.Value, EndsOn));
}

internal sealed class SupportPlanWordsRules : AbstractValidator<SupportPlanWords>
{
    public SupportPlanWordsRules()
    {
        Words(r => r.Concern, "Say what worries you about the work, not the person.", 4000);
        RuleFor(r => r.Area).MaximumLength(300).WithMessage("Up to 300 characters, please.");
        Words(r => r.Evidence, "Write what was seen, where and when.", 4000);
        Words(r => r.Goals, "Write what will be different, so that anybody can see it.", 4000);
        Words(r => r.Supports, "Write who does what to help.", 4000);
        Words(r => r.Lead, "Name who sees that it happens.", 200);
        RuleFor(r => r.StartsOn).NotNull().WithMessage("Say from when.");
        RuleFor(r => r.EndsOn).NotNull().WithMessage("Say by when one looks whether it is met.").GreaterThanOrEqualTo(r => r.StartsOn).WithMessage("The last day lies before the first.");

        void Words(System.Linq.Expressions.Expression<Func<SupportPlanWords, string?>> field, string missing, int most) => RuleFor(field).NotEmpty().WithMessage(missing).MaximumLength(most).WithMessage($"Up to {most:N0} characters, please.");
    }
}
