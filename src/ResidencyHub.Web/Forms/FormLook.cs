using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Forms;

/// <summary>How forms look on pages, and how their posted fields are called.</summary>
internal static class FormLook
{
    public static string Who(FormHead head) => head.Who.Count == 0 ? "nobody" : string.Join(", ", FormHead.Sides.Where(head.Who.Contains).Select(GrowingWords.Of));

    public static string Window(FormHead head) => (head.OpensOn, head.ClosesOn) switch
    {
        (null, null) => "while it is in use",
        ({ } from, null) => $"from {from:d MMM yyyy}",
        (null, { } to) => $"through {to:d MMM yyyy}",
        ({ } from, { } to) => $"{from:d MMM yyyy} to {to:d MMM yyyy}",
    };

    public static FormHead HeadOf(IFormCollection form) => new(
        form["Head.Name"].ToString(), form["Head.Purpose"], FormHead.Sides.Where(s => form.ContainsKey($"Head.Who.{s}")).ToHashSet(), Enum.TryParse<FormAudience>(form["Head.Audience"], out var audience) ? audience : FormAudience.Program,
        PostedFields.Day(form["Head.OpensOn"]), PostedFields.Day(form["Head.ClosesOn"]), form.ContainsKey("Head.IsRepeated"));

    /// <summary>The answers as they stand in fields: posted, drafted or stored; every name belongs to one field of the form or to one of an earlier edition.</summary>
    public static AnswerSheet SheetOf(FormDefinition definition, Func<string, string?> field) =>
        new(definition.Fields.ToDictionary(f => f.Key, f => f.Type switch
        {
            FieldType.Choice when f.TakesSeveral => new FormValue { Chosen = [.. f.Options.Where((o, i) => field($"F.{f.Key}.{i}") == o)] },
            FieldType.Rubric => new FormValue { Lines = [.. f.Rows.Select(r => new AnswerLine(r.Key, field($"F.{f.Key}.{r.Key}"), field($"F.{f.Key}.{r.Key}.words")))] },
            FieldType.Evidence => new FormValue { Lines = [.. Lines(f, n => new AnswerLine(field($"F.{f.Key}.{n}.at") ?? "", null, field($"F.{f.Key}.{n}.words")))] },
            FieldType.TimeLog => new FormValue { Lines = [.. Lines(f, n => new AnswerLine(field($"F.{f.Key}.{n}.on") ?? "", field($"F.{f.Key}.{n}.long"), field($"F.{f.Key}.{n}.what")))] },
            FieldType.File => FormValue.None,
            _ => new FormValue { Text = field($"F.{f.Key}") },
        }, StringComparer.Ordinal));

    /// <summary>The fields as a sheet fills them: the way back.</summary>
    public static Dictionary<string, string> FieldsOf(FormDefinition definition, AnswerSheet sheet)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in definition.Fields)
        {
            var value = sheet[field.Key];
            Put($"F.{field.Key}", value.Text);
            foreach (var (option, at) in field.Options.Select((o, i) => (o, i)))
                Put($"F.{field.Key}.{at}", value.Chosen.Contains(option) ? option : null);
            foreach (var (line, at) in value.Lines.Select((l, i) => (l, i)))
            {
                if (field.Type is FieldType.Rubric)
                {
                    Put($"F.{field.Key}.{line.Key}", line.Value);
                    Put($"F.{field.Key}.{line.Key}.words", line.Words);
                    continue;
                }
                Put($"F.{field.Key}.{at}.{(field.Type is FieldType.TimeLog ? "on" : "at")}", line.Key);
                Put($"F.{field.Key}.{at}.long", line.Value);
                Put($"F.{field.Key}.{at}.{(field.Type is FieldType.TimeLog ? "what" : "words")}", line.Words);
            }
        }
        return all;

        void Put(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                all[name] = value;
        }
    }

    /// <summary>An answer in one line, for a table or a file.</summary>
    public static string? Words(AskedField field, FormValue value) => value.IsEmpty ? null : field.Type switch
    {
        FieldType.Choice when field.TakesSeveral => string.Join("; ", value.Chosen),
        FieldType.Rubric => string.Join("; ", value.Lines.Select(l => $"{field.Rows.FirstOrDefault(r => r.Key == l.Key)?.Code ?? l.Key}: {l.Value}{(l.Words is { Length: > 0 } words ? $" ({words})" : "")}")),
        FieldType.Evidence => string.Join("; ", value.Lines.Select(l => $"{l.Key} {l.Words}".Trim())),
        FieldType.TimeLog => string.Join("; ", value.Lines.Select(l => $"{l.Key} {l.Value} {l.Words}".Trim())),
        _ => value.Text,
    };

    private static IEnumerable<AnswerLine> Lines(AskedField field, Func<int, AnswerLine> line) => Enumerable.Range(0, field.Type is FieldType.Evidence or FieldType.TimeLog ? AskedField.Lines : 0).Select(line);
}
