using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Oversight;

namespace ResidencyHub.Application.Oversight;

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("Visits").HasIndex(v => new { v.PartnershipId, v.Once }).IsUnique();
        builder.HasIndex(v => new { v.PartnershipId, v.On, v.Id });
        builder.HasIndex(v => new { v.SchoolId, v.On });
        builder.Ignore(v => v.About).Ignore(v => v.IsTakenOut).Property(v => v.Who).HasMaxLength(500);
        builder.Property(v => v.WorkedOn).HasMaxLength(2000);
        builder.Property(v => v.NextStep).HasMaxLength(1000);
        builder.Property(v => v.TakenOutBecause).HasMaxLength(1000);
    }
}
