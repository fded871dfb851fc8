using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidencyHub.Application.Notifications;

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox").HasIndex(m => new { m.State, m.NotBefore });
        builder.HasIndex(m => new { m.WrittenAt, m.Id });
        builder.HasIndex(m => new { m.State, m.Id });
        builder.Property(m => m.SearchWords).HasMaxLength(800);
        // those from before they had words, which every start looks for
        builder.HasIndex(m => m.Id).HasDatabaseName("IX_Outbox_WithoutWords").HasFilter("\"SearchWords\" IS NULL");
        builder.Property(m => m.Body).HasMaxLength(20_000);
        builder.Property(m => m.ProtectedLink).HasMaxLength(2000);
        builder.Property(m => m.LastError).HasMaxLength(2000);
    }
}
