using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>One district: its schools, whom one may write to and when, its calendar, its people as far as the viewer's reach.</summary>
public sealed class ShowDistrict(UseCaseServices services) : Query<ShowDistrict.Request, ShowDistrict.Result>(services)
{
    /// <summary>Schools on one page.</summary>
    public const int SchoolsShown = 50;

    /// <param name="District">Which one.</param>
    /// <param name="After">The name and id of the last school of the page before, as <see cref="Result.MoreAfter"/> gave it.</param>
    public sealed record Request(Id<District> District, string? After = null);

    public sealed record Result
    {
        public required Id<District> Id { get; init; }
        public required string? NcesId { get; init; }
        public required string Name { get; init; }
        public required string OfficialName { get; init; }
        public required string? Street { get; init; }
        public required string? City { get; init; }
        public required string State { get; init; }
        public required string? Zip { get; init; }
        public required string? County { get; init; }
        public required int? Locale { get; init; }
        public required DateOnly? EndedOn { get; init; }
        public required DistrictFacts EditedHere { get; init; }
        public required bool RequestsGoThroughDistrict { get; init; }
        public required bool TakesPhotos { get; init; }
        public bool MayDecideOnPhotos { get; init; }
        public required int Version { get; init; }
        public IReadOnlyList<SchoolRow> Schools { get; init; } = [];
        public int SchoolCount { get; init; }
        public string? MoreAfter { get; init; }
        public IReadOnlyList<ContactRow> Contacts { get; init; } = [];
        public IReadOnlyList<CalendarRow> Calendar { get; init; } = [];
        public IReadOnlyList<QuietRow> QuietPeriods { get; init; } = [];
        public DateOnly Today { get; init; }
        public bool SeesPeople { get; init; }
        public bool MayEdit { get; init; }
        public bool MayAddSchool { get; init; }
    }

    public sealed record SchoolRow(Id<School> Id, string Name, string? City, string? LowestGrade, string? HighestGrade, bool IsCommunitySchool);

    public sealed record CalendarRow(Id<CalendarEntry> Id, CalendarEntryKind Kind, string Name, DateOnly StartsOn, DateOnly EndsOn, int Version);

    public sealed record QuietRow(Id<QuietPeriod> Id, QuietAudience Audience, string Reason, DateOnly StartsOn, DateOnly EndsOn, int Version);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Result>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Districts.SingleOrDefaultAsync(d => d.Id == request.District, stop) is not { } district)
            return Outcome.NotFound;
        var open = db.Schools.Where(s => s.DistrictId == district.Id && s.EndedOn == null);
        var page = open;
        if (DirectoryCursor.Parse(request.After) is { } after)
            page = page.Where(s => string.Compare(s.Name, after.Name) > 0 || (s.Name == after.Name && s.Id > new Id<School>(after.Id)));
        var schools = await page.OrderBy(s => s.Name).ThenBy(s => s.Id).Take(SchoolsShown + 1)
            .Select(s => new SchoolRow(s.Id, s.Name, s.City, s.LowestGrade, s.HighestGrade, s.IsCommunitySchool)).ToListAsync(stop);
        var shown = schools.Take(SchoolsShown).ToList();
        // what ended within the year still explains a gap; what is older is history
        var since = operation.Today.AddDays(-365);
        return new Result
        {
            Id = district.Id,
            NcesId = district.NcesId,
            Name = district.Name,
            OfficialName = district.OfficialName,
            Street = district.Street,
            City = district.City,
            State = district.State,
            Zip = district.Zip,
            County = district.County,
            Locale = district.Locale,
            EndedOn = district.EndedOn,
            EditedHere = district.EditedHere,
            RequestsGoThroughDistrict = district.RequestsGoThroughDistrict,
            TakesPhotos = district.TakesPhotos,
            MayDecideOnPhotos = operation.MayDecideOnPhotos(district.Id),
            Version = district.Version,
            Schools = shown,
            SchoolCount = await open.CountAsync(stop),
            MoreAfter = schools.Count > SchoolsShown ? DirectoryCursor.Of(shown[^1].Name, shown[^1].Id.Value) : null,
            Contacts = await ContactRow.ListAsync(db.Contacts.Where(c => c.DistrictId == district.Id && c.SchoolId == null), operation.Today, stop),
            Calendar = await db.CalendarEntries.Where(e => e.DistrictId == district.Id && e.EndsOn >= since).OrderBy(e => e.StartsOn).Select(e => new CalendarRow(e.Id, e.Kind, e.Name, e.StartsOn, e.EndsOn, e.Version)).ToListAsync(stop),
            QuietPeriods = await db.QuietPeriods.Where(e => e.DistrictId == district.Id && e.EndsOn >= since).OrderBy(e => e.StartsOn).Select(e => new QuietRow(e.Id, e.Audience, e.Reason, e.StartsOn, e.EndsOn, e.Version)).ToListAsync(stop),
            Today = operation.Today,
            SeesPeople = operation.Reach.Kind is ReachKind.Everything || operation.Reach.Districts.Contains(district.Id),
            MayEdit = operation.MayEdit(district.Id),
            MayAddSchool = operation.MayEdit(district.Id) || operation.Reach.Kind is ReachKind.Programs,
        };
    }
}
