using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Tests.Architecture;

/// <summary>Every text that somebody writes about a resident's work may come to hold a pupil's name: its form says so while one types.</summary>
public sealed partial class PupilNameTests
{
    private static readonly string[] Areas = ["Mentoring", "Hours", "Growing", "Forms"];

    /// <summary>Fields that stand in the form of another file.</summary>
    private static readonly Dictionary<string, string[]> PartOf = new(StringComparer.Ordinal)
    {
        ["Mentoring/CheckInFields.razor"] = ["Mentoring/CheckInForm.razor", "Hours/FridayForm.razor"],
        ["Hours/FridayHours.razor"] = ["Hours/FridayForm.razor"],
        ["Growing/SupportPlanFields.razor"] = ["Growing/NewSupportPlanPage.razor", "Growing/EditSupportPlanPage.razor"],
        ["Forms/FormFieldInput.razor"] = ["Forms/FormToAnswer.razor"],
    };

    /// <summary>What is written there is about no classroom.</summary>
    private static readonly Dictionary<string, string> AboutNoPupil = new(StringComparer.Ordinal)
    {
        ["Hours/ReleasePlanPage.razor"] = "a program's plan",
        ["Forms/FormFieldEdit.razor"] = "a form's questions",
        ["Forms/FormHeadFields.razor"] = "what a form is for",
        ["Forms/FormsPage.razor"] = "a form's definition",
        ["Forms/FormPage.razor"] = "a form's definition, to be copied",
    };

    [Fact]
    public void Each_text_area_of_mentoring_stands_in_a_form_that_points_at_pupils_names()
    {
        var files = Areas.SelectMany(a => Sources.Below($"src/ResidencyHub.Web/{a}", "*.razor")).ToDictionary(f => f.Path["src/ResidencyHub.Web/".Length..], f => string.Join('\n', f.Lines).Split("@code {")[0]);
        var (found, wrong) = (0, new List<string>());
        foreach (var (path, text) in files)
        {
            var open = new Stack<string>();
            foreach (Match tag in Tags().Matches(text))
            {
                if (tag.Value.StartsWith("</", StringComparison.Ordinal))
                {
                    open.Pop();
                }
                else if (tag.Groups["form"].Success)
                {
                    var line = text[tag.Index..].Split('\n')[0];
                    // a question without fields closes itself
                    if (!line.TrimEnd().EndsWith("/>", StringComparison.Ordinal) || line.Contains("</", StringComparison.Ordinal) || line.Contains("<Field", StringComparison.Ordinal))
                        open.Push(line);
                }
                else
                {
                    found++;
                    if (AboutNoPupil.ContainsKey(path))
                        continue;
                    var forms = open.Count > 0 ? [open.Peek()] : PartOf.GetValueOrDefault(path, []).Select(f => files[f]).ToArray();
                    if (forms.Length == 0 || forms.Any(f => !f.Contains(" Known=", StringComparison.Ordinal) || !(f.Contains(" Draft=", StringComparison.Ordinal) || f.StartsWith("<ConfirmBox", StringComparison.Ordinal))))
                        wrong.Add($"{path}: {text[tag.Index..].Split('\n')[0].Trim()}: its form names whom it is about (Known) and keeps a draft, or the list here says why not");
                }
            }
        }
        found.ShouldBeGreaterThan(45);
        wrong.ShouldBeEmpty();
        AboutNoPupil.Keys.Concat(PartOf.Keys).Where(f => !files.TryGetValue(f, out var text) || !Tags().Matches(text).Any(m => m.Groups["area"].Success)).ShouldBeEmpty("it need not stand on the list any more");
    }

    [GeneratedRegex("<(?<form>HubForm|ConfirmBox)\\b|</(HubForm|ConfirmBox)>|<(?<area>FieldArea|textarea)\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();
}
