using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Standards;

internal sealed class FrameworkMapping : IEntityTypeConfiguration<Framework>
{
    public void Configure(EntityTypeBuilder<Framework> builder)
    {
        builder.ToTable("Frameworks");
        builder.Property(f => f.Code).HasMaxLength(80);
        builder.Property(f => f.Edition).HasMaxLength(80);
        builder.Property(f => f.Licence).HasMaxLength(2000);
        builder.Property(f => f.Source).HasMaxLength(1000);
        builder.HasIndex(f => new { f.Lineage, f.State });
        builder.HasIndex(f => new { f.Code, f.State });
        builder.HasMany(f => f.Items).WithOne().HasForeignKey(i => i.FrameworkId);
        builder.HasMany(f => f.Levels).WithOne().HasForeignKey(l => l.FrameworkId);
    }
}

internal sealed class FrameworkItemMapping : IEntityTypeConfiguration<FrameworkItem>
{
    public void Configure(EntityTypeBuilder<FrameworkItem> builder)
    {
        builder.ToTable("FrameworkItems").Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Code).HasMaxLength(80);
        builder.Property(i => i.Statement).HasMaxLength(8000);
        builder.Property(i => i.Kind).HasMaxLength(80);
        builder.HasIndex(i => new { i.FrameworkId, i.Place });
        builder.HasIndex(i => new { i.FrameworkId, i.Key }).IsUnique();
    }
}

internal sealed class ScaleLevelMapping : IEntityTypeConfiguration<ScaleLevel>
{
    public void Configure(EntityTypeBuilder<ScaleLevel> builder)
    {
        builder.ToTable("ScaleLevels").Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Words).HasMaxLength(2000);
    }
}

internal sealed class CrosswalkLineMapping : IEntityTypeConfiguration<CrosswalkLine>
{
    public void Configure(EntityTypeBuilder<CrosswalkLine> builder)
    {
        builder.ToTable("CrosswalkLines");
        builder.Property(l => l.FromCode).HasMaxLength(80);
        builder.Property(l => l.ToCode).HasMaxLength(80);
        builder.HasIndex(l => new { l.FromCode, l.FromKey, l.ToCode, l.ToKey }).IsUnique();
    }
}

internal sealed class RubricMapping : IEntityTypeConfiguration<Rubric>
{
    public void Configure(EntityTypeBuilder<Rubric> builder)
    {
        builder.ToTable("Rubrics");
        builder.Property(r => r.Name).HasMaxLength(120);
        builder.HasIndex(r => new { r.ProgramId, r.State });
        builder.HasIndex(r => new { r.Lineage, r.Number }).IsUnique();
        builder.HasMany(r => r.Rows).WithOne().HasForeignKey(x => x.RubricId);
        builder.HasMany(r => r.Levels).WithOne().HasForeignKey(x => x.RubricId);
    }
}

internal sealed class RubricRowMapping : IEntityTypeConfiguration<RubricRow>
{
    public void Configure(EntityTypeBuilder<RubricRow> builder)
    {
        builder.ToTable("RubricRows").Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Code).HasMaxLength(80);
        builder.Property(r => r.Statement).HasMaxLength(8000);
        builder.Property(r => r.Domain).HasMaxLength(8000);
        builder.HasIndex(r => new { r.RubricId, r.Place });
    }
}

internal sealed class RubricLevelMapping : IEntityTypeConfiguration<RubricLevel>
{
    public void Configure(EntityTypeBuilder<RubricLevel> builder)
    {
        builder.ToTable("RubricLevels").Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Words).HasMaxLength(2000);
    }
}
