using System.Data.SqlTypes;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Tests.Basics;

public sealed class SequentialGuidTests
{
    [Fact]
    public void Ids_grow_in_the_order_of_text_of_SQL_Server_and_of_memory_alike()
    {
        var made = Enumerable.Range(0, 20_000).Select(_ => Id<Resident>.New()).ToList();
        for (var i = 1; i < made.Count; i++)
        {
            (made[i - 1] < made[i]).ShouldBeTrue();
            string.CompareOrdinal(made[i - 1].ToString(), made[i].ToString()).ShouldBeLessThan(0, "SQLite and PostgreSQL compare from the left");
            new SqlGuid(made[i - 1].Value).CompareTo(new SqlGuid(made[i].Value)).ShouldBeLessThan(0, "SQL Server compares the last six bytes first");
        }
    }

    [Fact]
    public void Threads_that_make_ids_at_once_never_make_the_same()
    {
        var made = new Guid[8][];
        Parallel.For(0, made.Length, i => made[i] = [.. Enumerable.Range(0, 5_000).Select(_ => SequentialGuid.Next())]);
        made.SelectMany(m => m).Distinct().Count().ShouldBe(40_000);
        made.ShouldAllBe(own => own.SequenceEqual(own.Order()));
    }

    [Fact]
    public void An_id_reads_back_what_it_wrote_and_takes_no_nonsense()
    {
        var id = Id<Resident>.New();
        Id<Resident>.TryParse(id.ToString(), null, out var read).ShouldBeTrue();
        read.ShouldBe(id);
        Id<Resident>.TryParse("4.8001E+11", null, out _).ShouldBeFalse();
    }
}
