using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

internal sealed class DistrictMapping : IEntityTypeConfiguration<District>
{
    public void Configure(EntityTypeBuilder<District> builder)
    {
        builder.ToTable("Districts");
        builder.Property(d => d.NcesId).HasMaxLength(7);
        builder.Property(d => d.Name).HasMaxLength(200);
        builder.Property(d => d.OfficialName).HasMaxLength(200);
        builder.Property(d => d.State).HasMaxLength(2);
        builder.Property(d => d.Zip).HasMaxLength(10);
        builder.Property(d => d.SearchWords).HasMaxLength(600);
        builder.HasIndex(d => d.NcesId).IsUnique();
    }
}

internal sealed class SchoolMapping : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> builder)
    {
        builder.ToTable("Schools");
        builder.Property(s => s.NcesId).HasMaxLength(12);
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.OfficialName).HasMaxLength(200);
        builder.Property(s => s.State).HasMaxLength(2);
        builder.Property(s => s.LowestGrade).HasMaxLength(20);
        builder.Property(s => s.HighestGrade).HasMaxLength(20);
        builder.Property(s => s.Phone).HasMaxLength(40);
        builder.Property(s => s.SearchWords).HasMaxLength(600);
        builder.HasIndex(s => s.NcesId).IsUnique();
        builder.HasIndex(s => new { s.Name, s.Id });
    }
}

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Property(c => c.Phone).HasMaxLength(40);
    }
}

internal sealed class CalendarEntryMapping : IEntityTypeConfiguration<CalendarEntry>
{
    public void Configure(EntityTypeBuilder<CalendarEntry> builder) => builder.ToTable("CalendarEntries").HasIndex(e => new { e.DistrictId, e.StartsOn });
}

internal sealed class QuietPeriodMapping : IEntityTypeConfiguration<QuietPeriod>
{
    public void Configure(EntityTypeBuilder<QuietPeriod> builder) => builder.ToTable("QuietPeriods").HasIndex(e => new { e.DistrictId, e.StartsOn });
}
