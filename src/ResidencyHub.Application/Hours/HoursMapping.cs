using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Application.Hours;

internal sealed class HoursWeekMapping : IEntityTypeConfiguration<HoursWeek>
{
    public void Configure(EntityTypeBuilder<HoursWeek> builder)
    {
        builder.ToTable("HoursWeeks").HasIndex(w => new { w.PlacementId, w.WeekOf }).IsUnique();
        // what the weeks of a resident add up to, and whether one waits, is read from the index: a resident's weeks lie far apart in a table to which everybody adds one a week
        builder.HasIndex(w => new { w.ResidentId, w.WeekOf, w.ProgramId, w.WasSent, w.ApprovedMinutes, w.PendingMinutes, w.SoloDays, w.Visits }).HasDatabaseName("IX_HoursWeeks_Totals");
        builder.HasIndex(w => new { w.ResidentId, w.State, w.ProgramId, w.WasSent });
        builder.HasIndex(w => new { w.ApproverId, w.State, w.WeekOf });
        builder.HasIndex(w => new { w.ProgramId, w.State });
        builder.HasIndex(w => new { w.ProgramId, w.WeekOf });
        // what waits, whoever is to approve it
        builder.HasIndex(w => new { w.State, w.PlacementId });
        builder.Property(w => w.ApproverName).HasMaxLength(201);
        builder.Property(w => w.DecidedBy).HasMaxLength(201);
        builder.Property(w => w.Comment).HasMaxLength(2000);
        builder.Property(w => w.Practised).HasMaxLength(300);
        builder.Property(w => w.Win).HasMaxLength(2000);
        builder.Property(w => w.Challenge).HasMaxLength(2000);
        builder.Property(w => w.Question).HasMaxLength(2000);
        builder.Ignore(w => w.Reflection);
        builder.HasMany(w => w.Entries).WithOne().HasForeignKey(e => e.WeekId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HoursEntryMapping : IEntityTypeConfiguration<HoursEntry>
{
    public void Configure(EntityTypeBuilder<HoursEntry> builder)
    {
        builder.ToTable("HoursEntries").HasIndex(e => new { e.WeekId, e.Day });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.With).HasMaxLength(200);
        builder.Property(e => e.Note).HasMaxLength(1000);
    }
}

internal sealed class ApproverNamingMapping : IEntityTypeConfiguration<ApproverNaming>
{
    public void Configure(EntityTypeBuilder<ApproverNaming> builder)
    {
        builder.ToTable("ApproverNamings").HasIndex(n => new { n.PlacementId, n.StartsOn });
        builder.Property(n => n.Name).HasMaxLength(201);
        builder.Property(n => n.NamedBy).HasMaxLength(201);
        builder.Property(n => n.Reason).HasMaxLength(1000);
    }
}

internal sealed class WeekOffMapping : IEntityTypeConfiguration<WeekOff>
{
    public void Configure(EntityTypeBuilder<WeekOff> builder)
    {
        builder.ToTable("WeeksOff").HasIndex(w => new { w.PlacementId, w.WeekOf }).IsUnique();
        builder.Property(w => w.ToldBy).HasMaxLength(201);
    }
}
