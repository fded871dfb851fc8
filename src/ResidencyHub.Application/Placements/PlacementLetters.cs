using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Writes the letters of one act on a placement: requests with a link to answer, and news to whom it concerns.</summary>
/// <param name="operation">The act's operation; the letters are part of its transaction.</param>
/// <param name="postbox">Where they are posted.</param>
/// <param name="cause">The command's name.</param>
/// <param name="notBefore">UTC; for bulk actions, so that their undo is true.</param>
internal sealed class PlacementLetters(Operation operation, Postbox postbox, string cause, DateTime? notBefore = null)
{
    private readonly List<Told> _told = [];
    private readonly PlacementPeople _people = new(operation);

    public IReadOnlyList<Told> Told => _told;

    /// <summary>Who has to answer a placement in this state; null when nobody, or when there is no address.</summary>
    public Task<Reachable?> AskedAsync(Placement placement, PlacementState state, CancellationToken stop) => state switch
    {
        PlacementState.WithDistrict => _people.DistrictAsync(placement.DistrictId, stop),
        PlacementState.WithSchool => _people.PrincipalAsync(placement.SchoolId, stop),
        PlacementState.WithMentor when placement.MentorId is { } mentor => _people.MentorAsync(mentor, stop),
        _ => Task.FromResult<Reachable?>(null),
    };

    /// <summary>The last day for an answer to a letter that is posted now, reckoned from the day on which it may go out.</summary>
    public async Task<DateOnly> DueAsync(Placement placement, Reachable? to, CancellationToken stop)
    {
        var goes = operation.Today;
        if (to is not null)
        {
            var (instant, why) = await postbox.WhenAsync(operation, new Letter(to.As, to.Name, to.Email, "", "", District: placement.DistrictId, NotBefore: notBefore), stop);
            goes = why is null ? goes : postbox.DayOf(instant);
        }
        return await AnswerDays.DueAsync(operation, placement, goes, stop);
    }

    /// <summary>Asks whoever the placement waits on for an answer, with a link that needs no account. False when nobody there has an address.</summary>
    public async Task<bool> AskAsync(Placement placement, CancellationToken stop, string? opening = null)
    {
        if (await AskedAsync(placement, placement.State, stop) is not { } to)
            return false;
        var purpose = PurposeOf(placement.State);
        var mentor = purpose is LinkPurpose.AnswerAsMentor ? placement.MentorId : null;
        var path = await Postbox.NewLinkAsync(operation, purpose, "/answer", to.Name, to.Email, stop, placement.Id, mentor);
        var program = await ProgramAsync(placement, stop);
        var coordinator = await _people.CoordinatorsAsync(placement.ProgramId, stop) is [var first, ..] ? first : null;
        var body = $"""
            Dear {to.Name},

            {opening ?? PlacementLetterText.Asks(placement, program)}

            {PlacementLetterText.Facts(placement)}

            What a yes means: {PlacementLetterText.YesMeans(placement.State, placement.MentorAsked)}

            {PlacementLetterText.Due(placement, operation.Today)} You need no account; this link is yours:
            {"{link}"}

            You can say yes, yes with conditions, or no with a reason, or pass the question to a colleague. Nothing happens when you only open it.

            Questions? {PlacementLetterText.WhomToCall(coordinator, program)}
            """;
        await PostAsync(placement, to, $"{(opening is null ? "" : "Reminder: ")}{PlacementLetterText.Question(placement)}", body, path, stop);
        return true;
    }

