using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

internal sealed class MentorEntryMapping : IEntityTypeConfiguration<MentorEntry>
{
    public void Configure(EntityTypeBuilder<MentorEntry> builder)
    {
        builder.ToTable("MentorEntries").HasIndex(e => new { e.MentorId, e.On });
        builder.Property(e => e.MentorName).HasMaxLength(201);
        builder.Property(e => e.Words).HasMaxLength(4000);
        builder.Property(e => e.Next).HasMaxLength(2000);
        builder.Property(e => e.From).HasMaxLength(201);
        builder.Property(e => e.Came).HasMaxLength(2000);
    }
}

internal sealed class MentorRatingMapping : IEntityTypeConfiguration<MentorRating>
{
    public void Configure(EntityTypeBuilder<MentorRating> builder)
    {
        // one rating of one placement's mentor by its resident, however often the form is sent
        builder.ToTable("MentorRatings").HasIndex(r => new { r.PlacementId, r.RatedMentorId }).IsUnique();
        builder.HasIndex(r => new { r.RatedMentorId, r.IsReleased });
        builder.HasIndex(r => new { r.IsReleased, r.ResidentId });
        builder.Property(r => r.MentorName).HasMaxLength(201);
        builder.Property(r => r.ResidentName).HasMaxLength(201);
        builder.Property(r => r.Words).HasMaxLength(4000);
    }
}
