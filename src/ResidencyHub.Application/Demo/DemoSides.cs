using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Demo;

/// <summary>What university and schools of the first story give each other: this school year, still to be agreed, and the year before, agreed in words.</summary>
internal static class DemoSides
{
    private const PartnershipSide University = PartnershipSide.University, District = PartnershipSide.District;

    public static void Build(DemoStage stage)
    {
        var harbor = stage.Places.HarborPartnership;
        var (whole, eastside) = (RecordPlace.Whole, RecordPlace.Of(stage.Places.Named("Eastside")));
        var (now, last) = (stage.Year, stage.Year.Previous);

        Given(University, ContributionKind.Courses, "Methods course taught at the school on Tuesdays", 14, "sessions", last, 60, "course schedule", eastside, District);
        Given(University, ContributionKind.ProfessionalLearning, "Places for mentors in courses of the university", 11, "courses", last, 90, "registrar", whole, District);
        Given(District, ContributionKind.CoInstruction, "Teachers who taught in the methods course", 4, "teachers", last, 100, "course schedule", eastside, University);
        Given(District, ContributionKind.Money, "Stipends of residents, the district’s part", 96_000, "US dollars", last, 80, "budget, June", whole, University);
        Given(University, ContributionKind.Money, "Mentors’ pay in two installments", 42_000, "US dollars", last, 250, "payroll", whole, District);
        var agreed = stage.Keep(new BalanceWording(harbor.Id, last, "The university brings courses to the school, pays mentors and gives them places in its own courses. The schools give seats beside their best teachers, and release time that costs them substitutes. Both say that teachers learned most on the shared Wednesdays. The schools gave more time than was planned; next year the university pays two substitutes.", University, "Dana Whitfield", stage.Afternoon(last.LastDay.AddDays(-20))));
        agreed.Answer(true, null, District, "Lena Brandt", stage.Afternoon(last.LastDay.AddDays(-12)));

        Given(University, ContributionKind.Courses, "Methods course taught at the school on Tuesdays", 6, "sessions", now, 20, "course schedule", eastside, District);
        Given(University, ContributionKind.ProfessionalLearning, "Workshop on questions that make pupils think", 23, "teachers", now, 35, "sign-in sheets", whole, District);
        Given(District, ContributionKind.CoInstruction, "Teachers who teach in the methods course", 3, "teachers", now, 25, "course schedule", eastside, University);
        Given(District, ContributionKind.ProfessionalLearning, "Learning walk for university faculty", 5, "faculty members", now, 44, "calendar of learning walks", eastside, null);
        Given(District, ContributionKind.Money, "Stipends of residents, the district’s part", 48_000, "US dollars", now, 30, "budget, first half", whole, null);
        var disputed = Given(University, ContributionKind.ProfessionalLearning, "Two-day retreat for mentors", 16, "mentors", now, 12, "invitations", whole, null);
        disputed.Answer(false, "Sixteen were invited; twelve came on both days.", District, "Lena Brandt", stage.Now.AddDays(-2));
        stage.Keep(new BalanceWording(harbor.Id, now, "So far the schools give more time than they get; the university’s courses on site begin to pay it back in what departments do together.", District, "Lena Brandt", stage.Now.AddDays(-3)));

        // nothing is told of days that have not come; who confirms is the other side
        Contribution Given(PartnershipSide from, ContributionKind kind, string title, decimal amount, string unit, AcademicYear year, int day, string source, RecordPlace about, PartnershipSide? confirmed)
        {
            var on = year.FirstDay.AddDays(day);
            if (on > stage.Today)
                on = stage.Today;
            var entry = stage.Keep(new Contribution(harbor.Id, about, new(from, from is University ? District : University, kind, title, amount, unit, new Period(on, on), source), from, from is University ? "Dana Whitfield" : "Lena Brandt", stage.Afternoon(on)));
            if (confirmed is { } side && on < stage.Today)
                entry.Answer(true, null, side, side is University ? "Dana Whitfield" : "Lena Brandt", stage.Afternoon(on.AddDays(1)));
            return entry;
        }
    }
}
