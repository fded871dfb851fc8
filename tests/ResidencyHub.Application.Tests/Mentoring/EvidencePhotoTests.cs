using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Cohorts.Requirements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class EvidencePhotoTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_picture_is_evidence_only_where_the_district_allows_it_and_only_for_those_who_read_the_evidence(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        Task<Outcome<Id<EvidencePhoto>>> AddAsync(Viewer who, byte[]? bytes = null, string consent = "Nobody can be recognised", bool agreed = true) => hub.As<AddEvidencePhoto>(who).RunAsync(new(lesson.Id, new MemoryStream(bytes ?? SampleFiles.Png("by Kayla")), "The board", consent, agreed));
        (await AddAsync(world.Faculty)).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.Refused>("no is what holds until the district says yes").Rule.ShouldBe("photos-not-allowed");
        (await hub.As<AllowPhotos>(world.Coordinator).RunAsync(new(world.District.Id, true, 0))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("not-your-pupils");
        (await hub.As<AllowPhotos>(world.Faculty).RunAsync(new(world.District.Id, true, 0))).ShouldBeOfType<Outcome<Nothing>.Forbidden>();
        (await hub.As<AllowPhotos>(world.DistrictLead).RunAsync(new(world.District.Id, true, 0))).IsDone.ShouldBeTrue();
        (await hub.As<AllowPhotos>(world.DistrictLead).RunAsync(new(world.District.Id, false, 0))).ShouldBeOfType<Outcome<Nothing>.Conflict>("a page that is behind");

        (await AddAsync(world.Faculty, consent: " ")).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.Invalid>().Errors.Single().Field.ShouldBe("Consent");
        (await AddAsync(world.Faculty, agreed: false)).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.Invalid>().Errors.Single().Field.ShouldBe("IsAgreed");
        foreach (var disguised in new[] { SampleFiles.Pdf(), SampleFiles.Text("<html><script>alert(1)</script>"), SampleFiles.Heic() })
            (await AddAsync(world.Faculty, disguised)).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.Invalid>().Errors.Single().Field.ShouldBe("File");
        (await AddAsync(world.Faculty, new byte[11 * 1024 * 1024])).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.Invalid>().Errors.Single().Words.ShouldContain("larger than 10 MB");
        foreach (var none in new[] { world.ResidentViewer, world.Coordinator, world.Principal })
            (await AddAsync(none)).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.Forbidden>(none.Name);
        (await AddAsync(world.OtherMentorViewer)).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.NotFound>();
        var photo = (await AddAsync(world.Faculty)).ValueOrDefault;
        (await AddAsync(world.Faculty)).ValueOrDefault.ShouldBe(photo, "sent twice it is one");
        await hub.As<SaveDraft>(world.Faculty).RunAsync(new(AddEvidencePhoto.DraftKey(lesson.Id), new Dictionary<string, string> { ["consent"] = "The family has agreed" }, null));
        (await AddAsync(world.Faculty, consent: "The family has agreed")).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.Refused>("new words are not dropped in silence").Rule.ShouldBe("photo-there");
        (await hub.As<ReadDraft>(world.Faculty).RunAsync(AddEvidencePhoto.DraftKey(lesson.Id))).ValueOrDefault.ShouldNotBeNull("what was typed is kept");
        System.IO.Directory.GetFiles(hub.Files).Length.ShouldBe(1);
        (await File.ReadAllBytesAsync(System.IO.Directory.GetFiles(hub.Files).Single())).ShouldBe(SampleFiles.Png(), "what is kept has no words in it");
        for (var n = 0; n < 5; n++)
            (await AddAsync(world.MentorViewer, [0xFF, 0xD8, .. SampleFiles.Frame(16, 16), 0xFF, 0xDB, 0, 3, (byte)n, 0xFF, 0xDA, 0, 2, 1, 0xFF, 0xD9])).IsDone.ShouldBeTrue();
        (await AddAsync(world.MentorViewer, SampleFiles.Jpeg())).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.Refused>().Rule.ShouldBe("photos-most");

        foreach (var reader in new[] { world.Faculty, world.MentorViewer })
            (await OpensAsync(hub, reader, photo)).ShouldBeTrue(reader.Name);
        foreach (var blind in new[] { world.ResidentViewer, world.Coordinator, world.Principal, world.OtherMentorViewer, world.OtherResidentViewer, world.DistrictLead })
            (await OpensAsync(hub, blind, photo)).ShouldBeFalse($"{blind.Name}: nothing is shared");
        await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3)));
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill"))).IsDone.ShouldBeTrue();
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
        foreach (var reader in new[] { world.ResidentViewer, world.Coordinator })
            (await OpensAsync(hub, reader, photo)).ShouldBeTrue(reader.Name);
        (await OpensAsync(hub, world.Principal, photo)).ShouldBeFalse("the agreement does not grant it");
        (await AddAsync(world.Faculty, SampleFiles.Jpeg("b"))).ShouldBeOfType<Outcome<Id<EvidencePhoto>>.Refused>("a page of before").Rule.ShouldBe("observation-state");

        RemoveEvidencePhoto.Request Remove(string? why = "a face in the window") => new(lesson.Id, photo, why);
        (await hub.As<RemoveEvidencePhoto>(world.Coordinator).RunAsync(Remove(" "))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        (await hub.As<RemoveEvidencePhoto>(world.OtherCoordinator).RunAsync(Remove())).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<RemoveEvidencePhoto>(world.ResidentViewer).RunAsync(Remove())).ShouldBeOfType<Outcome<Nothing>.Forbidden>();
        (await hub.As<RemoveEvidencePhoto>(world.Coordinator).RunAsync(Remove() with { Observation = Id<Observation>.New() })).ShouldBeOfType<Outcome<Nothing>.NotFound>("a picture of another observation in the address");
        (await hub.As<RemoveEvidencePhoto>(world.Coordinator).RunAsync(Remove())).IsDone.ShouldBeTrue();
        (await hub.As<RemoveEvidencePhoto>(world.Faculty).RunAsync(Remove())).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("photo-removed");
        (await OpensAsync(hub, world.Faculty, photo)).ShouldBeFalse();
        (await hub.JobAsync<DestroyRemovedPhotos>()).ShouldBe(1);
        (await hub.JobAsync<DestroyRemovedPhotos>()).ShouldBe(0);
        System.IO.Directory.GetFiles(hub.Files).Length.ShouldBe(5, "the file is destroyed");
        var shown = (await hub.As<ShowObservation>(world.ResidentViewer).RunAsync(lesson.Id)).ValueOrDefault!;
        shown.Photos.Single(p => p.RemovedBy is not null).ShouldSatisfyAllConditions(p => p.RemovedWhy.ShouldBe("a face in the window"), p => p.Words.ShouldBe("", "what it showed goes with it"));
        (await hub.As<ReopenObservation>(world.Coordinator).RunAsync(new(lesson.Id, "wrong date"))).IsDone.ShouldBeTrue();
        (await hub.As<ShowObservation>(world.ResidentViewer).RunAsync(lesson.Id)).ValueOrDefault!.Photos.ShouldBeEmpty("hidden until it is shared anew");
    }

    private static async Task<bool> OpensAsync(TestHub hub, Viewer viewer, Id<EvidencePhoto> photo)
    {
        var outcome = await hub.As<ReadEvidencePhoto>(viewer).RunAsync(photo);
        await (outcome.ValueOrDefault?.Content.DisposeAsync() ?? ValueTask.CompletedTask);
        return outcome.IsDone;
    }
}
