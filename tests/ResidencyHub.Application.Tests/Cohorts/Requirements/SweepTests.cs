using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Forms;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Tests.Cohorts.Requirements;

/// <summary>No stored file without a row, and no row without its file.</summary>
public sealed class SweepTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Files_of_which_no_row_knows_are_swept_after_a_day_and_no_other(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var form = new ProgramForm(world.Program.Id, new("Plan", null, new HashSet<Signatory> { Signatory.Resident }, FormAudience.Program, null, null, false));
        form.Build(new([new() { Key = "plan", Type = FieldType.File, Label = "Your plan" }]));
        form.Publish(null, "Dana", hub.Time.GetUtcNow().UtcDateTime);
        await hub.SaveAsync(form);
        KeepFormFile.Request File(int turn = 1) => new(form.Lineage, placement.Id, form.Id, turn, "plan", "plan.pdf", new MemoryStream(SampleFiles.Pdf()));
        (await hub.As<KeepFormFile>(world.ResidentViewer).RunAsync(File())).IsDone.ShouldBeTrue();
        var kept = Stored(hub).Single();
        (await hub.As<KeepFormFile>(world.ResidentViewer).RunAsync(File() with { Field = "none" })).IsDone.ShouldBeFalse();
        Stored(hub).ShouldBe([kept], "a rule that broke takes its file back");
        // two at once to a new answer: one of the two is lost, and leaves nothing
        await hub.ChangeAsync(async db => db.RemoveRange(await db.Set<FormFile>().ToListAsync()));
        await hub.ChangeAsync(async db => db.RemoveRange(await db.FormAnswers.ToListAsync()));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => hub.As<KeepFormFile>(world.ResidentViewer).RunAsync(File()))));
        Stored(hub).Count.ShouldBe(1 + both.Count(o => o.IsDone));

        string Left(string name, int hours)
        {
            var path = Path.Combine(hub.Files, name);
            System.IO.File.WriteAllText(path, "left");
            System.IO.File.SetLastWriteTimeUtc(path, hub.Time.GetUtcNow().UtcDateTime.AddHours(-hours));
            return path;
        }
        foreach (var path in Stored(hub))
            System.IO.File.SetLastWriteTimeUtc(path, hub.Time.GetUtcNow().UtcDateTime.AddDays(-9));
        var (old, young, half, foreign) = (Left($"{Guid.NewGuid():N}", 25), Left($"{Guid.NewGuid():N}", 23), Left($"{Guid.NewGuid():N}.part", 25), Left("readme.txt", 99));
        (await hub.JobAsync<SweepFiles>()).ShouldBe(3, "the old one, the half-written one, and that of the rows that were deleted");
        (System.IO.File.Exists(old), System.IO.File.Exists(half), System.IO.File.Exists(young), System.IO.File.Exists(foreign)).ShouldBe((false, false, true, true));
        await using (var db = hub.Open())
            (await db.Set<FormFile>().Select(f => f.FileId).ToListAsync()).ShouldAllBe(id => System.IO.File.Exists(Path.Combine(hub.Files, id.ToString("N"))));

        // so many for one answer, those that were replaced counted
        while (true)
        {
            var outcome = await hub.As<KeepFormFile>(world.ResidentViewer).RunAsync(File());
            if (outcome.IsDone)
                continue;
            outcome.ShouldBeOfType<Application.UseCases.Outcome<Application.UseCases.Nothing>.Refused>().Rule.ShouldBe("form-files-most");
            break;
        }
        await using var all = hub.Open();
        (await all.Set<FormFile>().CountAsync()).ShouldBe(20);
    }

    [Fact]
    public void Every_type_that_takes_a_stored_file_is_known_to_the_sweep()
    {
        var takers = typeof(KeptFile).Assembly.GetTypes().Where(t => t.GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic).Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(KeptFile))) && t != typeof(KeptFile));
        takers.Append(typeof(Requirement)).Select(t => t.Name).Order().ShouldBe(SweepFiles.Keepers.Select(t => t.Name).Order(), "a file of which the sweep does not know is destroyed: add its type there");
    }

    private static List<string> Stored(TestHub hub) => System.IO.Directory.Exists(hub.Files) ? [.. System.IO.Directory.GetFiles(hub.Files).Order()] : [];
}
