using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

internal sealed class RecordEntryMapping : IEntityTypeConfiguration<RecordEntry>
{
    public void Configure(EntityTypeBuilder<RecordEntry> builder)
    {
        builder.ToTable("RecordEntries").HasIndex(e => new { e.PartnershipId, e.StartsOn });
        builder.Ignore(e => e.About).Property(e => e.Words).HasMaxLength(4000);
        builder.Property(e => e.Functions).HasMaxLength(120);
        builder.Property(e => e.Groups).HasMaxLength(120);
        builder.Property(e => e.TakenOutBecause).HasMaxLength(1000);
    }
}

internal sealed class GoalMapping : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> builder)
    {
        builder.ToTable("Goals").Property(g => g.Why).HasMaxLength(4000);
        builder.Property(g => g.Baseline).HasPrecision(14, 2);
        builder.Property(g => g.Target).HasPrecision(14, 2);
        builder.Property(g => g.ClosedBecause).HasMaxLength(1000);
        builder.Property(g => g.TakenOutBecause).HasMaxLength(1000);
        builder.HasMany(g => g.Values).WithOne().HasForeignKey(v => v.GoalId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(g => g.Standing).Ignore(g => g.Aim).Ignore(g => g.About);
    }
}

internal sealed class MeasuredValueMapping : IEntityTypeConfiguration<MeasuredValue>
{
    public void Configure(EntityTypeBuilder<MeasuredValue> builder)
    {
        builder.ToTable("MeasuredValues").Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Value).HasPrecision(14, 2);
    }
}

internal sealed class RecordChangeMapping : IEntityTypeConfiguration<RecordChange>
{
    public void Configure(EntityTypeBuilder<RecordChange> builder)
    {
        builder.ToTable("RecordChanges").HasIndex(c => new { c.PartnershipId, c.At });
        builder.Ignore(c => c.About).Property(c => c.Title).HasMaxLength(400);
        builder.Property(c => c.Before).HasMaxLength(12000);
        builder.Property(c => c.After).HasMaxLength(12000);
        builder.Property(c => c.Because).HasMaxLength(2000);
    }
}

internal sealed class AskedPartnerMapping : IEntityTypeConfiguration<AskedPartner>
{
    public void Configure(EntityTypeBuilder<AskedPartner> builder)
    {
        builder.ToTable("AskedPartners").Property(a => a.Vision).HasMaxLength(4000);
        builder.Property(a => a.Words).HasMaxLength(2000);
    }
}

internal sealed class PartnershipYearMapping : IEntityTypeConfiguration<PartnershipYear>
{
    public void Configure(EntityTypeBuilder<PartnershipYear> builder) => builder.ToTable("PartnershipYears").HasIndex(y => new { y.PartnershipId, y.Year }).IsUnique();
}

internal sealed class YearPartnerMapping : IEntityTypeConfiguration<YearPartner>
{
    public void Configure(EntityTypeBuilder<YearPartner> builder)
    {
        builder.ToTable("YearPartners").HasIndex(y => new { y.MemberId, y.Year }).IsUnique();
        builder.Property(y => y.Because).HasMaxLength(1000);
    }
}

internal sealed class PartnershipEndingMapping : IEntityTypeConfiguration<PartnershipEnding>
{
    public void Configure(EntityTypeBuilder<PartnershipEnding> builder)
    {
        builder.ToTable("PartnershipEndings").Property(e => e.Because).HasMaxLength(2000);
        builder.HasMany(e => e.Effects).WithOne().HasForeignKey(e => e.EndingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EndingEffectMapping : IEntityTypeConfiguration<EndingEffect>
{
    public void Configure(EntityTypeBuilder<EndingEffect> builder) => builder.ToTable("EndingEffects").Property(e => e.Id).ValueGeneratedNever();
}
