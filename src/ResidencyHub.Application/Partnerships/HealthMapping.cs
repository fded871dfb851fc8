using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

internal sealed class HealthInstrumentMapping : IEntityTypeConfiguration<HealthInstrument>
{
    public void Configure(EntityTypeBuilder<HealthInstrument> builder)
    {
        builder.ToTable("HealthInstruments").HasIndex(i => new { i.Code, i.Edition }).IsUnique();
        builder.Property(i => i.Licence).HasMaxLength(1000);
        builder.HasMany(i => i.Items).WithOne().HasForeignKey(i => i.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Levels).WithOne().HasForeignKey(l => l.InstrumentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HealthItemMapping : IEntityTypeConfiguration<HealthItem>
{
    public void Configure(EntityTypeBuilder<HealthItem> builder)
    {
        builder.ToTable("HealthItems").Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Words).HasMaxLength(1000);
    }
}

internal sealed class HealthLevelMapping : IEntityTypeConfiguration<HealthLevel>
{
    public void Configure(EntityTypeBuilder<HealthLevel> builder) => builder.ToTable("HealthLevels").Property(l => l.Id).ValueGeneratedNever();
}

internal sealed class HealthRoundMapping : IEntityTypeConfiguration<HealthRound>
{
    public void Configure(EntityTypeBuilder<HealthRound> builder) => builder.ToTable("HealthRounds").Ignore(r => r.About).HasIndex(r => new { r.PartnershipId, r.OpenedOn });
}

internal sealed class SideRatingMapping : IEntityTypeConfiguration<SideRating>
{
    public void Configure(EntityTypeBuilder<SideRating> builder)
    {
        builder.ToTable("SideRatings").Ignore(r => r.About).HasIndex(r => new { r.RoundId, r.Side }).IsUnique();
        builder.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RatingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RatedItemMapping : IEntityTypeConfiguration<RatedItem>
{
    public void Configure(EntityTypeBuilder<RatedItem> builder)
    {
        builder.ToTable("RatedItems").HasIndex(l => new { l.RatingId, l.ItemId }).IsUnique();
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Evidence).HasMaxLength(2000);
        builder.Property(l => l.Link).HasMaxLength(1000);
    }
}

internal sealed class HealthResultMapping : IEntityTypeConfiguration<HealthResult>
{
    public void Configure(EntityTypeBuilder<HealthResult> builder)
    {
        builder.Property(r => r.CommunityEvidence).HasMaxLength(2000);
        builder.Property(r => r.CommunityLink).HasMaxLength(1000);
        builder.ToTable("HealthResults").Ignore(r => r.About).Ignore(r => r.Gap).Ignore(r => r.Lower).HasIndex(r => new { r.RoundId, r.ItemId }).IsUnique();
        builder.Property(r => r.UniversityEvidence).HasMaxLength(2000);
        builder.Property(r => r.UniversityLink).HasMaxLength(1000);
        builder.Property(r => r.DistrictEvidence).HasMaxLength(2000);
        builder.Property(r => r.DistrictLink).HasMaxLength(1000);
    }
}

internal sealed class ToDiscussMapping : IEntityTypeConfiguration<ToDiscuss>
{
    public void Configure(EntityTypeBuilder<ToDiscuss> builder)
    {
        builder.ToTable("ToDiscuss").Ignore(t => t.About).HasIndex(t => new { t.PartnershipId, t.TalkedOn });
        builder.Property(t => t.Title).HasMaxLength(300);
        builder.Property(t => t.Why).HasMaxLength(1000);
        builder.Property(t => t.Outcome).HasMaxLength(2000);
    }
}
