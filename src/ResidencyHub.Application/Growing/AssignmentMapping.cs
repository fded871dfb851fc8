using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

internal sealed class AssignmentRuleMapping : IEntityTypeConfiguration<AssignmentRule>
{
    public void Configure(EntityTypeBuilder<AssignmentRule> builder)
    {
        builder.ToTable("AssignmentRules").HasIndex(r => new { r.CohortId, r.Who, r.DueOn });
        builder.HasIndex(r => new { r.StoppedAt, r.ClosesOn });
        builder.HasIndex(r => new { r.CohortId, r.StoppedAt, r.DueOn, r.Id });
        builder.Ignore(r => r.What).Property(r => r.FormName).HasMaxLength(200);
        builder.HasMany(r => r.Moves).WithOne().HasForeignKey(m => m.RuleId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.CohortName).HasMaxLength(201);
        builder.Property(r => r.When).HasMaxLength(201);
        builder.Property(r => r.SetBy).HasMaxLength(201);
        builder.Property(r => r.StoppedBy).HasMaxLength(201);
        builder.Property(r => r.StoppedWhy).HasMaxLength(1000);
    }
}

internal sealed class AssignmentMoveMapping : IEntityTypeConfiguration<AssignmentMove>
{
    public void Configure(EntityTypeBuilder<AssignmentMove> builder)
    {
        builder.ToTable("AssignmentMoves").Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.When).HasMaxLength(201);
        builder.Property(m => m.By).HasMaxLength(201);
    }
}

internal sealed class AssignmentReminderMapping : IEntityTypeConfiguration<AssignmentReminder>
{
    public void Configure(EntityTypeBuilder<AssignmentReminder> builder) =>
        builder.ToTable("AssignmentReminders").HasIndex(r => new { r.RuleId, r.PlacementId, r.On }).IsUnique();
}
