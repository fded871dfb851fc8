using ResidencyHub.Domain.Matching;
namespace ResidencyHub.Domain.Tests.Matching;
public sealed class ZDebug(Xunit.Abstractions.ITestOutputHelper o)
{
    [Fact]
    public void Show()
    {
        var m = SmallModels.Of(1004635269, 6, 4);
        Print(m);
        var r = BestFitToRankings.Match(m);
        foreach (var x in r.Matches) o.WriteLine(x.ToString());
        foreach (var u in r.Unplaced) o.WriteLine(string.Join("\n   ", MatchingWords.Of(r.Explain(u), m)));
    }
    [Fact]
    public void Perm()
    {
        for (var s = 0; s < 3000; s++)
        {
            var m = SmallModels.Of(s);
            var a = BestFitToRankings.Match(m); var b = BestFitToRankings.Match(SmallModels.Shuffled(m, s));
            foreach (var u in a.Unplaced)
            {
                var x = string.Join("\n", MatchingWords.Of(a.Explain(u), m)); var y = string.Join("\n", MatchingWords.Of(b.Explain(u), b.Model));
                if (x != y) { Print(m); o.WriteLine(x); o.WriteLine(y); return; }
            }
        }
    }
    void Print(MatchingModel m)
    {
        o.WriteLine(m.Rules.ToString());
        foreach (var r in m.Residents) o.WriteLine($"{r.Name} {r.Subject} {r.Grades} cleared {r.IsCleared} only {r.OnlyRanked} lim {r.TravelLimitMiles} ranks {string.Join(",", r.RanksSchools.Select(s => s.Value.ToString()[7]))}");
        foreach (var s in m.Schools) o.WriteLine($"{s.Name} most {s.Most} seats {string.Join(" | ", s.Seats)} ");
        foreach (var x in m.Mentors) o.WriteLine($"{x.Name} at {x.School.Value.ToString()[7]} {x.Subject} {x.Grades} cap {x.AtATime} cred {string.Join(",", x.Credentials)}");
        o.WriteLine("pins " + string.Join(",", m.Pinned)); o.WriteLine("forb " + string.Join(",", m.Forbidden));
    }
}
