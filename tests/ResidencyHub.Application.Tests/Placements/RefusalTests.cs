using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>"The resident never sees who declined; other schools never see it": what the pages promise to who answers.</summary>
public sealed class RefusalTests
{
    private const string Words = "Our department is breaking up";

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_s_refusal_is_read_by_the_program_and_the_school_and_not_by_the_resident_or_who_mentors_instead(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
        (await hub.AnswerFromLetterAsync(TestHub.MentorEmail, new(AnswerKind.Decline, Reason: DeclineReason.Other, Words: Words))).IsDone.ShouldBeTrue();
        (await ReadAsync(hub, world.Coordinator, id)).ShouldContain(Words);
        (await ReadAsync(hub, world.Principal, id)).ShouldContain(Words, customMessage: "who was asked before the mentor");

        // somebody else takes the resident, and the placement is confirmed and begins
        await using (var db = hub.Open())
        {
            var placement = db.Placements.Single(p => p.Id == id);
            placement.NameMentor(world.SecondMentor, new DateOnly(2026, 12, 15), Act());
            placement.Accept(Act());
            placement.Confirm(null, TestHub.Today, Act());
            await db.SaveChangesAsync();
        }
        (await ReadAsync(hub, world.ResidentViewer, id)).ShouldNotContain(Words);
        (await ReadAsync(hub, world.ResidentViewer, id)).ShouldNotContain("said no");
        (await ReadAsync(hub, world.Faculty, id)).ShouldNotContain(Words);
        (await ReadAsync(hub, world.Coordinator, id)).ShouldContain(Words);
    }

    private static Act Act() => new("Dana Whitfield", new DateTime(2026, 11, 18, 18, 0, 0, DateTimeKind.Utc));

    private static async Task<string> ReadAsync(TestHub hub, Viewer viewer, Id<Placement> id)
    {
        var shown = (await hub.As<ShowPlacement>(viewer).RunAsync(new(id))).ShouldBeOfType<Outcome<ShowPlacement.Answer>.Done>(viewer.Name).Value;
        var resident = (await hub.As<ShowResident>(viewer).RunAsync(shown.ResidentId)).ValueOrDefault;
        return string.Join('\n', [shown.Declined ?? "", .. shown.Steps.Select(s => s.What), .. resident?.History.Select(m => $"{m.What} {m.Note}") ?? []]);
    }
}
