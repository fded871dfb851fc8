using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidencyHub.Application.Interchange;

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("ImportBatches").HasIndex(b => new { b.ProgramId, b.StartedAt });
        builder.HasIndex(b => b.StartedAt);
        foreach (var json in new[] { nameof(ImportBatch.Headers), nameof(ImportBatch.Mapping), nameof(ImportBatch.Answers), nameof(ImportBatch.Remarks), nameof(ImportBatch.SheetNames), nameof(ImportBatch.FirstRows) })
            builder.Property(json).HasMaxLength(200_000);
        builder.Property(b => b.Trouble).HasMaxLength(2000);
    }
}

internal sealed class ImportRowMapping : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("ImportRows").HasIndex(r => new { r.BatchId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.BatchId, r.Outcome, r.Number });
        builder.HasIndex(r => r.SubjectId);
        builder.Property(r => r.Cells).HasMaxLength(1_000_000);
        foreach (var text in new[] { nameof(ImportRow.Changes), nameof(ImportRow.Before), nameof(ImportRow.Question) })
            builder.Property(text).HasMaxLength(100_000);
        foreach (var text in new[] { nameof(ImportRow.Trouble), nameof(ImportRow.Reason), nameof(ImportRow.KeptBecause) })
            builder.Property(text).HasMaxLength(4000);
        builder.Property(r => r.QuestionKey).HasMaxLength(300);
    }
}

internal sealed class ColumnMemoryMapping : IEntityTypeConfiguration<ColumnMemory>
{
    public void Configure(EntityTypeBuilder<ColumnMemory> builder)
    {
        builder.ToTable("ColumnMemories").HasIndex(m => new { m.ProgramId, m.Kind, m.Signature }).IsUnique();
        builder.Property(m => m.Signature).HasMaxLength(64);
        builder.Property(m => m.Mapping).HasMaxLength(200_000);
    }
}
