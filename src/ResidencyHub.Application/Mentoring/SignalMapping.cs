using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

internal sealed class SignalMapping : IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Signal> builder)
    {
        builder.ToTable("Signals");
        // how many there are is counted from the index, too: without the day till which one waits, each of a thousand rows would be fetched for it
        builder.HasIndex(s => new { s.ProgramId, s.EndedOn, s.PutOffThrough });
        // each offered sort as the list walks it, what is open apart from what is over; whose it is and till when it waits is read from the index, so that rows which are passed by cost no row
        builder.HasIndex(s => new { s.ResidentSort, s.Id, s.ProgramId, s.PutOffThrough }).HasFilter("\"EndedOn\" IS NULL");
        builder.HasIndex(s => new { s.OpenedOn, s.Id, s.ProgramId, s.PutOffThrough }).HasFilter("\"EndedOn\" IS NULL");
        builder.HasIndex(s => new { s.ResidentSort, s.Id, s.ProgramId }).HasFilter("\"EndedOn\" IS NOT NULL");
        builder.HasIndex(s => new { s.OpenedOn, s.Id, s.ProgramId }).HasFilter("\"EndedOn\" IS NOT NULL");
        builder.HasIndex(s => new { s.ResidentId, s.EndedOn });
        builder.HasIndex(s => new { s.PlacementId, s.Kind, s.SeenOn });
        // one open signal of a kind for a placement, however many rounds run at once
        builder.HasIndex(s => new { s.PlacementId, s.Kind }).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        builder.Property(s => s.ResidentName).HasMaxLength(201);
        builder.Property(s => s.ResidentSort).HasMaxLength(203);
        builder.Property(s => s.SchoolName).HasMaxLength(200);
        builder.Property(s => s.Words).HasMaxLength(1500);
        builder.Property(s => s.PutOffWhy).HasMaxLength(1000);
        builder.Property(s => s.Outcome).HasMaxLength(2000);
        builder.Property(s => s.HandledBy).HasMaxLength(201);
    }
}
