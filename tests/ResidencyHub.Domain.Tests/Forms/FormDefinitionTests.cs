using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;

namespace ResidencyHub.Domain.Tests.Forms;

public sealed class FormDefinitionTests
{
    private static AskedField Text(string key, FieldCondition? when = null) => new() { Key = key, Type = FieldType.Text, Label = $"Words {key}", ShowWhen = when };

    private static AskedField Yes(string key, FieldCondition? when = null) => new() { Key = key, Type = FieldType.Choice, Label = $"Yes or no {key}", Options = ["yes", "no"], ShowWhen = when };

    private static string Broken(params AskedField[] fields) => Should.Throw<RuleBroken>(() => new FormDefinition(fields).Checked()).Rule;

    [Fact]
    public void Conditions_look_back_only_so_that_none_goes_in_a_circle()
    {
        new FormDefinition([Yes("a"), Yes("b", new("a", ["yes"])), Text("c", new("b", ["no"]))]).Checked().Fields.Count.ShouldBe(3);
        Broken(Yes("a", new("b", ["yes"])), Yes("b", new("a", ["yes"]))).ShouldBe("form-condition-later");
        Broken(Yes("a", new("a", ["yes"]))).ShouldBe("form-condition-later");
        Broken(Text("c", new("gone", ["yes"]))).ShouldBe("form-condition-unknown");
        Broken(Text("a"), Text("b", new("a", ["yes"]))).ShouldBe("form-condition-type");
        Broken(Yes("a"), Text("b", new("a", ["perhaps"]))).ShouldBe("form-condition-value");
        Broken(Yes("a"), Text("b", new("a", []))).ShouldBe("form-condition-value");
    }

    [Fact]
    public void A_definition_without_keys_too_long_or_not_whole_is_refused_with_the_place()
    {
        Broken([.. Enumerable.Range(0, 200).Select(n => Text($"q{n}"))]).ShouldBe("form-fields-most");
        Broken(Text("a"), Text("")).ShouldBe("form-key");
        Broken(Text("a b")).ShouldBe("form-key");
        Broken(Text("a"), Text("a")).ShouldBe("form-key-twice");
        Broken(Yes("a") with { Options = ["yes", "yes"] }).ShouldBe("form-options");
        Broken(new AskedField { Key = "s", Type = FieldType.Scale, Label = "How?", Least = 5, Most = 5 }).ShouldBe("form-scale");
        Broken(new AskedField { Key = "r", Type = FieldType.Rubric, Label = "Rows" }).ShouldBe("form-rows");
        Broken(Text("a") with { Type = (FieldType)99 }).ShouldBe("form-type");
        Broken([.. Enumerable.Range(0, 13).Select(n => new AskedField { Key = $"t{n}", Type = FieldType.TimeLog, Label = "Time" })]).ShouldBe("form-inputs-most");
        foreach (var wrong in new[] { "", "{", "{}", "[1]", "[null]", """[{"type":"Text","label":"x"}]""", """[{"key":"a","type":"Nothing","label":"x"}]""", """[{"key":"a","type":"Choice","label":"x","options":null}]""", """[{"key":"a","type":"Text","label":null}]""", """[{"key":"a","type":"Text","label":"x","showWhen":{"field":"b"}}]""" })
            Should.Throw<RuleBroken>(() => FormDefinition.Read(wrong), wrong);
    }

    [Fact]
    public void What_is_written_is_read_again_and_a_field_that_others_show_by_stays_above_them()
    {
        var form = new FormDefinition([Yes("a"), Text("b", new("a", ["no"]))]).Checked();
        FormDefinition.Read(form.Write()).Write().ShouldBe(form.Write());
        form.With(Text("c")).Moved("c", up: true).Fields.Select(f => f.Key).ShouldBe(["a", "c", "b"]);
        Should.Throw<RuleBroken>(() => form.Moved("b", up: true)).Rule.ShouldBe("form-condition-later");
        Should.Throw<RuleBroken>(() => form.Without("a")).Rule.ShouldBe("form-condition-needs");
        Should.Throw<RuleBroken>(() => form.With(Yes("a") with { Options = ["often", "never"] })).Rule.ShouldBe("form-condition-value");
        form.Without("b").Without("a").Fields.ShouldBeEmpty();
        form.Moved("a", up: true).ShouldBe(form);
    }

