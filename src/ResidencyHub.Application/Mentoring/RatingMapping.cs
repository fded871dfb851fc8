using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

internal sealed class RatingMapping : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.ToTable("Ratings");
        builder.Property(r => r.Code).HasMaxLength(80);
        builder.Property(r => r.RaterName).HasMaxLength(201);
        builder.Property(r => r.Evidence).HasMaxLength(4000);
        // one rater, one row, one instrument: whoever saves twice changes the first
        builder.HasIndex(r => new { r.SourceId, r.RowId, r.RaterAccountId }).IsUnique();
        builder.HasIndex(r => new { r.ResidentId, r.RatedOn });
        builder.HasIndex(r => new { r.MentorId, r.RatedOn });
        builder.HasIndex(r => new { r.SchoolId, r.SeenByLeaders });
        builder.HasIndex(r => new { r.ProgramId, r.RatedOn });
        // a cohort's levels are counted from this index alone, in the order in which it lies
        builder.HasIndex(r => new { r.ResidentId, r.ItemKey, r.RaterAccountId, r.RaterKind, r.Level, r.RatedOn, r.ProgramId, r.IsShared });
    }
}
