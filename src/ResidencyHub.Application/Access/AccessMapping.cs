using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Access;

internal sealed class RoleGrantMapping : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder) => builder.ToTable("RoleGrants").HasIndex(g => g.AccountId);
}

internal sealed class ProgramRuleMapping : IEntityTypeConfiguration<ProgramRule>
{
    public void Configure(EntityTypeBuilder<ProgramRule> builder)
    {
        builder.ToTable("Rules").HasIndex(r => new { r.Code, r.StartsOn });
        builder.Property(r => r.Code).HasMaxLength(80);
        builder.Property(r => r.Words).HasMaxLength(1000);
        builder.Property(r => r.Source).HasMaxLength(1000);
    }
}

internal sealed class EmailedLinkMapping : IEntityTypeConfiguration<EmailedLink>
{
    public void Configure(EntityTypeBuilder<EmailedLink> builder)
    {
        builder.ToTable("EmailedLinks").HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => l.HealthRoundId);
        builder.Property(l => l.TokenHash).HasMaxLength(64);
        builder.HasIndex(l => new { l.PlacementId, l.Purpose });
        builder.HasIndex(l => l.SignerId);
        builder.HasIndex(l => l.RaterId);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder) => builder.ToTable("Invitations").HasIndex(i => i.Email);
}

internal sealed class AccessTokenMapping : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("AccessTokens").HasIndex(t => t.TokenHash).IsUnique();
        builder.Property(t => t.TokenHash).HasMaxLength(64);
        builder.HasIndex(t => t.AccountId);
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts").HasIndex(d => new { d.OwnerId, d.Key }).IsUnique();
        builder.Property(d => d.Key).HasMaxLength(200);
        builder.Property(d => d.Fields).HasMaxLength(400_000);
    }
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews").HasIndex(v => new { v.AccountId, v.List });
        builder.Property(v => v.Query).HasMaxLength(2000);
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries").HasIndex(e => new { e.At, e.Id });
        builder.HasIndex(e => new { e.Process, e.At, e.Id });
        builder.HasIndex(e => new { e.ActorName, e.At, e.Id });
        builder.HasIndex(e => new { e.AccountId, e.At, e.Id });
        builder.Property(e => e.Why).HasMaxLength(2000);
        builder.Property(e => e.About).HasMaxLength(1000);
        // on PostgreSQL a trigger of the migration Announcements passes it on to all who listen, once it is committed
        builder.Property(e => e.Announced).HasMaxLength(UseCases.Announcement.Longest);
        builder.HasMany(e => e.Changes).WithOne().HasForeignKey(c => c.EntryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AuditChangeMapping : IEntityTypeConfiguration<AuditChange>
{
    public void Configure(EntityTypeBuilder<AuditChange> builder)
    {
        builder.ToTable("AuditChanges").HasIndex(c => new { c.Subject, c.EntryId });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Before).HasMaxLength(4_000_000);
        builder.Property(c => c.After).HasMaxLength(4_000_000);
    }
}

internal sealed class LeaseMapping : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> builder) => builder.ToTable("Leases").HasKey(l => l.Name);
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.ToTable("DataProtectionKeys").Property(k => k.Xml).HasMaxLength(20_000);
}

internal sealed class HubUserMapping : IEntityTypeConfiguration<HubUser>
{
    public void Configure(EntityTypeBuilder<HubUser> builder)
    {
        builder.Property(u => u.Theme).HasMaxLength(10);
        builder.HasIndex(u => new { u.Name, u.Id });
        builder.Property(u => u.SearchWords).HasMaxLength(600);
        // those from before they had words, which every start looks for
        builder.HasIndex(u => u.Id).HasDatabaseName("IX_AspNetUsers_WithoutWords").HasFilter("\"SearchWords\" IS NULL");
    }
}
