using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Directory;

/// <summary>One school: what it is, whom one turns to, what it can host. Contacts and capacity only as far as the viewer's reach.</summary>
public sealed class ShowSchool(UseCaseServices services) : Query<ShowSchool.Request, ShowSchool.Result>(services)
{
    public sealed record Request(Id<School> School);

    public sealed record Result
    {
        public required Id<School> Id { get; init; }
        public required string? NcesId { get; init; }
        public required string Name { get; init; }
        public required string OfficialName { get; init; }
        public required Id<District> DistrictId { get; init; }
        public required string DistrictName { get; init; }
        public required string? City { get; init; }
        public required string State { get; init; }
        public required string? LowestGrade { get; init; }
        public required string? HighestGrade { get; init; }
        public required string? Phone { get; init; }
        public required bool IsCommunitySchool { get; init; }
        public required DateOnly? EndedOn { get; init; }
        public required SchoolFacts EditedHere { get; init; }
        public required int Version { get; init; }
        public IReadOnlyList<ContactRow> Contacts { get; init; } = [];

        /// <summary>Newest year first.</summary>
        public IReadOnlyList<CapacityRow> Capacity { get; init; } = [];

        /// <summary>The school year that runs, or over the summer begins.</summary>
        public AcademicYear ThisYear { get; init; }
        public bool SeesPeople { get; init; }
        public bool MayEdit { get; init; }
        public bool MayKeepCapacity { get; init; }

        /// <summary>Whether the page of the answer is open to the viewer.</summary>
        public bool SeesCapacity { get; init; }
        public bool MaySeePlacements { get; init; }

        /// <summary>"Kindergarten to 5", null when unknown.</summary>
        public string? Grades => LowestGrade is null ? HighestGrade : HighestGrade is null || HighestGrade == LowestGrade ? LowestGrade : $"{LowestGrade} to {HighestGrade}";
    }

    /// <summary>What the school said for one year; stale when older than the rule <c>capacity.stale-days</c> allows: ask again. The answer is null while it is only asked, or serves other partnerships.</summary>
    public sealed record CapacityRow(AcademicYear Year, HostingAnswer? Answer, string Words, int? Limit, DateOnly? ConfirmedOn, string? ConfirmedBy, bool IsStale, bool IsWaiting);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Result>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var found = await db.Schools.Where(s => s.Id == request.School).Join(db.Districts, s => s.DistrictId, d => d.Id, (s, d) => new { School = s, District = d.Name }).SingleOrDefaultAsync(stop);
        if (found is null)
            return Outcome.NotFound;
        var school = found.School;
        var thisYear = AcademicYear.Of(operation.Today);
        var admits = operation.Admits(new SchoolCapacity(school, thisYear));
        var stale = (await RuleBook.OpenAsync(db, null, operation.Today, stop)).Number(RuleCode.CapacityStaleDays);
        return new Result
        {
            Id = school.Id,
            NcesId = school.NcesId,
            Name = school.Name,
            OfficialName = school.OfficialName,
            DistrictId = school.DistrictId,
            DistrictName = found.District,
            City = school.City,
            State = school.State,
            LowestGrade = school.LowestGrade,
            HighestGrade = school.HighestGrade,
            Phone = school.Phone,
            IsCommunitySchool = school.IsCommunitySchool,
            EndedOn = school.EndedOn,
            EditedHere = school.EditedHere,
            Version = school.Version,
            Contacts = await ContactRow.ListAsync(db.Contacts.Where(c => c.SchoolId == school.Id), operation.Today, stop),
            Capacity = await CapacityAsync(operation, school, thisYear, stale, stop),
            ThisYear = thisYear,
            SeesPeople = admits,
            MayEdit = operation.MayEdit(school.DistrictId),
            SeesCapacity = admits && operation.Viewer.May(Permission.KeepCapacity),
            MayKeepCapacity = admits && operation.Viewer.May(Permission.KeepCapacity) && school.EndedOn is null,
            MaySeePlacements = operation.Viewer.May(Permission.ReadPlacements),
        };
    }

    private static async Task<IReadOnlyList<CapacityRow>> CapacityAsync(Operation operation, School school, AcademicYear thisYear, int stale, CancellationToken stop)
    {
        await using var wide = operation.LookWider("which partnerships a school's answer serves");
        var rows = new List<CapacityRow>();
        foreach (var c in await CapacityAnswering.With(operation.Db.Capacities).Where(c => c.SchoolId == school.Id).OrderByDescending(c => c.Year).ToListAsync(stop))
        {
            var offer = await CapacitySight.ClosedAsync(operation, wide, c, stop) is { Hides: true } ? null : c.Offer;
            var words = offer is not null ? CapacityWords.Of(offer) : c.Answer is null ? "" : "For other partnerships";
            rows.Add(new(new(c.Year), offer?.Answer, words, offer?.Limit, c.ConfirmedOn, c.ConfirmedBy, c.IsStale(stale, operation.Today) && c.Year >= thisYear.StartYear, c.IsWaiting));
        }
        return rows;
    }
}

/// <summary>A person to turn to, as lists show them; <see cref="IsNow"/> when they hold the role today.</summary>
public sealed record ContactRow(Id<Contact> Id, ContactRole Role, string Name, string? Email, string? Phone, DateOnly StartsOn, DateOnly? EndsOn, bool IsNow, int Version)
{
    internal static async Task<IReadOnlyList<ContactRow>> ListAsync(IQueryable<Contact> contacts, DateOnly today, CancellationToken stop)
    {
        var rows = await contacts.ToListAsync(stop);
        return [.. rows.Select(c => new ContactRow(c.Id, c.Role, c.Name, c.Email, c.Phone, c.StartsOn, c.EndsOn, c.Holds.Contains(today), c.Version)).OrderByDescending(c => c.IsNow).ThenBy(c => c.Role).ThenByDescending(c => c.StartsOn).ThenBy(c => c.Name, StringComparer.Ordinal)];
    }
}
