using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;
using ResidencyHub.Domain.Tests.Placements;
using ResidencyHub.Domain.Tests.Standards;

namespace ResidencyHub.Domain.Tests.Mentoring;

public sealed class ObservationTests
{
    private static readonly ObservationRules Rules = new(3, new HashSet<int> { 1, 4 });

    private enum Verb { Prepare, Before, Begin, Finish, Tag, Self, After, AfterWithout, Debrief, Share, Acknowledge, Lock, Reopen, Cancel, Move, OtherDay, OtherTalk, Late }

    /// <summary>Any verbs in any order: the states follow each other without a gap, and nothing is readable for the resident before it is shared or after it is reopened.</summary>
    [Fact]
    public void Whatever_people_try_only_the_handbook_s_way_is_gone_and_drafts_stay_hidden() =>
        Prop.ForAll(Gen.Choose(0, (int)Verb.OtherTalk).ListOf(40).ToArbitrary(), tries =>
        {
            var scene = new Lesson();
            foreach (var verb in tries.Select(t => (Verb)t))
            {
                var before = scene.Observation.State;
                try
                {
                    scene.Try(verb);
                }
                catch (RuleBroken)
                {
                    scene.Observation.State.ShouldBe(before, "a refused verb changes nothing");
                }
                var isOut = scene.Observation.State is ObservationState.Shared or ObservationState.Acknowledged or ObservationState.Locked;
                foreach (var part in scene.Parts)
                    part.IsShared.ShouldBe(isOut && scene.WasSharedWith(part), $"after {verb} at {scene.Observation.State}");
                if (isOut)
                    scene.Debrief.ShouldNotBeNull();
            }
            var steps = scene.Observation.Steps;
            steps.Skip(1).Zip(steps, (next, last) => next.From == last.To).ShouldAllBe(x => x);
            steps[^1].To.ShouldBe(scene.Observation.State);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void The_whole_way_from_the_day_that_is_set_to_the_lock()
    {
        var scene = new Lesson();
        foreach (var verb in new[] { Verb.Prepare, Verb.Before, Verb.Begin, Verb.Finish, Verb.Tag, Verb.Self, Verb.After, Verb.Debrief, Verb.Share, Verb.Acknowledge, Verb.Lock })
            scene.Try(verb);
        scene.Observation.Steps.Select(s => s.To).ShouldBe([ObservationState.Scheduled, ObservationState.PreConference, ObservationState.Observed, ObservationState.EvidenceTagged, ObservationState.ResidentSelfScored, ObservationState.PostConference, ObservationState.Shared, ObservationState.Acknowledged, ObservationState.Locked]);
        scene.Try(Verb.Reopen);
        (scene.Observation.State, scene.Notes[0].IsShared, scene.Observation.Steps[^1].Why).ShouldBe((ObservationState.PostConference, false, "a wrong element"));
    }

    [Fact]
    public void A_level_that_needs_evidence_is_not_shared_without_and_the_element_is_named()
    {
        var scene = new Lesson(level: 4);
        foreach (var verb in new[] { Verb.Before, Verb.Begin, Verb.Finish, Verb.Tag, Verb.AfterWithout, Verb.Debrief })
            scene.Try(verb);
        var broken = Should.Throw<RuleBroken>(() => scene.Try(Verb.Share));
        (broken.Rule, broken.Message).ShouldBe(("evidence-needed", "Levels 1 and 4 need evidence in words. It is missing for 1.1."));
        scene.Scores[0].Change(scene.Rubric, 4, "explains why", scene.On);
        scene.Try(Verb.Share);
        scene.Observation.NoSelfScoreBecause.ShouldBe("ill");
    }

    [Fact]
    public void Evidence_is_closed_only_when_each_note_has_words_and_is_tied_or_general()
    {
        var scene = new Lesson();
        scene.Try(Verb.Before);
        scene.Try(Verb.Begin);
        scene.Try(Verb.Finish);
        var bare = new EvidenceNote(scene.Observation, scene.Observer, scene.Now, " ");
        scene.Notes.Add(bare);
        Should.Throw<RuleBroken>(() => scene.Try(Verb.Tag)).Message.ShouldStartWith("1 of 2 notes");
        bare.Write("Pupils clap");
        Should.Throw<RuleBroken>(() => scene.Try(Verb.Tag));
        bare.Tie([], general: true);
        scene.Try(Verb.Tag);
    }

    [Fact]
    public void Evidence_that_came_after_it_was_closed_is_tied_before_anything_is_shared()
    {
        var scene = new Lesson();
        foreach (var verb in new[] { Verb.Before, Verb.Begin, Verb.Finish, Verb.Tag, Verb.AfterWithout, Verb.Debrief, Verb.Late })
            scene.Try(verb);
        Should.Throw<RuleBroken>(() => scene.Try(Verb.Share)).ShouldSatisfyAllConditions(b => b.Rule.ShouldBe("evidence-open"), b => b.Message.ShouldStartWith("1 of 2 notes has no words or is tied to no element"));
        scene.Parts.ShouldAllBe(p => !p.IsShared);
        scene.Notes[1].Tie([], general: true);
        scene.Try(Verb.Share);
        scene.Parts.ShouldAllBe(p => p.IsShared);
    }

    [Fact]
    public void A_wrong_day_of_the_lesson_or_of_the_talk_is_put_right_with_a_word_and_what_was_late_is_late_no_more()
    {
        var scene = new Lesson();
        foreach (var verb in new[] { Verb.Before, Verb.Begin, Verb.Finish, Verb.Tag })
            scene.Try(verb);
        scene.Observation.HoldPostConference(scene.On.AddDays(6), true, null, new("Grace Oduya", scene.Now));
        scene.Observation.Steps[^1].Why.ShouldBe($"Late: due {scene.On.AddDays(3):d MMM yyyy}");
        scene.Try(Verb.OtherTalk);
        (scene.Observation.State, scene.Observation.ConferenceOn, scene.Observation.Steps[^1].Why).ShouldBe((ObservationState.PostConference, scene.On.AddDays(2), $"The talk was on {scene.On.AddDays(2):d MMM yyyy}, not on {scene.On.AddDays(6):d MMM yyyy}: in time, due {scene.On.AddDays(3):d MMM yyyy}"));
        var steps = scene.Observation.Steps.Count;
        scene.Try(Verb.OtherTalk);
        scene.Observation.Steps.Count.ShouldBe(steps, "the same day is no correction");
        scene.Try(Verb.OtherDay);
        (scene.Observation.ObservedOn, scene.Observation.ConferenceDueOn, scene.Observation.NextOn).ShouldBe((scene.On.AddDays(1), scene.On.AddDays(4), scene.On.AddDays(4)));
        Should.Throw<RuleBroken>(() => scene.Observation.CorrectConference(scene.On, new("Grace Oduya", scene.Now))).Rule.ShouldBe("conference-before");
        Should.Throw<RuleBroken>(() => scene.Observation.CorrectLesson(scene.On.AddDays(3), scene.On.AddDays(6), new("Grace Oduya", scene.Now))).Rule.ShouldBe("conference-before");
        Should.Throw<RuleBroken>(() => scene.Observation.DemandLesson(scene.Placement.EndsOn.AddDays(1), scene.Placement)).Rule.ShouldBe("lesson-outside");
        foreach (var verb in new[] { Verb.Debrief, Verb.Share })
            scene.Try(verb);
        Should.Throw<RuleBroken>(() => scene.Try(Verb.OtherDay)).Rule.ShouldBe("observation-state");
        Should.Throw<RuleBroken>(() => scene.Observation.CorrectConference(scene.On.AddDays(3), new("Grace Oduya", scene.Now))).Rule.ShouldBe("observation-state");
    }

    [Fact]
    public void The_first_answer_stays_in_the_history_when_a_reopened_observation_is_answered_otherwise()
    {
        var scene = new Lesson();
        foreach (var verb in new[] { Verb.Before, Verb.Begin, Verb.Finish, Verb.Tag, Verb.AfterWithout, Verb.Debrief, Verb.Share })
            scene.Try(verb);
        scene.Observation.Acknowledge("I see the hands on the left now", new("Ana", scene.Now));
        scene.Try(Verb.Reopen);
        scene.Try(Verb.Share);
        scene.Observation.Acknowledge("I see the hands on the left now ", new("Ana", scene.Now));
        scene.Observation.Steps[^1].Why.ShouldBeNull("the same answer is said once");
        scene.Try(Verb.Reopen);
        scene.Try(Verb.Share);
        scene.Observation.Acknowledge(null, new("Ana", scene.Now));
        (scene.Observation.Response, scene.Observation.Steps[^1].Why).ShouldBe((null, "Answered before: I see the hands on the left now"));
    }

    [Fact]
    public void A_day_outside_the_placement_and_an_observation_by_the_resident_are_refused()
    {
        var scene = new Lesson();
        Should.Throw<RuleBroken>(() => scene.Observation.Reschedule(scene.Placement, scene.Placement.EndsOn.AddDays(1), null)).Rule.ShouldBe("observation-outside");
        Should.Throw<RuleBroken>(() => new Observation(scene.Placement, 2, scene.Rubric, scene.Observer with { Kind = RaterKind.Resident }, scene.On, null, ObservationSetting.InPerson, new("x", scene.Now))).Rule.ShouldBe("observer-resident");
    }

    private sealed class Lesson
    {
        private readonly HashSet<PlacementRecord> _shared = [];

        public Lesson(int level = 3)
        {
            Placement = new PlacementScene().In(PlacementState.Active);
            On = Placement.StartsOn.AddDays(30);
            var framework = FrameworkTreeTests.Own();
            framework.Arrange([new(Guid.NewGuid(), null, null, "1.1", "Uses what pupils know")]);
            framework.Rate([new(0, "Not observed", ""), new(1, "Beginning", ""), new(3, "Applying", ""), new(4, "Integrating", "")]);
            Rubric = new Rubric(Placement.ProgramId, framework, "Clinical observation");
            Rubric.Take(framework, [framework.Items[0].Key]);
            Rubric.Publish(null, "Dana", Now);
            Observation = new Observation(Placement, 1, Rubric, Observer, On, null, ObservationSetting.InPerson, Act);
            Scores.Add(new Rating(Placement, Instrument.Observation, Observation.Id.Value, Rubric, Rubric.Rows[0].Id, Observer, level, null, On));
        }

        public DateTime Now { get; } = new(2026, 11, 18, 17, 0, 0, DateTimeKind.Utc);
        public Rater Observer { get; } = new(Guid.NewGuid(), "Grace Oduya", RaterKind.Supervisor);
        public Placement Placement { get; }
        public DateOnly On { get; }
        public Rubric Rubric { get; }
        public Observation Observation { get; }
        public List<EvidenceNote> Notes { get; } = [];
        public List<Rating> Scores { get; } = [];
        public Debrief? Debrief { get; private set; }

        public IEnumerable<PlacementRecord> Parts => [.. Notes, .. Scores, .. Debrief is null ? Array.Empty<PlacementRecord>() : [Debrief]];

        private ObservationAct Act => new("Grace Oduya", Now);

        public bool WasSharedWith(PlacementRecord part) => _shared.Contains(part);

        public void Try(Verb verb)
        {
            switch (verb)
            {
                case Verb.Prepare: Observation.Prepare("goal", null, "A", "why"); break;
                case Verb.Before: Observation.HoldPreConference("wait time", null, Act); break;
                case Verb.Begin:
                    Observation.Begin(Now);
                    var note = new EvidenceNote(Observation, Observer, Now, "Waits");
                    note.Tie(Rubric.Rows, false);
                    // what is noted after sharing would be refused by the use case; the walk adds it while it is written
                    if (Observation.State is ObservationState.PreConference or ObservationState.Observed)
                        Notes.Add(note);
                    break;
                case Verb.Finish: Observation.Finish(On, On.AddDays(3), Act); break;
                case Verb.Tag: Observation.Tag(Notes, selfScored: false, Act); break;
                case Verb.Self: Observation.TakeSelfScore("well", Act); break;
                case Verb.After: Observation.HoldPostConference(On.AddDays(1), true, null, Act); break;
                case Verb.AfterWithout: Observation.HoldPostConference(On.AddDays(1), false, "ill", Act); break;
                case Verb.Debrief:
                    if (Observation.State is ObservationState.PostConference)
                        (Debrief ??= new Debrief(Observation)).Write(new("calm", null, "circulate", null, null));
                    break;
                case Verb.Share:
                    Observation.Share(Scores, Notes, Debrief, Rules, leaders: false, Act);
                    _shared.UnionWith(Parts);
                    break;
                case Verb.Acknowledge: Observation.Acknowledge(null, Act); break;
                case Verb.Lock: Observation.Lock(Act); break;
                case Verb.Reopen: Observation.Reopen("a wrong element", Scores, Notes, Debrief, Act); break;
                case Verb.OtherDay: Observation.CorrectLesson(On.AddDays(1), On.AddDays(4), Act); break;
                case Verb.OtherTalk: Observation.CorrectConference(On.AddDays(2), Act); break;
                // a stamp after the evidence was closed
                case Verb.Late:
                    Observation.Begin(Now);
                    Notes.Add(new EvidenceNote(Observation, Observer, Now, "Pupils clap"));
                    break;
                case Verb.Cancel: Observation.Cancel("snow", Act); break;
                default: Observation.Reschedule(Placement, On.AddDays(1), new TimeOnly(9, 0)); break;
            }
        }
    }
}
