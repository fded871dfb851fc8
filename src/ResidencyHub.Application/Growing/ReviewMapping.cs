using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

internal sealed class ThreeWayReviewMapping : IEntityTypeConfiguration<ThreeWayReview>
{
    public void Configure(EntityTypeBuilder<ThreeWayReview> builder)
    {
        builder.ToTable("ThreeWayReviews");
        builder.Property(r => r.ResidentName).HasMaxLength(201);
        builder.Property(r => r.MentorName).HasMaxLength(201);
        builder.Property(r => r.Decision).HasMaxLength(4000);
        builder.Property(r => r.AssessmentWords).HasMaxLength(500);
        builder.Property(r => r.Dispositions).HasMaxLength(4000);
        // a line for each element that was rated
        builder.Property(r => r.FactsLevels).HasMaxLength(20_000);
        // one at each time of the year, however often the form is sent
        builder.HasIndex(r => new { r.PlacementId, r.Time }).IsUnique();
        builder.HasIndex(r => new { r.ProgramId, r.DueOn, r.Id });
        builder.HasIndex(r => new { r.MentorId, r.DueOn, r.Id });
        builder.HasIndex(r => new { r.ResidentId, r.DueOn, r.Id });
        builder.HasIndex(r => new { r.DueOn, r.Id });
        builder.HasMany(r => r.Voices).WithOne().HasForeignKey(v => v.ReviewId);
        builder.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.ReviewId);
        builder.Ignore(r => r.Facts);
    }
}

internal sealed class ReviewVoiceMapping : IEntityTypeConfiguration<ReviewVoice>
{
    public void Configure(EntityTypeBuilder<ReviewVoice> builder)
    {
        builder.ToTable("ReviewVoices").Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.By).HasMaxLength(201);
        builder.Property(v => v.Strengths).HasMaxLength(4000);
        builder.Property(v => v.Growth).HasMaxLength(4000);
        builder.Property(v => v.Next).HasMaxLength(4000);
        builder.Property(v => v.SignedName).HasMaxLength(201);
        builder.HasIndex(v => new { v.ReviewId, v.As }).IsUnique();
    }
}

internal sealed class ReviewStepMapping : IEntityTypeConfiguration<ReviewStep>
{
    public void Configure(EntityTypeBuilder<ReviewStep> builder)
    {
        builder.ToTable("ReviewSteps").Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.By).HasMaxLength(201);
        builder.Property(s => s.Why).HasMaxLength(2000);
        builder.Property(s => s.Former).HasMaxLength(50_000);
        builder.HasIndex(s => new { s.ReviewId, s.Number }).IsUnique();
    }
}