    /// <summary>Asks a teacher of the school whether they follow as mentor, with a link that needs no account.</summary>
    public async Task AskToFollowAsync(Placement placement, Reachable to, DateOnly first, CancellationToken stop)
    {
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.FollowAsMentor, "/follow", to.Name, to.Email, stop, placement.Id, placement.AskedMentorId);
        var program = await ProgramAsync(placement, stop);
        var coordinator = await _people.CoordinatorsAsync(placement.ProgramId, stop) is [var one, ..] ? one : null;
        var body = $"""
            Dear {to.Name},

            {program} looks for a mentor for {placement.ResidentName}, who learns at {placement.SchoolName}{(placement.MentorName is { } before ? $"; {before} is the mentor through {first.AddDays(-1):d MMMM yyyy}" : " and has none at present")}. Would you follow?

            {PlacementLetterText.Facts(placement)}

            What a yes means: {PlacementLetterText.FollowMeans(placement, first)}

            Please answer by {placement.AskedMentorBy:dddd, d MMMM yyyy}. You need no account; this link is yours:
            {"{link}"}

            You can say yes, or no with a reason. Nothing happens when you only open it.

            Questions? {PlacementLetterText.WhomToCall(coordinator, program)}
            """;
        await PostAsync(placement, to, $"Would you mentor {placement.ResidentName}?", body, path, stop);
    }

    /// <summary>To somebody who was asked to follow: the question does not stand any more. Without a link: the placement is not theirs to open.</summary>
    public async Task NoLongerAskedAsync(Placement placement, Reachable who, CancellationToken stop) =>
        await PostAsync(placement, who, $"You are no longer asked: {placement.ResidentName}", $"Dear {who.Name},\n\nYou were asked whether you follow as the mentor of {placement.ResidentName} at {placement.SchoolName}. That question does not stand any more, and nothing is asked of you. Thank you.\n\n{await ProgramAsync(placement, stop)}\n", null, stop);

    /// <summary>News to those whom the act concerns; the actor and people without an address are left out.</summary>
    public async Task TellAsync(Placement placement, string subject, string words, CancellationToken stop, params IReadOnlyList<Reachable?> people)
    {
        var program = await ProgramAsync(placement, stop);
        foreach (var to in people.OfType<Reachable>().DistinctBy(p => p.Email, StringComparer.OrdinalIgnoreCase).Where(p => p.Name != operation.Viewer.Name))
            await PostAsync(placement, to, subject, $"Dear {to.Name},\n\n{words}\n\n{PlacementLetterText.Facts(placement)}\n\n{{link}}\n\n{program}\n", $"/placements/{placement.Id}", stop);
    }

    public async Task TellProgramAsync(Placement placement, string subject, string words, CancellationToken stop) =>
        await TellAsync(placement, subject, words, stop, [.. await _people.CoordinatorsAsync(placement.ProgramId, stop)]);

    /// <summary>Principal, mentor, who follows as mentor, resident and supervisor of a placement that is announced, as far as they have addresses.</summary>
    public async Task<IReadOnlyList<Reachable?>> AllSidesAsync(Placement placement, CancellationToken stop) =>
    [
        await _people.PrincipalAsync(placement.SchoolId, stop),
        placement.MentorId is { } mentor ? await _people.MentorAsync(mentor, stop) : null,
        placement.NextMentorId is { } next ? await _people.MentorAsync(next, stop) : null,
        placement.SeenByResident ? await _people.ResidentAsync(placement.ResidentId, stop) : null,
        await _people.SupervisorAsync(placement, stop),
    ];

    /// <summary>Those outside the program who have heard of the request.</summary>
    public async Task<IReadOnlyList<Reachable?>> WhoKnowsAsync(Placement placement, CancellationToken stop) =>
    [
        await WasWithDistrictAsync(placement, stop) ? await _people.DistrictAsync(placement.DistrictId, stop) : null,
        placement.SeenBySchool ? await _people.PrincipalAsync(placement.SchoolId, stop) : null,
        placement.SeenByMentor && placement.MentorId is { } mentor ? await _people.MentorAsync(mentor, stop) : null,
        placement.SeenByResident ? await _people.ResidentAsync(placement.ResidentId, stop) : null,
    ];

    /// <summary>Whether the district was asked in this request, since it was last a draft: where it was not, nobody there is written to.</summary>
    private async Task<bool> WasWithDistrictAsync(Placement placement, CancellationToken stop)
    {
        if (placement.State is PlacementState.Draft)
            return false;
        var steps = await operation.Db.Set<PlacementStep>().AsNoTracking().Where(s => s.PlacementId == placement.Id && (s.To == PlacementState.WithDistrict || s.To == PlacementState.Draft)).ToListAsync(stop);
        return steps.MaxBy(s => s.Id) is { To: PlacementState.WithDistrict };
    }

    public static LinkPurpose PurposeOf(PlacementState state) => state switch
    {
        PlacementState.WithDistrict => LinkPurpose.AnswerForDistrict,
        PlacementState.WithSchool => LinkPurpose.AnswerForSchool,
        _ => LinkPurpose.AnswerAsMentor,
    };

    private async Task<string> ProgramAsync(Placement placement, CancellationToken stop) =>
        (await operation.Db.Programs.FindAsync([placement.ProgramId], stop))?.Name ?? "";

    private async Task PostAsync(Placement placement, Reachable to, string subject, string body, string? path, CancellationToken stop) =>
        _told.Add(await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, subject, body, path, placement.DistrictId, placement.Id, notBefore), cause, stop));
}
