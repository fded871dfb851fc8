using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Demo;

/// <summary>What schools expect and have published, who visited them, and two improvement cycles of which one goes on from the other.</summary>
internal static class DemoMany
{
    public static void Build(DemoStage stage)
    {
        Openings(stage);
        Visits(stage);
        Cycles(stage);
    }

    private static void Openings(DemoStage stage)
    {
        var fall = new DateOnly(stage.Year.StartYear + 1, 8, 10);
        var (eastside, lincoln, juniper) = (stage.Places.Named("Eastside"), stage.Places.Named("Lincoln"), stage.Places.Named("Juniper High"));
        Open(eastside, "Mathematics", 2, Likelihood.Certain, "Maria Santana", published: -25);
        Open(eastside, "Science", 1, Likelihood.Likely, "Maria Santana", published: -25);
        Open(eastside, "Special education", 1, Likelihood.Possible, "Maria Santana");
        Open(lincoln, "English", 1, Likelihood.Certain, "Ines Ortiz", published: -12);
        Open(juniper, "Science", 2, Likelihood.Likely, "Robert Haines", published: -40);
        var taken = Open(eastside, "English", 2, Likelihood.Certain, "Maria Santana", published: -220, from: new DateOnly(stage.Year.StartYear, 8, 10));
        taken.Fill(1, byGraduate: true, "Maria Santana", stage.Today.AddDays(-150));
        taken.Fill(1, byGraduate: false, "Maria Santana", stage.Today.AddDays(-120));

        ExpectedOpening Open(Domain.Directory.School school, string subject, int count, Likelihood sure, string by, int? published = null, DateOnly? from = null)
        {
            var opening = stage.Keep(new ExpectedOpening(school, new(subject, "9–12", count, from ?? fall, sure), SequentialGuid.Next(), by, stage.Today.AddDays((published ?? -3) - 6)));
            if (published is { } days)
                opening.Publish(by, stage.Today.AddDays(days));
            return opening;
        }
    }

    private static void Visits(DemoStage stage)
    {
        var harbor = stage.Places.HarborPartnership;
        Visit("Eastside", -34, VisitKind.SchoolVisit, "Grace Oduya, Lena Brandt", "Learning walk through three mathematics rooms: who talks, and how long.", "Two mentors watch each other and tell the site team", 12, null);
        Visit("Eastside", -160, VisitKind.Training, "Ruth Alder", "Mentors tried the conversation on one row of the rubric with each other.", null, null, null);
        Visit("Lincoln", -71, VisitKind.SchoolVisit, "Dana Whitfield", "How the new resident’s schedule fits the methods course.", "Free Tuesday’s fourth period", -20, null);
        Visit("Juniper High", -190, VisitKind.TechnicalAssistance, "Fay Underwood, Marcus Webb", "The state’s center helped to read three years of retention together.", "Write down what we want to know next year", -150, -155);

        void Visit(string school, int on, VisitKind kind, string who, string words, string? next, int? by, int? done)
        {
            var day = stage.Today.AddDays(on);
            var visit = stage.Keep(new Visit(harbor.Id, RecordPlace.Of(stage.Places.Named(school)), new(day, kind, who, null, words, next, by is { } d ? stage.Today.AddDays(d) : null), SequentialGuid.Next(), who.Split(',')[0], day.AddDays(1)));
            if (done is { } finished)
                visit.FinishNext(stage.Today.AddDays(finished));
        }
    }

    private static void Cycles(DemoStage stage)
    {
        var algebra = stage.Rows.OfType<Goal>().First(g => g.Title.StartsWith("Fewer pupils fail algebra", StringComparison.Ordinal));
        var (first, second) = (stage.Today.AddDays(-1500), stage.Today.AddDays(-420));
        var tutoring = stage.Keep(new ImprovementCycle(algebra, new(
            "Two points fewer who fail algebra by June", "Residents tutor in the lunch hour, twice a week.", "Who comes at least six times passes; two points fewer in the course report.", "Joan Reeve names the rooms; four residents take turns; tally of who came, by number only.", first, first.AddDays(270), "Joan Reeve"), null, SequentialGuid.Next(), "Maria Santana", PartnershipSide.District, first.AddDays(-30)));
        tutoring.Conclude("Three points fewer. Half of those who came did so because a friend came, too; the rooms were too small in spring.", asPlanned: false, CycleVerdict.Adapt, "Joan Reeve", first.AddDays(280));
        stage.Keep(new ImprovementCycle(algebra, new(
            "Three points fewer who fail algebra by June", "Tutoring moves into the advisory period, in groups of four.", "Everybody who is behind comes; three points fewer in the course report.", "Advisory teachers form the groups in September; residents and mentors tutor; counted in the course report.", second, stage.Today.AddDays(200), "Grace Oduya"), tutoring, SequentialGuid.Next(), "Grace Oduya", PartnershipSide.University, second.AddDays(-20)));
    }
}
