using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Tests.Architecture;

/// <summary>No letter to somebody at a school or district goes around that district's contact rules.</summary>
public sealed partial class LetterTests
{
    /// <summary>Who writes to people of no district, and why they are that.</summary>
    private static readonly Dictionary<string, string> ToPeopleOfNoDistrict = new()
    {
        ["Access/AccountLetters.cs"] = "the owner of an account asked for it this minute: urgent, as a safety matter is",
        ["Cohorts/PoolRules.cs"] = "coordinators",
        ["Cohorts/Requirements/HandInPaper.cs"] = "coordinators",
        ["Cohorts/Requirements/TellOfPapers.cs"] = "coordinators",
        ["Notifications/SendLetters.cs"] = "coordinators",
        ["Growing/AskedPeople.cs"] = "coordinators",
        ["Mentoring/TellOfSignals.cs"] = "coordinators and supervisors",
        ["Mentoring/AskForHelp.cs"] = "coordinators and supervisors; never mentor or school",
        ["Partnerships/RateByLink.cs"] = "who rates for the community works for no district",
    };

    [Fact]
    public void Every_letter_to_a_mentor_or_to_staff_of_a_school_or_district_names_the_district_whose_quiet_periods_it_obeys()
    {
        var (wrong, seen, toNoDistrict) = (new List<string>(), 0, new HashSet<string>());
        foreach (var (path, lines) in Sources.Below("src/ResidencyHub.Application", "*.cs"))
        {
            var code = Texts().Replace(string.Join('\n', lines), "\"\"");
            code.ShouldNotMatch(@"\bLetter\s+\w+\s*=\s*new\(", $"{path} makes a letter in a way that this test does not read");
            code.ShouldNotMatch(@"PostAsync\(operation, new\(", $"{path} makes a letter in a way that this test does not read");
            for (var at = code.IndexOf("new Letter(", StringComparison.Ordinal); at >= 0; at = code.IndexOf("new Letter(", at + 1, StringComparison.Ordinal))
            {
                seen++;
                var arguments = Arguments(code, at + "new Letter(".Length);
                var to = arguments[..arguments.IndexOf(',', StringComparison.Ordinal)].Trim();
                if (to == "Addressee.Program")
                    toNoDistrict.Add(path["src/ResidencyHub.Application/".Length..]);
                else if (to != "Addressee.Resident" && !District().IsMatch(arguments))
                    wrong.Add($"{path}: new Letter({to}, …");
            }
        }
        wrong.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(30, "the letters are found");
        toNoDistrict.ShouldBe(ToPeopleOfNoDistrict.Keys, ignoreOrder: true, "say here why such people work for no district, or address them as what they are");
    }

    private static string Arguments(string code, int from)
    {
        var open = 1;
        for (var i = from; i < code.Length; i++)
        {
            open += code[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (open == 0)
                return code[from..i];
        }
        throw new InvalidOperationException("A letter without an end.");
    }

    // literals with their quotes; what is nested in an interpolated one is cut up, and its brackets go in pairs
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"
        """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Texts();

    // as an argument of its own, by its name or by its place: a district inside a sentence, or given as something else, is none
    [GeneratedRegex(@"\bDistrict: |,\s*([\w.!?]+\.DistrictId|\w+\.District|DistrictOf\(\w+\)|district)\s*(,|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex District();
}
