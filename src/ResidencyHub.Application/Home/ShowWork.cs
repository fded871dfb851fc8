using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Oversight;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Reciprocity;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Home;

/// <summary>"My work today": counts that open lists, by the role in which one acts.</summary>
public sealed class ShowWork(UseCaseServices services) : Query<Nothing, ShowWork.Answer>(services)
{
    /// <param name="Summary">One sentence on where things stand.</param>
    /// <param name="Items">What needs the viewer, most pressing first; only what is more than nothing.</param>
    /// <param name="Seats">Confirmed placements against seats, by subject or cohort.</param>
    public sealed record Answer(string Summary, IReadOnlyList<Item> Items, IReadOnlyList<Seat> Seats, IReadOnlyList<Coming> Week);

    public sealed record Item(int Count, string Title, string Line, string Href, bool Late, bool Waits, string? SideHref = null, string? SideText = null);

    /// <param name="Href">The list of those who are counted; null where none is.</param>
    /// <param name="Group">The heading under which it stands.</param>
    public sealed record Seat(string Name, int Filled, int Of, string? Href = null, string Group = "Placed, by subject");

    public sealed record Coming(DateOnly On, string Title, string Line);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) => operation.Viewer.Role switch
    {
        Role.ProgramCoordinator or Role.Administrator => await CoordinatorAsync(operation, stop),
        Role.SchoolLeader or Role.DistrictLead => await new HostWork(operation, Services.Memory).ReadAsync(stop),
        _ => new Answer("", [], [], []),
    };

    private async Task<Answer> CoordinatorAsync(Operation operation, CancellationToken stop)
    {
        var year = AcademicYear.Of(operation.Today).StartYear;
        var season = await SeasonAsync(operation, year, stop);
        var planned = PlannedYear.On(operation.Today).StartYear;
        var ahead = planned == year ? null : await SeasonAsync(operation, planned, stop);
        var watch = await Services.Memory.OfAsync(typeof(WatchCounts), null, operation, WatchCounts.DependsOn, async () => (Outcome<WatchCounts>)await WatchCounts.CountAsync(operation, stop));
        return await new CoordinatorWork(operation, Services.Memory, season, ahead, watch.ValueOrDefault!, year).ReadAsync(stop);
    }

    private async Task<SeasonCounts> SeasonAsync(Operation operation, int year, CancellationToken stop) =>
        (await Services.Memory.OfAsync(typeof(SeasonCounts), year, operation, SeasonCounts.DependsOn, async () => (Outcome<SeasonCounts>)await SeasonCounts.CountAsync(operation, year, stop))).ValueOrDefault!;
}

/// <summary>The coordinator's counts: of the running school year, and of the season of the planned one where that is another (null: it is the same).</summary>
internal sealed class CoordinatorWork(Operation operation, AnswerMemory memory, SeasonCounts season, SeasonCounts? ahead, WatchCounts watch, int year)
{
    private readonly ResidencyDb _db = operation.Db;
    private readonly DateOnly _today = operation.Today;

