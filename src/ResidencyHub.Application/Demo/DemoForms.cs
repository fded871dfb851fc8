using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Demo;

/// <summary>A form in use with answers, and one that its coordinator is still building.</summary>
internal static class DemoForms
{
    private static readonly (string Meets, string? Why, string Ready, string Seen)[] Told =
    [
        ("Yes, at a fixed hour", null, "4", "Sorted the exit slips before I asked, and planned by them."),
        ("Now and then", "Yard duty falls on our planning hour.", "3", "Waits five seconds; four hands go up."),
        ("Yes, at a fixed hour", null, "5", "Two table groups ran the discussion without her."),
        ("Not yet", "We share an hour only from December on.", "2", "The change to groups took four minutes."),
    ];

    public static void Build(DemoStage stage)
    {
        foreach (var (program, by) in new[] { (stage.Places.HarborValley, "Dana Whitfield"), (stage.Places.Northgate, "Omar Said") })
        {
            var rubric = stage.Rows.OfType<Rubric>().First(r => r.ProgramId == program.Id && r.State is EditionState.Published);
            var form = stage.Keep(new ProgramForm(program.Id, new("How the year is going", "Two minutes, so that we hear of it before it is a worry.", new HashSet<Signatory> { Signatory.Mentor, Signatory.Resident, Signatory.Supervisor }, FormAudience.Everyone, null, null, false)));
            form.Build(Fields(rubric));
            form.Publish(null, by, stage.Afternoon(stage.Today.AddDays(-20)));
            var homes = stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p is { MentorId: not null, NeedsMentor: false } && p.ProgramId == program.Id).ToList();
            // who has not answered yet finds the form in their list
            foreach (var (home, at) in homes.Where(p => p.MentorName is not ("Umar Okafor" or "Farah Petrov" or "Dmitri Alvarez")).Take(10).Select((h, i) => (h, i)))
                Answer(stage, form, home, home.MentorName!, Signatory.Mentor, at);
            foreach (var (home, at) in homes.Where(p => p.MentorName is "Umar Okafor" or "Dmitri Alvarez").Select((h, i) => (h, i)))
                Answer(stage, form, home, home.ResidentName, Signatory.Resident, at + 1);
            var outside = stage.Keep(new ProgramForm(program.Id, new("A view from outside", "Three questions to somebody who has seen the resident with pupils or families.", new HashSet<Signatory> { Signatory.Outside }, FormAudience.Supervision, null, null, false)));
            outside.Build(new([new() { Key = "saw", Type = FieldType.Text, Label = "Where did you see the resident at work?", IsRequired = true }, new() { Key = "strength", Type = FieldType.Text, Label = "What did you see that should stay?" }, new() { Key = "next", Type = FieldType.Text, Label = "What could come next?" }]));
            outside.Publish(null, by, stage.Afternoon(stage.Today.AddDays(-20)));
            foreach (var cohort in stage.People.Cohorts.Where(c => c.ProgramId == program.Id && c.Runs.Contains(stage.Today)))
            {
                Ask(stage, cohort, form, by);
                AskOutside(stage, cohort, outside, homes.FindAll(h => h.CohortId == cohort.Id), by);
            }
            // the next cohort is planned ahead; nobody is named before placements run
            foreach (var cohort in stage.People.Cohorts.Where(c => c.ProgramId == program.Id && c.StartsOn > stage.Today))
                stage.Keep(new AssignmentRule(cohort, AssignedWork.Form, Signatory.Outside, AssignmentTimes.Of(cohort, 12, 11, 14), 3, 3, by, stage.Afternoon(stage.Today.AddDays(-3)), new(outside.Lineage, outside.Name)));
        }
        var draft = stage.Keep(new ProgramForm(stage.Places.HarborValley.Id, new("Visit of the community partner", null, new HashSet<Signatory> { Signatory.Resident }, FormAudience.Supervision, stage.Today.AddDays(30), stage.Today.AddDays(60), true)));
        draft.Build(new([new() { Key = "where", Type = FieldType.Text, Label = "Where were you?", IsRequired = true }, new() { Key = "took", Type = FieldType.TimeLog, Label = "How long did it take?" }]));
    }

    private static FormDefinition Fields(Rubric rubric) => new(
    [
        new() { Key = "meets", Type = FieldType.Choice, Label = "Do you two meet each week?", Options = ["Yes, at a fixed hour", "Now and then", "Not yet"], IsRequired = true },
        new() { Key = "why", Type = FieldType.Text, Label = "What stands in the way?", Hint = "So that the program can do something about it.", ShowWhen = new("meets", ["Now and then", "Not yet"]), IsRequired = true },
        new() { Key = "ready", Type = FieldType.Scale, Label = "How ready is the resident to lead a part of each lesson?", Least = 1, Most = 5, LeastWords = "not yet", MostWords = "does it", IsRequired = true },
        new() { Key = "rows", Type = FieldType.Rubric, Label = "Where do you see the most growth?", Hint = "Leave rows open that you have not seen.", Rows = [.. rubric.Rows.OrderBy(r => r.Place).Take(3).Select(r => new FormRow(r.ItemKey.ToString("N"), r.Code, r.Statement))], Levels = [.. rubric.Levels.OrderBy(l => l.Value).Select(l => new LevelDraft(l.Value, l.Name, l.Words))] },
        new() { Key = "seen", Type = FieldType.Evidence, Label = "What did you see?" },
        new() { Key = "time", Type = FieldType.TimeLog, Label = "When did you plan together this week?" },
        new() { Key = "plan", Type = FieldType.File, Label = "A plan you made together" },
        new() { Key = "sign", Type = FieldType.Signature, Label = "Signature", IsRequired = true },
    ]);

    private static void Answer(DemoStage stage, ProgramForm form, Placement home, string name, Signatory role, int at)
    {
        var (meets, why, ready, seen) = Told[at % Told.Length];
        var on = stage.Today.AddDays(-12 + (at % 8));
        var answer = stage.Keep(new FormAnswer(form, home, new(stage.AccountOf(name), name, role, stage.Afternoon(on)), 1, on));
        var rows = form.Definition["rows"]!;
        answer.Send(form, home, new(new Dictionary<string, FormValue>
        {
            ["meets"] = new() { Text = meets },
            ["why"] = new() { Text = why },
            ["ready"] = new() { Text = ready },
            ["rows"] = new() { Lines = [new(rows.Rows[0].Key, "2", null), new(rows.Rows[1].Key, "3", "Since October.")] },
            ["seen"] = new() { Lines = [new("second period", null, seen)] },
            ["time"] = new() { Lines = [new($"{on.AddDays(-2):yyyy-MM-dd}", "45 min", "next week’s unit")] },
            ["sign"] = new() { Text = name },
        }.Where(v => !v.Value.IsEmpty).ToDictionary(v => v.Key, v => v.Value)), on, stage.Afternoon(on));
    }

    private static void Ask(DemoStage stage, Cohort cohort, ProgramForm form, string by)
    {
        var week = ((stage.Today.DayNumber - cohort.StartsOn.DayNumber) / 7) - 1;
        if (week >= 1 && stage.Today.AddDays(30) <= cohort.EndsOn)
            stage.Keep(new AssignmentRule(cohort, AssignedWork.Form, Signatory.Mentor, AssignmentTimes.Of(cohort, week, 18, 14), 3, 3, by, stage.Afternoon(cohort.StartsOn), new(form.Lineage, form.Name)));
    }

    /// <summary>Two are named: one has answered, one is asked.</summary>
    private static void AskOutside(DemoStage stage, Cohort cohort, ProgramForm form, List<Placement> homes, string by)
    {
        if (stage.Today < cohort.StartsOn.AddDays(21) || stage.Today.AddDays(20) > cohort.EndsOn || homes.Count == 0)
            return;
        var opens = stage.Today.AddDays(-5);
        var rule = stage.Keep(new AssignmentRule(cohort, AssignedWork.Form, Signatory.Outside, new("Late fall", opens, stage.Today.AddDays(9), stage.Today.AddDays(16)), 3, 3, by, stage.Afternoon(opens), new(form.Lineage, form.Name)));
        var (home, on) = (homes[0], opens.AddDays(2));
        var rosa = stage.Keep(new OutsideRater(rule, home, "Rosa Lind", "rosa.lind@family-center.example", by, stage.Afternoon(opens), opens));
        rosa.Ask(opens);
        rosa.Answer(stage.Afternoon(on));
        var answer = stage.Keep(new FormAnswer(form, home, new(rosa.Id.Value, rosa.Name, Signatory.Outside, stage.Afternoon(on)), 1, on));
        answer.Send(form, home, new(new Dictionary<string, FormValue> { ["saw"] = new() { Text = "At two family evenings in the library." }, ["strength"] = new() { Text = "Knows each family’s name and listens before answering." } }), on, stage.Afternoon(on));
        // the hub writes to him when it starts: his letter with the link stands among those of the demo
        stage.Keep(new OutsideRater(rule, home, "Tom Abara", "tom.abara@family-center.example", by, stage.Afternoon(opens), opens));
    }
}
