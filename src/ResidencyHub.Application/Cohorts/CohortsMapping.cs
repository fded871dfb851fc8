using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

internal sealed class UniversityMapping : IEntityTypeConfiguration<University>
{
    public void Configure(EntityTypeBuilder<University> builder) => builder.ToTable("Universities").Property(u => u.State).HasMaxLength(2);
}

internal sealed class ProgramMapping : IEntityTypeConfiguration<PreparationProgram>
{
    public void Configure(EntityTypeBuilder<PreparationProgram> builder) => builder.ToTable("Programs");
}

internal sealed class CohortMapping : IEntityTypeConfiguration<Cohort>
{
    public void Configure(EntityTypeBuilder<Cohort> builder)
    {
        builder.ToTable("Cohorts");
        builder.HasIndex(c => new { c.ProgramId, c.Year });
        builder.HasIndex(c => new { c.Year, c.Id });
        builder.HasMany(c => c.Phases).WithOne().HasForeignKey(p => p.CohortId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Targets).WithOne().HasForeignKey(t => t.CohortId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CohortPhaseMapping : IEntityTypeConfiguration<CohortPhase>
{
    public void Configure(EntityTypeBuilder<CohortPhase> builder) => builder.ToTable("CohortPhases").Property(p => p.Id).ValueGeneratedNever();
}

internal sealed class CohortTargetMapping : IEntityTypeConfiguration<CohortTarget>
{
    public void Configure(EntityTypeBuilder<CohortTarget> builder)
    {
        builder.ToTable("CohortTargets").Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Subject).HasMaxLength(100);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(p => p.FirstName).HasMaxLength(100);
        builder.Property(p => p.LastName).HasMaxLength(100);
        builder.Property(p => p.Phone).HasMaxLength(40);
        builder.HasIndex(p => p.Email).IsUnique();
    }
}

internal sealed class ResidentMapping : IEntityTypeConfiguration<Resident>
{
    public void Configure(EntityTypeBuilder<Resident> builder)
    {
        builder.ToTable("Residents");
        builder.Property(r => r.FirstName).HasMaxLength(100);
        builder.Property(r => r.LastName).HasMaxLength(100);
        builder.Property(r => r.Number).HasMaxLength(40);
        builder.Property(r => r.Phone).HasMaxLength(40);
        builder.Property(r => r.Subject).HasMaxLength(100);
        builder.Property(r => r.GradeBand).HasMaxLength(40);
        builder.Property(r => r.SchoolWish).HasMaxLength(200);
        builder.Property(r => r.SchoolName).HasMaxLength(200);
        builder.Property(r => r.Notes).HasMaxLength(4000);
        builder.HasIndex(r => new { r.ProgramId, r.Number }).IsUnique();
        // each offered sort, for a viewer of everything and led by the program for a coordinator
        builder.HasIndex(r => new { r.State, r.Id });
        builder.HasIndex(r => new { r.Subject, r.Id });
        builder.HasIndex(r => new { r.SchoolName, r.Id });
        builder.HasIndex(r => new { r.ProgramId, r.State, r.Id });
        builder.HasIndex(r => new { r.ProgramId, r.Subject, r.Id });
        builder.HasIndex(r => new { r.ProgramId, r.SchoolName, r.Id });
        builder.HasIndex(r => new { r.SupervisorId, r.SortName, r.Id });
        builder.HasIndex(r => new { r.ProgramId, r.SortName, r.Id });
        builder.HasIndex(r => new { r.SortName, r.Id });
        builder.HasIndex(r => new { r.CohortId, r.SortName, r.Id });
        builder.HasIndex(r => new { r.CohortId, r.Id });
        builder.HasIndex(r => new { r.ProgramId, r.CohortId, r.Id });
        builder.HasIndex(r => new { r.Email });
        builder.HasMany(r => r.Standings).WithOne().HasForeignKey(s => s.ResidentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResidentStandingMapping : IEntityTypeConfiguration<ResidentStanding>
{
    public void Configure(EntityTypeBuilder<ResidentStanding> builder)
    {
        builder.ToTable("ResidentStandings").Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Reason).HasMaxLength(4000);
    }
}

internal sealed class MentorMapping : IEntityTypeConfiguration<Mentor>
{
    public void Configure(EntityTypeBuilder<Mentor> builder)
    {
        builder.ToTable("Mentors");
        builder.Property(r => r.FirstName).HasMaxLength(100);
        builder.Property(r => r.LastName).HasMaxLength(100);
        builder.Property(r => r.Number).HasMaxLength(40);
        builder.Property(r => r.Phone).HasMaxLength(40);
        builder.Property(r => r.Subject).HasMaxLength(100);
        builder.Property(r => r.GradeBand).HasMaxLength(40);
        builder.Property(r => r.Room).HasMaxLength(40);
        builder.Property(m => m.Notes).HasMaxLength(4000);
        builder.HasIndex(m => m.PersonId).IsUnique();
        builder.HasIndex(m => m.Email);
        builder.HasIndex(m => m.Number);
        builder.HasIndex(m => new { m.SchoolName, m.Id });
        builder.HasIndex(m => new { m.State, m.Id });
        builder.HasIndex(m => new { m.DistrictId, m.SchoolName, m.Id });
        builder.HasIndex(m => new { m.DistrictId, m.State, m.Id });
        builder.HasIndex(m => new { m.SortName, m.Id });
        builder.HasIndex(m => new { m.DistrictId, m.SortName, m.Id });
        builder.HasIndex(m => new { m.SchoolId, m.SortName, m.Id });
        builder.HasMany(m => m.Standings).WithOne().HasForeignKey(s => s.MentorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Trainings).WithOne().HasForeignKey(s => s.MentorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MentorStandingMapping : IEntityTypeConfiguration<MentorStanding>
{
    public void Configure(EntityTypeBuilder<MentorStanding> builder)
    {
        builder.ToTable("MentorStandings").Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Reason).HasMaxLength(4000);
    }
}

internal sealed class EligibilityWaiverMapping : IEntityTypeConfiguration<EligibilityWaiver>
{
    public void Configure(EntityTypeBuilder<EligibilityWaiver> builder) => builder.ToTable("EligibilityWaivers").Property(w => w.Argument).HasMaxLength(2000);
}
