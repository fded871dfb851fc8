using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>"The resident never sees who declined; other schools never see it": what the pages promise to who answers.</summary>
public sealed class RefusalTests
{
    private const string Words = "Our department is breaking up";

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_s_refusal_is_read_by_the_program_and_the_school_and_not_by_the_resident_or_the_supervisor(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
        (await hub.AnswerFromLetterAsync(TestHub.MentorEmail, new(AnswerKind.Decline, Reason: DeclineReason.Other, Words: Words))).IsDone.ShouldBeTrue();
        (await ReadAsync(hub, world.Coordinator, id)).ShouldContain(Words);
        (await ReadAsync(hub, world.Principal, id)).ShouldContain(Words, customMessage: "the school was asked before the mentor");

        // talked over in the hallway, said yes after all
        (await hub.As<NameMentor>(world.Coordinator).RunAsync(new(id, world.Mentor.Id))).IsDone.ShouldBeTrue();
        (await hub.AnswerFromLetterAsync(TestHub.MentorEmail, new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
        (await hub.As<ConfirmPlacement>(world.Coordinator).RunAsync(new(id))).IsDone.ShouldBeTrue();
        foreach (var viewer in new[] { world.ResidentViewer, world.Faculty, world.MentorViewer })
        {
            var read = await ReadAsync(hub, viewer, id);
            read.ShouldNotContain(Words, customMessage: viewer.Name);
            read.ShouldNotContain("said no", customMessage: viewer.Name);
        }
        (await ReadAsync(hub, world.Coordinator, id)).ShouldContain(Words);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Another_school_reads_nothing_of_what_was_said_before_it_was_asked(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        await hub.SaveAsync(new Contact(world.District.Id, world.SecondSchool.Id, ContactRole.Principal, "Ines Ortiz", "ines.ortiz@harbor.example", null, new Period(new DateOnly(2020, 1, 1))));
        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Decline, Reason: DeclineReason.Other, Words: Words))).IsDone.ShouldBeTrue();
        (await hub.As<PostponePlacement>(world.Coordinator).RunAsync(new(id, "We look elsewhere"))).IsDone.ShouldBeTrue();
        var draft = await hub.PlacementAsync(id);
        (await hub.As<ChangeDraft>(world.Coordinator).RunAsync(new(id, draft.Version, world.SecondSchool.Id, null, draft.StartsOn, draft.EndsOn, draft.Subject, draft.GradeBand, null, null))).IsDone.ShouldBeTrue();
        (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        var read = await ReadAsync(hub, world.SecondPrincipal, id);
        read.ShouldNotContain(Words);
        read.ShouldNotContain("elsewhere");
    }

    private static async Task<string> ReadAsync(TestHub hub, Viewer viewer, Id<Placement> id)
    {
        var shown = (await hub.As<ShowPlacement>(viewer).RunAsync(new(id))).ShouldBeOfType<Outcome<ShowPlacement.Answer>.Done>(viewer.Name).Value;
        var resident = (await hub.As<ShowResident>(viewer).RunAsync(shown.ResidentId)).ValueOrDefault;
        return string.Join('\n', [shown.Declined ?? "", .. shown.Steps.Select(s => s.What), .. resident?.Moments.Select(m => $"{m.Title} {m.Words}") ?? []]);
    }
}
