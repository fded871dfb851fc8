using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Partnerships;

public sealed partial class AgreementCycleTests
{
    private static async Task<Outcome<Id<Agreement>>> KeepAsync(TestHub hub, Viewer viewer, World world, Id<Agreement> id, AgreementClauses clauses) =>
        await hub.As<KeepAgreement>(viewer).RunAsync(Request(world, id, clauses, (await ShowAsync(hub, viewer, id)).Version));

    private static async Task<Id<Agreement>> DraftAsync(TestHub hub, World world) =>
        (await hub.As<KeepAgreement>(world.Coordinator).RunAsync(Request(world, null, Clauses))).ShouldBeOfType<Outcome<Id<Agreement>>.Done>().Value;

    private static async Task<Id<Agreement>> OutAsync(TestHub hub, World world)
    {
        var id = await DraftAsync(hub, world);
        await ReviewAndSendAsync(hub, world, id);
        return id;
    }

    private static async Task ReviewAndSendAsync(TestHub hub, World world, Id<Agreement> id)
    {
        (await StepAs<ReviewAgreement>(hub, world.Coordinator, id)).IsDone.ShouldBeTrue();
        if ((await ShowAsync(hub, world.DistrictLead, id)).Signers.Any(s => s.MayConfirm))
            (await StepAs<ConfirmSigners>(hub, world.DistrictLead, id)).IsDone.ShouldBeTrue();
        (await StepAs<SendAgreement>(hub, world.Coordinator, id)).IsDone.ShouldBeTrue();
    }

    private static async Task<Outcome<IReadOnlyList<Told>>> StepAs<T>(TestHub hub, Viewer viewer, Id<Agreement> id, int? version = null) where T : AgreementCommand<AgreementRequest> =>
        await hub.As<T>(viewer).RunAsync(new(id, version ?? (await ShowAsync(hub, viewer, id)).Version));

    private static async Task<Outcome<IReadOnlyList<Told>>> SignAsync(TestHub hub, Viewer viewer, Id<Agreement> id, string? name = null)
    {
        await using var db = hub.Open();
        return await hub.As<SignAgreement>(viewer).RunAsync(new(id, new(name ?? viewer.Name, (await db.Agreements.SingleAsync(a => a.Id == id)).SentHash, true)));
    }

    private static async Task<ShowAgreement.Answer> ShowAsync(TestHub hub, Viewer viewer, Id<Agreement> id) =>
        (await hub.As<ShowAgreement>(viewer).RunAsync(id)).ShouldBeOfType<Outcome<ShowAgreement.Answer>.Done>().Value;
}

/// <summary>A refusal by its rule.</summary>
internal static class Refusing
{
    public static void ShouldBeRefused<T>(this Outcome<T> outcome, string rule) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Rule.ShouldBe(rule);
}
