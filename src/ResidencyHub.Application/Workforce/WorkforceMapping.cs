using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Workforce;

internal sealed class ExpectedOpeningMapping : IEntityTypeConfiguration<ExpectedOpening>
{
    public void Configure(EntityTypeBuilder<ExpectedOpening> builder)
    {
        builder.ToTable("ExpectedOpenings").HasIndex(o => new { o.SchoolId, o.Once }).IsUnique();
        builder.HasIndex(o => new { o.SchoolId, o.FromOn });
        builder.HasIndex(o => new { o.DistrictId, o.SeenByPartners, o.FromOn });
        builder.HasIndex(o => new { o.SeenByPartners, o.FromOn, o.Id });
        builder.Ignore(o => o.Open).Ignore(o => o.Filled).Property(o => o.Subject).HasMaxLength(100);
        builder.Property(o => o.SubjectKey).HasMaxLength(110);
        builder.Property(o => o.GradeBand).HasMaxLength(40);
        builder.Property(o => o.WithdrawnBecause).HasMaxLength(500);
        builder.HasMany(o => o.Fills).WithOne().HasForeignKey(f => f.OpeningId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OpeningFillMapping : IEntityTypeConfiguration<OpeningFill>
{
    public void Configure(EntityTypeBuilder<OpeningFill> builder)
    {
        builder.ToTable("OpeningFills").Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.TakenBackBecause).HasMaxLength(500);
    }
}
