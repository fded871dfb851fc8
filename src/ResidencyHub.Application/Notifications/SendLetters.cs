using System.Net.Mail;
using System.Net.Sockets;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Notifications;

/// <summary>Sends the letters whose time has come. A letter that fails is tried again after growing pauses; after the last try it is shown as failed. Before each try its district's quiet periods are asked again.</summary>
/// <remarks>Each letter is saved by itself, so that a stop loses and repeats none. A crash between the server's yes and the save may repeat one; its Message-ID tells.</remarks>
public sealed class SendLetters(UseCaseServices services, Postbox postbox, PostOffice office, HubClock clock) : Command<Nothing, int>(services)
{
    /// <summary>Pauses between the tries; there is one try more than pauses.</summary>
    internal static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8)];

    /// <summary>Letters in one run, so that the lease is renewed in time.</summary>
    internal const int Batch = 50;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (!office.IsOpen)
            return 0;
        var now = operation.Now;
        var letters = await operation.Db.Outbox.Where(m => m.State == OutboxState.Waiting && m.NotBefore <= now).OrderBy(m => m.NotBefore).ThenBy(m => m.Id).Take(Batch).ToListAsync(stop);
        var districts = letters.Select(l => QuietDays.DistrictOf(l.Addressee, l.DistrictId, l.Urgent)).OfType<Id<District>>().Distinct().ToList();
        var quiet = await QuietDays.OpenAsync(operation.Db, clock, districts, operation.Today, stop);
        var sent = 0;
        foreach (var letter in letters)
        {
            if (stop.IsCancellationRequested)
                break;
            if (quiet.When(letter.Addressee, letter.DistrictId, letter.Urgent, now) is (var free, { } why))
                await HoldAsync(operation, letter, free, why, stop);
            else if (await TryAsync(letter, now, stop))
                sent++;
            await SaveAsync(operation.Db, letter);
        }
        return sent;
    }

    /// <summary>Keeps a letter back: its link is good for as many days longer. Where its answer day is over by then it does not go at all, and who coordinates is told.</summary>
    private async Task HoldAsync(Operation operation, OutboxMessage letter, DateTime free, string why, CancellationToken stop)
    {
        var hash = postbox.HashOf(letter);
        var link = hash is null ? null : await operation.Db.Links.SingleOrDefaultAsync(l => l.TokenHash == hash && l.ClosedAt == null, stop);
        if (link is null || await EndOfAsync(operation, link, stop) is not { } end || end <= letter.NotBefore || free < end)
        {
            link?.ArriveLater(free - letter.NotBefore);
            (letter.NotBefore, letter.WaitsBecause) = (free, why);
            return;
        }
        letter.Stop($"{why} Its answer day is over by then, so it does not go out. Call instead.");
        link.Close(LinkEnd.Withdrawn, operation.Now);
        if (letter.ProgramId is not { } program)
            return;
        foreach (var to in await new PlacementPeople(operation).CoordinatorsAsync(program, stop))
            await postbox.PostAsync(operation, new Letter(Addressee.Program, to.Name, to.Email, $"Not sent: {letter.Subject}", $"Dear {to.Name},\n\nthe letter “{letter.Subject}” to {letter.ToName} did not go out. {why} Its answer day is over by then. Please call, or set a later day and ask again.\n", Program: program), nameof(SendLetters), stop);
    }

    /// <summary>The end of the day by which an answer is asked; null where no day is.</summary>
    private static async Task<DateTime?> EndOfAsync(Operation operation, EmailedLink link, CancellationToken stop)
    {
        if (link.EndsWithItsQuestion)
            return link.ExpiresAt;
        if (link.Purpose is not (LinkPurpose.AnswerForDistrict or LinkPurpose.AnswerForSchool or LinkPurpose.AnswerAsMentor or LinkPurpose.FollowAsMentor))
            return null;
        var placement = await operation.Db.Placements.AsNoTracking().SingleOrDefaultAsync(p => p.Id == link.PlacementId, stop);
        return placement?.NextOn is { } by ? operation.BeginningOf(by.AddDays(1)) : null;
    }

    private async Task<bool> TryAsync(OutboxMessage letter, DateTime now, CancellationToken stop)
    {
        try
        {
            await office.SendAsync(letter, postbox.Read(letter), stop);
            (letter.State, letter.SentAt, letter.LastError, letter.WaitsBecause) = (OutboxState.Sent, now, null, null);
            return true;
        }
        catch (Exception broken) when (broken is SmtpException or SocketException or IOException or FormatException or InvalidOperationException or System.Security.Cryptography.CryptographicException)
        {
            letter.LastError = Shorten(broken.InnerException?.Message is { } inner ? $"{broken.Message} {inner}" : broken.Message);
            if (letter.Tries >= Pauses.Length || broken is FormatException)
                letter.State = OutboxState.Failed;
            else
                (letter.NotBefore, letter.WaitsBecause) = (now + Pauses[letter.Tries], "The mail server did not take it; it is tried again.");
            letter.Tries++;
            return false;
        }
    }

    private static async Task SaveAsync(ResidencyDb db, OutboxMessage letter)
    {
        try
        {
            // what the mail server took is noted even while the hub is shutting down
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // somebody stopped the letter or used its link meanwhile; their version stays, and nothing of this letter burdens the next one's save
            foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged || e.Entity == letter).ToList())
                entry.State = EntityState.Detached;
        }
    }

    private static string Shorten(string text) => text.Length <= 2000 ? text : text[..2000];
}
