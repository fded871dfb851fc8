using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Curriculum;

namespace ResidencyHub.Application.Curriculum;

internal sealed class CurriculumItemMapping : IEntityTypeConfiguration<CurriculumItem>
{
    public void Configure(EntityTypeBuilder<CurriculumItem> builder)
    {
        builder.ToTable("CurriculumItems").Ignore(i => i.About).Ignore(i => i.Text).Ignore(i => i.Open).HasIndex(i => new { i.PartnershipId, i.State });
        builder.Property(i => i.Words).HasMaxLength(4000);
        builder.Property(i => i.Standards).HasMaxLength(400);
        builder.HasMany(i => i.Changes).WithOne().HasForeignKey(c => c.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Versions).WithOne().HasForeignKey(v => v.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CurriculumChangeMapping : IEntityTypeConfiguration<CurriculumChange>
{
    public void Configure(EntityTypeBuilder<CurriculumChange> builder)
    {
        builder.ToTable("CurriculumChanges").Ignore(c => c.Text).Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Words).HasMaxLength(4000);
        builder.Property(c => c.Standards).HasMaxLength(400);
        builder.Property(c => c.ForUniversity).HasMaxLength(2000);
        builder.Property(c => c.ForSchool).HasMaxLength(2000);
        builder.Property(c => c.Why).HasMaxLength(2000);
        builder.Property(c => c.ClosedBecause).HasMaxLength(2000);
        builder.HasMany(c => c.Comments).WithOne().HasForeignKey(c => c.ChangeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CurriculumCommentMapping : IEntityTypeConfiguration<CurriculumComment>
{
    public void Configure(EntityTypeBuilder<CurriculumComment> builder)
    {
        builder.ToTable("CurriculumComments").Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Words).HasMaxLength(2000);
    }
}

internal sealed class CurriculumVersionMapping : IEntityTypeConfiguration<CurriculumVersion>
{
    public void Configure(EntityTypeBuilder<CurriculumVersion> builder)
    {
        builder.ToTable("CurriculumVersions").Ignore(v => v.Text).HasIndex(v => new { v.ItemId, v.Number }).IsUnique();
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Words).HasMaxLength(4000);
        builder.Property(v => v.Standards).HasMaxLength(400);
        builder.Property(v => v.ForUniversity).HasMaxLength(2000);
        builder.Property(v => v.ForSchool).HasMaxLength(2000);
        builder.Property(v => v.Why).HasMaxLength(2000);
    }
}
