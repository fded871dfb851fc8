using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

internal sealed class SupportPlanMapping : IEntityTypeConfiguration<SupportPlan>
{
    public void Configure(EntityTypeBuilder<SupportPlan> builder)
    {
        builder.ToTable("SupportPlans");
        builder.Property(p => p.ResidentName).HasMaxLength(201);
        builder.Property(p => p.Concern).HasMaxLength(4000);
        builder.Property(p => p.Area).HasMaxLength(300);
        builder.Property(p => p.Evidence).HasMaxLength(4000);
        builder.Property(p => p.Goals).HasMaxLength(4000);
        builder.Property(p => p.Supports).HasMaxLength(4000);
        builder.Property(p => p.Lead).HasMaxLength(201);
        builder.Property(p => p.WrittenBy).HasMaxLength(201);
        builder.Property(p => p.ConferenceWith).HasMaxLength(300);
        builder.Property(p => p.AppealWords).HasMaxLength(8000);
        builder.Property(p => p.AppealAnswerWords).HasMaxLength(4000);
        builder.Property(p => p.AppealAnsweredBy).HasMaxLength(201);
        builder.Property(p => p.AtRiskBecause).HasMaxLength(2000);
        builder.Property(p => p.Outcome).HasMaxLength(4000);
        // of two who begin one at once the second reads that it is there
        builder.HasIndex(p => new { p.ResidentId, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.ProgramId, p.IsOpen, p.WrittenAt, p.Id });
        builder.HasIndex(p => new { p.MentorId, p.IsOpen, p.WrittenAt, p.Id });
        builder.HasIndex(p => new { p.IsOpen, p.WrittenAt, p.Id });
        builder.HasIndex(p => new { p.SchoolId, p.SeenByLeaders });
        builder.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PlanId);
        builder.HasMany(p => p.Notes).WithOne().HasForeignKey(s => s.PlanId);
        builder.HasMany(p => p.Signatures).WithOne().HasForeignKey(s => s.PlanId);
    }
}

internal sealed class SupportPlanStepMapping : IEntityTypeConfiguration<SupportPlanStep>
{
    public void Configure(EntityTypeBuilder<SupportPlanStep> builder)
    {
        builder.ToTable("SupportPlanSteps").Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.By).HasMaxLength(201);
        builder.Property(s => s.Why).HasMaxLength(4200);
        builder.Property(s => s.Former).HasMaxLength(20_000);
        builder.HasIndex(s => new { s.PlanId, s.Number }).IsUnique();
    }
}

internal sealed class SupportPlanNoteMapping : IEntityTypeConfiguration<SupportPlanNote>
{
    public void Configure(EntityTypeBuilder<SupportPlanNote> builder)
    {
        builder.ToTable("SupportPlanNotes").Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.By).HasMaxLength(201);
        builder.Property(s => s.Words).HasMaxLength(4000);
        builder.HasIndex(s => new { s.PlanId, s.Number }).IsUnique();
    }
}

internal sealed class SupportPlanSignatureMapping : IEntityTypeConfiguration<SupportPlanSignature>
{
    public void Configure(EntityTypeBuilder<SupportPlanSignature> builder)
    {
        builder.ToTable("SupportPlanSignatures").Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(201);
        builder.Property(s => s.RefusedBecause).HasMaxLength(1500);
        builder.HasIndex(s => new { s.PlanId, s.Edition, s.As }).IsUnique();
    }
}

internal sealed class GrowthGoalMapping : IEntityTypeConfiguration<GrowthGoal>
{
    public void Configure(EntityTypeBuilder<GrowthGoal> builder)
    {
        builder.ToTable("GrowthGoals");
        builder.Property(g => g.Words).HasMaxLength(1000);
        builder.Property(g => g.Element).HasMaxLength(300);
        builder.Property(g => g.Baseline).HasMaxLength(1000);
        builder.Property(g => g.Actions).HasMaxLength(2000);
        builder.Property(g => g.Evidence).HasMaxLength(2000);
        builder.Property(g => g.SetBy).HasMaxLength(201);
        builder.Property(g => g.Came).HasMaxLength(2000);
        builder.Property(g => g.ClosedBy).HasMaxLength(201);
        builder.HasIndex(g => new { g.ResidentId, g.State, g.DueOn });
        builder.HasIndex(g => new { g.MentorId, g.State });
        builder.HasIndex(g => new { g.ProgramId, g.State });
    }
}
