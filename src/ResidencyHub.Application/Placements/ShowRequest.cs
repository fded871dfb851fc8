using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What the bearer of a link is asked, or what was answered already: who, when, what, and whom to call to change it. The token itself is the proof; nothing changes.</summary>
public sealed class ShowRequest(UseCaseServices services) : Query<ShowRequest.Request, ShowRequest.Answer>(services)
{
    public sealed record Request(string Token);

    /// <remarks>Addressee: to whom the link was sent. Asked: WithDistrict, WithSchool or WithMentor: who is asked. YesMeans: what a yes means. Given: the answer that was given, in words; null while the question stands. Over: why nothing is asked any more (withdrawn, postponed), in words; null otherwise. Mentors: for the school: whom it can name. CallToChange: whom to call.</remarks>
    public sealed record Answer(
        string Addressee, PlacementState Asked, string ProgramName, string ResidentName, string Subject, string GradeBand, string SchoolName, string? MentorName, Id<Mentor>? MentorId, DateOnly StartsOn, DateOnly EndsOn, string? Weekdays, DateOnly? DueOn,
        string YesMeans, string? Given, DateTime? GivenAt, string? Over, string? Next, IReadOnlyList<MentorChoice> Mentors, string CallToChange);

    /// <remarks>Aside: what speaks against the choice; null when nothing.</remarks>
    public sealed record MentorChoice(Id<Mentor> Id, string Name, string? Aside);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        await using var db = operation.LookWider("what the bearer of a link is asked");
        var hash = LinkToken.Hash(request.Token);
        if (await db.Links.SingleOrDefaultAsync(l => l.TokenHash == hash, stop) is not { PlacementId: { } id } link || AnswerByLink.StateOf(link.Purpose) is not { } asked || await LinkOpener.IsOverAsync(db, link, stop))
            return Outcome.NotFound;
        // a link is no window: only while it is open, or to read one's own answer again within its days
        if (link.ExpiresAt < operation.Now || link.ClosedBecause is not (null or LinkEnd.Answered))
            return Outcome.NotFound;
        var p = await db.Placements.Include(x => x.Steps).SingleAsync(x => x.Id == id, stop);
        var program = await db.Programs.Where(x => x.Id == p.ProgramId).Select(x => x.Name).SingleAsync(stop);
        var given = p.Steps.Where(s => s.From == asked && s.To != asked && s.ActedAt >= link.CreatedAt && s.To is not (PlacementState.Withdrawn or PlacementState.Draft or PlacementState.Lapsed)).MinBy(s => s.Id);
        var stands = p.State == asked && given is null && (asked != PlacementState.WithMentor || p.MentorId == link.MentorId);
        var coordinator = await new PlacementPeople(operation).CoordinatorsAsync(p.ProgramId, stop) is [var first, ..] ? first : null;
        return new Answer(
            link.AddresseeName, asked, program, p.ResidentName, p.Subject, p.GradeBand, p.SchoolName, p.MentorName, p.MentorId, p.StartsOn, p.EndsOn, p.Weekdays, stands ? p.NextOn : null,
            PlacementLetterText.YesMeans(asked, p.MentorAsked), given is null ? null : PlacementLines.Of(given, operation.DayOf(given.ActedAt)), given?.ActedAt, stands || given is not null ? null : OverWords(p), given is null ? null : PlacementAsk.Next(p, operation.Today),
            stands && asked is PlacementState.WithSchool ? await MentorsAsync(db, operation, p, stop) : [],
            PlacementLetterText.WhomToCall(coordinator, program));
    }

    private static string OverWords(Placement p) => p.State switch
    {
        PlacementState.Withdrawn => "The program has withdrawn this request. Nothing is asked of you.",
        PlacementState.Draft => "The program has postponed this request. Nothing is asked of you now; you will hear again.",
        PlacementState.Lapsed => "There was no reply in time, and the request has lapsed. If you would still say yes, call the program.",
        _ => "This is no longer asked of you. There is nothing to do.",
    };

    private static async Task<IReadOnlyList<MentorChoice>> MentorsAsync(Data.ResidencyDb db, Operation operation, Placement p, CancellationToken stop)
    {
        var mentors = await db.Mentors.Where(m => m.SchoolId == p.SchoolId && m.State != MentorState.Paused && m.State != MentorState.Released).OrderBy(m => m.SortName).Take(100).ToListAsync(stop);
        var loads = await MentorLoads.ReadAsync(operation, mentors.ConvertAll(m => m.Id), p, stop);
        var apart = await KeptApart.MentorsAsync(operation, p.ResidentId, stop);
        var choices = new List<MentorChoice>();
        foreach (var mentor in mentors.Where(m => loads.Refuses(m) is null && !apart.Contains(m.Id)))
        {
            var gaps = loads.Gaps(mentor);
            if (gaps.Count == 0 || mentor.Id == p.MentorId)
                choices.Add(new(mentor.Id, mentor.Name.Full, gaps.Count == 0 ? null : string.Join("; ", gaps.Select(g => g.Words))));
        }
        return choices;
    }
}