    public async Task<ShowWork.Answer> ReadAsync(CancellationToken stop)
    {
        var rules = await operation.RulesAsync(null, stop);
        var counts = await HomeCounts.ReadAsync(operation, rules, stop);
        var (untrained, help, concerns, paused, overdue) = (counts.Of(HomeCounts.What.Untrained), counts.Of(HomeCounts.What.Help), counts.Of(HomeCounts.What.Concerns), counts.Of(HomeCounts.What.Paused), counts.Of(HomeCounts.What.Overdue));

        var (open, residents, items) = (season.Open, season.InResidency, new List<ShowWork.Item>());
        var (all, secured, unplaced) = (Sum(_ => true), Sum(r => r.Secured), Sum(r => !r.Asked));
        var (uncleared, expiring) = (Sum(r => r.Clearance is SeasonCounts.Clearance.None), Sum(r => r.Clearance is SeasonCounts.Clearance.EndsSoon));
        Add(paused, "Classroom work paused today", "Talk to those involved; you, the supervisor or the principal lift it.", "building", late: true);
        Add(help, help == 1 ? "Resident who asks for help" : "Residents who ask for help", "Private: neither mentor nor school knows.", "help-requests", late: true);
        Add(open.Late, open.Late == 1 ? "Request past its answer date" : "Requests past their answer date", open.OldestLate is { } oldest ? $"Oldest: {oldest.School}, {Days(_today.DayNumber - oldest.Due.DayNumber)}." : "", $"placements?show=late&year={year}", late: true, sideHref: "placements/calls", sideText: "Call list");
        // the page of the rescue lists whom it concerns of both years
        var (lost, homeless) = (open.Lost + (ahead?.Open.Lost ?? 0), open.Homeless + (ahead?.Open.Homeless ?? 0));
        Add(lost, lost == 1 ? "Placement that needs a mentor" : "Placements that need a mentor", SeasonCounts.Schools([.. open.LostAt.Union(ahead?.Open.LostAt ?? [])]) + ".", "placements/needs-mentor", late: true);
        Add(homeless, homeless == 1 ? "Placement that needs a place" : "Placements that need a place", SeasonCounts.Schools([.. open.HomelessAt.Union(ahead?.Open.HomelessAt ?? [])]) + " can’t host any more.", "placements/needs-mentor", late: true);
        Add(open.ForProgram, open.ForProgram == 1 ? "Request that waits for you" : "Requests that wait for you", "Answers to agree to, mentors to ask, placements to confirm.", $"placements?show=ours&year={year}", waits: true);
        Add(open.Drafts, open.Drafts == 1 ? "Draft that nobody has been asked about" : "Drafts that nobody has been asked about", "Seen by your program alone.", $"placements?status=Draft&year={year}", waits: true);
        Add(unplaced, unplaced == 1 ? "Resident without a request" : "Residents without a request", "No school has been asked yet.", $"residents?unplaced=asked&year={year}", waits: true, sideHref: "matching", sideText: "Match them");
        if (ahead is not null)
            items.AddRange(new CoordinatorSeason(operation, ahead, year + 1, rules).Ahead());
        var (waiting, silent, signals, lateTalks, talks) = watch;
        Add(signals, signals == 1 ? "Signal to look at" : "Signals to look at", "Reasons in words: hours, silent mentors, worries, raters apart.", "signals", waits: true);
        Add(silent, silent == 1 ? "Resident without approved hours for two weeks" : "Residents without approved hours for two weeks", "By each district’s own calendar. Ask whether the log or the approval is missing.", "hours?show=Silent", late: true);
        Add(lateTalks, lateTalks == 1 ? "Talk after a lesson past its day" : "Talks after a lesson past their day", talks == 0 ? "Resident and observer have not talked yet." : $"Resident and observer have not talked yet; of {talks} more the day is still to come.", "observations?show=late", late: true);
        Add(waiting, waiting == 1 ? "Resident whose hours wait for approval" : "Residents whose hours wait for approval", "Mentors approve them each week; name somebody else where one is away.", "hours?show=Waiting");
        Add(concerns, concerns == 1 ? "Open concern" : "Open concerns", "Raised by mentors and supervisors.", "concerns", waits: true);
        var appeals = counts.Of(HomeCounts.What.Appeals);
        Add(appeals, appeals == 1 ? "Appeal to answer" : "Appeals to answer", "Against a support plan; nothing is closed before.", "support-plans", waits: true);
        Add(uncleared, uncleared == 1 ? "Resident not cleared to start" : "Residents not cleared to start", "No certificate of clearance is recorded, or it has ended.", $"residents?cleared=no&year={year}", waits: true);
        Add(expiring, expiring == 1 ? $"Clearance that ends within {season.SoonDays} days" : $"Clearances that end within {season.SoonDays} days", "Ask for new ones before they do.", $"residents?cleared=soon&year={year}", waits: true);
        Add(untrained, untrained == 1 ? "Mentor who has not finished training" : "Mentors who have not finished training", "In your partner districts.", "mentors?status=open");
        var planned = PlannedYear.On(_today);
        var unanswered = counts.Of(HomeCounts.What.Unanswered);
        Add(unanswered, unanswered == 1 ? $"School that has not said how many it can host in {planned}" : $"Schools that have not said how many they can host in {planned}", "Remind them, or call and write the answer down.", $"capacity?standing=Waiting&year={planned.StartYear}", waits: true);
        items.AddRange(await AgreementWork.ItemsAsync(operation, memory, rules, stop));
        items.AddRange(await HealthWork.ItemsAsync(operation, stop));
        items.AddRange(await Giving.ItemsAsync(operation, stop));
        Add(overdue, overdue == 1 ? "Action past its day" : "Actions past their day", "Promised in decisions of the partnership.", "decisions");
        var governance = await GovernanceWork.ReadAsync(operation, stop);
        items.AddRange([.. governance.Items, .. await OversightWork.ItemsAsync(operation, stop)]);
        var more = new CoordinatorSeason(operation, season, year, rules);
        items.AddRange(more.Items(counts));
        List<ShowWork.Seat> seats =
        [
            .. residents.GroupBy(r => r.Subject).Select(g => new ShowWork.Seat(g.Key, g.Where(r => r.Secured).Sum(r => r.Count), g.Sum(r => r.Count), $"residents?subject={Uri.EscapeDataString(g.Key)}&year={year}")).OrderBy(s => s.Name).Take(8),
            .. more.Seats(),
        ];
        if (ahead is not null)
            seats.InsertRange(0, new CoordinatorSeason(operation, ahead, year + 1, rules).Seats($" for {new AcademicYear(year + 1)}"));
        var summary = all == 0 ? operation.Viewer.Role is Role.Administrator ? "No resident of this school year yet." : "No resident of this school year yet. Begin with Cohorts: import the spreadsheet that you have."
            : all == secured ? $"All {all} residents of this school year have a confirmed placement." : $"{all - secured} of {all} residents still need a confirmed placement.";
        if (ahead is { InResidency.Count: > 0 })
            summary += $" For {new AcademicYear(year + 1)}: {ahead.InResidency.Where(r => r.Secured).Sum(r => r.Count)} of {ahead.InResidency.Sum(r => r.Count)} have one.";
        return new(summary, items, seats, await ComingAsync(governance.Coming, stop));

        int Sum(Func<SeasonCounts.Residents, bool> those) => residents.Where(those).Sum(r => r.Count);

        static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

        void Add(int count, string title, string line, string href, bool late = false, bool waits = false, string? sideHref = null, string? sideText = null)
        {
            if (count > 0)
                items.Add(new(count, title, line, href, late, waits, sideHref, sideText));
        }
    }

