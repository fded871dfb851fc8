using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;
using static ResidencyHub.Benchmarks.ListBenchmark;

namespace ResidencyHub.Benchmarks;

/// <summary>What the benchmark of mentoring reads: rows are copied inside the database, because what is measured is reading.</summary>
internal sealed record GrowthScene(PreparationProgram Program, Id<Cohort> Cohort, Id<Resident> Resident, Mentor Mentor)
{
    private const string Numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < {0})";

    /// <summary>Lists are compared from this many rows on.</summary>
    private const int Fewest = 1_000;

    /// <summary>One placement has 38 check-ins and 19 weeks of hours; one in ten runs today, all but 27 of them where there are only a thousand.</summary>
    public static async Task<GrowthScene> FillAsync(BenchmarkHub hub, int checkIns)
    {
        var placements = Math.Max(Fewest, checkIns / 38);
        await using var db = hub.Open();
        var tpe = await db.Frameworks.Include(f => f.Items).Include(f => f.Levels).AsSplitQuery().SingleAsync(f => f.Code == "CA-TPE");
        var university = new University("Harbor Valley University", null, "CA");
        var program = new PreparationProgram(university.Id, "Harbor Valley Residency");
        var district = new District("Harbor City Unified", "CA", "9900101");
        var school = new School(district.Id, "School 0000000", "CA");
        var cohort = new Cohort(program.Id, "Cohort of 40", new AcademicYear(2026), new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 6, 30)), 40);
        var others = new Cohort(program.Id, "All others", new AcademicYear(2026), new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 6, 30)), 40);
        var rubric = new Rubric(program.Id, tpe, "Clinical observation");
        rubric.Take(tpe, [.. tpe.Items.Where(i => i.Depth > 0).Select(i => i.Key)]);
        var act = new Act("bench", new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc));
        rubric.Publish(null, "bench", act.At);
        var (bea, ida) = (new Person(new("Bea", "Lund"), null, null, program.Id), new Person(new("Ida", "Holm"), null, null, program.Id));
        var mentor = new Mentor(bea, school, null, new DateOnly(2026, 4, 1));
        var host = new Mentor(ida, school, null, new DateOnly(2026, 4, 1));
        var supervisor = new Person(new("Grace", "Oduya"), null, null, program.Id);
        db.AddRange(university, program, district, school, cohort, others, rubric, bea, ida, mentor, host, supervisor);
        var term = new Period(new DateOnly(2026, 8, 17), new DateOnly(2027, 6, 4));
        Placement? placement = null;
        var (residents, accounts) = (new List<Resident>(), new List<HubUser>());
        for (var i = 0; i < 41; i++)
        {
            var person = new Person(new("Ana", $"Reyes{i:00}"), null, null, program.Id);
            var resident = new Resident(person, i == 40 ? others : cohort, null, new DateOnly(2026, 4, 1));
            resident.Supervise(supervisor.Id, "Grace Oduya");
            placement = new Placement(resident, i == 40 ? others : cohort, school, i == 40 ? mentor : host, "Mathematics", "9–12", term, act);
            placement.Propose(false, new DateOnly(2026, 6, 1), act);
            placement.AcceptForSchool(null, new DateOnly(2026, 6, 10), act);
            placement.AcceptForMentor(null, new DateOnly(2026, 6, 20), act);
            placement.Confirm(null, new DateOnly(2026, 6, 20), act);
            placement.Begin(act);
            residents.Add(resident);
            db.AddRange(person, resident, placement);
        }
        for (var i = 0; i < 3; i++)
            accounts.Add(new HubUser { Id = SequentialGuid.Next(), Name = $"Rater {i}", UserName = $"rater{i}", NormalizedUserName = $"RATER{i}", Email = $"rater{i}@bench.example", NormalizedEmail = $"RATER{i}@BENCH.EXAMPLE", EmailConfirmed = true, SecurityStamp = "bench" });
        var rater = new Rater(accounts[0].Id, "Rater 0", RaterKind.Mentor);
        var observation = new Observation(placement!, 1, rubric, rater, term.First, null, ObservationSetting.InPerson, new("bench", act.At));
        var rating = new Rating(placement!, Instrument.Observation, observation.Id.Value, rubric, rubric.Rows[0].Id, rater, 2, null, term.First);
        rating.Send();
        var week = new HoursWeek(placement!, term.First);
        var signal = new Signal(placement!, new(SignalKind.MentorSilent, "Bea Lund sent no check-in for two weeks.", term.First), term.First);
        db.AddRange([.. accounts, observation, rating, week, signal, new CheckIn(placement!, mentor.Id, term.First, true, MeetingLength.OneToTwoHours, Going.OnTrack, "Waited after the question.", "Circulate during partner talk.", null, act.At)]);
        await db.SaveChangesAsync();

        var last = residents[40].Id.Value.ToString().ToUpperInvariant();
        var of = $"(i % {placements})";
        (string, string)[] whose = [("PlacementId", IdOf(of, 'B')), ("ResidentId", IdOf(of, 'C'))];
        // a mentor has had thirty residents, three of them today; all others are other mentors'
        var other = $"'{host.Id.Value.ToString().ToUpperInvariant()}'";
        var mentored = $"case when i % {placements} < 30 then '{mentor.Id.Value.ToString().ToUpperInvariant()}' else {other} end";
        var runs = Runs($"(i % {placements})");
        var waits = $"i / {placements} < 1 and {runs}";
        var (elements, rows) = (rubric.Rows.OrderBy(r => r.Place).ToList(), "i % 56");
        await RunAsync("People", placements, ("Id", IdOf("i - 1", 'D')));
        await RunAsync("Residents", placements, ("Id", IdOf("i - 1", 'C')), ("PersonId", IdOf("i - 1", 'D')), ("State", $"case when {Runs("(i - 1)")} then 'Active' else 'Completed' end"), ("SortName", "printf('name %07d', (i * 7919) % 10000019)"), ("CohortId", $"'{others.Id.Value.ToString().ToUpperInvariant()}'"));
        await RunAsync("Placements", placements, ("Id", IdOf("i - 1", 'B')), ("ResidentId", IdOf("i - 1", 'C')), ("State", $"case when {Runs("(i - 1)")} then 'Active' else 'Completed' end"), ("ResidentName", "printf('Resident %07d', i)"), ("ResidentSort", "printf('resident %07d', (i * 7919) % 10000019)"), ("CohortId", $"'{others.Id.Value.ToString().ToUpperInvariant()}'"), ("MentorId", $"case when i <= 30 then t.\"MentorId\" when {Runs("(i - 1)")} then null else {other} end"));
        await RunAsync("CheckIns", checkIns, [("Id", IdOf("i", 'E')), .. whose, ("WeekOf", $"date('2026-11-16', printf('-%d days', 7 * (i / {placements})))"), ("Going", StateOf<Going>()), ("MentorId", mentored)]);
        await RunAsync("HoursWeeks", placements * 19, [("Id", IdOf("i", 'F')), .. whose, ("WeekOf", $"date('2026-11-16', printf('-%d days', 7 * (i / {placements})))"), ("State", $"case when {waits} then 'Sent' else 'Approved' end"), ("WasSent", "1"), ("ApprovedMinutes", $"case when {waits} then 0 else 900 end"), ("ApproverId", $"case when i % {placements} >= 30 and {runs} then null else {mentored} end")]);
        await RunAsync("Observations", checkIns * 3 / 10, [("Id", IdOf("i", 'A')), .. whose, ("Number", $"i / {placements} + 2"), ("MentorId", mentored), ("State", "case when i % 50 = 0 then 'PostConference' else 'Locked' end"), ("IsOpen", "i % 50 = 0"), ("IsShared", "i % 50 <> 0"), ("PlannedOn", "date('2026-11-16', printf('-%d days', (i * 31) % 1095))")]);
        await RunAsync("Ratings", checkIns * 12 / 10, [("Id", IdOf("i", 'A')), .. whose, ("SourceId", IdOf("(i / 4 + 1)", 'A')), .. Row(rows), ("Level", "i % 5"), ("RatedOn", "date('2026-11-16', printf('-%d days', (i * 31) % 1095))")]);
        await RunAsync("Signals", Math.Max(placements, checkIns / 10), [("Id", IdOf("i", 'A')), .. whose, ("Kind", "'Worries'"), ("ResidentSort", "printf('name %07d', (i * 7919) % 10000019)"), ("EndedOn", $"case when i < {placements} and {runs} then null else '2026-10-01' end")]);
        // the cohort: 40 residents, 56 elements, 3 raters, 12 occasions in 3 years
        var who = string.Join(" ", residents.Take(40).Select((r, k) => $"when {k} then '{r.Id.Value.ToString().ToUpperInvariant()}'"));
        var by = string.Join(" ", accounts.Select((a, k) => $"when {k} then '{a.Id.ToString().ToUpperInvariant()}'"));
        await RunAsync("Ratings", 40 * 56 * 3 * 12, [("Id", IdOf("i", 'B')), ("ResidentId", $"case i / 56 % 40 {who} end"), ("RaterAccountId", $"case i / 2240 % 3 {by} end"), ("RaterKind", "case i / 2240 % 3 when 0 then 'Mentor' when 1 then 'Supervisor' else 'Resident' end"), ("SourceId", IdOf("(i / 56)", 'F')), .. Row(rows), ("Level", "case when i / 2240 % 3 = 0 then 3 else (i / 6720 + i * 7) % 5 end"), ("RatedOn", "date('2026-11-16', printf('-%d days', 90 * (i / 6720)))")]);
        await db.Database.ExecuteSqlRawAsync("analyze");
        return new(program, cohort.Id, residents[0].Id, mentor);

        // the thirty of one mentor are alike at each size
        string Runs(string placement) => placements < 10 * Fewest ? $"({placement} >= 30 or {placement} % 10 = 9)" : $"{placement} % 10 = 9";

        (string, string)[] Row(string number) =>
        [
            ("RowId", $"case {number} {string.Join(" ", elements.Select((r, k) => $"when {k} then '{r.Id.Value.ToString().ToUpperInvariant()}'"))} end"),
            ("ItemKey", $"case {number} {string.Join(" ", elements.Select((r, k) => $"when {k} then '{r.ItemKey.ToString().ToUpperInvariant()}'"))} end"),
            ("Code", $"case {number} {string.Join(" ", elements.Select((r, k) => $"when {k} then '{r.Code}'"))} end"),
        ];

        Task<int> RunAsync(string table, int count, params (string, string)[] changed) =>
            db.Database.ExecuteSqlRawAsync(Copy(db, table, changed, Numbers, table is "Residents" ? $"\"Id\" = '{last}'" : table is "People" ? "\"LastName\" = 'Reyes40'" : table is "Placements" ? $"\"ResidentId\" = '{last}'" : "true"), count);
    }
}
