using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

internal sealed class AgreementProgramMapping : IEntityTypeConfiguration<AgreementProgram>
{
    public void Configure(EntityTypeBuilder<AgreementProgram> builder)
    {
        builder.ToTable("AgreementPrograms").HasIndex(p => new { p.AgreementId, p.ProgramId }).IsUnique();
        builder.Property(p => p.Id).ValueGeneratedNever();
    }
}

internal sealed class AgreementSignatureMapping : IEntityTypeConfiguration<AgreementSignature>
{
    public void Configure(EntityTypeBuilder<AgreementSignature> builder)
    {
        builder.ToTable("AgreementSignatures").Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.TextHash).HasMaxLength(64);
        builder.Property(s => s.VoidedBecause).HasMaxLength(2000);
    }
}

internal sealed class AgreementStepMapping : IEntityTypeConfiguration<AgreementStep>
{
    public void Configure(EntityTypeBuilder<AgreementStep> builder)
    {
        builder.ToTable("AgreementSteps").Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Title).HasMaxLength(500);
        builder.Property(s => s.Words).HasMaxLength(4000);
    }
}

internal sealed class AgreementFileMapping : IEntityTypeConfiguration<AgreementFile>
{
    public void Configure(EntityTypeBuilder<AgreementFile> builder)
    {
        builder.ToTable("AgreementFiles").Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Sha256).HasMaxLength(64);
    }
}
