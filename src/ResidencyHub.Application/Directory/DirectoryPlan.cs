using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>What an official file would do to the directory, row by row; and, when it may, the rows to write.</summary>
internal sealed class DirectoryPlan
{
    /// <summary>A file that has fewer than this share of a state's open schools is taken for an extract: what it lacks has not ended. A tenth at most closes, opens or is renumbered from one year's file to the next.</summary>
    private const double PlausibleShare = 0.8;
    private const int ExamplesShown = 5;

    private readonly DateOnly _today;
    private readonly HashSet<string> _states;
    private readonly DirectoryTally _tally = new();

    private DirectoryPlan(DateOnly today, IEnumerable<string> states) => (_today, _states) = (today, [.. states]);

    public List<District> NewDistricts { get; } = [];
    public List<District> ChangedDistricts { get; } = [];
    public List<School> NewSchools { get; } = [];
    public List<School> ChangedSchools { get; } = [];
    public DirectoryTally Tally => _tally;

    /// <param name="db">Read without tracking: the plan changes what it read in memory only.</param>
    /// <param name="file">The official file.</param>
    /// <param name="today">The day on which what vanished ends.</param>
    /// <param name="endInThinStates">That a person said that the file is the whole list even where it looks like an extract.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<DirectoryPlan> MakeAsync(ResidencyDb db, DirectoryFile file, DateOnly today, bool endInThinStates, CancellationToken stop)
    {
        var plan = new DirectoryPlan(today, file.States);
        var states = plan._states.ToList();
        var districts = await db.Districts.AsNoTracking().Where(d => d.NcesId != null && (file.Kind == DirectoryListKind.Schools || states.Contains(d.State))).ToDictionaryAsync(d => d.NcesId!, StringComparer.Ordinal, stop);
        if (file.Kind is DirectoryListKind.Districts)
        {
            plan.TakeDistricts(file, districts, endInThinStates);
            return plan;
        }
        var schools = await db.Schools.AsNoTracking().Where(s => s.NcesId != null && states.Contains(s.State)).ToDictionaryAsync(s => s.NcesId!, StringComparer.Ordinal, stop);
        // a school that moved across a state line is known all the same
        var strangers = file.Schools.Where(s => !schools.ContainsKey(s.NcesId)).Select(s => s.NcesId).ToList();
        foreach (var part in strangers.Chunk(1000))
            foreach (var known in await db.Schools.AsNoTracking().Where(s => part.Contains(s.NcesId!)).ToListAsync(stop))
                schools[known.NcesId!] = known;
        plan.TakeSchools(file, schools, districts, endInThinStates);
        return plan;
    }

    private void TakeDistricts(DirectoryFile file, Dictionary<string, District> known, bool endInThinStates)
    {
        foreach (var row in file.Districts)
        {
            if (!known.Remove(row.NcesId, out var district))
            {
                if (row.IsOpen)
                    NewDistricts.Add(Count(_tally.New, NationalLists.New(row), d => $"{d.Name} ({d.State})"));
                continue;
            }
            var before = Facts(district);
            var (officialBefore, nameBefore, endedBefore) = (district.OfficialName, district.Name, district.EndedOn);
            if (row.IsOpen)
                district.TakeOfficialName(row.Name);
            else
                district.End(_today);
            district.TakeOfficialPlace(ReadableName.OfPlace(row.Street), ReadableName.OfPlace(row.City), row.Zip, row.County, row.Latitude, row.Longitude, row.Locale);
            if (Judge(before != Facts(district), officialBefore != district.OfficialName, endedBefore, district.EndedOn, district.EditedHere != DistrictFacts.None, nameBefore, row.Name))
                ChangedDistricts.Add(district);
        }
        End(known.Values, file.Districts.GroupBy(d => d.State).ToDictionary(g => g.Key, g => g.Count()), d => d.State, d => d.EndedOn, d => d.Name, endInThinStates, d => { d.End(_today); ChangedDistricts.Add(d); });
    }

