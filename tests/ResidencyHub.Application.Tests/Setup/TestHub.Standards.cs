using Microsoft.EntityFrameworkCore;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Tests.Setup;

internal sealed partial class TestHub
{
    /// <summary>The first program rates on these elements of the California expectations.</summary>
    public async Task<Rubric> HaveRubricAsync(World world, params string[] codes)
    {
        await using var db = Open();
        var tpe = await db.Frameworks.Include(f => f.Items).Include(f => f.Levels).AsSplitQuery().SingleAsync(f => f.Code == "CA-TPE");
        var rubric = new Rubric(world.Program.Id, tpe, "Clinical observation");
        rubric.Take(tpe, [.. tpe.Items.Where(i => codes.Contains(i.Code)).Select(i => i.Key)]);
        rubric.Publish(null, "Dana Whitfield", Time.GetUtcNow().UtcDateTime);
        db.Add(rubric);
        await db.SaveChangesAsync();
        return rubric;
    }

    public async Task<Rubric> RubricAsync(Id<Rubric> id)
    {
        await using var db = Open();
        return await db.Rubrics.Include(r => r.Rows.OrderBy(x => x.Place)).Include(r => r.Levels).AsSplitQuery().AsNoTracking().SingleAsync(r => r.Id == id);
    }
}
