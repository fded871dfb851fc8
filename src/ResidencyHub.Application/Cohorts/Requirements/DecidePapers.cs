using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>The reviewer approves what waits, or returns it with a comment, one or many. A row that can't be decided so is left alone, with the reason.</summary>
public sealed class DecidePapers(UseCaseServices services, Postbox postbox) : Command<DecidePapers.Request, DecidePapers.Answer>(services)
{
    /// <param name="Items">Which.</param>
    /// <param name="Approve">True approves; false returns.</param>
    /// <param name="Comment">What is wrong and what to do, when returned.</param>
    /// <param name="Through">The last day on the paper, where the reviewer reads another one; for a single item.</param>
    public sealed record Request(IReadOnlyList<Id<RequirementItem>> Items, bool Approve, string? Comment = null, DateOnly? Through = null);

    public sealed record Row(string Words, string Href);

    public sealed record Answer(IReadOnlyList<Row> Done, IReadOnlyList<Row> Left, IReadOnlyList<Told> Told);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Items.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Items)).WithMessage("Tick 1 to 200 papers.");
            RuleFor(r => r.Comment).NotEmpty().When(r => !r.Approve).WithMessage("Say what is wrong and what to do: the person reads it.").MaximumLength(2000);
        }
    }

    private protected override Permission Needs => Permission.ReviewPapers;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var items = await db.RequirementItems.Include(i => i.HandedIn).Where(i => request.Items.Contains(i.Id)).OrderBy(i => i.Since).ThenBy(i => i.Id).ToListAsync(stop);
        if (items.Count == 0)
            return Outcome.NotFound;
        var requirementIds = items.ConvertAll(i => i.RequirementId);
        var requirements = await db.Requirements.Where(r => requirementIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        var names = await PaperNames.OfAsync(db, items, stop);
        var (done, left, told) = (new List<Row>(), new List<Row>(), new List<Told>());
        foreach (var item in items)
        {
            var requirement = requirements[item.RequirementId];
            var row = new Row($"{names[item.Id]}: {requirement.Name}", PaperNames.Href(item));
            try
            {
                if (request.Approve)
                    item.Approve(requirement, operation.Viewer.Name, operation.Now, operation.Today, items.Count == 1 ? request.Through : null);
                else
                    item.Return(operation.Viewer.Name, operation.Now, request.Comment);
                done.Add(row);
            }
            catch (RuleBroken broken) when (items.Count > 1)
            {
                left.Add(row with { Words = $"{row.Words}. {broken.Message}" });
                continue;
            }
            if (!request.Approve && await PersonAsync(item, operation, stop) is { } to)
                told.Add(await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, $"Returned: {requirement.Name}", $"Dear {to.Name},\n\n“{requirement.Name}” was looked at and needs another try:\n\n{request.Comment!.Trim()}\n\n{{link}}\n\n{operation.Viewer.Name}\n", "/my-papers", to.District), nameof(DecidePapers), stop));
        }
        operation.Why = KeepResident.Tidy(request.Comment);
        operation.Announce("papers");
        operation.Announce("residents");
        return new Answer(done, left, told);
    }

    private static Task<Reachable?> PersonAsync(RequirementItem item, Operation operation, CancellationToken stop)
    {
        var people = new PlacementPeople(operation);
        return item.ResidentId is { } resident ? people.ResidentAsync(resident, stop) : people.MentorAsync(item.MentorId!.Value, stop);
    }
}
