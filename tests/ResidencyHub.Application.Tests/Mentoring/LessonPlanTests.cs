using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Cohorts.Requirements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class LessonPlanTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_resident_hands_in_the_plan_of_a_lesson_and_whoever_reads_the_observation_opens_the_newest(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.PlannedObservationAsync(world);
        Task<Outcome<Nothing>> HandInAsync(Viewer who, byte[]? bytes = null) => hub.As<HandInLessonPlan>(who).RunAsync(new(lesson.Id, "plan.pdf", new MemoryStream(bytes ?? SampleFiles.Pdf())));
        (await HandInAsync(world.Faculty)).ShouldBeOfType<Outcome<Nothing>.Forbidden>();
        (await HandInAsync(world.OtherResidentViewer)).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await HandInAsync(world.ResidentViewer, SampleFiles.Text("<html>"))).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.Single().Field.ShouldBe("File");
        (await HandInAsync(world.ResidentViewer)).IsDone.ShouldBeTrue();
        var first = (await ShownAsync(world.Faculty)).LessonPlan!;
        (await HandInAsync(world.ResidentViewer)).IsDone.ShouldBeTrue();
        var plan = (await ShownAsync(world.Faculty)).LessonPlan!;
        plan.Id.ShouldNotBe(first.Id);
        (await hub.As<ReadLessonPlan>(world.Faculty).RunAsync(first.Id)).ShouldBeOfType<Outcome<ReadPaper.Answer>.NotFound>("a newer one took its place");
        foreach (var reader in new[] { world.Faculty, world.MentorViewer, world.ResidentViewer, world.Coordinator })
        {
            await using var content = (await hub.As<ReadLessonPlan>(reader).RunAsync(plan.Id)).ValueOrDefault.ShouldNotBeNull(reader.Name).Content;
            content.ReadByte().ShouldBe('%');
        }
        foreach (var blind in new[] { world.OtherCoordinator, world.OtherMentorViewer, world.OtherResidentViewer, world.Principal })
            (await hub.As<ReadLessonPlan>(blind).RunAsync(plan.Id)).ShouldBeOfType<Outcome<ReadPaper.Answer>.NotFound>(blind.Name);
        (await hub.As<ReadLessonPlan>(world.DistrictLead).RunAsync(plan.Id)).ShouldBeOfType<Outcome<ReadPaper.Answer>.Forbidden>();
        await using (var db = hub.Open())
            (await db.LessonPlans.CountAsync()).ShouldBe(2, "what was replaced stays named");
        (await hub.As<CancelObservation>(world.Faculty).RunAsync(new(lesson.Id, "fire drill"))).IsDone.ShouldBeTrue();
        (await HandInAsync(world.ResidentViewer)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("plan-late");
        System.IO.Directory.GetFiles(hub.Files).Length.ShouldBe(2, "the refused one leaves no file");

        async Task<ShowObservation.Answer> ShownAsync(Viewer viewer) => (await hub.As<ShowObservation>(viewer).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShowObservation.Answer>.Done>().Value;
    }
}
