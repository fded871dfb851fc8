using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Architecture;

/// <summary>A list that other programs read page by page is sorted by an index: its last page costs what its first does.</summary>
public sealed class ListOrderTests
{
    [Fact]
    public async Task Every_order_of_the_api_s_lists_has_an_index_that_ends_with_the_id()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        await using var db = hub.Open();
        var missing = new List<string>();
        foreach (var list in new[] { typeof(BrowseCohorts), typeof(ListResidents), typeof(ListMentors), typeof(ListPlacements), typeof(ListCapacity), typeof(ListPapers), typeof(ListCheckIns), typeof(ListAgreements), typeof(BrowseDecisions), typeof(BrowseActions) })
        {
            var orders = OrdersOf(list).ToList();
            orders.ShouldNotBeEmpty(list.Name);
            foreach (var (entity, column) in orders)
                if (!db.Model.FindEntityType(entity)!.GetIndexes().Any(i => i.Properties.Select(p => p.Name).TakeLast(2).SequenceEqual([column, "Id"])))
                    missing.Add($"{list.Name}: {entity.Name}.{column}");
        }
        missing.ShouldBeEmpty();
    }

    private static IEnumerable<(Type Entity, string Column)> OrdersOf(Type list)
    {
        var held = list.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Select(f => f.GetValue(null));
        foreach (var order in held.SelectMany(v => v is IDictionary many ? many.Values.Cast<object>() : v is null ? [] : [v]))
        {
            var type = order.GetType();
            if (!type.IsGenericType || !type.Name.StartsWith("ListOrder", StringComparison.Ordinal))
                continue;
            // the key as it was written: "d => d.ProposedOn"
            var key = type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(f => f.GetValue(order)).OfType<LambdaExpression>().Single();
            yield return (type.GetGenericArguments()[0], ((MemberExpression)key.Body).Member.Name);
        }
    }
}
