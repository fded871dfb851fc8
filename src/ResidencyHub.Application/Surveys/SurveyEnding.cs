using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Surveys;

/// <summary>Ends a survey before its day, with the result of those who have answered.</summary>
public sealed class EndSurvey(UseCaseServices services) : RecordCommand<EndSurvey.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<SurveyRound> Round);

    private protected override Permission Needs => Permission.VoteForSide;

    // somebody answers in the same moment: the end begins again and counts them
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.SurveyRounds.SingleOrDefaultAsync(r => r.Id == request.Round && r.PartnershipId == request.Partnership, stop) is not { } round)
            return Outcome.NotFound;
        if (operation.Viewer.Role is Role.SchoolLeader)
            return Outcome.Refused("survey-opener", "A program’s coordinator or the district’s lead ends it. Ask one of them.");
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governance.Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (Record.SideOf(operation.Viewer.Role) != round.OpenedFor)
            return Outcome.Refused("survey-theirs", $"The {PartnershipWords.Of(round.OpenedFor)} side opened it and can end it early. It ends by itself after {PartnershipWords.Day(round.ClosesOn)}.");
        await SurveyEnding.EndAsync(operation, round, stop);
        return default(Nothing);
    }
}

/// <summary>What happens when a round is over: what can be shown is written, group by group, and waits for later rounds where too few have answered.</summary>
internal static class SurveyEnding
{
    public static async Task EndAsync(Operation operation, SurveyRound round, CancellationToken stop)
    {
        round.Close(operation.Today);
        await using var wide = operation.LookWider("answers to a survey, to count them by group");
        var edition = await wide.SurveyEditions.Include(e => e.Questions).SingleAsync(e => e.Id == round.EditionId, stop);
        foreach (var group in Enum.GetValues<SurveyGroup>())
            await TellAsync(operation, wide, round, edition, group, stop);
    }

    /// <summary>The rounds whose answers of a group have gone into no result yet: those after the last one that shows the group, of the same questions and the same scope.</summary>
    public static async Task<List<SurveyRound>> WaitingAsync(ResidencyDb wide, SurveyRound round, SurveyGroup group, CancellationToken stop)
    {
        var (partnership, program, edition) = (round.PartnershipId, round.ProgramId, round.EditionId);
        var rounds = await wide.SurveyRounds.AsNoTracking().Where(r => r.PartnershipId == partnership && r.ProgramId == program && r.EditionId == edition && r.OpensOn <= round.OpensOn).OrderBy(r => r.OpensOn).ThenBy(r => r.Id).ToListAsync(stop);
        var ids = rounds.ConvertAll(r => r.Id);
        var shown = (await wide.SurveyResults.Where(r => ids.Contains(r.RoundId) && r.Group == group && r.Sites == null).Select(r => r.RoundId).ToListAsync(stop)).ToHashSet();
        return rounds[(rounds.FindLastIndex(r => shown.Contains(r.Id)) + 1)..];
    }

    private static async Task TellAsync(Operation operation, ResidencyDb wide, SurveyRound round, SurveyEdition edition, SurveyGroup group, CancellationToken stop)
    {
        var rounds = await WaitingAsync(wide, round, group, stop);
        var ids = rounds.ConvertAll(r => r.Id);
        var asked = await wide.SurveyAsked.Where(a => ids.Contains(a.RoundId) && a.Group == group && a.HasAnswered).Select(a => new SurveyRespondent(a.Person, a.SchoolId)).ToListAsync(stop);
        // what was promised when somebody answered holds, whatever the rule says today
        var pools = SurveyPooling.Of(asked, rounds.Max(r => r.LeastGroup), await ReadersAsync(operation, wide, asked, stop));
        if (pools.Count == 0)
            return;
        var counts = await wide.SurveyAnswers.Where(a => ids.Contains(a.RoundId) && a.Group == group).Join(wide.Set<SurveyQuestion>(), a => a.QuestionId, q => q.Id, (a, q) => new { q.Code, a.SchoolId, a.Level })
            .GroupBy(a => new { a.Code, a.SchoolId, a.Level }).Select(g => new { g.Key.Code, g.Key.SchoolId, g.Key.Level, Count = g.Count() }).ToListAsync(stop);
        var named = pools.SelectMany(p => p.Schools).Distinct().ToList();
        var schools = await wide.Schools.Where(s => named.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        var terms = ids.Count > 1 ? PartnershipWords.Series([.. rounds.Select(r => r.Term).Distinct()]) : null;
        foreach (var pool in pools)
        {
            var result = new SurveyResult(round, PlaceOf(round, pool, schools), group, terms, pool.Schools.Count == 0 ? null : Record.Clip(PartnershipWords.Series([.. pool.Schools.Select(s => schools[s].Name).Order(StringComparer.Ordinal)]), 2000), pool.Answers);
            foreach (var question in edition.Questions.OrderBy(q => q.Position))
                result.Tell(question, Enumerable.Range(1, edition.Scale.Count).Select(level => counts.Where(c => c.Code == question.Code && c.Level == level && (pool.Schools.Count == 0 || (c.SchoolId is { } at && pool.Schools.Contains(at)))).Sum(c => c.Count)));
            operation.Db.Add(result);
        }
    }

    /// <summary>Which schools' parts one reader reads together: those of a district, and those that one person leads.</summary>
    private static async Task<IReadOnlyCollection<IReadOnlyCollection<Id<School>>>> ReadersAsync(Operation operation, ResidencyDb wide, IEnumerable<SurveyRespondent> asked, CancellationToken stop)
    {
        var (today, ids) = (operation.Today, asked.Select(a => a.School).OfType<Id<School>>().Distinct().ToList());
        var districts = await wide.Schools.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.DistrictId }).ToListAsync(stop);
        var held = districts.Select(d => d.DistrictId).Distinct().ToList();
        var grants = await wide.RoleGrants.Where(g => ((g.Role == Role.SchoolLeader && g.SchoolId != null && ids.Contains(g.SchoolId.Value)) || (g.Role == Role.DistrictLead && g.DistrictId != null && held.Contains(g.DistrictId.Value))) && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today))
            .Select(g => new { g.AccountId, g.Role, g.SchoolId, g.DistrictId }).ToListAsync(stop);
        var leaders = grants.SelectMany(g => g.Role is Role.SchoolLeader ? [(g.AccountId, School: g.SchoolId!.Value)] : districts.Where(d => d.DistrictId == g.DistrictId).Select(d => (g.AccountId, School: d.Id)));
        return [.. districts.GroupBy(d => d.DistrictId).Select(g => g.Select(d => d.Id).ToList()), .. leaders.GroupBy(l => l.AccountId).Select(g => g.Select(l => l.School).Distinct().ToList())];
    }

    /// <summary>A part of one school is about that school; of several schools of one district about the district; else about what the round is about.</summary>
    private static RecordPlace PlaceOf(SurveyRound round, SurveyPool pool, Dictionary<Id<School>, School> schools) => pool.Schools switch
    {
        [] => round.About,
        [var one] => new(round.ProgramId, schools[one].DistrictId, one, schools[one].Name),
        var many when many.Select(s => schools[s].DistrictId).Distinct().ToList() is [var district] => new(round.ProgramId, district, null, round.PlaceName),
        _ => round.About,
    };
}

