using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Adds a picture to the evidence, where the district allows it and a note says why it may be kept. Place, device and comments are taken out before it is stored; the name of the file is not kept.</summary>
public sealed class AddEvidencePhoto(UseCaseServices services, FileStore store) : Command<AddEvidencePhoto.Request, Id<EvidencePhoto>>(services)
{
    /// <param name="Words">What it shows.</param>
    /// <param name="Consent">Why it may be kept.</param>
    /// <param name="IsAgreed">The writer has read what is asked of pictures.</param>
    public sealed record Request(Id<Observation> Observation, Stream? Content, string? Words, string? Consent, bool IsAgreed);

    /// <summary>Where the words about a picture are kept until it is added.</summary>
    public static string DraftKey(Id<Observation> observation) => $"photo.{observation}";

    // others note and score in the same moment; the picture is read again from its beginning
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<EvidencePhoto>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, observing) = (operation.Db, new Observing(operation));
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        if (!await db.Districts.AnyAsync(d => d.Id == observation.DistrictId && d.TakesPhotos, stop))
            return Outcome.Refused("photos-not-allowed", "The district does not allow pictures as evidence. Write what you saw; its residency lead can change this on the district’s page.");
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        if (!observation.IsInWriting)
            return Outcome.Refused("observation-state", $"This observation is “{ObservationWords.Of(observation.State)}”. Pictures are added while the evidence is open.");
        var rules = await RuleBook.OpenAsync(db, observation.ProgramId, operation.Today, stop);
        // of several that are sent at once each counts those before it
        Claim.On(db, observation, observation.Id);
        var there = await observing.PhotosAsync(observation.Id, stop);
        var most = (Mebibytes: rules.Number(RuleCode.PhotoMegabytes), Count: rules.Number(RuleCode.PhotosMost));
        if (await ReadAsync(request.Content!, most.Mebibytes * 1024L * 1024L, stop) is not { } bytes)
            return Outcome.Invalid("File", $"The picture is larger than {most.Mebibytes} MB. Send it in a smaller size.");
        var (clean, refusal) = PictureContent.Strip(bytes);
        if (clean is null)
            return Outcome.Invalid("File", refusal!);
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(clean));
        // sent twice it is one; with other words it is another thing to say, and is not dropped in silence
        if (there.Find(p => p.RemovedAt is null && p.Sha256 == name) is { } same)
            return same.Words == request.Words!.Trim() && same.Consent == request.Consent!.Trim() ? same.Id : Outcome.Refused("photo-there", $"This picture is there already: “{same.Words}”. To say something else about it, remove it first; what you typed is kept.");
        if (there.Count(p => p.RemovedAt is null) >= most.Count)
            return Outcome.Refused("photos-most", $"An observation has up to {most.Count} pictures. Remove one first.");
        var (file, wrong) = await store.KeepAsync(new MemoryStream(clean), "picture", long.MaxValue, stop);
        if (file is null)
            return Outcome.Invalid("File", wrong!);
        operation.WhenLost(() => store.Forget(file.Id));
        var photo = new EvidencePhoto(observation, me, request.Words!, request.Consent!, file, operation.Now);
        db.Add(photo);
        observation.Begin(operation.Now);
        operation.Announce("observations", observation.Id.Value);
        await ForgetDraft.RunAsync(operation, DraftKey(observation.Id), stop);
        return photo.Id;
    }

    private static async Task<byte[]?> ReadAsync(Stream content, long most, CancellationToken stop)
    {
        if (content.CanSeek)
            content.Position = 0;
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        int got;
        while ((got = await content.ReadAsync(buffer, stop)) > 0)
        {
            if (read.Length + got > most)
                return null;
            await read.WriteAsync(buffer.AsMemory(0, got), stop);
        }
        return read.ToArray();
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Content).NotNull().OverridePropertyName("File").WithMessage("Choose a picture.");
            RuleFor(r => r.Words).NotEmpty().WithMessage("Say what the picture shows; who cannot see it reads this.").MaximumLength(500).WithMessage("Up to 500 characters, please.");
            RuleFor(r => r.Consent).NotEmpty().WithMessage("Say why it may be kept: nobody can be recognised, or who has agreed.").MaximumLength(500).WithMessage("Up to 500 characters, please.");
            RuleFor(r => r.IsAgreed).Equal(true).WithMessage("Confirm that no pupil can be recognised without consent.");
        }
    }
}

/// <summary>Takes a picture away for everybody, with a reason that stays; the file is destroyed within the hour.</summary>
public sealed class RemoveEvidencePhoto(UseCaseServices services) : Command<RemoveEvidencePhoto.Request, Nothing>(services)
{
    public sealed record Request(Id<Observation> Observation, Id<EvidencePhoto> Photo, string? Why);

    // whoever may open an observation again may take a picture away, also after it was shared
    private protected override Permission Needs => Permission.ReopenObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.EvidencePhotos.SingleOrDefaultAsync(p => p.Id == request.Photo && p.ObservationId == request.Observation, stop) is not { } photo)
            return Outcome.NotFound;
        photo.Remove(request.Why!, operation.Viewer.Name, operation.Now);
        operation.Why = photo.RemovedWhy;
        operation.Announce("observations", request.Observation.Value);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).NotEmpty().WithMessage("Say why it is removed, without a pupil’s name.").MaximumLength(500).WithMessage("Up to 500 characters, please.");
    }
}

/// <summary>Gives a picture to those who read the evidence.</summary>
public sealed class ReadEvidencePhoto(UseCaseServices services, FileStore store) : Query<Id<EvidencePhoto>, ReadPaper.Answer>(services)
{
    private protected override Permission Needs => Permission.ReadObservations;

    private protected override async Task<Outcome<ReadPaper.Answer>> HandleAsync(Id<EvidencePhoto> request, Operation operation, CancellationToken stop) =>
        await operation.Db.EvidencePhotos.Where(p => p.Id == request && p.RemovedAt == null).Select(p => new { p.FileId, p.Kind }).SingleOrDefaultAsync(stop) is { FileId: { } file, Kind: var kind } && store.Open(file) is { } content ? ReadPaper.Of(content, "picture", kind) : Outcome.NotFound;
}

/// <summary>Destroys the files of pictures that were removed.</summary>
public sealed class DestroyRemovedPhotos(UseCaseServices services, FileStore store) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var removed = await operation.Db.EvidencePhotos.Where(p => p.RemovedAt != null && p.FileId != null).OrderBy(p => p.Id).Take(200).ToListAsync(stop);
        foreach (var photo in removed)
        {
            // deleting what is gone already is no error: the row follows even when the save before failed
            store.Forget(photo.FileId!.Value);
            photo.Destroyed();
        }
        return removed.Count;
    }
}
