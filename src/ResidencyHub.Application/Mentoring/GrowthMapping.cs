using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

internal sealed class WalkthroughMapping : IEntityTypeConfiguration<Walkthrough>
{
    public void Configure(EntityTypeBuilder<Walkthrough> builder)
    {
        builder.ToTable("Walkthroughs");
        builder.Property(w => w.ResidentName).HasMaxLength(201);
        builder.Property(w => w.ByName).HasMaxLength(201);
        builder.Property(w => w.Wondering).HasMaxLength(2000);
        builder.HasIndex(w => new { w.ProgramId, w.On, w.Id });
        builder.HasIndex(w => new { w.On, w.Id });
        builder.HasIndex(w => new { w.MentorId, w.On, w.Id });
        builder.HasIndex(w => new { w.ResidentId, w.On, w.Id });
        builder.HasMany(w => w.LookFors).WithOne().HasForeignKey(l => l.WalkthroughId);
    }
}

internal sealed class LookForMapping : IEntityTypeConfiguration<LookFor>
{
    public void Configure(EntityTypeBuilder<LookFor> builder)
    {
        builder.ToTable("LookFors").Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Words).HasMaxLength(300);
        builder.Property(l => l.Note).HasMaxLength(2000);
    }
}

internal sealed class CoachingConversationMapping : IEntityTypeConfiguration<CoachingConversation>
{
    public void Configure(EntityTypeBuilder<CoachingConversation> builder)
    {
        builder.ToTable("CoachingConversations");
        builder.Property(c => c.ResidentName).HasMaxLength(201);
        builder.Property(c => c.MentorName).HasMaxLength(201);
        builder.Property(c => c.OpenedBy).HasMaxLength(201);
        builder.Property(c => c.GapTalk).HasMaxLength(4000);
        builder.Property(c => c.Goal).HasMaxLength(2000);
        builder.HasIndex(c => new { c.PlacementId, c.Month }).IsUnique();
        builder.HasIndex(c => new { c.ResidentId, c.Month, c.Id });
        builder.HasIndex(c => new { c.MentorId, c.Month, c.Id });
        builder.HasIndex(c => new { c.ProgramId, c.Month, c.Id });
        builder.HasIndex(c => new { c.Month, c.Id });
        builder.HasMany(c => c.Rows).WithOne().HasForeignKey(r => r.ConversationId);
    }
}

internal sealed class ConversationRowMapping : IEntityTypeConfiguration<ConversationRow>
{
    public void Configure(EntityTypeBuilder<ConversationRow> builder)
    {
        builder.ToTable("ConversationRows").Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Code).HasMaxLength(80);
        builder.Property(r => r.Statement).HasMaxLength(8000);
    }
}

internal sealed class RecommendationMapping : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> builder)
    {
        builder.ToTable("Recommendations");
        builder.Property(r => r.Why).HasMaxLength(4000);
        builder.Property(r => r.AdviceWords).HasMaxLength(4000);
        builder.Property(r => r.DecidedBy).HasMaxLength(201);
        builder.HasIndex(r => new { r.ResidentId, r.DecidedAt });
    }
}
