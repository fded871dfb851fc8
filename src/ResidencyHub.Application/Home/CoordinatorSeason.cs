using System.Globalization;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Home;

/// <summary>The season's counts on a coordinator's home: who waits how long, who came late or left, which papers end, and what is secured of what is wanted.</summary>
internal sealed class CoordinatorSeason(Operation operation, SeasonCounts season, int year, RuleBook rules)
{
    private const int Shown = 8;

    public IReadOnlyList<ShowWork.Item> Items(HomeCounts counts)
    {
        var (today, items) = (operation.Today, new List<ShowWork.Item>());
        Add(season.Open.Waiting, "Request that awaits a reply", "Requests that await a reply",
            season.Open.LongestWaiting is { } longest ? $"Longest: {longest.School}, {Days(today.DayNumber - operation.DayOf(longest.Since).DayNumber)}." : "", $"placements?show=waiting&year={year}", waits: true);
        Add(season.EnteredLate, "Resident who entered late", "Residents who entered late", "After the first day of their cohort.", $"residents?entered=late&year={year}");
        Add(season.Withdrew, "Resident withdrew this year", "Residents withdrew this year", "Their placements and seats are free again.", $"residents?status=Withdrawn&year={year}");
        Add(counts.Of(HomeCounts.What.PapersWaiting), "Document to review", "Documents to review", "Oldest first.", "papers?show=Waiting", waits: true);
        Add(counts.Of(HomeCounts.What.PapersEndingSoon), "Document that ends soon", "Documents that end soon", $"Within {rules.Number(RuleCode.PapersSoonDays)} days.", "papers?show=EndsSoon", waits: true);
        Add(counts.Of(HomeCounts.What.PapersEnded), "Document that has ended", "Documents that have ended", "Ask for new ones.", "papers?show=Expired", waits: true);
        return items;

        void Add(int count, string one, string many, string line, string href, bool waits = false)
        {
            if (count > 0)
                items.Add(new(count, count == 1 ? one : many, line, href, false, waits));
        }
    }

    /// <summary>What waits in the season of a school year that is planned while another one runs; each line names the year, each count opens the list of it.</summary>
    public IReadOnlyList<ShowWork.Item> Ahead()
    {
        var (open, unplaced, of, items) = (season.Open, season.InResidency.Where(r => !r.Asked).Sum(r => r.Count), $" for {new AcademicYear(year)}", new List<ShowWork.Item>());
        Add(open.Late, "Request past its answer date", "Requests past their answer date", open.OldestLate is { } oldest ? $"Oldest: {oldest.School}, {Days(operation.Today.DayNumber - oldest.Due.DayNumber)}." : "", $"placements?show=late&year={year}", late: true);
        Add(open.ForProgram, "Request that waits for you", "Requests that wait for you", "Answers to agree to, mentors to ask, placements to confirm.", $"placements?show=ours&year={year}");
        Add(open.Waiting, "Request that awaits a reply", "Requests that await a reply", open.LongestWaiting is { } longest ? $"Longest: {longest.School}, {Days(operation.Today.DayNumber - operation.DayOf(longest.Since).DayNumber)}." : "", $"placements?show=waiting&year={year}");
        Add(open.Drafts, "Draft that nobody has been asked about", "Drafts that nobody has been asked about", "Seen by your program alone.", $"placements?status=Draft&year={year}");
        Add(season.EnteredLate, "Resident who entered late", "Residents who entered late", "After the first day of their cohort.", $"residents?entered=late&year={year}");
        Add(season.Withdrew, "Resident who withdrew", "Residents who withdrew", "Their placements and seats are free again.", $"residents?status=Withdrawn&year={year}");
        Add(unplaced, "Resident without a request", "Residents without a request", "No school has been asked yet.", $"residents?unplaced=asked&year={year}");
        return items;

        void Add(int count, string one, string many, string line, string href, bool late = false)
        {
            if (count > 0)
                items.Add(new(count, (count == 1 ? one : many) + of, line, href, late, !late));
        }
    }

    /// <summary>Confirmed placements against the cohorts' targets, whole and by district, subject and school; where a district or a school has none, of what is asked for.</summary>
    /// <param name="of">" for 2027–28": of which year, where it is not the running one.</param>
    public IReadOnlyList<ShowWork.Seat> Seats(string of = "")
    {
        var (open, (cohorts, targets, districts, schools)) = (season.Places, season.Wanted);
        var (byDistrict, bySchool, bySubject) = (Wanted(t => t.DistrictId?.Value), Wanted(t => t.SchoolId?.Value), targets.Where(t => t.Subject is not null).GroupBy(t => SearchText.Of(t.Subject)).ToList());
        return
        [
            .. cohorts.Select(c => new ShowWork.Seat(c.Name, open.Where(o => o.CohortId == c.Id.Value && o.Secured).Sum(o => o.Count), c.Seats, $"placements?show=secured&cohort={c.Id}", $"Secured{of}, of the target")),
            .. byDistrict.Select(t => new ShowWork.Seat(districts[t.Key], SecuredAt(o => o.DistrictId == t.Key), t.Value, Link("district", t.Key), $"Secured{of}, by district, of the target")).OrderBy(s => s.Name, StringComparer.CurrentCulture),
            .. bySubject.Select(t => new ShowWork.Seat(t.First().Subject!, SecuredAt(o => SearchText.Of(o.Subject) == t.Key), t.Sum(x => x.Seats), $"placements?show=secured&subject={Uri.EscapeDataString(open.FirstOrDefault(o => SearchText.Of(o.Subject) == t.Key)?.Subject ?? t.First().Subject!)}&year={year}", $"Secured{of}, by subject, of the target")).OrderBy(s => s.Name, StringComparer.CurrentCulture),
            .. bySchool.Select(t => new ShowWork.Seat(schools.GetValueOrDefault(t.Key, "A school that is gone"), SecuredAt(o => o.SchoolId == t.Key), t.Value, Link("school", t.Key), $"Secured{of}, by school, of the target")).OrderByDescending(s => s.Of - s.Filled).ThenBy(s => s.Name, StringComparer.CurrentCulture).Take(Shown),
            .. open.Where(o => !byDistrict.ContainsKey(o.DistrictId)).GroupBy(o => o.DistrictId).Select(g => new ShowWork.Seat(districts[g.Key], g.Where(o => o.Secured).Sum(o => o.Count), g.Sum(o => o.Count), Link("district", g.Key), $"Secured{of}, by district")).OrderBy(s => s.Name, StringComparer.CurrentCulture),
            .. open.Where(o => !bySchool.ContainsKey(o.SchoolId)).GroupBy(o => o.SchoolId).Select(g => new ShowWork.Seat(g.First().SchoolName, g.Where(o => o.Secured).Sum(o => o.Count), g.Sum(o => o.Count), Link("school", g.Key), $"Secured{of}, by school"))
                .OrderByDescending(s => s.Of - s.Filled).ThenBy(s => s.Name, StringComparer.CurrentCulture).Take(Shown),
        ];

        Dictionary<Guid, int> Wanted(Func<CohortTarget, Guid?> key) => targets.Where(t => key(t) is not null).GroupBy(t => key(t)!.Value).ToDictionary(g => g.Key, g => g.Sum(t => t.Seats));

        int SecuredAt(Func<SeasonCounts.Place, bool> there) => open.Where(o => o.Secured && there(o)).Sum(o => o.Count);

        string Link(string column, Guid id) => string.Create(CultureInfo.InvariantCulture, $"placements?show=secured&{column}={id}&year={year}");
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
