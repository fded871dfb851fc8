using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The hub's own letters to schools: once some days before an answer goes stale and once after it has, once before an answer that was asked is due. Never to a school that has answered since, never into a quiet period, and to the district's lead where its contact rules say so.</summary>
public sealed class NudgeSchools(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    /// <summary>Schools in one run, so that the lease is renewed in time; the next run goes on.</summary>
    private const int Batch = 200;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var (stale, ahead) = (rules.Number(RuleCode.CapacityStaleDays), rules.Number(RuleCode.CapacityNudgeDays));
        var least = StillMatters(today).StartYear;
        var (agedOn, staleOn, due) = (today.AddDays(ahead - stale), today.AddDays(-stale), today.AddDays(ahead));
        var nudged = await CapacityAnswering.With(db.Capacities).Where(c => c.Year >= least && db.Schools.Any(s => s.Id == c.SchoolId && s.EndedOn == null)
                && ((c.Answer != null && c.ConfirmedOn <= agedOn && c.Nudges == 0 && (c.AskedOn == null || c.AskedOn <= c.ConfirmedOn))
                    || (c.Answer != null && c.ConfirmedOn < staleOn && c.Nudges == 1)
                    || (c.AskedOn != null && c.AskedOn < today && (c.ConfirmedOn == null || c.ConfirmedOn < c.AskedOn) && c.Nudges == 0 && c.RemindedOn == null && c.AnswerBy >= today && c.AnswerBy <= due)))
            .OrderBy(c => c.Id).Take(Batch).ToListAsync(stop);
        var ids = nudged.ConvertAll(c => c.SchoolId);
        var contacts = await CapacityLetters.ContactsAsync(db, ids, today, stop);
        var holders = await CapacityLetters.HoldersAsync(operation, nudged, stop);
        var names = await db.Schools.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        var letters = new CapacityLetters(operation, postbox, nameof(NudgeSchools));
        var count = 0;
        foreach (var capacity in nudged)
        {
            var (school, year, asked) = (names[capacity.SchoolId], new AcademicYear(capacity.Year), capacity.IsWaiting && capacity.Nudges == 0);
            // noted also where nobody can be written to, or the first of them would block the batch for ever
            capacity.Nudge(today, isLast: asked || capacity.ConfirmedOn < staleOn);
            var holder = asked ? holders.GetValueOrDefault(capacity.Id) : null;
            var answerBy = asked ? capacity.AnswerBy!.Value : CapacityLetters.AnswerBy(rules, year, today);
            if ((holder?.Who ?? contacts.GetValueOrDefault(capacity.SchoolId)) is not { } to || await letters.TooLateAsync(capacity.DistrictId, to, answerBy, stop) is not null)
                continue;
            if (asked)
                await letters.AskAsync(capacity, to, $"You were asked how many residents {school} can host in {year}; the answer for {school} is still open.", $"Reminder: {CapacityLetters.Subject(school, year)}", null, stop, holder?.From);
            else
            {
                capacity.Ask("ResidencyHub", today, answerBy);
                await letters.AskAsync(capacity, to, $"On {capacity.ConfirmedOn:d MMMM yyyy} {capacity.ConfirmedBy} said for {year}: {CapacityWords.Of(capacity.Offer!)}. Is that still right? Please confirm it with one click, or change it.", $"Still right? {CapacityLetters.Subject(school, year)}", null, stop);
            }
            count++;
        }
        return count;
    }

    /// <summary>The first school year whose answers still matter: the one that runs through December, then the next.</summary>
    private static AcademicYear StillMatters(DateOnly today) => PlannedYear.On(today);
}
