using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Reciprocity;
using ResidencyHub.Domain.Surveys;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>Whose a row of the matrix is.</summary>
internal enum Whose
{
    /// <summary>Of Ana Reyes, Samuel Okafor, Eastside High, Harbor City and the Harbor Valley program.</summary>
    Own,

    /// <summary>Of another resident and mentor at the same school, district and program, under another supervisor.</summary>
    SameSchool,

    /// <summary>Of another school, district and program.</summary>
    Other,
}

internal sealed partial class TestHub
{
    /// <summary>One row of every entity that is somebody's, three times: own, at the same school, elsewhere.</summary>
    public async Task<Dictionary<(Type Entity, Whose Whose), object>> MatrixAsync(World world)
    {
        var rows = new Dictionary<(Type, Whose), object>();
        await using var db = Open();
        var admitted = new DateOnly(2026, 4, 1);
        var secondSupervisor = new Person(new("Hal", "Ito"), "hal.ito@hvu.example", null, world.Program.Id);
        var mentorPerson = new Person(new("Ruth", "Abel"), "ruth.abel@harbor.example", null, world.Program.Id);
        var residentPerson = new Person(new("Cy", "Dunn"), "cy.dunn@hvu.example", null, world.Program.Id);
        var neighbourMentor = new Mentor(mentorPerson, world.School, "M-2", admitted);
        var neighbour = new Resident(residentPerson, world.Cohort, "R-002", admitted);
        neighbour.Prepare("Science", "9–12");
        neighbour.Supervise(secondSupervisor.Id, secondSupervisor.Name.Full);
        var otherPartnership = new Partnership("Mesa Residency Partnership", new DateOnly(2016, 8, 1));
        otherPartnership.Join(world.OtherProgram, new Period(new DateOnly(2016, 8, 1)));
        otherPartnership.Join(world.OtherDistrict, new Period(new DateOnly(2016, 8, 1)));
        db.AddRange(secondSupervisor, mentorPerson, residentPerson, neighbourMentor, neighbour, otherPartnership);
        var rubrics = new Dictionary<bool, Domain.Standards.Rubric> { [false] = await HaveRubricAsync(world, "1.1"), [true] = await HaveRubricAsync(world with { Program = world.OtherProgram }, "1.1") };
        var resident = (await db.Residents.FindAsync(world.Resident.Id))!;
        var otherResident = (await db.Residents.FindAsync(world.OtherResident.Id))!;
        Put(Whose.Own, world.Cohort, world.Supervisor, world.Mentor, world.Partnership, world.Partnership.Members[0], world.Agreement);
        Put(Whose.Other, world.OtherCohort, await db.People.FindAsync(world.OtherMentor.PersonId) ?? throw new InvalidOperationException(), world.OtherMentor, otherPartnership, otherPartnership.Members[0]);
        Put(Whose.SameSchool, residentPerson, neighbourMentor);
        Story(Whose.Own, resident, world.Cohort, world.School, world.Mentor, world.Partnership);
        Story(Whose.SameSchool, neighbour, world.Cohort, world.School, neighbourMentor, null);
        Story(Whose.Other, otherResident, world.OtherCohort, world.OtherSchool, world.OtherMentor, otherPartnership);
        var outside = new Agreement(otherPartnership.Id, AgreementKind.Mou, "Mesa agreement", new Period(new DateOnly(2025, 7, 1), new DateOnly(2028, 6, 30)));
        Put(Whose.Other, outside);
        db.Add(outside);
        Recorded(Whose.Own, world.Partnership, RecordPlace.Whole, world.Partnership.Members[0], world.District);
        Recorded(Whose.SameSchool, world.Partnership, RecordPlace.Of(world.SecondSchool), null, null);
        Recorded(Whose.Other, otherPartnership, RecordPlace.Whole, otherPartnership.Members[0], world.OtherDistrict);
        await db.SaveChangesAsync();
        return rows;

        void Put(Whose whose, params object[] all)
        {
            foreach (var row in all)
                rows[(row.GetType(), whose)] = row;
        }

        void Add(Whose whose, params object[] all)
        {
            Put(whose, all);
            db.AddRange(all);
        }

        void Recorded(Whose whose, Partnership partnership, RecordPlace about, PartnershipMember? member, District? asked)
        {
            var began = new DateOnly(2016, 8, 1);
            Add(whose,
                new RecordEntry(partnership.Id, about, EntryKind.Focus, new("Mathematics", null, null, null, new Period(began))),
                new Goal(partnership.Id, about, "Models of excellence", null, GoalMeasure.Entered, "departments", false, new(0, began, 7, began.AddYears(11)), new("Grace", "Maria", null)),
                new RecordChange(partnership.Id, about, Time.GetUtcNow().UtcDateTime, "Dana Whitfield", PartnershipSide.University, "Entered", Guid.NewGuid()));
            var measured = new Goal(partnership.Id, about, "Fewer fail", null, GoalMeasure.Entered, "%", false, new(9, began, 1, began.AddYears(20)), new("Grace", "Maria", null));
            db.Add(measured);
            Add(whose, new Visit(partnership.Id, about, new(Today, VisitKind.SchoolVisit, "Dana", null, "questions", null, null), Guid.NewGuid(), "Dana", Today), new ImprovementCycle(measured, new("aim", "change", "prediction", "plan", Today, Today.AddDays(30), "Maria"), null, Guid.NewGuid(), "Dana", PartnershipSide.University, Today));
            var committee = new Committee(partnership.Id, about, CommitteeKind.Own, new("Site team", null, 60, null, "America/Denver", SilenceMeans.Stalls, new(1, 1, 0)), began);
            Add(whose,
                committee, new Meeting(committee, new MeetingPlan(Time.GetUtcNow().UtcDateTime, "America/Denver", 60, null), "Dana"), new ProtectedTime(partnership.Id, about, ProtectedKind.Meeting, new AcademicYear(2026), SchoolTerm.Fall, new("Planning time", null, 16)),
                new Decision(partnership.Id, "Earlier start", "because", "Dana", PartnershipSide.University, Today, Today, new(about)), new ActionItem(partnership.Id, "Write", PartnershipSide.District, "Lena", Today, about: about));
            var given = new ContributionText(PartnershipSide.District, PartnershipSide.University, whose is Whose.Own ? ContributionKind.Money : ContributionKind.Courses, "Given", 300, "US dollars", new Period(Today, Today), "invoice");
            Add(whose, new Contribution(partnership.Id, about, given, PartnershipSide.District, "Lena", Time.GetUtcNow().UtcDateTime));
            if (whose is not Whose.SameSchool)
                Add(whose, new BalanceWording(partnership.Id, new AcademicYear(2026), "We both gain.", PartnershipSide.District, "Lena", Time.GetUtcNow().UtcDateTime));
            Add(whose, new CurriculumItem(partnership.Id, about, new(CurriculumKind.Course, CurriculumTerm.Fall, "Methods", null, null), new(null, null, "why"), PartnershipSide.University, "Dana", Time.GetUtcNow().UtcDateTime));
            var survey = new SurveyRound(partnership.Id, about, db.SurveyEditions.First(), new Period(Today, Today.AddDays(14)), 5, PartnershipSide.University);
            Add(whose, survey, new SurveyResult(survey, about, SurveyGroup.Residents, null, about.Name, 6));
            var instrument = BuiltInInstruments.Shipped().First();
            instrument = db.HealthInstruments.Include(i => i.Items).Include(i => i.Levels).Single(i => i.Code == instrument.Code && i.Edition == instrument.Edition);
            var round = new HealthRound(partnership.Id, about, instrument, Today, "Dana", Today);
            var ratings = new[] { PartnershipSide.University, PartnershipSide.District }.Select(side => new SideRating(round, side)).ToList();
            foreach (var rating in ratings)
            {
                foreach (var item in instrument.Items)
                    rating.Rate(instrument, item, instrument.Levels.Min(l => l.Value), null, null);
                rating.Send(instrument, "Dana", Today);
            }
            var result = round.Reveal(instrument, ratings[0], ratings[1], Today)[0];
            Add(whose, round, ratings[whose is Whose.SameSchool ? 1 : 0], result, new ToDiscuss(round, "Apart", "because", Today));
            if (member is not null && asked is not null)
                Add(whose, new VoteDelegation(partnership.Id, PartnershipSide.University, (Guid.NewGuid(), "Dana"), (Guid.NewGuid(), "Grace"), SchoolYear), AskedPartner.Ask(partnership, asked, "Dana", "Harbor Valley", Today, Today), new PartnershipYear(partnership.Id, new AcademicYear(2026)), new YearPartner(member, new AcademicYear(2026)), new PartnershipEnding(member, Today, "because", "Dana", PartnershipSide.University, Today, false));
        }

        void Story(Whose whose, Resident who, Cohort cohort, School school, Mentor mentor, Partnership? partnership)
        {
            var act = new Act("Dana Whitfield", Time.GetUtcNow().UtcDateTime.AddDays(-150));
            var placement = new Placement(who, cohort, school, mentor, "Mathematics", "9–12", SchoolYear, act);
            placement.Propose(false, new DateOnly(2026, 7, 1), act);
            placement.AcceptForSchool(null, new DateOnly(2026, 7, 10), act);
            placement.AcceptForMentor(null, new DateOnly(2026, 7, 20), act);
            placement.Confirm(null, new DateOnly(2026, 7, 20), act);
            placement.Begin(act);
            who.PlaceAt(school.DistrictId, school.Id, school.Name, mentor.Id);
            Put(whose, who);
            Add(whose,
                placement, new Mentorship(placement, mentor.Id, SchoolYear), new Teammate(placement, null, "Priya Raman", "co-teaching", SchoolYear), new PlacementAllowance(who, AllowanceKind.Split, null, null, "argued", "dean", SchoolYear, act), new CallAttempt(placement, "office", CallOutcome.Answered, null, null, "Dana", act.At),
                new CheckIn(placement, mentor.Id, new DateOnly(2026, 11, 9), true, null, Going.OnTrack, "Clear questions", null, null, act.At),
                new Concern(placement, Guid.Empty, mentor.Name.Full, mentor.Id, "late twice", isAboutSafety: false, seenBySchool: false, act.At),
                new Pause(placement, Today, mentor.Name.Full, null, act.At), new Absence(placement, Today, null, act.At), new HelpRequest(who, "please call", tellSupervisor: false, act.At),
                new EligibilityWaiver(mentor, "years", "argued", "dean", SchoolYear), Capacity(school, whose), new Contact(school.DistrictId, school.Id, ContactRole.Principal, "Principal", null, null, SchoolYear));
            var hours = new HoursWeek(placement, Today);
            hours.Keep(new(Today, ActivityKind.CoTeach, 60), placement, new(36_000, 20, 240, 12, 600, 10, 14, [], new HashSet<ActivityKind>()), Today);
            hours.Send(mentor.Id, mentor.Name.Full, false, new(36_000, 20, 240, 12, 600, 10, 14, [], new HashSet<ActivityKind>()), act.At);
            Add(whose, hours, new Signal(placement, new(SignalKind.MentorSilent, "silent", Today), Today), new WeekOff(placement, mentor.Id, Today, act.At), Naming(placement, mentor, school, act));
            var requirement = new Requirement(cohort.ProgramId, cohort.Id, RequirementRole.Resident, "TB test", null, mandatory: false);
            if (whose is Whose.SameSchool)
                db.Add(requirement);
            else
                Add(whose, requirement);
            Add(whose, mentor.Train("Orientation", new DateOnly(2026, 7, 1), 2, 0, "Dana", new(3, 2, 8, true, true), null), new RequirementItem(requirement, who));
            Add(whose, new ResidentWishes(who), new HostRanking(cohort, school.Id, whose is Whose.SameSchool ? mentor.Id : null), new SchoolVisit(who, school, Today, null), new MatchingChoice(who, school, null, ChoiceSort.Conflict, "cousins", act));
            var (rubric, rater) = (rubrics[whose is Whose.Other], new Rater(Guid.Empty, mentor.Name.Full, RaterKind.Mentor));
            var rating = new Rating(placement, Instrument.Observation, Guid.NewGuid(), rubric, rubric.Rows[0].Id, rater, 2, null, Today);
            rating.Send();
            var observation = new Observation(placement, 1, rubric, rater, Today, null, ObservationSetting.InPerson, new(rater.Name, act.At));
            var debrief = new Debrief(observation);
            debrief.Write(new("calm", null, "circulate", null, null));
            // evidence and debrief are drafts here: written, not shared
            Add(whose, rating, observation, new EvidenceNote(observation, rater, act.At, "waits"), debrief, new EvidencePhoto(observation, rater, "the board", "nobody is in it", new(Guid.NewGuid(), "picture", FileKind.Png, 1, "0"), act.At),
                new Walkthrough(placement, rater, Today, 8, [], "What if?", 5, act.At), new CoachingConversation(placement, Today, rubric, [rubric.Rows[0].Id], 1, rater.Name, act.At),
                new Recommendation(placement, rubric.Id, Verdict.NotYet, "early", new(false, [], [], 0), "Dana", act.At));
            // given to the resident to read; the placement is not at risk
            var supervisor = new Signer(Guid.NewGuid(), "Grace Oduya", Signatory.Supervisor, act.At);
            var plan = new SupportPlan(placement, 1, new("late plans", null, "five of seven", "two days before", "Mondays", "Grace", new Period(Today, Today.AddDays(30))), 0, 2, null, supervisor);
            plan.Give(1, Today, Today, supervisor);
            Add(whose, plan, new GrowthGoal(placement, new("wait", null, null, "count to five", "a tally", Today.AddDays(30)), supervisor), new ThreeWayReview(placement, ReviewTime.Middle, Today.AddDays(30), supervisor), new CoachingCycle(placement, new(Today, 20, MeetingMode.InPerson, Stance.Collaborative, "1.5", "waits", "wait five seconds", Today.AddDays(7)), null, Today, supervisor));
            // sent by the mentor for everyone in the placement; the other one of the story is begun and nobody's but its writer's
            var form = new ProgramForm(cohort.ProgramId, new($"How it goes {whose}", null, new HashSet<Signatory> { Signatory.Mentor }, FormAudience.Everyone, null, null, false));
            form.Build(new([new() { Key = "q1", Type = FieldType.Text, Label = "How does it go?" }]));
            form.Publish(null, "Dana", act.At);
            var answer = new FormAnswer(form, placement, new(Guid.NewGuid(), mentor.Name.Full, Signatory.Mentor, act.At), 1, Today);
            answer.Send(form, placement, AnswerSheet.Empty, Today, act.At);
            var asks = new AssignmentRule(cohort, AssignedWork.Form, Signatory.Outside, new("Week 20", Today, Today, Today.AddDays(7)), 0, 0, "Dana", act.At, new(form.Lineage, form.Name));
            db.Add(asks);
            Add(whose, form, answer, new OutsideRater(asks, placement, "Rosa Lind", "rosa@elsewhere.example", "Dana", act.At, Today));
            var entry = new MentorEntry(mentor, MentorEntryKind.Goal, "ask before I tell", null, "own", Today.AddDays(30), Today, act.At);
            entry.Share(programs: true, school: true);
            var rated = new MentorRating(who, placement.Id, mentor, [5, 5, 5, 5, 5, 5], null, act.At);
            rated.Release(act.At);
            Add(whose, entry, rated);
            var opening = new ExpectedOpening(school, new("Mathematics", "9–12", 1, Today.AddDays(200), Likelihood.Likely), Guid.NewGuid(), "Maria", Today);
            if (whose is not Whose.SameSchool)
                opening.Publish("Maria", Today);
            Add(whose, opening);
            if (partnership is not null)
            {
                Add(whose, new MatchingScenario(cohort, "Plan", MatchingEngine.MostPlaced, null, act));
                var batch = new ImportBatch { ProgramId = cohort.ProgramId, CohortId = cohort.Id, Kind = ImportKind.Residents, FileName = "residents.csv", AccountId = Guid.Empty, StartedBy = "Dana", StartedAt = act.At };
                Add(whose, batch, new ImportRow { BatchId = batch.Id, ProgramId = cohort.ProgramId, Number = 2, Cells = "[]" }, new ColumnMemory { ProgramId = cohort.ProgramId, Kind = ImportKind.Residents, Signature = "a", Mapping = "{}", UsedAt = act.At });
            }
        }

        // the matrix asks what somebody reads who is named, so the mentor of record is taken for one
        static ApproverNaming Naming(Placement placement, Mentor mentor, School school, Act act)
        {
            var naming = new ApproverNaming(placement, new Mentor(new Person(new("Any", "Body"), null, null, null), school, null, new(2026, 4, 1)), "sick", SchoolYear, "Dana", act.At);
            typeof(ApproverNaming).GetProperty(nameof(ApproverNaming.MentorId))!.SetValue(naming, mentor.Id);
            return naming;
        }

        static SchoolCapacity Capacity(School school, Whose whose) => new(school, new AcademicYear(whose is Whose.SameSchool ? 2027 : 2026));
    }
}
