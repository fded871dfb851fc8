using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Notifications;

/// <summary>Where commands post letters: they go out with the command's own transaction or not at all, and never around a district's contact rules.</summary>
public sealed class Postbox(HubClock clock, IDataProtectionProvider protection, IConfiguration configuration)
{
    private readonly IDataProtector _protector = protection.CreateProtector("outbox link");
    private readonly Uri _hub = new(configuration["PublicUrl"] is { Length: > 0 } url ? url : "http://localhost:5080");

    /// <summary>Writes the letter into the operation's transaction, waiting where the district's quiet periods say so.</summary>
    internal async Task<Told> PostAsync(Operation operation, Letter letter, string cause, CancellationToken stop)
    {
        var (notBefore, why) = await WhenAsync(operation, letter, stop);
        var about = letter.Placement is { } id ? await operation.Db.Placements.FindAsync([id], stop) : null;
        // a letter that waits brings a link that is as good as any on the day on which it arrives
        if (why is not null && letter.LinkPath is { } path && LinkToken.Hash(path.Split('/')[^1]) is var hash)
            operation.Db.Links.Local.FirstOrDefault(l => l.TokenHash == hash)?.ArriveLater(notBefore - operation.Now);
        operation.Db.Add(new OutboxMessage
        {
            ToName = OneLine(letter.Name),
            ToAddress = letter.Address,
            Subject = OneLine(letter.Subject),
            Body = letter.Body,
            ProtectedLink = letter.LinkPath is null ? null : _protector.Protect(Address(letter.LinkPath)),
            Addressee = letter.To,
            DistrictId = letter.District,
            Urgent = letter.Urgent,
            PlacementId = letter.Placement,
            ProgramId = letter.Program ?? about?.ProgramId,
            CapacityId = letter.Capacity,
            Cause = cause,
            WrittenAt = operation.Now,
            NotBefore = notBefore,
            WaitsBecause = why,
        });
        return new Told(letter.Name, why);
    }

    /// <summary>A new link for one person and purpose; the path holds the token, the database only its hash.</summary>
    internal static async Task<string> NewLinkAsync(
        Operation operation, LinkPurpose purpose, string path, string name, string email, CancellationToken stop,
        Id<Placement>? placement = null, Id<Mentor>? mentor = null, DateOnly? weekOf = null, Id<EmailedLink>? passedOnFrom = null, Id<PreparationProgram>? program = null,
        Id<SchoolCapacity>? capacity = null, DateTime? expiresAt = null, Id<Agreement>? agreement = null, Guid? signer = null, Id<SurveyAsked>? survey = null, Id<HealthRound>? round = null, Id<OutsideRater>? rater = null)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop);
        var days = rules.Number(purpose is LinkPurpose.Invitation ? RuleCode.InvitationDays : RuleCode.LinkDays);
        var token = LinkToken.New();
        var about = placement is { } id ? await operation.Db.Placements.FindAsync([id], stop) : null;
        operation.Db.Add(new EmailedLink
        {
            TokenHash = LinkToken.Hash(token),
            Purpose = purpose,
            Path = path,
            ProgramId = program ?? about?.ProgramId,
            PlacementId = placement,
            MentorId = mentor,
            CapacityId = capacity,
            AgreementId = agreement,
            SignerId = signer,
            SurveyAskedId = survey,
            HealthRoundId = round,
            RaterId = rater,
            WeekOf = weekOf,
            AddresseeName = name,
            AddresseeEmail = email,
            CreatedAt = operation.Now,
            ExpiresAt = expiresAt ?? operation.Now.AddDays(days),
            PassedOnFromId = passedOnFrom,
        });
        return $"{path}/{token}";
    }

    /// <summary>The whole text as it is sent or shown to an administrator.</summary>
    internal string Read(OutboxMessage message) =>
        message.ProtectedLink is null ? message.Body : message.Body.Replace("{link}", _protector.Unprotect(message.ProtectedLink), StringComparison.Ordinal);

    /// <summary>By what the link of a letter is found; null when it has none.</summary>
    internal string? HashOf(OutboxMessage message) => message.ProtectedLink is null ? null : LinkToken.Hash(_protector.Unprotect(message.ProtectedLink).Split('/')[^1]);

    /// <summary>The hub's calendar day of an instant.</summary>
    internal DateOnly DayOf(DateTime instant) => clock.DayOf(instant);

    /// <summary>The absolute address of a path in this hub.</summary>
    public string Address(string path) => new Uri(_hub, path).ToString();

    /// <summary>The instant at which a letter may go, and why not earlier; answer days are reckoned from it.</summary>
    internal async Task<(DateTime NotBefore, string? Why)> WhenAsync(Operation operation, Letter letter, CancellationToken stop)
    {
        var earliest = letter.NotBefore ?? operation.Now;
        return QuietDays.DistrictOf(letter.To, letter.District, letter.Urgent) is not { } district ? (earliest, null)
            : (await QuietDays.OpenAsync(operation.Db, clock, [district], clock.DayOf(earliest), stop)).When(letter.To, district, urgent: false, earliest);
    }

    /// <summary>Nothing that somebody typed becomes a header of its own, or overruns its column.</summary>
    private static string OneLine(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
        return line.Length > 256 ? line[..255] + "…" : line;
    }
}