    private async Task<IReadOnlyList<ShowWork.Coming>> ComingAsync(IReadOnlyList<ShowWork.Coming> meetings, CancellationToken stop)
    {
        var until = _today.AddDays(21);
        var votes = await _db.Decisions.Where(d => d.State == DecisionState.Open && d.AnswerBy >= _today && d.AnswerBy <= until).OrderBy(d => d.AnswerBy).Take(3).Select(d => new ShowWork.Coming(d.AnswerBy, d.Title, "Each side answers by then.")).ToListAsync(stop);
        var actions = await _db.ActionItems.Where(a => a.DoneOn == null && a.DueOn >= _today && a.DueOn <= until).OrderBy(a => a.DueOn).Take(3).Select(a => new ShowWork.Coming(a.DueOn, a.Title, a.Owner)).ToListAsync(stop);
        var begins = await _db.Placements.Where(p => p.State == PlacementState.Confirmed && p.StartsOn >= _today && p.StartsOn <= until).OrderBy(p => p.StartsOn).Take(3).Select(p => new ShowWork.Coming(p.StartsOn, p.ResidentName + " begins", p.SchoolName)).ToListAsync(stop);
        return [.. votes.Concat(actions).Concat(begins).Concat(meetings).OrderBy(c => c.On).Take(6)];
    }
}

