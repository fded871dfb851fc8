using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Governance;

namespace ResidencyHub.Application.Governance;

internal sealed class CommitteeMapping : IEntityTypeConfiguration<Committee>
{
    public void Configure(EntityTypeBuilder<Committee> builder)
    {
        builder.ToTable("Committees").HasIndex(c => new { c.PartnershipId, c.Name });
        builder.Ignore(c => c.About).Ignore(c => c.Quorum).Property(c => c.Norms).HasMaxLength(4000);
        builder.Property(c => c.Zone).HasMaxLength(60);
        builder.Property(c => c.EndedBecause).HasMaxLength(1000);
        builder.HasMany(c => c.Seats).WithOne().HasForeignKey(s => s.CommitteeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CommitteeSeatMapping : IEntityTypeConfiguration<CommitteeSeat>
{
    public void Configure(EntityTypeBuilder<CommitteeSeat> builder)
    {
        builder.ToTable("CommitteeSeats").HasIndex(s => s.AccountId);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("Meetings").HasIndex(m => new { m.CommitteeId, m.StartsAt });
        builder.Ignore(m => m.About).Property(m => m.Because).HasMaxLength(1000);
        builder.Property(m => m.Zone).HasMaxLength(60);
        builder.HasMany(m => m.Agenda).WithOne().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Attendance).WithOne().HasForeignKey(a => a.MeetingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AgendaItemMapping : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("AgendaItems").Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Words).HasMaxLength(2000);
        builder.Property(i => i.Title).HasMaxLength(300);
    }
}

internal sealed class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        // of two who mark the same seat at once the second begins again
        builder.ToTable("Attendance").HasIndex(a => new { a.MeetingId, a.SeatId, a.Person }).IsUnique();
        builder.Property(a => a.Id).ValueGeneratedNever();
    }
}

internal sealed class MinuteEntryMapping : IEntityTypeConfiguration<MinuteEntry>
{
    public void Configure(EntityTypeBuilder<MinuteEntry> builder)
    {
        builder.ToTable("MinuteEntries").HasIndex(e => new { e.MeetingId, e.Once }).IsUnique();
        builder.HasIndex(e => new { e.MeetingId, e.ChangedAt });
        builder.Property(e => e.Text).HasMaxLength(8000);
    }
}

internal sealed class MinuteCorrectionMapping : IEntityTypeConfiguration<MinuteCorrection>
{
    public void Configure(EntityTypeBuilder<MinuteCorrection> builder)
    {
        builder.ToTable("MinuteCorrections").Property(c => c.Words).HasMaxLength(4000);
        builder.Property(c => c.Because).HasMaxLength(1000);
    }
}

internal sealed class MeetingPresenceMapping : IEntityTypeConfiguration<MeetingPresence>
{
    public void Configure(EntityTypeBuilder<MeetingPresence> builder) => builder.ToTable("MeetingPresences").HasIndex(p => new { p.MeetingId, p.AccountId }).IsUnique();
}

internal sealed class ProtectedTimeMapping : IEntityTypeConfiguration<ProtectedTime>
{
    public void Configure(EntityTypeBuilder<ProtectedTime> builder)
    {
        builder.ToTable("ProtectedTimes").HasIndex(t => new { t.PartnershipId, t.Year });
        builder.Ignore(t => t.About).Ignore(t => t.Kept).Ignore(t => t.Lost).Ignore(t => t.IsTakenOut).Property(t => t.PlannedHours).HasPrecision(8, 2);
        builder.Property(t => t.TakenOutBecause).HasMaxLength(1000);
        builder.HasMany(t => t.Notes).WithOne().HasForeignKey(n => n.ProtectedTimeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TimeNoteMapping : IEntityTypeConfiguration<TimeNote>
{
    public void Configure(EntityTypeBuilder<TimeNote> builder)
    {
        builder.ToTable("TimeNotes").HasIndex(n => new { n.ProtectedTimeId, n.On, n.IsKept }).IsUnique();
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Hours).HasPrecision(8, 2);
        builder.Property(n => n.Because).HasMaxLength(1000);
    }
}
