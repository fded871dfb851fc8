using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Setup;

internal sealed partial class TestHub
{
    /// <summary>Eastside High has said what it can host in 2026–27.</summary>
    public async Task<SchoolCapacity> OfferAsync(World world, CapacityOffer offer, DateOnly? on = null, int year = 2026)
    {
        var capacity = new SchoolCapacity(world.School, new AcademicYear(year));
        capacity.Confirm(offer, new Act("Maria Santana", Time.GetUtcNow().UtcDateTime), on ?? Today.AddDays(-30));
        await SaveAsync(capacity);
        return capacity;
    }

    public async Task<SchoolCapacity> CapacityAsync(World world, int year = 2026)
    {
        await using var db = Open();
        return await db.Capacities.Include(c => c.Lines).Include(c => c.Served).SingleAsync(c => c.SchoolId == world.School.Id && c.Year == year);
    }

    public async Task<CapacitySheet> SheetAsync(Viewer viewer, World world, int year = 2026) =>
        (await As<ShowCapacity>(viewer).RunAsync(new(world.School.Id, year))).ShouldBeOfType<Outcome<CapacitySheet>.Done>().Value;

    /// <summary>A request that waits for Eastside High's answer, for a resident who is made for it.</summary>
    public async Task<Id<Placement>> WaitingAsync(World world, string last, Mentor? mentor = null)
    {
        var id = await DraftAsync(world, mentor, await AnotherResidentAsync(world, last));
        (await As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        return id;
    }

    /// <summary>The other program works with Harbor City too.</summary>
    public async Task<Partnership> SecondPartnershipAsync(World world)
    {
        var partnership = new Partnership("Mesa and Harbor Residency", new DateOnly(2020, 8, 1));
        partnership.Join(world.OtherProgram, new Period(new DateOnly(2020, 8, 1)));
        partnership.Join(world.District, new Period(new DateOnly(2020, 8, 1)));
        await SaveAsync(partnership);
        return partnership;
    }

    /// <summary>An eligible mentor at Eastside High.</summary>
    public async Task<Mentor> AnotherMentorAsync(World world, string last)
    {
        var person = new Person(new("Jo", last), $"jo.{last.ToLowerInvariant()}@harbor.example", null, world.Program.Id);
        var mentor = new Mentor(person, world.School, $"M-{last}", new(2026, 4, 1));
        mentor.Teach("Mathematics", "9–12", null);
        mentor.Qualify("Mathematics", 8, 2, 8, new(2026, 4, 1));
        mentor.Stand(MentorState.Assignable, new(2026, 4, 1), null);
        await SaveAsync(person, mentor);
        return mentor;
    }
}
