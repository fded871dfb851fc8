using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Setup;

internal sealed partial class TestHub
{
    /// <summary>A link as a letter would carry it; returns its token.</summary>
    public async Task<string> LinkAsync(LinkPurpose purpose, Placement? about = null, Mentor? mentor = null, string name = "Maria Santana", string email = "maria.santana@harbor.example", TimeSpan? lasts = null)
    {
        var token = LinkToken.New();
        var now = Time.GetUtcNow().UtcDateTime;
        await SaveAsync(new EmailedLink
        {
            TokenHash = LinkToken.Hash(token),
            Purpose = purpose,
            Path = "/answer",
            PlacementId = about?.Id,
            ProgramId = about?.ProgramId,
            MentorId = mentor?.Id,
            AddresseeName = name,
            AddresseeEmail = email,
            CreatedAt = now,
            ExpiresAt = now + (lasts ?? TimeSpan.FromDays(30)),
        });
        return token;
    }

    /// <summary>Opens a link in a scope of its own, where use cases then run as its bearer.</summary>
    public async Task<(LinkOpening Opening, IServiceProvider Bearer)> OpenLinkAsync(string token, Guid account = default)
    {
        var scope = Services.CreateScope().ServiceProvider;
        return (await scope.GetRequiredService<LinkOpener>().OpenAsync(token, default, account), scope);
    }

    /// <summary>Eastside High is asked about Ana Reyes beside Samuel Okafor and has not answered.</summary>
    public async Task<Placement> WaitingPlacementAsync(World world)
    {
        var act = new Act("Dana Whitfield", Time.GetUtcNow().UtcDateTime);
        var placement = new Placement(world.Resident, world.Cohort, world.School, world.Mentor, "Mathematics", "9–12", SchoolYear, act);
        placement.Propose(false, Today.AddDays(14), act);
        await SaveAsync(placement);
        return placement;
    }

    /// <summary>The link in the newest letter to an address.</summary>
    public async Task<string> LinkInLetterAsync(string address)
    {
        await using var db = Open();
        var letter = await db.Outbox.Where(m => m.ToAddress == address).OrderByDescending(m => m.Id).FirstAsync();
        return Services.GetRequiredService<Postbox>().Read(letter).Split('\n').First(l => l.StartsWith("http", StringComparison.Ordinal));
    }
}
