using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Application.Matching;

internal sealed class PreferenceWindowMapping : IEntityTypeConfiguration<PreferenceWindow>
{
    public void Configure(EntityTypeBuilder<PreferenceWindow> builder) => builder.ToTable("PreferenceWindows").HasIndex(w => w.CohortId).IsUnique();
}

internal sealed class ResidentWishesMapping : IEntityTypeConfiguration<ResidentWishes>
{
    public void Configure(EntityTypeBuilder<ResidentWishes> builder)
    {
        builder.ToTable("ResidentWishes").HasIndex(w => new { w.ResidentId, w.CohortId }).IsUnique();
        builder.HasIndex(w => w.CohortId);
        foreach (var words in new[] { nameof(ResidentWishes.Areas), nameof(ResidentWishes.Needs), nameof(ResidentWishes.Conflicts) })
            builder.Property(words).HasMaxLength(2000);
        builder.HasMany(w => w.Schools).WithOne().HasForeignKey(s => s.WishesId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RankedSchoolMapping : IEntityTypeConfiguration<RankedSchool>
{
    public void Configure(EntityTypeBuilder<RankedSchool> builder)
    {
        builder.ToTable("RankedSchools").HasIndex(s => new { s.WishesId, s.SchoolId }).IsUnique();
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}

internal sealed class HostRankingMapping : IEntityTypeConfiguration<HostRanking>
{
    public void Configure(EntityTypeBuilder<HostRanking> builder)
    {
        builder.ToTable("HostRankings").HasIndex(r => r.HostKey).IsUnique();
        builder.HasIndex(r => r.CohortId);
        builder.Property(r => r.HostKey).HasMaxLength(120);
        builder.Property(r => r.Conflicts).HasMaxLength(2000);
        builder.HasMany(r => r.Residents).WithOne().HasForeignKey(x => x.RankingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RankedResidentMapping : IEntityTypeConfiguration<RankedResident>
{
    public void Configure(EntityTypeBuilder<RankedResident> builder)
    {
        builder.ToTable("RankedResidents").HasIndex(r => new { r.RankingId, r.ResidentId }).IsUnique();
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Note).HasMaxLength(1000);
    }
}

internal sealed class MatchingChoiceMapping : IEntityTypeConfiguration<MatchingChoice>
{
    public void Configure(EntityTypeBuilder<MatchingChoice> builder)
    {
        builder.ToTable("MatchingChoices").HasIndex(c => new { c.CohortId, c.ResidentId });
        builder.Property(c => c.Reason).HasMaxLength(1000);
    }
}

internal sealed class SchoolVisitMapping : IEntityTypeConfiguration<SchoolVisit>
{
    public void Configure(EntityTypeBuilder<SchoolVisit> builder)
    {
        builder.ToTable("SchoolVisits").HasIndex(v => new { v.ResidentId, v.SchoolId, v.VisitedOn }).IsUnique();
        builder.HasIndex(v => v.CohortId);
        builder.Property(v => v.Note).HasMaxLength(1000);
    }
}

internal sealed class MatchingScenarioMapping : IEntityTypeConfiguration<MatchingScenario>
{
    public void Configure(EntityTypeBuilder<MatchingScenario> builder)
    {
        builder.ToTable("MatchingScenarios").HasIndex(s => new { s.CohortId, s.Name }).IsUnique();
        builder.Property(s => s.Name).HasMaxLength(100);
        builder.Property(s => s.Input).HasMaxLength(-1);
        builder.Property(s => s.InputHash).HasMaxLength(64);
        builder.Property(s => s.Proven).HasMaxLength(1000);
        builder.HasMany(s => s.Rows).WithOne().HasForeignKey(r => r.ScenarioId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ScenarioRowMapping : IEntityTypeConfiguration<ScenarioRow>
{
    public void Configure(EntityTypeBuilder<ScenarioRow> builder)
    {
        builder.ToTable("ScenarioRows").HasIndex(r => new { r.ScenarioId, r.ResidentId }).IsUnique();
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reasons).HasMaxLength(-1);
        builder.Property(r => r.Words).HasMaxLength(-1);
        builder.Property(r => r.Smallest).HasMaxLength(1000);
        builder.Property(r => r.Override).HasMaxLength(1000);
        builder.Property(r => r.ResidentName).HasMaxLength(201);
        builder.Property(r => r.SchoolName).HasMaxLength(200);
        builder.Property(r => r.MentorName).HasMaxLength(201);
    }
}
