using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Governance;

namespace ResidencyHub.Application.Governance;

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions").Property(d => d.Rationale).HasMaxLength(8000);
        builder.Ignore(d => d.About).Ignore(d => d.Standing);
        builder.Property(d => d.Silence).HasDefaultValue(SilenceMeans.Stalls).HasSentinel(SilenceMeans.Stalls);
        builder.Property(d => d.NeedsEverySide).HasDefaultValue(true).HasSentinel(true);
        builder.Property(d => d.Round).HasDefaultValue(1).HasSentinel(1);
        builder.HasIndex(d => new { d.State, d.AnswerBy });
        builder.HasIndex(d => new { d.ProposedOn, d.Id });
        builder.HasIndex(d => new { d.PartnershipId, d.ProposedOn });
        builder.HasMany(d => d.Votes).WithOne().HasForeignKey(v => v.DecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Links).WithOne().HasForeignKey(l => l.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DecisionVoteMapping : IEntityTypeConfiguration<DecisionVote>
{
    public void Configure(EntityTypeBuilder<DecisionVote> builder)
    {
        builder.ToTable("DecisionVotes").HasIndex(v => new { v.DecisionId, v.Round, v.Side }).IsUnique();
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(v => v.Round).HasDefaultValue(1).HasSentinel(1);
    }
}

internal sealed class DecisionLinkMapping : IEntityTypeConfiguration<DecisionLink>
{
    public void Configure(EntityTypeBuilder<DecisionLink> builder)
    {
        builder.ToTable("DecisionLinks").HasIndex(l => new { l.DecisionId, l.Kind, l.Subject }).IsUnique();
        builder.Property(l => l.Id).ValueGeneratedNever();
    }
}

internal sealed class VoteDelegationMapping : IEntityTypeConfiguration<VoteDelegation>
{
    public void Configure(EntityTypeBuilder<VoteDelegation> builder) => builder.ToTable("VoteDelegations").HasIndex(g => new { g.PartnershipId, g.EndsOn });
}

internal sealed class ActionItemMapping : IEntityTypeConfiguration<ActionItem>
{
    public void Configure(EntityTypeBuilder<ActionItem> builder)
    {
        builder.ToTable("ActionItems").HasIndex(a => new { a.PartnershipId, a.DueOn });
        builder.HasIndex(a => new { a.OwnerAccountId, a.DoneOn });
        builder.HasIndex(a => new { a.DueOn, a.Id });
        builder.Ignore(a => a.About);
    }
}
