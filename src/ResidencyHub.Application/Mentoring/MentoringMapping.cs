using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

internal sealed class CheckInMapping : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.ToTable("CheckIns");
        builder.Property(c => c.MentorName).HasMaxLength(201);
        builder.Property(c => c.Strength).HasMaxLength(4000);
        builder.Property(c => c.NextStep).HasMaxLength(4000);
        builder.HasIndex(c => new { c.PlacementId, c.WeekOf, c.MentorId }).IsUnique();
        builder.HasIndex(c => new { c.SchoolId, c.WeekOf });
        builder.HasIndex(c => new { c.ResidentId, c.WeekOf });
        builder.HasIndex(c => new { c.MentorId, c.WeekOf });
        builder.HasIndex(c => new { c.SupervisorId, c.WeekOf });
        builder.HasIndex(c => new { c.ProgramId, c.WeekOf });
        // the order of the list: a coordinator of everything reads it as it stands
        builder.HasIndex(c => new { c.WeekOf, c.Id });
    }
}

internal sealed class ConcernMapping : IEntityTypeConfiguration<Concern>
{
    public void Configure(EntityTypeBuilder<Concern> builder)
    {
        builder.ToTable("Concerns");
        builder.Property(c => c.Words).HasMaxLength(4000);
        builder.Property(c => c.Outcome).HasMaxLength(4000);
        // open ones have no day of closing: one index for them, and for those that are closed
        builder.HasIndex(c => new { c.ProgramId, c.ClosedAt, c.RaisedAt, c.Id });
        builder.HasIndex(c => new { c.ProgramId, c.RaisedAt, c.Id });
        builder.HasIndex(c => new { c.ResidentId, c.RaisedAt, c.Id });
        builder.HasIndex(c => new { c.MentorId, c.RaisedAt, c.Id });
        builder.HasIndex(c => new { c.SchoolId, c.SeenBySchool, c.RaisedAt, c.Id });
        builder.HasIndex(c => new { c.RaisedAt, c.Id });
    }
}

internal sealed class PauseMapping : IEntityTypeConfiguration<Pause>
{
    public void Configure(EntityTypeBuilder<Pause> builder)
    {
        builder.ToTable("Pauses").HasIndex(p => new { p.PlacementId, p.Day });
        builder.Property(p => p.Why).HasMaxLength(2000);
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("Absences").HasIndex(p => new { p.PlacementId, p.Day });
        builder.Property(p => p.Why).HasMaxLength(1000);
    }
}

internal sealed class HelpRequestMapping : IEntityTypeConfiguration<HelpRequest>
{
    public void Configure(EntityTypeBuilder<HelpRequest> builder)
    {
        builder.ToTable("HelpRequests");
        builder.Property(h => h.Words).HasMaxLength(4000);
        builder.Property(h => h.Answer).HasMaxLength(4000);
        builder.HasIndex(h => new { h.ProgramId, h.AnsweredAt, h.AskedAt, h.Id });
        builder.HasIndex(h => new { h.ProgramId, h.AskedAt, h.Id });
        builder.HasIndex(h => new { h.ResidentId, h.AskedAt });
        builder.HasIndex(h => new { h.SupervisorId, h.AskedAt, h.Id });
        builder.HasIndex(h => new { h.AskedAt, h.Id });
    }
}
