using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Oversight;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Workforce;
using static ResidencyHub.Benchmarks.ListBenchmark;

namespace ResidencyHub.Benchmarks;

/// <summary>The status over all schools of one district: five residents and mentors at each school in each year, with 38 check-ins and 12 observations each, visits, openings, decisions.</summary>
internal static class DistrictBenchmark
{
    private const int PerSchool = 5;
    private const string Numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < {0})";

    /// <param name="keep">The file in which the scene stays, to be opened and looked at; null measures on one that goes.</param>
    public static async Task RunAsync(int schools, int years, string? keep = null)
    {
        await using var hub = keep is null ? await BenchmarkHub.NewAsync() : await BenchmarkHub.OnAsync($"Data Source={keep}");
        var district = await FillAsync(hub, schools, years);
        var lead = await hub.ViewerAsync("Lena Brandt", Role.DistrictLead, a => RoleGrant.DistrictLead(a, district, new Period(new DateOnly(2020, 1, 1))));
        ShowOverview.Answer? shown = null;
        var times = await hub.TimesAsync<ShowOverview>(lead, async page => shown = (await page.RunAsync(new(new()))).ValueOrDefault ?? throw new InvalidOperationException("no overview"), 31);
        if (shown!.All != schools || shown.Years.Any(y => y.Residents != (y.Year > AcademicYear.Of(shown.AsOf).StartYear - years ? schools * PerSchool : 0)))
            throw new InvalidOperationException($"{shown.All} schools, {string.Join(' ', shown.Years.Select(y => y.Residents))} residents: the overview did not show what was filled in.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{schools} schools, {years} years, {schools * PerSchool * years:N0} placements, {schools * PerSchool * years * 38:N0} check-ins: median {times[15]:F0} ms, best {times[0]:F0}, worst {times[^1]:F0}"));
        foreach (var line in shown.Lines)
            Console.WriteLine($"  {line.Subject}: {line.Word}. {line.Reason} {line.Since}");
    }

    private static async Task<District> FillAsync(BenchmarkHub hub, int schools, int years)
    {
        await using var db = hub.Open();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var now = AcademicYear.Of(today);
        var university = new University("Harbor Valley University", null, "CA");
        var program = new PreparationProgram(university.Id, "Harbor Valley Residency");
        var district = new District("Harbor City Unified", "CA", "9900101");
        var partnership = new Partnership("Harbor Valley Teacher Residency", new DateOnly(2016, 8, 1));
        partnership.Join(program, new Period(partnership.StartedOn));
        partnership.Join(district, new Period(partnership.StartedOn));
        db.AddRange(university, program, district, partnership);
        var act = new Act("bench", new DateTime(2022, 5, 1, 0, 0, 0, DateTimeKind.Utc));
        var observer = new Rater(Guid.Empty, "Grace Oduya", RaterKind.Supervisor);
        var tpe = await db.Frameworks.Include(f => f.Items).Include(f => f.Levels).AsSplitQuery().SingleAsync(f => f.Code == "CA-TPE");
        var rubric = new Domain.Standards.Rubric(program.Id, tpe, "Clinical observation");
        rubric.Take(tpe, [.. tpe.Items.Where(i => i.Depth > 0).Select(i => i.Key).Take(3)]);
        rubric.Publish(null, "bench", act.At);
        db.Add(rubric);
        db.AddRange(Together(partnership, today));
        var cohorts = Enumerable.Range(0, years).Select(y => new AcademicYear(now.StartYear - y)).ToDictionary(y => y.StartYear, y => new Cohort(program.Id, $"Cohort {y.StartYear}", y, new Period(y.FirstDay, y.LastDay), 40));
        db.AddRange(cohorts.Values);
        for (var s = 0; s < schools; s++)
        {
            var school = new School(district.Id, $"School {s:000}", "CA");
            var capacity = new SchoolCapacity(school, now);
            capacity.Confirm(new(HostingAnswer.Yes, PerSchool + 1), act, today.AddDays(-90));
            var opening = new ExpectedOpening(school, new("Mathematics", "9–12", 2, today.AddDays(200), Likelihood.Likely), SequentialGuid.Next(), "bench", today);
            opening.Publish("bench", today);
            db.AddRange(school, capacity, opening);
            var mentors = new List<Mentor>();
            for (var m = 0; m < PerSchool; m++)
            {
                var person = new Person(new("Bea", $"Lund{s:000}{m}"), null, null, program.Id);
                var mentor = new Mentor(person, school, null, new DateOnly(2022, 4, 1));
                mentors.Add(mentor);
                db.AddRange(person, mentor);
            }
            for (var y = 0; y < years; y++)
            {
                var year = new AcademicYear(now.StartYear - y);
                var term = new Period(new DateOnly(year.StartYear, 8, 17), new DateOnly(year.StartYear + 1, 6, 4));
                db.Add(new Visit(partnership.Id, RecordPlace.Of(school), new(y == 0 ? today.AddDays(-s % 200) : term.First.AddDays(60), VisitKind.SchoolVisit, "Lena Brandt", null, "Questions", null, null), SequentialGuid.Next(), "Lena Brandt", today));
                foreach (var mentor in mentors)
                {
                    var person = new Person(new("Ana", $"Reyes{s:000}{y}{mentors.IndexOf(mentor)}"), null, null, program.Id);
                    var resident = new Resident(person, cohorts[year.StartYear], null, term.First);
                    resident.Prepare(s % 2 == 0 ? "Mathematics" : "Science", "9–12");
                    var placement = new Placement(resident, cohorts[year.StartYear], school, mentor, "Mathematics", "9–12", term, act);
                    placement.Propose(false, term.First, act);
                    placement.AcceptForSchool(null, term.First, act);
                    placement.AcceptForMentor(null, term.First, act);
                    placement.Confirm(null, term.First, act);
                    placement.Begin(act);
                    if (y > 0)
                        placement.Complete(act);
                    resident.PlaceAt(district.Id, school.Id, school.Name, mentor.Id);
                    db.AddRange(person, resident, placement);
                }
            }
            await db.SaveChangesAsync();
            if (s > 0)
                db.ChangeTracker.Clear();
        }
        var one = await db.Placements.OrderBy(p => p.Id).FirstAsync();
        db.AddRange(new CheckIn(one, one.MentorId!.Value, new DateOnly(2000, 1, 3), true, null, Going.OnTrack, "Waited.", null, null, act.At), new Observation(one, 1, rubric, observer, one.StartsOn, null, ObservationSetting.InPerson, new("bench", act.At)));
        await db.SaveChangesAsync();
        var places = schools * PerSchool * years;
        // every placement has 38 weeks from August on; each is sent on its Friday, one in ten a week late
        await CopyAsync("CheckIns", places * 38, ("WeekOf", "date(p.\"Year\" || '-08-17', 'weekday 1', printf('+%d days', 7 * ((i - 1) / PLACES)))"), ("FirstSentAt", "date(p.\"Year\" || '-08-17', 'weekday 1', printf('+%d days', 7 * ((i - 1) / PLACES) + case when i % 10 = 0 then 11 else 4 end)) || ' 20:00:00'"));
        await CopyAsync("Observations", places * 12, ("Number", "2 + (i - 1) / PLACES"), ("PlannedOn", "date(p.\"Year\" || '-09-01', printf('+%d days', 20 * ((i - 1) / PLACES)))"), ("ObservedOn", "case when i % 8 = 0 then null else date(p.\"Year\" || '-09-01', printf('+%d days', 20 * ((i - 1) / PLACES))) end"));
        await db.Database.ExecuteSqlRawAsync("analyze");
        return district;

        Task<int> CopyAsync(string table, int count, params (string Column, string Value)[] changed)
        {
            (string, string)[] all = [("Id", IdOf("i", 'E')), ("PlacementId", "p.\"Id\""), ("SchoolId", "p.\"SchoolId\""), ("ResidentId", "p.\"ResidentId\""), ("MentorId", "p.\"MentorId\""), .. changed];
            return db.Database.ExecuteSqlRawAsync(Copy(db, table, all, $"{Numbers}, q as (select row_number() over (order by \"Id\") - 1 as k, * from \"Placements\")", "true").Replace("limit 1) t, n", $"limit 1) t, n join q p on p.k = (i - 1) % {places}", StringComparison.Ordinal).Replace("PLACES", $"{places}", StringComparison.Ordinal), count);
        }
    }

    /// <summary>An agreement in force, twelve decisions and actions a year, twenty goals with five values each.</summary>
    private static List<object> Together(Partnership partnership, DateOnly today)
    {
        var agreement = new Agreement(partnership.Id, AgreementKind.Mou, "Residency agreement", new Period(today.AddYears(-2), today.AddYears(2)));
        agreement.Write(agreement.Kind, agreement.Title, agreement.Term, true, true, new(ConcernSight.Counts, false, true, 3000, null, null, null, "Mentors receive $3,000 a year."));
        agreement.AddSigner(PartnershipSide.District, "Harbor City Unified", "Rosa Lind", "superintendent");
        agreement.AddSigner(PartnershipSide.University, "Harbor Valley University", "Amir Haddad", "dean");
        agreement.SendForReview();
        var sent = new DateTime(2022, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        agreement.SendForSignature("text", sent);
        foreach (var party in agreement.Parties.OrderBy(p => p.Order))
            agreement.Sign(party, agreement.SentHash!, new SignatureProof(SignatureWay.Typed, party.Signer, today.AddYears(-2), sent, today.AddYears(-2), "192.0.2.1", null));
        List<object> rows = [agreement];
        for (var i = 0; i < 60; i++)
        {
            var on = today.AddDays(-30 * i);
            var decision = new Decision(partnership.Id, $"Decision {i}", "Because.", "Dana", PartnershipSide.University, on.AddDays(-10), on.AddDays(5));
            decision.Cast(PartnershipSide.University, Vote.Yes, "Dana", on.AddDays(-1), [PartnershipSide.University, PartnershipSide.District]);
            decision.Cast(PartnershipSide.District, Vote.Yes, "Lena", on, [PartnershipSide.University, PartnershipSide.District]);
            rows.AddRange([decision, new ActionItem(partnership.Id, $"Action {i}", PartnershipSide.District, "Lena", on)]);
        }
        for (var i = 0; i < 20; i++)
        {
            var goal = new Goal(partnership.Id, RecordPlace.Whole, $"Goal {i}", null, GoalMeasure.Entered, "departments", false, new(0, today.AddYears(-5), 10, today.AddYears(2)), new("Grace", "Lena", null));
            for (var v = 1; v <= 5; v++)
                goal.Enter(v, null, today.AddYears(-5).AddDays(v * 200), "yearly review", "Lena", 10);
            rows.Add(goal);
        }
        return rows;
    }
}
