using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>Agreements, decisions, actions and the exceptions that somebody argued.</summary>
internal static class DemoTogether
{
    private static readonly PartnershipSide[] Both = [PartnershipSide.University, PartnershipSide.District];

    public static void Build(DemoStage stage)
    {
        var places = stage.Places;
        var (begin, y) = (new DateOnly(stage.Year.StartYear - 1, 7, 1), stage.Year.StartYear);
        var harbor = Signed(places.HarborPartnership, $"Residency agreement {y - 1}–{(y + 2) % 100:00}", begin, new DateOnly(y + 2, 6, 30), "Harbor City Unified", "Rosa Lind");
        harbor.Grant(ConcernSight.All, leadersReadObservations: true, "Mentors receive $3,000 a year in two installments and one release period a week. Principals may read support plans and concerns in their building. Residents teach four years in the district.");
        foreach (var school in places.Schools.Where(s => s.DistrictId == places.Districts[0].Id))
            harbor.Cover(school);
        var juniper = Signed(places.HarborPartnership, $"Affiliation agreement with Juniper Valley {y - 1}–{y % 100:00}", begin, stage.Today.AddDays(74), "Juniper Valley School District", "Curtis Boyd");
        juniper.Grant(ConcernSight.Counts, leadersReadObservations: false, "Mentors receive $2,500 a year. Principals are told of safety concerns; of others they see numbers only.");
        foreach (var school in places.Schools.Where(s => s.DistrictId == places.Districts[1].Id))
            juniper.Cover(school);
        var northgate = Signed(places.NorthgatePartnership, $"Northgate residency agreement {y - 1}–{(y + 1) % 100:00}", begin, new DateOnly(y + 1, 6, 30), "San Tomas Union", "Elena Prado");
        northgate.Grant(ConcernSight.SafetyOnly, leadersReadObservations: false, "Mentors receive a stipend of $2,000 and the university's library card.");
        foreach (var school in places.Schools.Where(s => s.DistrictId == places.Districts[2].Id || s.Name.StartsWith("Eastside", StringComparison.Ordinal)))
            northgate.Cover(school);
        var renewal = stage.Keep(new Agreement(places.HarborPartnership.Id, AgreementKind.Affiliation, $"Affiliation agreement with Juniper Valley {y}–{(y + 3) % 100:00}", new Period(stage.Today.AddDays(75), new DateOnly(y + 3, 6, 30))));
        renewal.AddSigner(PartnershipSide.District, "Juniper Valley School District", "Curtis Boyd", "superintendent");
        renewal.AddSigner(PartnershipSide.University, "Harbor Valley University", "Amir Haddad", "dean of education");
        renewal.SendForSignature();

        Decisions(stage);
        var unready = stage.People.Mentors.First(m => m.YearsTeaching == 2);
        stage.Keep(new EligibilityWaiver(unready, "years", "Taught four years abroad before; the principal and the program director observed two lessons.", "Ruth Alder", new Period(begin, new DateOnly(y + 1, 6, 30))));

        Agreement Signed(Partnership partnership, string title, DateOnly from, DateOnly to, string district, string signer)
        {
            var agreement = stage.Keep(new Agreement(partnership.Id, AgreementKind.Mou, title, new Period(from, to)));
            agreement.AddSigner(PartnershipSide.District, district, signer, "superintendent");
            agreement.AddSigner(PartnershipSide.University, partnership == places.HarborPartnership ? "Harbor Valley University" : "Northgate State University", "Amir Haddad", "dean of education");
            agreement.SendForSignature();
            agreement.Sign(signer, from.AddDays(-20));
            agreement.Sign("Amir Haddad", from.AddDays(-12));
            return agreement;
        }
    }

    private static void Decisions(DemoStage stage)
    {
        (string Title, string Why, string By, PartnershipSide Side, int DaysAgo)[] made =
        [
            ("Residents stay with one mentor for the whole year", "Changing in January cost the residents six weeks of trust last year.", "Lena Brandt", PartnershipSide.District, 330),
            ("The methods course moves to Eastside High on Tuesdays", "Half of the residents teach there; mentors can take part.", "Grace Oduya", PartnershipSide.University, 290),
            ("Mentors are paid in October and March", "One payment in June came after two of them had left.", "Maria Santana", PartnershipSide.District, 210),
            ("Everyone uses the Friday check-in instead of three forms", "Mentors asked for one short form that the resident reads, too.", "Dana Whitfield", PartnershipSide.University, 150),
            ("Science joins mathematics as a focus department", "Both departments asked for it; two mentors are trained.", "Maria Santana", PartnershipSide.District, 96),
            ("A resident sits on the site council", "The council wanted the view of those who come anew.", "Thandiwe Mokoena", PartnershipSide.District, 41),
        ];
        var partnership = stage.Places.HarborPartnership.Id;
        var kept = new List<Decision>();
        foreach (var (title, why, by, side, daysAgo) in made)
        {
            var on = stage.Today.AddDays(-daysAgo);
            var decision = stage.Keep(new Decision(partnership, title, why, by, side, on.AddDays(-12), on.AddDays(10)));
            decision.Cast(PartnershipSide.University, Vote.Yes, "Dana Whitfield", on.AddDays(-1), Both);
            decision.Cast(PartnershipSide.District, Vote.Yes, "Lena Brandt", on, Both);
            kept.Add(decision);
        }
        var open = stage.Keep(new Decision(partnership, "Teach the methods course together, one mentor beside each faculty member", "Mentors know what residents meet on Monday. The university pays the mentors' hours.", "Grace Oduya", PartnershipSide.University, stage.Today.AddDays(-9), stage.Today.AddDays(9)));
        open.Cast(PartnershipSide.University, Vote.Yes, "Dana Whitfield", stage.Today.AddDays(-7), Both);

        (string Title, PartnershipSide Side, string Owner, int Due, int? Done, int? Of)[] actions =
        [
            ("Write the one-page mentor agreement", PartnershipSide.University, "Dana Whitfield", -280, -285, 0), ("Free room C12 on Tuesday afternoons", PartnershipSide.District, "Maria Santana", -260, -262, 1),
            ("Tell payroll the two dates", PartnershipSide.District, "Lena Brandt", -190, -188, 2), ("Send the new check-in to all mentors", PartnershipSide.University, "Dana Whitfield", -140, -141, 3),
            ("Train two science mentors", PartnershipSide.University, "Ruth Alder", -60, -66, 4), ("Invite residents to name their member", PartnershipSide.District, "Thandiwe Mokoena", -20, -21, 5),
            ("October pay of two mentors is missing at payroll", PartnershipSide.District, "Lena Brandt", -8, null, 2), ("Begin the renewal with Juniper Valley", PartnershipSide.University, "Dana Whitfield", 12, null, null),
            ("Choose the spring lesson-study topic", PartnershipSide.District, "Maria Santana", 20, null, null),
        ];
        foreach (var (title, side, owner, due, done, of) in actions)
        {
            var action = stage.Keep(new ActionItem(partnership, title, side, owner, stage.Today.AddDays(due), of is { } i ? kept[i].Id : null));
            if (done is { } day)
                action.Finish(stage.Today.AddDays(day));
        }
    }
}
