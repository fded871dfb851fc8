using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Browser.Tests.Setup;

/// <summary>Links that work, as letters would hold them, to what the demo asks of people just now.</summary>
internal static class OpenLinks
{
    /// <summary>To sign the agreement that is out for signature.</summary>
    public static Task<string> LinkToSignAsync(this HubFixture hub) => hub.LinkAsync(async (db, hash, now) =>
    {
        var agreement = (await db.Agreements.Include(a => a.Parties).Where(a => a.State == AgreementState.OutForSignature).ToListAsync()).First(a => a.NextSigner is not null);
        var signer = agreement.NextSigner!;
        return new EmailedLink { TokenHash = hash, Purpose = LinkPurpose.SignAgreement, Path = "/sign", AgreementId = agreement.Id, SignerId = signer.Id.Value, AddresseeName = signer.Signer, AddresseeEmail = signer.Email!, CreatedAt = now, ExpiresAt = now.AddDays(7) };
    });

    /// <summary>To answer the survey that is open, for somebody who has not yet.</summary>
    public static Task<string> LinkToSurveyAsync(this HubFixture hub) => hub.LinkAsync(async (db, hash, now) =>
    {
        var asked = await db.SurveyAsked.Where(a => !a.HasAnswered && a.Group == SurveyGroup.Mentors && a.AccountId == null && db.SurveyRounds.Any(r => r.Id == a.RoundId && r.ClosedOn == null)).FirstAsync();
        return new EmailedLink { TokenHash = hash, Purpose = LinkPurpose.AnswerSurvey, Path = "/survey", SurveyAskedId = asked.Id, AddresseeName = "Ada Lin", AddresseeEmail = asked.Person.ToLowerInvariant(), CreatedAt = now, ExpiresAt = now.AddDays(7) };
    });

    /// <summary>To rate for the community, in the round that waits for it.</summary>
    public static Task<string> LinkToRateAsync(this HubFixture hub) => hub.LinkAsync(async (db, hash, now) =>
    {
        var round = await db.HealthRounds.OrderByDescending(r => r.OpenedOn).FirstAsync(r => r.CommunityVoice != null && r.RevealedOn == null);
        return new EmailedLink { TokenHash = hash, Purpose = LinkPurpose.RateForCommunity, Path = "/rate", HealthRoundId = round.Id, AddresseeName = round.CommunityVoice!, AddresseeEmail = round.CommunityEmail!, CreatedAt = now, ExpiresAt = now.AddDays(7) };
    });

    /// <summary>To the mentor pool: for a nominated teacher to apply, or for their principal to approve.</summary>
    public static Task<string> LinkToPoolAsync(this HubFixture hub, LinkPurpose purpose) => hub.LinkAsync(async (db, hash, now) =>
    {
        var mentor = await db.Mentors.OrderBy(m => m.Id).FirstAsync(m => m.State == MentorState.Nominated);
        return new EmailedLink { TokenHash = hash, Purpose = purpose, Path = "/mentor-pool", MentorId = mentor.Id, AddresseeName = "Ada Lin", AddresseeEmail = "ada.lin@school.example", CreatedAt = now, ExpiresAt = now.AddDays(7) };
    });

    /// <summary>To say how many residents a school can host.</summary>
    public static Task<string> LinkToHostAsync(this HubFixture hub) => hub.LinkAsync(async (db, hash, now) =>
    {
        var capacity = await db.Capacities.OrderByDescending(c => c.Year).ThenBy(c => c.Id).FirstAsync();
        return new EmailedLink { TokenHash = hash, Purpose = LinkPurpose.HostCapacity, Path = "/host", CapacityId = capacity.Id, AddresseeName = "Ada Lin", AddresseeEmail = "ada.lin@school.example", CreatedAt = now, ExpiresAt = now.AddDays(7) };
    });

    /// <summary>Runs a use case as somebody.</summary>
    public static async Task<TAnswer> AsAsync<TUseCase, TAnswer>(this HubFixture hub, Viewer viewer, Func<TUseCase, Task<TAnswer>> run) where TUseCase : notnull
    {
        await using var scope = hub.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = viewer;
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    private static async Task<string> LinkAsync(this HubFixture hub, Func<ResidencyDb, string, DateTime, Task<EmailedLink>> draw)
    {
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: true);
        var token = LinkToken.New();
        var link = await draw(db, LinkToken.Hash(token), hub.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        db.Add(link);
        await db.SaveChangesAsync();
        return $"{link.Path}/{token}";
    }
}
