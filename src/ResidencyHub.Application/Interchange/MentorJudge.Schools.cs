using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using F = ResidencyHub.Application.Interchange.ImportFields;

namespace ResidencyHub.Application.Interchange;

/// <summary>Which school a row means: by NCES id, else by name within the partner districts, else asked.</summary>
internal sealed partial class MentorJudge
{
    private List<Id<District>> _districts = [];
    private Dictionary<Id<District>, District> _districtsById = [];
    private List<School> _schools = [];
    private Dictionary<string, School> _schoolsByNces = [];
    private Dictionary<string, School> _schoolsById = [];
    private Dictionary<Id<School>, string> _schoolWords = [];
    private Dictionary<Id<School>, string[]> _schoolNames = [];
    private readonly Dictionary<(string Nces, string Said, string? District), ImportQuestion> _idOrName = [];
    private ILookup<string, School> _schoolsByName = Array.Empty<School>().ToLookup(s => "");

    private string DistrictNames => _districts.Count switch
    {
        0 => "no district is a partner of this program yet",
        > 5 => $"the {_districts.Count} partner districts",
        _ => $"the partner districts ({string.Join(", ", _districtsById.Values.Select(d => d.Name).Order(StringComparer.CurrentCulture))})",
    };

    private async Task FindSchoolsAsync(ResidencyDb wide, CancellationToken stop)
    {
        var (program, today) = (Batch.ProgramId, Operation.Today);
        var partnerships = wide.PartnershipMembers.Where(m => m.ProgramId == program && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => m.PartnershipId);
        _districts = await wide.PartnershipMembers
            .Where(m => partnerships.Contains(m.PartnershipId) && m.DistrictId != null && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today))
            .Select(m => m.DistrictId!.Value).Distinct().ToListAsync(stop);
        _districtsById = await wide.Districts.Where(d => _districts.Contains(d.Id)).ToDictionaryAsync(d => d.Id, stop);
        _schools = await wide.Schools.Where(s => _districts.Contains(s.DistrictId) && s.EndedOn == null).ToListAsync(stop);
        _schoolsByNces = _schools.Where(s => s.NcesId is not null).GroupBy(s => s.NcesId!).ToDictionary(g => g.Key, g => g.First());
        _schoolsById = _schools.ToDictionary(s => s.Id.ToString());
        _schoolNames = _schools.ToDictionary(s => s.Id, s => new[] { Plain(s.Name), Plain(s.OfficialName) }.Distinct().ToArray());
        _schoolWords = _schools.ToDictionary(s => s.Id, s => $"{s.SearchWords} {string.Join(' ', _schoolNames[s.Id])}");
        _schoolsByName = _schools.SelectMany(s => _schoolNames[s.Id].Select(n => (Name: n, School: s))).ToLookup(x => x.Name, x => x.School);
    }

    // null: certain, also when no school is named
    private ImportVerdict? FindSchool(ReadRow row, out School? school)
    {
        school = null;
        if (row[F.SchoolId] is { } nces)
        {
            if (!_schoolsByNces.TryGetValue(nces, out school))
                return ImportVerdict.Error(row.Name.Full, $"No school of {DistrictNames} has the NCES id {nces}.{(nces.EndsWith("000000", StringComparison.Ordinal) ? " It ends in zeros: a spreadsheet program may have rounded it; use the original file." : "")} Check the id, or add the district to the partnership.");
            return row[F.School] is { } said && !IsCalled(school, Plain(said)) ? IdOrName(row, nces, said, ref school) : null;
        }
        return row[F.School] is { } name ? ByName(row, name, out school) : null;
    }

    // an id that was copied one row too far: only a person knows whether it or the name is right
    private ImportVerdict? IdOrName(ReadRow row, string nces, string said, ref School? school)
    {
        var (byId, plain, district) = (school!, Plain(said), row[F.District]);
        // a sheet of thousands of rows asks the same again and again, of all schools of a large district
        if (!_idOrName.TryGetValue((nces, said, district), out var question))
        {
            var named = InDistrict(_schools, district).Where(s => s.Id != byId.Id && IsCalled(s, plain)).OrderBy(s => s.Name, StringComparer.CurrentCulture).Take(11);
            _idOrName[(nces, said, district)] = question = new ImportQuestion($"nces:{nces}:{plain}", $"The NCES id {nces} is {byId.Name}, but the sheet calls the school “{said}”. Which school is meant?",
                [new(byId.Id.ToString(), $"{byId.Name}, as the id says"), .. named.Select(s => new QuestionOption(s.Id.ToString(), $"{s.Name}, as the name says{(s.NcesId is null ? "" : $" ({s.NcesId})")}"))]);
        }
        if (!Answered(row, question, out var answer, out var verdict))
            return verdict;
        school = _schoolsById.GetValueOrDefault(answer);
        return null;
    }

    // a sheet may shorten a school's name or lengthen it
    private bool IsCalled(School school, string plain) =>
        HasWordsOf(school, plain) || Array.Exists(_schoolNames[school.Id], n => n.Length > 0 && $" {plain} ".Contains($" {n} ", StringComparison.Ordinal));

    private bool HasWordsOf(School school, string plain) => Array.TrueForAll(plain.Split(' ', StringSplitOptions.RemoveEmptyEntries), w => _schoolWords[school.Id].Contains($" {w}", StringComparison.Ordinal));

    private ImportVerdict? ByName(ReadRow row, string name, out School? school)
    {
        school = null;
        var (plain, district) = (Plain(name), row[F.District]);
        if (InDistrict(_schoolsByName[plain], district).ToList() is [var only])
        {
            school = only;
            return null;
        }
        var alike = InDistrict(_schools, district).Where(s => HasWordsOf(s, plain)).OrderBy(s => s.Name, StringComparer.CurrentCulture).ToList();
        if (alike.Count == 0)
            return ImportVerdict.Error(row.Name.Full, $"No school called “{name}”{(district is null ? "" : $" in “{district}”")} is in {DistrictNames}. Check the spelling, use the NCES school id, or add the district to the partnership.");
        var options = alike.Take(12).Select(s => new QuestionOption(s.Id.ToString(), $"{s.Name}, {(s.City is null ? "" : $"{s.City}, ")}{_districtsById[s.DistrictId].Name}{(s.NcesId is null ? "" : $" ({s.NcesId})")}"));
        var more = alike.Count > 12 ? $" {alike.Count} schools have these words in their names; the first twelve are listed. The NCES school id would decide." : "";
        if (!Answered(row, new($"school:{plain}:{SearchText.Of(district)}", $"Which school is “{name}”?{more}", [.. options]), out var answer, out var verdict))
            return verdict;
        school = _schoolsById.GetValueOrDefault(answer);
        return null;
    }

    private IEnumerable<School> InDistrict(IEnumerable<School> schools, string? district)
    {
        if (district is null)
            return schools.Distinct();
        var named = SearchText.Of(district);
        var ids = _districtsById.Values.Where(d => d.NcesId == district || $"{d.SearchWords} ".Contains($" {named} ", StringComparison.Ordinal) || SearchText.Of(d.Name).Contains(named, StringComparison.Ordinal)).Select(d => d.Id).ToHashSet();
        return schools.Where(s => ids.Contains(s.DistrictId)).Distinct();
    }

    // "Lincoln High", "Lincoln HS" and "Lincoln High School" are the same name
    private static string Plain(string name) => string.Join(' ', SearchText.Of(name).Split(' ').Where(w => w is not ("school" or "the")).Select(w => w switch { "hs" => "high", "ms" => "middle", "es" or "elem" => "elementary", _ => w }));
}
