using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Demo;

/// <summary>What residents of the first story learn, as both sides agreed, and two changes about which they talk.</summary>
internal static class DemoCurriculum
{
    private const PartnershipSide University = PartnershipSide.University, District = PartnershipSide.District;

    public static void Build(DemoStage stage)
    {
        var harbor = stage.Places.HarborPartnership;
        var began = stage.Year.Previous.FirstDay;
        On(CurriculumKind.Course, CurriculumTerm.Summer, "Knowing a school and its neighborhood", "Two weeks before pupils come: walks with families, the school’s own people teach half of it.", "2.1 2.3", "Two sessions are led by school staff, who are paid for them.", "Staff open the building for two weeks in August.");
        On(CurriculumKind.ClinicalExperience, CurriculumTerm.Summer, "Set-up days beside the mentor", "Room, routines, first two weeks planned together.", "2.6", null, "Mentors are paid for the three days.");
        var methods = On(CurriculumKind.Course, CurriculumTerm.Fall, "Methods of teaching, on site", "Begins with a lesson that all have seen.", "3.1 3.3", "The course meets at the school.", "A room is kept free on Tuesdays.");
        On(CurriculumKind.Assignment, CurriculumTerm.Fall, "One pupil’s thinking over six weeks", "Notes, work samples, a talk with the mentor each week; no pupil is named.", "1.1 5.2", "The assignment replaces two papers.", null);
        On(CurriculumKind.ClinicalExperience, CurriculumTerm.Fall, "Co-teaching four days a week", null, "1.4 4.4", null, "The schedule gives resident and mentor one common planning period.");
        On(CurriculumKind.Course, CurriculumTerm.Winter, "Teaching multilingual learners", "Written with two teachers of the school.", "3.5 1.6", "A teacher and a faculty member teach it together.", null);
        On(CurriculumKind.Assignment, CurriculumTerm.Spring, "Inquiry into the own classroom", "A question of the department, shared at the faculty meeting in May.", "6.1 6.3", null, "The faculty meeting in May belongs to the residents.");
        On(CurriculumKind.ClinicalExperience, CurriculumTerm.Spring, "Ten days of full responsibility", null, "4.7 2.6", null, "Mentors step back for ten days and observe twice.");
        Agree(methods, methods.Propose(methods.Text with { Words = "Begins with a lesson that all have seen; mentors who are free take part, and one of them leads the talk." }, new("Mentors’ names stand in the course list.", "A substitute covers the mentor who leads.", "The talk was the university’s alone."), District, "Maria Santana", stage.Now.AddDays(-60)), stage.Now.AddDays(-55));

        var open = methods.Propose(methods.Text with { Standards = "3.1 3.3 4.7", Words = "On Tuesdays and Thursdays, an hour each, instead of two hours on Tuesday; begins with a lesson that all have seen." }, new("The course is split over two days.", "A room is kept free on Thursdays, too.", "Two hours after a school day are too long."), University, "Grace Oduya", stage.Now.AddDays(-6));
        open.Comment("Thursday is when our departments plan. Could it be Wednesday?", District, "Maria Santana", stage.Now.AddDays(-5));
        open.Comment("Wednesday works for two of our three sections; we ask the third.", University, "Grace Oduya", stage.Now.AddDays(-4));
        stage.Keep(new CurriculumItem(harbor.Id, RecordPlace.Whole, new(CurriculumKind.Assignment, CurriculumTerm.Winter, "A unit planned with the special education teacher", "Two weeks, taught by both.", "1.4 4.4"), new("Faculty of special education co-grade it.", "Special education teachers get one planning hour.", "Residents met inclusion only in the lecture."), University, "Dana Whitfield", stage.Now.AddDays(-3)));

        CurriculumItem On(CurriculumKind kind, CurriculumTerm term, string title, string? words, string standards, string? university, string? school)
        {
            var at = stage.Now.AddDays(began.DayNumber - stage.Today.DayNumber + 20);
            var item = stage.Keep(new CurriculumItem(harbor.Id, RecordPlace.Whole, new(kind, term, title, words, standards), new(university, school, "Agreed when the year was planned."), University, "Grace Oduya", at));
            Agree(item, item.Open!, at.AddDays(9));
            return item;
        }

        static void Agree(CurriculumItem item, CurriculumChange change, DateTime at)
        {
            item.Answer(change.Id, true, null, University, "Dana Whitfield", at);
            item.Answer(change.Id, true, null, District, "Lena Brandt", at);
        }
    }
}
