using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

internal sealed class PlacementMapping : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> builder)
    {
        builder.ToTable("Placements");
        builder.Property(p => p.ResidentName).HasMaxLength(201);
        builder.Property(p => p.ResidentSort).HasMaxLength(203);
        builder.Property(p => p.SchoolName).HasMaxLength(200);
        builder.Property(p => p.MentorName).HasMaxLength(201);
        builder.Property(p => p.Subject).HasMaxLength(100);
        builder.Property(p => p.GradeBand).HasMaxLength(40);
        builder.Property(p => p.Room).HasMaxLength(40);
        builder.Property(p => p.Weekdays).HasMaxLength(60);
        builder.Property(p => p.Conditions).HasMaxLength(2000);
        builder.Property(p => p.DeclineWords).HasMaxLength(2000);
        builder.Property(p => p.MentorAsked).HasDefaultValue(MentorAsked.AfterSchool).ValueGeneratedNever();
        builder.Property(p => p.SearchWords).HasMaxLength(640);
        builder.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PlacementId).OnDelete(DeleteBehavior.Restrict);

        builder.Property(p => p.NextMentorName).HasMaxLength(201);
        builder.Property(p => p.AskedMentorName).HasMaxLength(201);
        // Few placements have one: an index that counts the empty ones, too, looks useless to a planner that knows how many there are.
        builder.HasIndex(p => p.AskedMentorId).HasFilter("\"AskedMentorId\" IS NOT NULL");
        builder.HasIndex(p => p.NextMentorId).HasFilter("\"NextMentorId\" IS NOT NULL");
        builder.HasIndex(p => p.MentorThrough).HasFilter("\"MentorThrough\" IS NOT NULL");
        builder.Property(p => p.OpenKey).HasMaxLength(60);
        builder.Property(p => p.OpenSlot).HasDefaultValue(1).ValueGeneratedNever();
        builder.HasIndex(p => p.FollowsId).HasFilter("\"FollowsId\" IS NOT NULL");
        builder.HasIndex(p => p.OpenKey).IsUnique();

        // each offered sort, for a viewer of everything; the scope columns lead the same sorts for the others
        builder.HasIndex(p => new { p.ResidentSort, p.Id });
        builder.HasIndex(p => new { p.SchoolName, p.Id });
        builder.HasIndex(p => new { p.State, p.Id });
        builder.HasIndex(p => new { p.NextOn, p.Id });
        builder.HasIndex(p => new { p.StartsOn, p.Id });
        builder.HasIndex(p => new { p.ProgramId, p.ResidentSort, p.Id });
        builder.HasIndex(p => new { p.ProgramId, p.State, p.NextOn, p.Id });
        builder.HasIndex(p => new { p.DistrictId, p.ResidentSort, p.Id });
        builder.HasIndex(p => new { p.SchoolId, p.Year, p.State });
        builder.HasIndex(p => new { p.MentorId, p.State });
        builder.HasIndex(p => new { p.ResidentId, p.State });
        builder.HasIndex(p => new { p.SupervisorId, p.State });
        builder.HasIndex(p => new { p.CohortId, p.State });
    }
}

internal sealed class PlacementStepMapping : IEntityTypeConfiguration<PlacementStep>
{
    public void Configure(EntityTypeBuilder<PlacementStep> builder)
    {
        builder.ToTable("PlacementSteps").HasIndex(s => new { s.PlacementId, s.ActedAt });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Note).HasMaxLength(2000);
    }
}

internal sealed class CallAttemptMapping : IEntityTypeConfiguration<CallAttempt>
{
    public void Configure(EntityTypeBuilder<CallAttempt> builder)
    {
        builder.ToTable("CallAttempts").HasIndex(c => new { c.PlacementId, c.CalledAt });
        builder.Property(c => c.Note).HasMaxLength(2000);
    }
}

internal sealed class PlacementAllowanceMapping : IEntityTypeConfiguration<PlacementAllowance>
{
    public void Configure(EntityTypeBuilder<PlacementAllowance> builder)
    {
        builder.ToTable("PlacementAllowances").HasIndex(a => new { a.ResidentId, a.StartsOn });
        builder.HasIndex(a => a.MentorId);
        builder.Property(a => a.MentorName).HasMaxLength(201);
        builder.Property(a => a.Organization).HasMaxLength(200);
        builder.Property(a => a.Argument).HasMaxLength(1000);
        builder.Property(a => a.ApprovedBy).HasMaxLength(200);
        builder.Property(a => a.RecordedBy).HasMaxLength(201);
        builder.Property(a => a.EndedBecause).HasMaxLength(1000);
    }
}

internal sealed class TeammateMapping : IEntityTypeConfiguration<Teammate>
{
    public void Configure(EntityTypeBuilder<Teammate> builder)
    {
        builder.ToTable("Teammates").HasIndex(t => new { t.PlacementId, t.StartsOn });
        builder.Property(t => t.Name).HasMaxLength(201);
        builder.Property(t => t.Role).HasMaxLength(120);
    }
}

internal sealed class MentorshipMapping : IEntityTypeConfiguration<Mentorship>
{
    public void Configure(EntityTypeBuilder<Mentorship> builder)
    {
        builder.ToTable("Mentorships");
        builder.HasIndex(m => new { m.MentorId, m.StartsOn });
        builder.HasIndex(m => new { m.PlacementId, m.StartsOn });
    }
}
