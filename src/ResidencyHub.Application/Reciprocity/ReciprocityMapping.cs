using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Reciprocity;

internal sealed class ContributionMapping : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("Contributions").HasIndex(c => new { c.PartnershipId, c.StartsOn });
        builder.Ignore(c => c.About).Ignore(c => c.Text).Ignore(c => c.Other);
        builder.Property(c => c.Amount).HasPrecision(14, 2);
        builder.Property(c => c.TakenOutBecause).HasMaxLength(1000);
        builder.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.ContributionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContributionStepMapping : IEntityTypeConfiguration<ContributionStep>
{
    public void Configure(EntityTypeBuilder<ContributionStep> builder)
    {
        builder.ToTable("ContributionSteps").Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Words).HasMaxLength(2000);
    }
}

internal sealed class BalanceWordingMapping : IEntityTypeConfiguration<BalanceWording>
{
    public void Configure(EntityTypeBuilder<BalanceWording> builder)
    {
        builder.ToTable("BalanceWordings").Ignore(b => b.About).HasIndex(b => new { b.PartnershipId, b.Year });
        builder.Property(b => b.Words).HasMaxLength(2000);
        builder.Property(b => b.AnswerWords).HasMaxLength(1000);
    }
}