    private void TakeSchools(DirectoryFile file, Dictionary<string, School> known, Dictionary<string, District> districts, bool endInThinStates)
    {
        foreach (var row in file.Schools)
        {
            known.Remove(row.NcesId, out var school);
            if (school is null && !row.IsOpen)
                continue;
            if (!districts.TryGetValue(row.DistrictNcesId, out var district))
            {
                districts[row.DistrictNcesId] = district = new District(row.DistrictName ?? row.DistrictNcesId, row.State, row.DistrictNcesId);
                NewDistricts.Add(district);
                _tally.DistrictsMade++;
            }
            if (school is null)
            {
                NewSchools.Add(Count(_tally.New, NationalLists.New(row, district.Id), s => $"{s.Name} ({s.City}, {s.State})"));
                continue;
            }
            var before = Facts(school);
            var (officialBefore, nameBefore, endedBefore) = (school.OfficialName, school.Name, school.EndedOn);
            if (row.IsOpen)
                school.TakeOfficialName(row.Name);
            else
                school.End(_today);
            school.TakeOfficialFacts(ReadableName.OfPlace(row.City), row.LowestGrade, row.HighestGrade, row.Phone);
            school.Locate(row.Latitude, row.Longitude);
            school.MoveTo(district.Id);
            if (Judge(before != Facts(school), officialBefore != school.OfficialName, endedBefore, school.EndedOn, school.EditedHere != SchoolFacts.None, nameBefore, row.Name))
                ChangedSchools.Add(school);
        }
        End(known.Values, file.Schools.GroupBy(s => s.State).ToDictionary(g => g.Key, g => g.Count()), s => s.State, s => s.EndedOn, s => s.Name, endInThinStates, s => { s.End(_today); ChangedSchools.Add(s); });
    }

    private static (string, string, string?, string?, string?, string?, double?, double?, int?, DateOnly?) Facts(District d) => (d.Name, d.OfficialName, d.Street, d.City, d.Zip, d.County, d.Latitude, d.Longitude, d.Locale, d.EndedOn);

    private static (string, string, string?, string?, string?, string?, Id<District>, DateOnly?, double?, double?) Facts(School s) => (s.Name, s.OfficialName, s.City, s.LowestGrade, s.HighestGrade, s.Phone, s.DistrictId, s.EndedOn, s.Latitude, s.Longitude);

    private bool Judge(bool changed, bool renamed, DateOnly? endedBefore, DateOnly? endedNow, bool edited, string nameBefore, string nameNow)
    {
        if (edited)
            _tally.EditsKept++;
        if (!changed)
            _tally.Unchanged++;
        else if (endedBefore is null && endedNow is not null)
            Count(_tally.Ended, nameBefore, n => n);
        else if (endedBefore is not null && endedNow is null)
            Count(_tally.Reopened, nameNow, ReadableName.Of);
        else if (renamed)
            Count(_tally.Renamed, nameBefore, n => $"{n} → {ReadableName.Of(nameNow)}");
        else
            Count(_tally.Changed, nameBefore, n => n);
        return changed;
    }

    private void End<T>(IEnumerable<T> left, Dictionary<string, int> listed, Func<T, string> stateOf, Func<T, DateOnly?> endOf, Func<T, string> nameOf, bool endInThinStates, Action<T> end)
    {
        foreach (var state in left.Where(x => endOf(x) is null && _states.Contains(stateOf(x))).GroupBy(stateOf).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var gone = state.ToList();
            var inFile = listed[state.Key];
            if (inFile < PlausibleShare * (inFile + gone.Count))
            {
                _tally.Thin.Add(new(state.Key, inFile, gone.Count));
                if (!endInThinStates)
                    continue;
            }
            foreach (var one in gone)
            {
                Count(_tally.Ended, one, nameOf);
                end(one);
            }
        }
    }

    private static T Count<T>(DirectoryTally.Kind kind, T one, Func<T, string> name)
    {
        kind.Count++;
        if (kind.Examples.Count < ExamplesShown)
            kind.Examples.Add(name(one));
        return one;
    }
}
