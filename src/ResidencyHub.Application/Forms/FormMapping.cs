using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Forms;

namespace ResidencyHub.Application.Forms;

internal sealed class ProgramFormMapping : IEntityTypeConfiguration<ProgramForm>
{
    public void Configure(EntityTypeBuilder<ProgramForm> builder)
    {
        builder.ToTable("ProgramForms").HasIndex(f => new { f.Lineage, f.Number }).IsUnique();
        builder.HasIndex(f => new { f.ProgramId, f.Name, f.Number }).IsUnique();
        builder.HasIndex(f => new { f.ProgramId, f.State, f.Name });
        // the order of the list
        builder.HasIndex(f => new { f.Name, f.Id });
        builder.Ignore(f => f.Definition).Ignore(f => f.Head);
        builder.Property(f => f.Fields).HasMaxLength(FormDefinition.MostLetters);
        builder.Property(f => f.Name).HasMaxLength(120);
        builder.Property(f => f.Purpose).HasMaxLength(1000);
        builder.Property(f => f.PublishedBy).HasMaxLength(201);
    }
}

internal sealed class FormAnswerMapping : IEntityTypeConfiguration<FormAnswer>
{
    public void Configure(EntityTypeBuilder<FormAnswer> builder)
    {
        // posted twice, by one person, it is one answer
        builder.ToTable("FormAnswers").HasIndex(a => new { a.Lineage, a.PlacementId, a.AuthorAccountId, a.Turn }).IsUnique();
        builder.HasIndex(a => new { a.IsSent, a.SentOn, a.Id });
        builder.HasIndex(a => new { a.ProgramId, a.IsSent, a.SentOn, a.Id });
        builder.HasIndex(a => new { a.Lineage, a.IsSent, a.SentOn, a.Id });
        builder.HasIndex(a => new { a.MentorId, a.SentOn, a.Id });
        builder.HasIndex(a => new { a.ResidentId, a.SentOn, a.Id });
        builder.HasIndex(a => new { a.PlacementId, a.Lineage });
        builder.Ignore(a => a.Sheet).Ignore(a => a.Attached);
        builder.Property(a => a.Answers).HasMaxLength(AnswerSheet.MostLetters);
        builder.Property(a => a.FormName).HasMaxLength(120);
        builder.Property(a => a.ResidentName).HasMaxLength(201);
        builder.Property(a => a.AuthorName).HasMaxLength(201);
        builder.Property(a => a.ReopenedBy).HasMaxLength(201);
        builder.Property(a => a.ReopenedWhy).HasMaxLength(1000);
        builder.HasMany(a => a.Files).WithOne().HasForeignKey(f => f.AnswerId);
    }
}

internal sealed class OutsideRaterMapping : IEntityTypeConfiguration<OutsideRater>
{
    public void Configure(EntityTypeBuilder<OutsideRater> builder)
    {
        builder.ToTable("OutsideRaters").HasIndex(r => new { r.RuleId, r.PlacementId });
        builder.Ignore(r => r.IsAsked);
        builder.Property(r => r.ResidentName).HasMaxLength(201);
        builder.Property(r => r.Name).HasMaxLength(201);
        builder.Property(r => r.PassedTo).HasMaxLength(201);
        builder.Property(r => r.NamedBy).HasMaxLength(201);
        builder.Property(r => r.EndedBy).HasMaxLength(201);
        builder.Property(r => r.EndedWhy).HasMaxLength(1000);
    }
}

internal sealed class FormFileMapping : IEntityTypeConfiguration<FormFile>
{
    public void Configure(EntityTypeBuilder<FormFile> builder)
    {
        builder.ToTable("FormFiles").Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Field).HasMaxLength(40);
        builder.Property(f => f.FileName).HasMaxLength(130);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.AddedBy).HasMaxLength(201);
        builder.Property(f => f.TakenAwayBy).HasMaxLength(201);
        builder.Property(f => f.TakenAwayWhy).HasMaxLength(1000);
    }
}