/// <summary>Ends surveys whose day has passed or whose partnership is over, reminds everybody once, and deletes answers that have gone into a result.</summary>
public sealed class TendSurveys(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today, count) = (operation.Db, operation.Today, 0);
        // a partnership that is over asks nobody any more, whatever day its survey named
        foreach (var round in await db.SurveyRounds.Where(r => r.ClosedOn == null && (r.ClosesOn < today || db.Partnerships.Any(p => p.Id == r.PartnershipId && p.EndedOn < today))).OrderBy(r => r.OpensOn).Take(20).ToListAsync(stop))
        {
            await SurveyEnding.EndAsync(operation, round, stop);
            count++;
        }
        var soon = today.AddDays((await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.SurveyRemindDays));
        foreach (var round in await db.SurveyRounds.Where(r => r.ClosedOn == null && r.RemindedOn == null && r.OpensOn < today && r.ClosesOn >= today && r.ClosesOn <= soon && db.Partnerships.Any(p => p.Id == r.PartnershipId && (p.EndedOn == null || p.EndedOn >= today))).Take(5).ToListAsync(stop))
            count += await RemindAsync(operation, round, stop);
        return count + await ForgetAsync(operation, stop);
    }

    private async Task<int> RemindAsync(Operation operation, SurveyRound round, CancellationToken stop)
    {
        var db = operation.Db;
        round.Remind(operation.Today);
        var partnership = await db.Partnerships.Include(p => p.Members).SingleAsync(p => p.Id == round.PartnershipId, stop);
        // whoever has left meanwhile is asked no more
        var people = (await new SurveyPeople(operation, partnership, round.ProgramId).ReadAsync(stop)).ToDictionary(p => SurveyLetters.KeyOf(p.Email), StringComparer.Ordinal);
        var letters = new SurveyLetters(operation, postbox, partnership, round);
        var count = 0;
        // everybody: who gets no letter would be who has answered
        foreach (var asked in await db.SurveyAsked.Where(a => a.RoundId == round.Id).ToListAsync(stop))
            if (people.TryGetValue(asked.Person, out var person))
            {
                await letters.AskAsync(asked, person, reminds: true, stop);
                count++;
            }
        return count;
    }

    /// <summary>What has gone into a result is not kept besides, nor what waits for a round that will never come: of a partnership that is over, or of questions that a newer edition has replaced.</summary>
    private static async Task<int> ForgetAsync(Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var gone = await db.SurveyAnswers.Where(a => db.SurveyRounds.Any(r => r.Id == a.RoundId && r.ClosedOn != null
            && (db.Partnerships.Any(p => p.Id == r.PartnershipId && p.EndedOn < today)
                || db.SurveyEditions.Any(e => e.Id == r.EditionId && db.SurveyEditions.Any(n => n.Code == e.Code && n.StartsOn > e.StartsOn && n.StartsOn <= today)
                    // as long as a round of these questions is open, its result may still need them
                    && !db.SurveyRounds.Any(q => q.PartnershipId == r.PartnershipId && q.ProgramId == r.ProgramId && q.EditionId == r.EditionId && q.ClosedOn == null))
                || db.SurveyResults.Any(x => x.Group == a.Group && x.Sites == null && db.SurveyRounds.Any(q => q.Id == x.RoundId && q.PartnershipId == r.PartnershipId && q.ProgramId == r.ProgramId && q.EditionId == r.EditionId && q.OpensOn >= r.OpensOn))))).Take(5000).ToListAsync(stop);
        db.RemoveRange(gone);
        return gone.Count;
    }
}