/// <summary>What waits for a school or a district.</summary>
internal sealed class HostWork(Operation operation, AnswerMemory memory)
{
    public async Task<ShowWork.Answer> ReadAsync(CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var isSchool = operation.Viewer.Role is Role.SchoolLeader;
        var requested = isSchool ? PlacementState.WithSchool : PlacementState.WithDistrict;
        var requests = await db.Placements.Where(p => p.State == requested).Select(p => p.NextOn).ToListAsync(stop);
        var lost = await db.Placements.Where(Placement.LacksMentor).CountAsync(p => !p.NeedsPlace && (p.State == PlacementState.Active || p.State == PlacementState.Confirmed), stop);
        var running = await db.Placements.CountAsync(p => p.State == PlacementState.Active, stop);
        var paused = await db.Pauses.CountAsync(p => p.Day == today && p.LiftedAt == null, stop);
        var absent = isSchool ? await db.Absences.CountAsync(a => a.Day == today && a.TakenBackAt == null, stop) : 0;
        var votes = await db.Decisions.CountAsync(d => d.State == DecisionState.Open && d.AnswerBy >= today && d.Votes.All(v => v.Side != PartnershipSide.District || v.Round != d.Round), stop);
        var overdue = await db.ActionItems.CountAsync(a => a.DoneOn == null && a.DueOn < today && a.Side == PartnershipSide.District, stop);
        var items = new List<ShowWork.Item>();
        if (paused > 0)
            items.Add(new(paused, "Classroom work paused today", "Talk to those involved.", "building", true, false));
        if (requests.Count > 0)
            items.Add(new(requests.Count, requests.Count == 1 ? "Request to answer" : "Requests to answer", requests.Min() < today ? "One is past its day." : $"The next by {requests.Min():d MMMM}.", $"placements?status={requested}&year=all", requests.Min() < today, true));
        if (lost > 0)
            items.Add(new(lost, lost == 1 ? "Placement that needs a mentor" : "Placements that need a mentor", "Name one of your teachers.", "placements?show=mentor&year=all", true, false));
        items.AddRange(await AskedAsync(isSchool, stop));
        items.AddRange(await AgreementWork.ItemsAsync(operation, memory, await operation.RulesAsync(null, stop), stop));
        items.AddRange(await HealthWork.ItemsAsync(operation, stop));
        items.AddRange(await Giving.ItemsAsync(operation, stop));
        if (votes > 0)
            items.Add(new(votes, votes == 1 ? "Decision to vote on" : "Decisions to vote on", "Your side has not voted yet.", "decisions", false, true));
        if (overdue > 0)
            items.Add(new(overdue, overdue == 1 ? "Action of your side past its day" : "Actions of your side past their day", "See what was promised.", "decisions", true, false));
        var governance = await GovernanceWork.ReadAsync(operation, stop);
        items.AddRange([.. governance.Items, .. await OversightWork.ItemsAsync(operation, stop)]);
        if (absent > 0)
            items.Add(new(absent, absent == 1 ? "Resident absent today" : "Residents absent today", "On the building list.", "building", false, false));
        return new(running == 0 ? "No resident is with you today." : $"{running} {(running == 1 ? "resident is" : "residents are")} with you this year.", items, [], governance.Coming);
    }

    /// <summary>"How many can you host?" to whom it is put: the school, or its district's lead where the district comes first, until it is passed on.</summary>
    private async Task<List<ShowWork.Item>> AskedAsync(bool isSchool, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        await using var wide = operation.LookWider("whether a question to a school goes to its district first, and was passed on");
        var first = await wide.Districts.Where(d => d.RequestsGoThroughDistrict).Select(d => d.Id).ToListAsync(stop);
        var waiting = db.Capacities.Where(c => c.AnswerBy >= today.AddDays(-30) && c.AskedOn != null && (c.ConfirmedOn == null || c.ConfirmedOn < c.AskedOn)).OrderBy(c => c.Year);
        if (!isSchool)
            return [.. (await waiting.Where(c => first.Contains(c.DistrictId)).GroupBy(c => c.Year).Select(g => new { Year = g.Key, Count = g.Count(), Next = g.Min(c => c.AnswerBy) }).OrderBy(g => g.Year).Take(3).ToListAsync(stop))
                .Select(g => new ShowWork.Item(g.Count, $"{(g.Count == 1 ? "School" : "Schools")}: how many can they host in {new AcademicYear(g.Year)}?", g.Next < today ? "One is past its day. Answer, or pass it to the principal." : $"The next by {g.Next:d MMMM}. Answer, or pass it to the principal.", $"capacity?standing={CapacityStanding.Waiting}&year={g.Year}", g.Next < today, true))];
        var asked = await waiting.Take(20).ToListAsync(stop);
        var passed = await CapacityLetters.HoldersAsync(operation, asked, stop);
        return [.. asked.Where(c => !first.Contains(c.DistrictId) || passed.ContainsKey(c.Id)).Take(3)
            .Select(c => new ShowWork.Item(1, $"How many can you host in {new AcademicYear(c.Year)}?", $"{c.AskedBy} asks for your answer by {c.AnswerBy:d MMMM}.", $"capacity/{c.SchoolId}?year={c.Year}", c.AnswerBy < today, true))];
    }
}
