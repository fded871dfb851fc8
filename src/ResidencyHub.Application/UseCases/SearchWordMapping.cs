using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidencyHub.Application.UseCases;

internal sealed class SearchWordMapping : IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchWord> builder)
    {
        builder.ToTable("SearchWords").HasIndex(w => new { w.Entity, w.Word, w.RowId });
        builder.Property(w => w.Entity).HasMaxLength(40);
        builder.Property(w => w.Word).HasMaxLength(SearchWord.Longest);
    }
}
