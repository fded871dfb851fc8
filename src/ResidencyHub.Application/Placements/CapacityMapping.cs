using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

internal sealed class SchoolCapacityMapping : IEntityTypeConfiguration<SchoolCapacity>
{
    public void Configure(EntityTypeBuilder<SchoolCapacity> builder)
    {
        builder.ToTable("SchoolCapacities").HasIndex(c => new { c.SchoolId, c.Year }).IsUnique();
        builder.HasIndex(c => new { c.Year, c.ConfirmedOn });
        builder.Property(c => c.Note).HasMaxLength(2000);
        builder.Property(c => c.ReasonWords).HasMaxLength(2000);
        builder.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CapacityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Served).WithOne().HasForeignKey(s => s.CapacityId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CapacityLineMapping : IEntityTypeConfiguration<CapacityLine>
{
    public void Configure(EntityTypeBuilder<CapacityLine> builder)
    {
        builder.ToTable("CapacityLines").HasIndex(l => l.CapacityId);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Subject).HasMaxLength(100);
        builder.Property(l => l.GradeBand).HasMaxLength(40);
    }
}

internal sealed class ServedPartnershipMapping : IEntityTypeConfiguration<ServedPartnership>
{
    public void Configure(EntityTypeBuilder<ServedPartnership> builder)
    {
        builder.ToTable("ServedPartnerships").HasIndex(s => new { s.CapacityId, s.PartnershipId }).IsUnique();
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
