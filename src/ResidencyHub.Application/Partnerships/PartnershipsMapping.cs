using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

internal sealed class PartnershipMapping : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> builder)
    {
        builder.ToTable("Partnerships").Property(p => p.Vision).HasMaxLength(4000);
        builder.HasMany(p => p.Members).WithOne().HasForeignKey(m => m.PartnershipId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PartnershipMemberMapping : IEntityTypeConfiguration<PartnershipMember>
{
    public void Configure(EntityTypeBuilder<PartnershipMember> builder) => builder.ToTable("PartnershipMembers").Property(p => p.Id).ValueGeneratedNever();
}

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreements").Property(a => a.Clauses).HasMaxLength(20_000);
        builder.Property(a => a.SentText).HasMaxLength(40_000);
        builder.Property(a => a.SentHash).HasMaxLength(64);
        builder.Property(a => a.EndedBecause).HasMaxLength(2100);
        builder.Property(a => a.MentorPay).HasPrecision(10, 2);
        builder.Property(a => a.ReleasePeriods).HasPrecision(6, 2);
        // agreements from before this column cover all programs of their partnership
        builder.Property(a => a.CoversAllPrograms).HasDefaultValue(true).ValueGeneratedNever();
        // those of before this column cover later partners, as they did
        builder.Property(a => a.CoversLaterPartners).HasDefaultValue(true).ValueGeneratedNever();
        builder.Ignore(a => a.Terms).Ignore(a => a.NextSigner);
        builder.HasIndex(a => new { a.PartnershipId, a.EndsOn });
        builder.HasIndex(a => new { a.EndsOn, a.Id });
        builder.HasIndex(a => new { a.Title, a.Id });
        builder.HasMany(a => a.Programs).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Signatures).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Steps).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Files).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Parties).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Schools).WithOne().HasForeignKey(s => s.AgreementId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AgreementPartyMapping : IEntityTypeConfiguration<AgreementParty>
{
    public void Configure(EntityTypeBuilder<AgreementParty> builder) => builder.ToTable("AgreementParties").Property(p => p.Id).ValueGeneratedNever();
}

internal sealed class AgreementSchoolMapping : IEntityTypeConfiguration<AgreementSchool>
{
    public void Configure(EntityTypeBuilder<AgreementSchool> builder)
    {
        builder.ToTable("AgreementSchools").HasIndex(s => new { s.AgreementId, s.SchoolId }).IsUnique();
        builder.Property(p => p.Id).ValueGeneratedNever();
    }
}
