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
        var harbor = Signed(places.HarborPartnership, $"Residency agreement {y - 1}–{(y + 2) % 100:00}", begin, new DateOnly(y + 2, 6, 30), "Harbor City Unified", "Rosa Lind",
            new(ConcernSight.All, true, true, 3000, 1, 4, 8, "Pay comes in two installments, in October and March. Principals may read support plans and concerns in their building. The partners meet every 60 days and decide together."), 0);
        var juniper = Signed(places.HarborPartnership, $"Affiliation agreement with Juniper Valley {y - 1}–{y % 100:00}", begin, stage.Today.AddDays(74), "Juniper Valley School District", "Curtis Boyd",
            new(ConcernSight.Counts, false, true, 2500, null, null, null, "Principals are told of safety concerns; of others they see numbers only."), 1, AgreementKind.Affiliation);
        var northgate = Signed(places.NorthgatePartnership, $"Northgate residency agreement {y - 1}–{(y + 1) % 100:00}", begin, new DateOnly(y + 1, 6, 30), "San Tomas Union", "Elena Prado",
            new(ConcernSight.SafetyOnly, false, true, 2000, null, null, null, "Mentors use the university's library."), 2);
        foreach (var school in places.Schools.Where(s => s.Name.StartsWith("Eastside", StringComparison.Ordinal)))
            northgate.Cover(school);
        var renewal = stage.Keep(juniper.Renew($"Affiliation agreement with Juniper Valley {y}–{(y + 3) % 100:00}"));
        renewal.Tell($"Begun as the renewal of “{juniper.Title}”", "Dana Whitfield", stage.Afternoon(stage.Today.AddDays(-21)));
        SendOut(renewal, places.HarborPartnership.Name, stage.Today.AddDays(-9));
        // late in a school year it is about the years to come
        var (from, to) = (stage.Today.AddDays(20), Math.Max(y + 2, stage.Today.AddDays(20).Year + 1));
        var sharing = stage.Keep(new Agreement(places.HarborPartnership.Id, AgreementKind.DataSharing, $"Data-sharing agreement {to - 2}–{to % 100:00}", new Period(from, new DateOnly(to, 6, 30))));
        Say(sharing, places.HarborPartnership, "Harbor City Unified", "Lena Brandt", new(ConcernSight.SafetyOnly, false, true, null, null, null, null, "Both sides use residents' records for the residency alone, keep a log of disclosures, and delete what they no longer need three years after a resident has finished."), 0, "residency lead", "Dana Whitfield", "program coordinator");
        SendOut(sharing, places.HarborPartnership.Name, stage.Today.AddDays(-4));
        sharing.Sign(sharing.Parties[0], sharing.SentHash!, Typed("Dana Whitfield", stage.Today.AddDays(-3)));
        sharing.Tell("Dana Whitfield signed for Harbor Valley University", "Dana Whitfield", stage.Afternoon(stage.Today.AddDays(-3)), $"Text {sharing.SentHash![..12]}.");
        var mentors = stage.Keep(new Agreement(places.HarborPartnership.Id, AgreementKind.Mentor, $"Mentor agreement {y + 1}–{(y + 2) % 100:00}", new Period(new DateOnly(y + 1, 7, 1), new DateOnly(y + 2, 6, 30))));
        Say(mentors, places.HarborPartnership, "Harbor City Unified", "Rosa Lind", new(ConcernSight.SafetyOnly, false, true, 3500, 1, null, null, "Mentors take part in the two-day retreat in August; the days are paid."), 0);
        mentors.Tell("Drafted", "Dana Whitfield", stage.Afternoon(stage.Today.AddDays(-2)));

        Decisions(stage);
        var unready = stage.People.Mentors.First(m => m.YearsTeaching == 2);
        stage.Keep(new EligibilityWaiver(unready, "years", "Taught four years abroad before; the principal and the program director observed two lessons.", "Ruth Alder", new Period(begin, new DateOnly(y + 1, 6, 30))));

        Agreement Signed(Partnership partnership, string title, DateOnly from, DateOnly to, string district, string signer, AgreementClauses clauses, int at, AgreementKind kind = AgreementKind.Mou)
        {
            var agreement = stage.Keep(new Agreement(partnership.Id, kind, title, new Period(from, to)));
            Say(agreement, partnership, district, signer, clauses, at);
            SendOut(agreement, partnership.Name, from.AddDays(-30));
            foreach (var (party, i) in agreement.Parties.OrderBy(p => p.Order).Select((p, i) => (p, i)))
            {
                agreement.Sign(party, agreement.SentHash!, Typed(party.Signer, from.AddDays(-20 + 8 * i)));
                agreement.Tell($"{party.Signer} signed for {party.Party}", party.Signer, stage.Afternoon(from.AddDays(-20 + 8 * i)), $"Text {agreement.SentHash![..12]}.");
            }
            return agreement;
        }

        void Say(Agreement agreement, Partnership partnership, string district, string signer, AgreementClauses clauses, int at, string position = "superintendent", string dean = "Amir Haddad", string post = "dean of education")
        {
            agreement.Write(agreement.Kind, agreement.Title, agreement.Term, false, true, clauses);
            var university = partnership == places.HarborPartnership ? "Harbor Valley University" : "Northgate State University";
            void University() => agreement.AddSigner(PartnershipSide.University, university, dean, post, Email(dean), partnership.Members.First(m => m.ProgramId is not null).Id);
            if (dean == "Dana Whitfield")
                University();
            agreement.AddSigner(PartnershipSide.District, district, signer, position, Email(signer), partnership.Members.FirstOrDefault(m => m.DistrictId == places.Districts[at].Id && m.SchoolId is null)?.Id);
            if (dean != "Dana Whitfield")
                University();
            foreach (var school in places.Schools.Where(s => s.DistrictId == places.Districts[at].Id))
                agreement.Cover(school);
            // the university drafted it; whom it named for the district, the district confirms
            foreach (var party in agreement.Parties.Where(p => p.Side is PartnershipSide.University))
                party.Confirm("Dana Whitfield");
        }

        void SendOut(Agreement agreement, string partnership, DateOnly on)
        {
            agreement.SendForReview();
            agreement.Tell("Sent for review", "Dana Whitfield", stage.Afternoon(on.AddDays(-12)));
            var names = places.Schools.Where(s => agreement.Schools.Any(x => x.SchoolId == s.Id)).Select(s => s.Name);
            agreement.SendForSignature(AgreementText.Compose(agreement, partnership, names, [], null), stage.Afternoon(on));
            agreement.Tell("Sent for signature", "Dana Whitfield", stage.Afternoon(on), $"Text {agreement.SentHash![..12]}; {agreement.NextSigner!.Signer} signs first.");
        }

        SignatureProof Typed(string name, DateOnly on) => new(SignatureWay.Typed, name, on, stage.Afternoon(on), on, "198.51.100.7", null);

        static string Email(string name) => $"{SearchText.Of(name).Replace(' ', '.')}@demo.example";
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
