using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Surveys;

/// <summary>Asks everybody in a partnership, or around one of its programs, the same few questions, by letter and in their own list.</summary>
public sealed class OpenSurvey(UseCaseServices services, Postbox postbox) : RecordCommand<OpenSurvey.Request, OpenSurvey.Done>(services)
{
    /// <param name="Place">The key of an own program; empty for the whole partnership.</param>
    /// <param name="ClosesOn">Null: the days of the rule from today.</param>
    public sealed record Request(Id<Partnership> Partnership, string? Place, DateOnly? ClosesOn);

    /// <param name="Asked">So many people.</param>
    /// <param name="Waiting">So many of the letters wait for the end of a quiet period.</param>
    /// <param name="LeftOut">So many people are not asked: another partnership asked them the same questions a short time ago.</param>
    public sealed record Done(Id<SurveyRound> Round, int Asked, int Waiting, int LeftOut);

    /// <summary>Longer than a term nobody remembers what they were asked.</summary>
    private const int MostDays = 92;

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of two who open one at once the second begins again and reads that one is open
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, today) is { } over)
            return over;
        if (operation.Viewer.Role is Role.SchoolLeader)
            return Outcome.Refused("survey-opener", "A survey asks the people of every school: a program’s coordinator or the district’s lead opens it. Ask one of them.");
        if (!partnership.IsAgreed)
            return Outcome.Refused("partnership-agreed", "Both sides are asked, and one of them does not belong to the partnership yet.");
        var about = (await RecordPlaces.OfAsync(operation, partnership, stop)).FirstOrDefault(p => p.Key == (request.Place ?? "")).Place;
        if (about is null || about.District is not null)
            return Outcome.Invalid(nameof(Request.Place), "Ask the whole partnership, or the people around one of your programs.");
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var closes = request.ClosesOn ?? today.AddDays(rules.Number(RuleCode.SurveyDays));
        if (closes <= today || closes > today.AddDays(MostDays))
            return Outcome.Invalid(nameof(Request.ClosesOn), $"Choose a day from tomorrow through {PartnershipWords.Day(today.AddDays(MostDays))}.");
        Claim.On(db, partnership, partnership.Id);
        await using var wide = operation.LookWider("when a partnership was asked last");
        if (await wide.SurveyRounds.Where(r => r.PartnershipId == partnership.Id).OrderByDescending(r => r.OpensOn).FirstOrDefaultAsync(stop) is { } last)
        {
            if (last.ClosedOn is null)
                return Outcome.Refused("survey-open", $"A survey is open through {PartnershipWords.Day(last.ClosesOn)}. Nobody is asked twice at once.");
            var again = last.OpensOn.AddDays(rules.Number(RuleCode.SurveyDaysBetween));
            if (today < again)
                return Outcome.Refused("survey-often", $"The last survey began on {PartnershipWords.Day(last.OpensOn)}. People are asked again from {PartnershipWords.Day(again)} on.");
        }
        if (await db.SurveyEditions.Where(e => e.StartsOn <= today).OrderByDescending(e => e.StartsOn).ThenByDescending(e => e.Id).FirstOrDefaultAsync(stop) is not { } edition)
            return Outcome.Refused("survey-none", "This hub has no questions yet.");
        Claim.On(db, edition, edition.Id);
        var around = await new SurveyPeople(operation, partnership, about.Program).ReadAsync(stop);
        if (around.Count == 0)
            return Outcome.Refused("survey-nobody", "There is nobody to ask: no placement runs, and nobody of the partners has an address.");
        // the same person twice, in two partnerships, is another way to subtract; and nobody answers the same six questions gladly every month
        var days = rules.Number(RuleCode.SurveyDaysBetween);
        var lately = await AskedLatelyAsync(wide, edition, around, today.AddDays(-days), stop);
        var people = around.Where(p => !lately.People.Contains(SurveyLetters.KeyOf(p.Email)) && (p.Account is not { } account || !lately.Accounts.Contains(account))).ToList();
        if (people.Count == 0)
            return Outcome.Refused("survey-asked", $"Everybody here was asked these questions within {days} days, in another partnership. Nobody is asked twice in that time; ask again later.");
        var round = new SurveyRound(partnership.Id, about, edition, new Period(today, closes), rules.Number(RuleCode.SurveyLeastGroup), side);
        db.Add(round);
        var letters = new SurveyLetters(operation, postbox, partnership, round);
        var waiting = 0;
        foreach (var person in people)
        {
            var asked = new SurveyAsked(round, person.Group, person.School, SurveyLetters.KeyOf(person.Email), person.Account);
            db.Add(asked);
            waiting += await letters.AskAsync(asked, person, reminds: false, stop) is { Waits: not null } ? 1 : 0;
        }
        return new Done(round.Id, people.Count, waiting, around.Count - people.Count);
    }

    /// <summary>Who was asked the questions of any edition of this code since a day, in any partnership.</summary>
    private static async Task<(HashSet<string> People, HashSet<Guid> Accounts)> AskedLatelyAsync(ResidencyDb wide, SurveyEdition edition, IReadOnlyList<SurveyPerson> around, DateOnly since, CancellationToken stop)
    {
        var (code, keys, accounts) = (edition.Code, around.Select(p => SurveyLetters.KeyOf(p.Email)).ToList(), around.Select(p => p.Account).OfType<Guid>().ToList());
        var rounds = wide.SurveyRounds.Where(r => r.EditionCode == code && r.OpensOn > since).Select(r => r.Id);
        var asked = await wide.SurveyAsked.Where(a => rounds.Contains(a.RoundId) && (keys.Contains(a.Person) || (a.AccountId != null && accounts.Contains(a.AccountId.Value)))).Select(a => new { a.Person, a.AccountId }).ToListAsync(stop);
        return ([.. asked.Select(a => a.Person)], [.. asked.Select(a => a.AccountId).OfType<Guid>()]);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Place).MaximumLength(100).WithMessage("Choose from the list.");
    }
}

/// <summary>Letters that ask somebody to answer.</summary>
internal sealed class SurveyLetters(Operation operation, Postbox postbox, Partnership partnership, SurveyRound round)
{
    /// <summary>How a person is known in a round.</summary>
    public static string KeyOf(string email) => email.Trim().ToUpperInvariant();

    public async Task<Told> AskAsync(SurveyAsked asked, SurveyPerson person, bool reminds, CancellationToken stop)
    {
        var path = await Postbox.NewLinkAsync(operation, LinkPurpose.AnswerSurvey, "/survey", person.Name, person.Email, stop, survey: asked.Id, expiresAt: operation.BeginningOf(round.ClosesOn.AddDays(1)));
        var body = $"Dear {person.Name},\n\n{(reminds ? "if you have answered, thank you; if not, a few days are left: " : "")}six sentences on how “{partnership.Name}” works, the same for everybody. It takes two minutes, through {PartnershipWords.Day(round.ClosesOn)}:\n\n{{link}}\n\nNobody learns what you answer: answers are kept without your name, and those of a group are shown only from {round.LeastGroup} people on. The link is for you alone; nobody is asked twice.\n";
        return await postbox.PostAsync(operation, new Letter(person.As, person.Name, person.Email, $"{(reminds ? "Still open: s" : "S")}ix questions about {partnership.Name}", body, path, person.District), nameof(OpenSurvey), stop);
    }
}