    [Fact]
    public void A_field_that_does_not_show_is_neither_asked_nor_kept_and_hides_what_shows_by_it()
    {
        var form = new FormDefinition([Yes("a"), Yes("b", new("a", ["yes"])) with { IsRequired = true }, Text("c", new("b", ["yes"])) with { IsRequired = true }]).Checked();
        var forged = Sheet(("a", "no"), ("b", "yes"), ("c", "posted all the same"), ("retired", "old words"));
        var (kept, wrong) = forged.Judge(form, "Ana Reyes", new(2026, 11, 18), new HashSet<string>());
        wrong.ShouldBeEmpty();
        kept.Values.Keys.ShouldBe(["a"]);
        forged.Outgrown(new([new() { Key = "retired", Type = FieldType.Text, Label = "Once" }]), form).Select(f => f.Key).ShouldBe(["retired"]);
        Sheet(("a", "yes"), ("b", "yes")).Judge(form, "Ana Reyes", new(2026, 11, 18), new HashSet<string>()).Wrong.ShouldBe([new FieldWrong("c", "Write an answer.")]);
    }

    [Fact]
    public void Each_type_says_in_words_what_is_wrong_with_an_answer()
    {
        var today = new DateOnly(2026, 11, 18);
        FormDefinition form = new(
        [
            new() { Key = "scale", Type = FieldType.Scale, Label = "How?", Least = 1, Most = 5 }, new() { Key = "rows", Type = FieldType.Rubric, Label = "Rows", Rows = [new("r1", "1.1", "Knows pupils")], Levels = [new(1, "Beginning", ""), new(2, "Emerging", "")] },
            new() { Key = "time", Type = FieldType.TimeLog, Label = "Time" }, new() { Key = "seen", Type = FieldType.Evidence, Label = "Seen" }, new() { Key = "sign", Type = FieldType.Signature, Label = "Sign", IsRequired = true }, new() { Key = "file", Type = FieldType.File, Label = "Plan", IsRequired = true },
            new() { Key = "many", Type = FieldType.Choice, Label = "Which?", Options = ["a", "b"], TakesSeveral = true },
        ]);
        FormValue Line(string key, string? value, string? words) => new() { Lines = [new(key, value, words)] };
        var wrong = new AnswerSheet(new Dictionary<string, FormValue>
        {
            ["scale"] = new() { Text = "6" },
            ["rows"] = Line("r1", "9", null),
            ["time"] = Line("2026-11-19", "1:30", "planned"),
            ["seen"] = Line("9:10", null, new string('x', 2001)),
            ["sign"] = new() { Text = "Somebody Else" },
            ["many"] = new() { Chosen = ["c"] },
        }).Judge(form.Checked(), "Ana Reyes", today, new HashSet<string>()).Wrong.ToDictionary(w => w.Field, w => w.Words);
        wrong.Keys.Order().ShouldBe(["file", "many", "rows", "scale", "seen", "sign", "time"]);
        wrong["sign"].ShouldContain("Ana Reyes");
        wrong["rows"].ShouldBe("Choose a level for 1.1.");
        wrong["time"].ShouldContain("has not come yet");
        var right = new AnswerSheet(new Dictionary<string, FormValue>
        {
            ["scale"] = new() { Text = "5" },
            ["rows"] = Line("r1", "2", "asks"),
            ["time"] = new() { Lines = [new("2026-11-17", "90 min", "planned"), new("", "", " ")] },
            ["seen"] = Line("9:10", null, "waits"),
            ["sign"] = new() { Text = "ana reyes" },
            ["many"] = new() { Chosen = ["b", "b"] },
        }).Judge(form, "Ana Reyes", today, new HashSet<string> { "file" });
        right.Wrong.ShouldBeEmpty();
        (right.Kept["time"].Lines.Count, right.Kept["many"].Chosen.Count).ShouldBe((1, 1));
        AnswerSheet.Read(right.Kept.Write()).Write().ShouldBe(right.Kept.Write());
    }

    private static AnswerSheet Sheet(params (string Key, string Text)[] all) => new(all.ToDictionary(a => a.Key, a => new FormValue { Text = a.Text }));
}
