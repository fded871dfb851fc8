using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Requests one or many placements: through the district where its contact rules say so, else at the school. The letters of many wait some minutes, so that the undo is true.</summary>
public sealed class ProposePlacements(UseCaseServices services, Postbox postbox) : Command<ProposePlacements.Request, BulkDone>(services)
{
    /// <param name="Placements">The drafts.</param>
    public sealed record Request(IReadOnlyList<Id<Placement>> Placements);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Placements.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Placements)).WithMessage("Tick 1 to 200 placements.");
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<BulkDone>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var bulk = await Bulk.OpenAsync(operation, request.Placements, stop);
        var act = new Act(operation.Viewer.Name, operation.Now);
        var rulesOf = new Dictionary<Id<PreparationProgram>, RuleBook>();
        foreach (var placement in bulk.Placements)
        {
            if (!rulesOf.TryGetValue(placement.ProgramId, out var rules))
                rulesOf[placement.ProgramId] = rules = await RuleBook.OpenAsync(operation.Db, placement.ProgramId, operation.Today, stop);
            var district = await operation.Db.Districts.SingleAsync(d => d.Id == placement.DistrictId, stop);
            var letters = new PlacementLetters(operation, postbox, nameof(ProposePlacements), bulk.NotBefore);
            var through = district.RequestsGoThroughDistrict && rules.AsksThroughDistrict;
            var asked = through ? PlacementState.WithDistrict : placement.FirstAsked(rules.MentorAsked);
            if (placement.State is not PlacementState.Draft)
                bulk.Leave(placement, $"It is no draft but “{PlacementAsk.Status(placement.State, placement.NeedsMentor)}”.");
            else if (rules.MentorAsked is MentorAsked.BeforeSchool && placement.MentorId is null)
                bulk.Leave(placement, "Your program asks the mentor before the school, and no mentor is named. Name one in the draft.", $"/placements/{placement.Id}/edit");
            else if (await CapacityWarnings.ClosedAsync(operation, placement, stop) is { } closed)
                bulk.Leave(placement, $"{placement.SchoolName}: {closed}", $"/capacity/{placement.SchoolId}?year={placement.Year}");
            else if (await letters.AskedAsync(placement, asked, stop) is not { } to)
                LeaveUnreachable(bulk, placement, asked, district.Name);
            else
            {
                placement.Propose(through, await letters.DueAsync(placement, to, stop), act, rules.MentorAsked);
                await letters.AskAsync(placement, stop);
                bulk.Did(placement, letters.Told);
            }
        }
        return bulk.Finish(letters: true);
    }

    private static void LeaveUnreachable(Bulk bulk, Placement placement, PlacementState asked, string district)
    {
        var (words, mendAt) = asked switch
        {
            PlacementState.WithDistrict => ($"Requests to {district} go through the district, and it has no residency lead with an e-mail address. Add one.", $"/districts/{placement.DistrictId}"),
            PlacementState.WithMentor => ($"{placement.MentorName} is asked first and has no e-mail address here. Add it to the mentor’s record.", $"/mentors/{placement.MentorId}"),
            _ => ($"{placement.SchoolName} has no principal with an e-mail address. Add one.", $"/schools/{placement.SchoolId}"),
        };
        bulk.Leave(placement, words, mendAt);
    }
}
