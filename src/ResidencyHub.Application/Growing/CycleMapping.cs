using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

internal sealed class CoachingCycleMapping : IEntityTypeConfiguration<CoachingCycle>
{
    public void Configure(EntityTypeBuilder<CoachingCycle> builder)
    {
        builder.ToTable("CoachingCycles");
        builder.Property(c => c.ResidentName).HasMaxLength(201);
        builder.Property(c => c.CoachName).HasMaxLength(201);
        builder.Property(c => c.Focus).HasMaxLength(300);
        builder.Property(c => c.Noticing).HasMaxLength(4000);
        builder.Property(c => c.Evidence).HasMaxLength(4000);
        builder.Property(c => c.Action).HasMaxLength(2000);
        builder.Property(c => c.Came).HasMaxLength(2000);
        builder.HasIndex(c => new { c.ProgramId, c.On, c.Id });
        builder.HasIndex(c => new { c.On, c.Id });
        builder.HasIndex(c => new { c.MentorId, c.On, c.Id });
        builder.HasIndex(c => new { c.ResidentId, c.On, c.Id });
        builder.HasIndex(c => new { c.PlacementId, c.CoachAccountId, c.On });
    }
}
