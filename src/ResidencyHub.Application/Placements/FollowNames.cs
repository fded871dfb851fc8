using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Lets placements and mentors follow new names that came from outside the reach of who gave them: a mentor shared with another program, a school of a newer national list.</summary>
public sealed class FollowNames(UseCaseServices services) : Command<Nothing, int>(services)
{
    private const int Most = 500;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var moved = await (from m in db.Mentors join s in db.Schools on m.SchoolId equals s.Id where m.SchoolName != s.Name select new { Mentor = m, School = s }).Take(Most).ToListAsync(stop);
        foreach (var pair in moved)
            pair.Mentor.Teach(pair.School);
        var placed = await (from r in db.Residents join s in db.Schools on r.SchoolId equals s.Id where r.SchoolName != s.Name select new { Resident = r, School = s }).Take(Most).ToListAsync(stop);
        foreach (var pair in placed)
            pair.Resident.Follow(pair.School);
        var schools = await (from p in db.Placements join s in db.Schools on p.SchoolId equals s.Id where p.SchoolName != s.Name select new { Placement = p, School = s }).Take(Most).ToListAsync(stop);
        foreach (var pair in schools)
            pair.Placement.Follow(pair.School);
        var mentors = await (from p in db.Placements join m in db.Mentors on p.MentorId equals m.Id where p.MentorName != (m.FirstName == "" ? m.LastName : m.FirstName + " " + m.LastName) select new { Placement = p, Mentor = m }).Take(Most).ToListAsync(stop);
        foreach (var pair in mentors)
            pair.Placement.Follow(pair.Mentor);
        var followers = await (from p in db.Placements join m in db.Mentors on p.NextMentorId equals m.Id where p.NextMentorName != (m.FirstName == "" ? m.LastName : m.FirstName + " " + m.LastName) select new { Placement = p, Mentor = m }).Take(Most).ToListAsync(stop);
        foreach (var pair in followers)
            pair.Placement.Follow(pair.Mentor);
        var asked = await (from p in db.Placements join m in db.Mentors on p.AskedMentorId equals m.Id where p.AskedMentorName != (m.FirstName == "" ? m.LastName : m.FirstName + " " + m.LastName) select new { Placement = p, Mentor = m }).Take(Most).ToListAsync(stop);
        foreach (var pair in asked)
            pair.Placement.Follow(pair.Mentor);
        var residents = await (from p in db.Placements join r in db.Residents on p.ResidentId equals r.Id where p.ResidentSort != r.SortName || (p.OpenKey != null && p.SupervisorId != r.SupervisorId) select new { Placement = p, Resident = r }).Take(Most).ToListAsync(stop);
        foreach (var pair in residents)
            pair.Placement.Follow(pair.Resident);
        // a district's lead who marks that a placement lost its mentor can't reach the resident's record
        var left = await (from p in db.Placements join r in db.Residents on p.ResidentId equals r.Id where p.NeedsMentor && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active) && r.SchoolId == p.SchoolId && r.MentorId != null select new { Placement = p, Resident = r }).Take(Most).ToListAsync(stop);
        foreach (var pair in left)
            pair.Resident.PlaceAt(pair.Placement.DistrictId, pair.Placement.SchoolId, pair.Placement.SchoolName, null);
        if (schools.Count + mentors.Count + followers.Count + asked.Count + residents.Count > 0)
            operation.Announce("placements");
        return moved.Count + placed.Count + schools.Count + mentors.Count + followers.Count + asked.Count + residents.Count + left.Count;
    }
}
