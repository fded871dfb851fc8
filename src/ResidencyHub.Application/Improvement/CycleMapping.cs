using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Improvement;

internal sealed class ImprovementCycleMapping : IEntityTypeConfiguration<ImprovementCycle>
{
    public void Configure(EntityTypeBuilder<ImprovementCycle> builder)
    {
        builder.ToTable("ImprovementCycles").HasIndex(c => new { c.PartnershipId, c.Once }).IsUnique();
        builder.HasIndex(c => new { c.PartnershipId, c.ChangeOn });
        builder.HasIndex(c => new { c.GoalId, c.ChangeOn });
        // a cycle has one next
        builder.HasIndex(c => c.BeforeId).IsUnique();
        builder.HasOne<Goal>().WithMany().HasForeignKey(c => c.GoalId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(c => c.About).Ignore(c => c.IsTakenOut).Property(c => c.Aim).HasMaxLength(500);
        builder.Property(c => c.Change).HasMaxLength(1000);
        builder.Property(c => c.Prediction).HasMaxLength(1000);
        builder.Property(c => c.Plan).HasMaxLength(2000);
        builder.Property(c => c.Owner).HasMaxLength(200);
        builder.Property(c => c.Happened).HasMaxLength(4000);
        builder.Property(c => c.TakenOutBecause).HasMaxLength(1000);
    }
}
