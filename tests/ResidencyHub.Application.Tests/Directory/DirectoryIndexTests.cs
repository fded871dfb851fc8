using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Tests.Directory;

public sealed class DirectoryIndexTests
{
    private static readonly string[] Beginnings = ["lin", "linc", "lincoln", "e", "ea", "east", "st", "san", "sant", "high", "hi", "school", "sch", "element", "denver", "den", "au", "co", "tx", "08", "0803360", "o", "obr", "zz", "d", "p", "1", "mary", "mar"];

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_is_found_is_what_a_look_at_every_row_finds_also_while_the_directory_changes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.LoadColoradoAsync(world.Administrator);
        var random = new Random(20261118);
        var (asked, withHits) = (0, 0);
        for (var round = 0; round < 8; round++)
        {
            await CompareAsync(20);
            await ChangeSomethingAsync(round);
        }
        await CompareAsync(20);
        asked.ShouldBe(180);
        withHits.ShouldBeGreaterThan(60);

        async Task CompareAsync(int times)
        {
            await using var db = hub.Open();
            var districts = await db.Districts.AsNoTracking().Where(d => d.EndedOn == null).ToListAsync();
            var schools = await db.Schools.AsNoTracking().Where(s => s.EndedOn == null).ToListAsync();
            for (var i = 0; i < times; i++)
            {
                var viewer = random.Next(2) == 0 ? world.Coordinator : world.OtherPrincipal;
                var near = viewer == world.Coordinator ? world.District : null; // the other principal's school is in no partnership
                var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Beginnings[random.Next(Beginnings.Length)]));
                DirectoryKind? kind = random.Next(3) switch { 0 => DirectoryKind.School, 1 => DirectoryKind.District, _ => null };
                var state = random.Next(4) == 0 ? "CO" : null;
                Id<District>? within = random.Next(6) == 0 ? districts[random.Next(districts.Count)].Id : null;
                var found = (await hub.As<FindInDirectory>(viewer).RunAsync(new(text, state, within, kind))).ValueOrDefault!;
                var scanned = Scan(districts, schools, near, text, state, within, kind);
                found.Rows.Select(r => (r.Kind, r.Name, r.Id)).ShouldBe(scanned.Take(FindInDirectory.Most).Select(r => (r.Kind, r.Name, r.Id)), $"“{text}” {kind} {state} {within}");
                found.AreMore.ShouldBe(scanned.Count > FindInDirectory.Most);
                (asked, withHits) = (asked + 1, withHits + (scanned.Count > 0 ? 1 : 0));
            }
        }

        async Task ChangeSomethingAsync(int round)
        {
            await using var db = hub.Open();
            var lincoln = await db.Schools.AsNoTracking().Where(s => s.EndedOn == null && s.SearchWords.Contains(" lincoln")).OrderBy(s => s.Id).FirstAsync();
            switch (round)
            {
                case 0:
                    (await hub.As<AddSchool>(world.Coordinator).RunAsync(new(world.District.Id, "Lincoln East O’Brien High School", null, null, null, null))).IsDone.ShouldBeTrue();
                    break;
                case 1:
                    (await hub.As<CorrectSchool>(world.Administrator).RunAsync(new(lincoln.Id, "St. Mary’s Santa Élementary", "Aurora", null, null, null, false, lincoln.Version))).IsDone.ShouldBeTrue();
                    break;
                case 2:
                    (await hub.As<AddDistrict>(world.Administrator).RunAsync(new("Aaron Lincoln Schools", "AK", "Easton"))).IsDone.ShouldBeTrue();
                    break;
                case 3:
                    var district = await db.Districts.AsNoTracking().SingleAsync(d => d.NcesId == "0803360");
                    (await hub.As<CorrectDistrict>(world.Administrator).RunAsync(new(district.Id, "Denver Public Schools", null, "Denver", "80202", district.Version))).IsDone.ShouldBeTrue();
                    break;
                case 4:
                    // a newer list: one is renamed, those of Denver end
                    var newer = string.Join('\n', TestHub.Sample(TestHub.SchoolsFile).Split('\n').Where((l, at) => at == 0 || !l.Contains(",0803360,"))).Replace("Cheyenne Wells Elementary School", "Lincoln Wells Primary School");
                    (await hub.LoadAsync(world.Administrator, newer, endWhereThin: true)).ValueOrDefault!.Tally.Ended.Count.ShouldBeGreaterThan(100);
                    break;
                case 5:
                    // more of them than are looked at one by one
                    for (var n = 0; n < DirectoryIndex.MostChanged + 2; n++)
                        (await hub.As<AddSchool>(world.Coordinator).RunAsync(new(world.District.Id, $"East Lincoln {n}", null, null, null, null))).IsDone.ShouldBeTrue();
                    break;
                default:
                    // another node's doing, of which only is known that there was some
                    await hub.SaveAsync(new School(world.OtherDistrict.Id, $"Mary Lincoln {round}", "CO"));
                    hub.Services.GetRequiredService<ChangeFeed>().Hear(new(Change.Anything, null));
                    break;
            }
        }
    }

    private static List<(DirectoryKind Kind, string Name, Guid Id)> Scan(List<District> districts, List<School> schools, District? near, string text, string? state, Id<District>? within, DirectoryKind? kind)
    {
        var words = text.Split(' ');
        var all = districts.Where(d => kind is not DirectoryKind.School && within is null).Select(d => (Kind: DirectoryKind.District, d.Name, Id: d.Id.Value, d.State, District: d.Id, d.SearchWords))
            .Concat(schools.Where(s => kind is not DirectoryKind.District && (within is null || s.DistrictId == within)).Select(s => (Kind: DirectoryKind.School, s.Name, Id: s.Id.Value, s.State, District: s.DistrictId, s.SearchWords)))
            .Where(r => (state is null || r.State == state) && words.All(w => r.SearchWords.Contains($" {w}")) && (words.Sum(w => w.Length) >= FindInDirectory.LeastLetters || r.District == near?.Id))
            .OrderByDescending(r => r.District == near?.Id).ThenByDescending(r => r.State == near?.State).ThenBy(r => r.State, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Id)
            .ToLookup(r => (Near: r.District == near?.Id, r.Kind), r => (r.Kind, r.Name, r.Id));
        var first = Halves(all[(true, DirectoryKind.District)], all[(true, DirectoryKind.School)], FindInDirectory.Most + 1);
        return [.. first, .. Halves(all[(false, DirectoryKind.District)], all[(false, DirectoryKind.School)], FindInDirectory.Most + 1 - first.Count)];

        static List<(DirectoryKind, string, Guid)> Halves(IEnumerable<(DirectoryKind, string, Guid)> ds, IEnumerable<(DirectoryKind, string, Guid)> ss, int places)
        {
            var d = Math.Min(ds.Count(), Math.Max(places - ss.Count(), places / 2));
            return [.. ds.Take(d), .. ss.Take(places - d)];
        }
    }
}
