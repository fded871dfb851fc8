using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Placements;

/// <summary>Gives open placements the present names of mentor and school where whoever changed the name could not see the placement.</summary>
public sealed class FollowNames(UseCaseServices services) : Command<Nothing, int>(services)
{
    private const int Batch = 500;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override IValidator<Nothing>? Checks => null;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var mentors = await db.Placements.Where(p => p.OpenKey != null).Join(db.Mentors, p => p.MentorId, m => m.Id, (p, m) => new { Placement = p, Mentor = m })
            .Where(x => x.Placement.MentorName != (x.Mentor.FirstName == "" ? x.Mentor.LastName : x.Mentor.FirstName + " " + x.Mentor.LastName)).Take(Batch).ToListAsync(stop);
        foreach (var pair in mentors)
            pair.Placement.Follow(pair.Mentor);
        var schools = await db.Placements.Where(p => p.OpenKey != null).Join(db.Schools, p => p.SchoolId, s => s.Id, (p, s) => new { Placement = p, School = s })
            .Where(x => x.Placement.SchoolName != x.School.Name).Take(Batch).ToListAsync(stop);
        foreach (var pair in schools)
            pair.Placement.Follow(pair.School);
        return mentors.Count + schools.Count;
    }
}
