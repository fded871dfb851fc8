using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Surveys;

internal sealed class SurveyEditionMapping : IEntityTypeConfiguration<SurveyEdition>
{
    public void Configure(EntityTypeBuilder<SurveyEdition> builder)
    {
        builder.ToTable("SurveyEditions").Ignore(e => e.Scale).HasIndex(e => new { e.Code, e.Edition }).IsUnique();
        builder.Property(e => e.Levels).HasMaxLength(1000);
        builder.HasMany(e => e.Questions).WithOne().HasForeignKey(q => q.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SurveyQuestionMapping : IEntityTypeConfiguration<SurveyQuestion>
{
    public void Configure(EntityTypeBuilder<SurveyQuestion> builder)
    {
        builder.ToTable("SurveyQuestions").Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Words).HasMaxLength(500);
    }
}

internal sealed class SurveyRoundMapping : IEntityTypeConfiguration<SurveyRound>
{
    public void Configure(EntityTypeBuilder<SurveyRound> builder)
    {
        builder.ToTable("SurveyRounds").Ignore(r => r.About).HasIndex(r => new { r.PartnershipId, r.OpensOn });
        builder.HasIndex(r => new { r.ClosedOn, r.ClosesOn });
    }
}

internal sealed class SurveyAskedMapping : IEntityTypeConfiguration<SurveyAsked>
{
    public void Configure(EntityTypeBuilder<SurveyAsked> builder)
    {
        builder.ToTable("SurveyAsked").HasIndex(a => new { a.RoundId, a.Person }).IsUnique();
        builder.HasIndex(a => new { a.AccountId, a.HasAnswered });
    }
}

internal sealed class SurveyAnswerMapping : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> builder)
    {
        builder.ToTable("SurveyAnswers").HasIndex(a => new { a.RoundId, a.Group });
        builder.Property(a => a.Id).ValueGeneratedNever();
    }
}

internal sealed class SurveyResultMapping : IEntityTypeConfiguration<SurveyResult>
{
    public void Configure(EntityTypeBuilder<SurveyResult> builder)
    {
        builder.ToTable("SurveyResults").Ignore(r => r.About).HasIndex(r => new { r.PartnershipId, r.RoundId });
        builder.Property(r => r.PooledFrom).HasMaxLength(400);
        builder.Property(r => r.Sites).HasMaxLength(2000);
        builder.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ResultId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SurveyResultLineMapping : IEntityTypeConfiguration<SurveyResultLine>
{
    public void Configure(EntityTypeBuilder<SurveyResultLine> builder)
    {
        builder.ToTable("SurveyResultLines").Ignore(l => l.Counts).Ignore(l => l.Mean).Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Words).HasMaxLength(500);
    }
}
