using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Letters between partners: to a program's coordinators, a district's residency lead, a school's principal, under the districts' contact rules.</summary>
internal sealed class PartnerLetters(Operation operation, Postbox postbox)
{
    private const string Cause = "partnership";

    public Task<IReadOnlyList<Told>> AskAsync(AskedPartner asked, CancellationToken stop) => PostAsync(
        asked.ProgramId, asked.DistrictId, asked.SchoolId, $"{asked.AskedByPartner} declares a partnership with {asked.Name}",
        $"{asked.AskedBy} declares for {asked.AskedByPartner} that {asked.Name} is a partner in “{asked.PartnershipName}”, from {PartnershipWords.Day(asked.StartsOn)}.\n\n{(asked.Vision is null ? "" : asked.Vision + "\n\n")}Please accept or disagree by {PartnershipWords.Day(asked.AnswerBy)}. {asked.Name} belongs to it only when somebody accepts for it; silence is no yes.\n\nSign in and open Partnerships: {postbox.Address("/partnerships")}", stop);

    /// <summary>That a further partner is asked, to the partners that there are: they hear of it before the answer.</summary>
    public Task<IReadOnlyList<Told>> FurtherAsync(AskedPartner asked, Partnership partnership, CancellationToken stop) => ToAllAsync(
        partnership.Members, null, $"{asked.Name} is asked into {asked.PartnershipName}",
        $"{asked.AskedBy} asked for {asked.AskedByPartner} whether {asked.Name} joins “{asked.PartnershipName}”. It answers by {PartnershipWords.Day(asked.AnswerBy)}, and belongs to it only when it accepts. Until then the question can be taken back.\n\n{postbox.Address("/partnerships")}", stop);

    /// <summary>What the one who was asked said, to the partners that there are.</summary>
    public Task<IReadOnlyList<Told>> AnsweredAsync(AskedPartner asked, IEnumerable<PartnershipMember> members, CancellationToken stop) => ToAllAsync(
        members, null, $"{asked.Name} {(asked.Answer is PartnerAnswer.Accepted ? "accepted" : "disagrees")}: {asked.PartnershipName}",
        $"{asked.AnsweredBy} answered for {asked.Name}: {(asked.Answer is PartnerAnswer.Accepted ? "it accepts, and belongs to the partnership from today on." : "it disagrees.")}{(asked.Words is null ? "" : $"\n\n“{asked.Words}”")}\n\n{postbox.Address($"/partnerships/{asked.PartnershipId}")}", stop);

    /// <summary>That a partner leaves, to all others.</summary>
    public Task<IReadOnlyList<Told>> LeavingAsync(PartnershipEnding ending, Partnership partnership, int placements, CancellationToken stop) => ToAllAsync(
        partnership.Members, ending.MemberId, ending.EndsAll ? $"{partnership.Name} ends on {PartnershipWords.Day(ending.LastDay)}" : $"{ending.MemberName} leaves {partnership.Name}",
        $"{ending.SaidBy} said for {ending.MemberName}: the last day is {PartnershipWords.Day(ending.LastDay)}.\n\nWhy: {ending.Because}\n\n{(ending.EndsAll ? "With it one side has no partner left, and the partnership ends." : "The others remain.")} {PartnershipWords.Many(placements, "placement")} would run beyond that day; they do not end by themselves.\n\nEvery placement, agreement and commitment that is affected, before and after: {postbox.Address($"/partnerships/{partnership.Id}/leave?ending={ending.Id}")}", stop);

    /// <summary>That it stays after all.</summary>
    public Task<IReadOnlyList<Told>> StaysAsync(PartnershipEnding ending, Partnership partnership, CancellationToken stop) => ToAllAsync(
        partnership.Members, ending.MemberId, $"{ending.MemberName} stays: {partnership.Name}",
        $"{ending.TakenBackBy} took back that {ending.MemberName} leaves on {PartnershipWords.Day(ending.LastDay)}. Everything stands as it stood.\n\n{postbox.Address($"/partnerships/{partnership.Id}")}", stop);

    /// <summary>To the partners, but not to the one that is left out nor to the writer's own.</summary>
    public async Task<IReadOnlyList<Told>> ToAllAsync(IEnumerable<PartnershipMember> members, Id<PartnershipMember>? except, string subject, string body, CancellationToken stop)
    {
        var told = new List<Told>();
        foreach (var member in members.Where(m => m.Id != except && !Record.IsOwn(operation, m) && !m.HasLeftBy(operation.Today)).DistinctBy(m => (m.ProgramId, m.DistrictId, m.SchoolId)))
            told.AddRange(await PostAsync(member.ProgramId, member.DistrictId, member.SchoolId, subject, body, stop));
        return told;
    }

    private async Task<IReadOnlyList<Told>> PostAsync(Id<PreparationProgram>? program, Id<District>? district, Id<School>? school, string subject, string body, CancellationToken stop)
    {
        var people = new PlacementPeople(operation);
        IReadOnlyList<Reachable?> to = program is { } p ? [.. await people.CoordinatorsAsync(p, stop)]
            : school is { } s ? [await people.PrincipalAsync(s, stop) ?? await people.OfficeAsync(s, stop)]
            : district is { } d ? [await people.DistrictAsync(d, stop)] : [];
        var told = new List<Told>();
        foreach (var reachable in to.OfType<Reachable>())
            told.Add(await postbox.PostAsync(operation, new Letter(reachable.As, reachable.Name, reachable.Email, subject, $"Dear {reachable.Name},\n\n{body}", District: district, Program: program), Cause, stop));
        return told;
    }
}
