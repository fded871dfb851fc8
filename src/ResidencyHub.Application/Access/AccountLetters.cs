using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Access;

/// <summary>What the hub writes to the owner of an account about it.</summary>
public enum AccountLetter { ConfirmAddress, ResetPassword, PasswordChanged, SecondFactorChanged }

/// <summary>Posts a letter about an account to its owner. The account pages run it after their own checks; it says nothing to whoever asked.</summary>
public sealed class PostAccountLetter : Command<PostAccountLetter.Request, Nothing>
{
    /// <summary>For so long a letter with a new password's link is enough: whoever asks again and again fills nobody's mailbox.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(5);

    private readonly Postbox _postbox;

    internal PostAccountLetter(UseCaseServices services, Postbox postbox) : base(services) => _postbox = postbox;

    /// <param name="Kind">Which letter.</param>
    /// <param name="Name">The owner.</param>
    /// <param name="Email">Where to.</param>
    /// <param name="LinkPath">Path and query with its code; null when there is none.</param>
    public sealed record Request(AccountLetter Kind, string Name, string Email, string? LinkPath = null);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    /// <summary>Nothing to check: name and address are an account's own.</summary>
    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (subject, body) = request.Kind switch
        {
            AccountLetter.ConfirmAddress => ("Confirm your e-mail address", "Open this address to confirm that this mailbox is yours. It can be used for one day.\n\n{link}\n"),
            AccountLetter.ResetPassword => ("Choose a new password", "Somebody, probably you, asked for a new password. Open this address to choose one. It can be used for two hours.\n\n{link}\n\nIf it was not you, ignore this: nothing has changed.\n"),
            AccountLetter.PasswordChanged => ("Your password was changed", "The password of your ResidencyHub account was changed and all other sessions were signed out. If it was not you, choose a new one at once with “Forgotten password”, and tell the administrator.\n"),
            _ => ("Your second factor was changed", "The way in which you prove who you are in ResidencyHub was changed. If it was not you, tell the administrator at once.\n"),
        };
        if (request.Kind is AccountLetter.ResetPassword && await WasJustWrittenAsync(operation, request.Email, subject, stop))
            return default(Nothing);
        await _postbox.PostAsync(operation, new Letter(Addressee.Program, request.Name, request.Email, subject, $"Dear {request.Name},\n\n{body}", request.LinkPath, Urgent: true), nameof(PostAccountLetter), stop);
        return default(Nothing);
    }

    private static async Task<bool> WasJustWrittenAsync(Operation operation, string email, string subject, CancellationToken stop)
    {
        var since = operation.Now - Enough;
        await using var wide = operation.LookWider("whether the owner of an account has had this letter already");
        return await wide.Outbox.AnyAsync(m => m.WrittenAt >= since && m.ToAddress == email && m.Subject == subject, stop);
    }
}

/// <summary>The fictional people of the demo by role, for sign-in with one click. Not found outside demo mode.</summary>
public sealed class ListDemoPeople : Query<Nothing, IReadOnlyList<ListDemoPeople.Row>>
{
    private readonly IConfiguration _configuration;

    public ListDemoPeople(UseCaseServices services, IConfiguration configuration) : base(services) => _configuration = configuration;

    public sealed record Row(Guid Account, string Name, Role Role, string Place);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (!DemoMode.IsOn(_configuration))
            return Outcome.NotFound;
        await using var wide = operation.LookWider("people of the demo");
        var today = operation.Today;
        // one place per person and role; a few people per role are enough to choose from
        var all = await (from g in wide.RoleGrants
                         join u in wide.Users on g.AccountId equals u.Id
                         where u.IsDemo && u.ClosedAt == null && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today)
                         orderby g.Role, u.Id
                         select new Row(u.Id, u.Name, g.Role, g.Place)).Take(400).ToListAsync(stop);
        return all.DistinctBy(r => (r.Account, r.Role)).GroupBy(r => r.Role).SelectMany(g => g.Take(4)).ToList();
    }
}

/// <summary>Demo mode: configuration key <c>Demo</c>.</summary>
public static class DemoMode
{
    public static bool IsOn(IConfiguration configuration) => configuration.GetValue("Demo", false);
}
