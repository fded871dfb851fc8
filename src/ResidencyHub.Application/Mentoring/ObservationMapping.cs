using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

internal sealed class ObservationMapping : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.ToTable("Observations");
        builder.Property(o => o.ResidentName).HasMaxLength(201);
        builder.Property(o => o.SchoolName).HasMaxLength(256);
        builder.Property(o => o.ObserverName).HasMaxLength(201);
        builder.Property(o => o.Goal).HasMaxLength(2000);
        builder.Property(o => o.ContentStandards).HasMaxLength(1000);
        builder.Property(o => o.FocalPupils).HasMaxLength(500);
        builder.Property(o => o.WatchFor).HasMaxLength(2000);
        builder.Property(o => o.ResidentQuestion).HasMaxLength(2000);
        builder.Property(o => o.Reflection).HasMaxLength(4000);
        builder.Property(o => o.NoSelfScoreBecause).HasMaxLength(1000);
        builder.Property(o => o.Response).HasMaxLength(4000);
        builder.HasIndex(o => new { o.PlacementId, o.Number }).IsUnique();
        builder.HasIndex(o => new { o.ProgramId, o.PlannedOn, o.Id });
        // the order of the list: a coordinator of everything reads it as it stands
        builder.HasIndex(o => new { o.PlannedOn, o.Id });
        builder.HasIndex(o => new { o.ProgramId, o.IsOpen, o.PlannedOn, o.Id });
        builder.HasIndex(o => new { o.MentorId, o.PlannedOn, o.Id });
        // what the nightly job locks
        builder.HasIndex(o => new { o.State, o.AcknowledgedAt });
        builder.HasIndex(o => new { o.ResidentId, o.PlannedOn, o.Id });
        builder.HasIndex(o => new { o.SchoolId, o.SeenByLeaders, o.PlannedOn, o.Id });
        builder.HasMany(o => o.Steps).WithOne().HasForeignKey(s => s.ObservationId);
    }
}

internal sealed class ObservationStepMapping : IEntityTypeConfiguration<ObservationStep>
{
    public void Configure(EntityTypeBuilder<ObservationStep> builder)
    {
        builder.ToTable("ObservationSteps").Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.By).HasMaxLength(201);
        // an answer of the resident to what was shared before stays here whole
        builder.Property(s => s.Why).HasMaxLength(4100);
    }
}

internal sealed class EvidenceNoteMapping : IEntityTypeConfiguration<EvidenceNote>
{
    public void Configure(EntityTypeBuilder<EvidenceNote> builder)
    {
        builder.ToTable("EvidenceNotes");
        builder.Property(n => n.AuthorName).HasMaxLength(201);
        builder.Property(n => n.Words).HasMaxLength(4000);
        builder.HasIndex(n => new { n.ObservationId, n.At });
        builder.HasMany(n => n.Tags).WithOne().HasForeignKey(t => t.NoteId);
    }
}

internal sealed class EvidenceTagMapping : IEntityTypeConfiguration<EvidenceTag>
{
    public void Configure(EntityTypeBuilder<EvidenceTag> builder)
    {
        builder.ToTable("EvidenceTags").Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Code).HasMaxLength(80);
        builder.HasIndex(t => new { t.NoteId, t.RowId }).IsUnique();
    }
}

internal sealed class DebriefMapping : IEntityTypeConfiguration<Debrief>
{
    public void Configure(EntityTypeBuilder<Debrief> builder)
    {
        builder.ToTable("Debriefs");
        builder.Property(d => d.Strength).HasMaxLength(2000);
        builder.Property(d => d.SecondStrength).HasMaxLength(2000);
        builder.Property(d => d.NextStep).HasMaxLength(2000);
        builder.Property(d => d.Support).HasMaxLength(2000);
        builder.Property(d => d.DoneBy).HasMaxLength(201);
        builder.Property(d => d.WrittenBy).HasMaxLength(201);
        builder.Ignore(d => d.Words);
        builder.HasIndex(d => d.ObservationId).IsUnique();
        builder.HasIndex(d => new { d.ResidentId, d.DueOn });
    }
}

internal sealed class LessonPlanMapping : IEntityTypeConfiguration<LessonPlan>
{
    public void Configure(EntityTypeBuilder<LessonPlan> builder)
    {
        builder.ToTable("LessonPlans").HasIndex(p => new { p.ObservationId, p.ReplacedAt });
        builder.HasIndex(p => p.FileId);
        builder.Property(p => p.FileName).HasMaxLength(200);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.Property(p => p.By).HasMaxLength(201);
    }
}

internal sealed class EvidencePhotoMapping : IEntityTypeConfiguration<EvidencePhoto>
{
    public void Configure(EntityTypeBuilder<EvidencePhoto> builder)
    {
        builder.ToTable("EvidencePhotos").HasIndex(p => new { p.ObservationId, p.At });
        builder.HasIndex(p => new { p.RemovedAt, p.FileId });
        builder.Property(p => p.AuthorName).HasMaxLength(201);
        builder.Property(p => p.Words).HasMaxLength(500);
        builder.Property(p => p.Consent).HasMaxLength(500);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.Property(p => p.RemovedBy).HasMaxLength(201);
        builder.Property(p => p.RemovedWhy).HasMaxLength(500);
    }
}

internal sealed class ObservationPresenceMapping : IEntityTypeConfiguration<ObservationPresence>
{
    public void Configure(EntityTypeBuilder<ObservationPresence> builder)
    {
        builder.ToTable("ObservationPresences").HasIndex(p => new { p.ObservationId, p.AccountId, p.Window }).IsUnique();
        builder.Property(p => p.Window).HasMaxLength(20);
        builder.HasIndex(p => p.SeenAt);
        builder.Property(p => p.Name).HasMaxLength(201);
        builder.Property(p => p.Writing).HasMaxLength(60);
    }
}

internal sealed class PrivateNoteMapping : IEntityTypeConfiguration<PrivateNote>
{
    public void Configure(EntityTypeBuilder<PrivateNote> builder)
    {
        builder.ToTable("PrivateNotes").HasIndex(n => new { n.AccountId, n.About }).IsUnique();
        builder.Property(n => n.Words).HasMaxLength(8000);
    }
}
