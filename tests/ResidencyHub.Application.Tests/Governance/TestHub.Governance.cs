using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Setup;

internal sealed partial class TestHub
{
    /// <summary>A steering committee of both sides, set up a year ago: Dana Whitfield and Grace Oduya for the university, Lena Brandt and Maria Santana for the district.</summary>
    public async Task<Committee> SteeringAsync(World world, SilenceMeans silence = SilenceMeans.Stalls)
    {
        var committee = new Committee(world.Partnership.Id, RecordPlace.Whole, CommitteeKind.Steering, new("Steering committee", "We say it in the room.", 60, world.Agreement.Id, "America/Denver", silence, new(1, 1, 0)), Today.AddDays(-365));
        foreach (var (viewer, side) in new[] { (world.Coordinator, PartnershipSide.University), (world.Faculty, PartnershipSide.University), (world.DistrictLead, PartnershipSide.District), (world.Principal, PartnershipSide.District) })
            committee.Seat(viewer.Name, viewer.AccountId, side, null, SeatRole.Member, new Period(Today.AddDays(-365)));
        await SaveAsync(committee);
        return committee;
    }

    /// <summary>A meeting at half past three in Denver, planned by the coordinator.</summary>
    public async Task<Id<Meeting>> PlannedAsync(World world, Committee committee, DateOnly day) =>
        (await As<PlanMeeting>(world.Coordinator).RunAsync(new(committee.Id, day, new TimeOnly(15, 30), 60, "Room 204"))).ValueOrDefault!.Meeting;

    /// <summary>A meeting of today that has begun, with one of each side present.</summary>
    public async Task<Id<Meeting>> BegunAsync(World world, Committee committee, DateOnly? day = null)
    {
        var meeting = await PlannedAsync(world, committee, day ?? Today);
        (await As<BeginMeeting>(world.Coordinator).RunAsync(new(meeting))).IsDone.ShouldBeTrue();
        await MarkAsync(world, committee, meeting, world.Coordinator.Name, world.DistrictLead.Name);
        return meeting;
    }

    public async Task<Outcome<IReadOnlyList<SideQuorum>>> MarkAsync(World world, Committee committee, Id<Meeting> meeting, params string[] present) =>
        await As<MarkAttendance>(world.Coordinator).RunAsync(new(meeting, [.. committee.Seats.Select(s => new MarkAttendance.Line(s.Id, present.Contains(s.Person) ? Presence.Present : Presence.Excused, null, null))], null, null));

    public async Task<ShowMeeting.Answer> MeetingAsync(Viewer viewer, Id<Meeting> meeting) => (await As<ShowMeeting>(viewer).RunAsync(new(meeting))).ValueOrDefault!;

    public async Task<int> CountAsync<T>() where T : class
    {
        await using var db = Open();
        return await db.Set<T>().CountAsync();
    }
}
