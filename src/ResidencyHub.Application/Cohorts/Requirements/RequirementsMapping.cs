using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts.Requirements;

internal sealed class MentorTrainingMapping : IEntityTypeConfiguration<MentorTraining>
{
    public void Configure(EntityTypeBuilder<MentorTraining> builder)
    {
        builder.ToTable("MentorTrainings").Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.What).HasMaxLength(200);
    }
}

internal sealed class RequirementMapping : IEntityTypeConfiguration<Requirement>
{
    public void Configure(EntityTypeBuilder<Requirement> builder)
    {
        builder.ToTable("Requirements");
        builder.Property(r => r.Name).HasMaxLength(120);
        builder.Property(r => r.Words).HasMaxLength(2000);
        builder.Property(r => r.SampleName).HasMaxLength(160);
        builder.HasIndex(r => new { r.ProgramId, r.CohortId, r.Role });
    }
}

internal sealed class RequirementItemMapping : IEntityTypeConfiguration<RequirementItem>
{
    public void Configure(EntityTypeBuilder<RequirementItem> builder)
    {
        builder.ToTable("RequirementItems");
        builder.Property(i => i.Comment).HasMaxLength(2000);
        // one item of one person; two hand-ins at once cannot make two
        builder.HasIndex(i => new { i.ResidentId, i.RequirementId }).IsUnique();
        builder.HasIndex(i => new { i.MentorId, i.RequirementId }).IsUnique();
        builder.HasIndex(i => new { i.ProgramId, i.State, i.Since, i.Id });
        builder.HasIndex(i => new { i.Since, i.Id });
        builder.HasIndex(i => new { i.State, i.Since, i.Id });
        builder.HasIndex(i => new { i.ProgramId, i.Since, i.Id });
        builder.HasMany(i => i.HandedIn).WithOne().HasForeignKey(h => h.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HandedInMapping : IEntityTypeConfiguration<HandedIn>
{
    public void Configure(EntityTypeBuilder<HandedIn> builder)
    {
        builder.ToTable("HandedIn").Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.FileName).HasMaxLength(160);
        builder.Property(h => h.Sha256).HasMaxLength(64);
        builder.Property(h => h.Note).HasMaxLength(2000);
        builder.Property(h => h.Comment).HasMaxLength(2000);
        // what reviewers have not been told of yet
        builder.HasIndex(h => new { h.ToldAt, h.Fate });
    }
}
