using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Demo;

/// <summary>A year of a steering committee with its minutes, a site team that has not met as agreed, a decision that one side let lie, and the time that was promised.</summary>
internal static class DemoGovernance
{
    private static readonly PartnershipSide[] Both = [PartnershipSide.University, PartnershipSide.District];
    private const string Zone = "America/Los_Angeles";

    public static void Build(DemoStage stage)
    {
        var harbor = stage.Places.HarborPartnership;
        var agreement = stage.Rows.OfType<Agreement>().First(a => a.PartnershipId == harbor.Id && a.Kind is AgreementKind.Mou && a.State is AgreementState.Active);
        var since = stage.Today.AddDays(-420);
        var steering = stage.Keep(new Committee(harbor.Id, RecordPlace.Whole, CommitteeKind.Steering, new("Steering committee", "We begin with what pupils and residents need. Disagreement is said in the room. Nobody decides for a side that is not here.", 60, agreement.Id, Zone, SilenceMeans.Stalls, new(1, 1, 0)), since));
        Seat(steering, "Dana Whitfield", PartnershipSide.University, "program coordinator", SeatRole.CoChair, since);
        Seat(steering, "Grace Oduya", PartnershipSide.University, "site professor", SeatRole.Member, since);
        Seat(steering, "Ruth Alder", PartnershipSide.University, "residency director", SeatRole.Member, since);
        Seat(steering, "Lena Brandt", PartnershipSide.District, "district residency lead", SeatRole.CoChair, since);
        Seat(steering, "Maria Santana", PartnershipSide.District, "principal, Eastside High", SeatRole.Member, since);
        Seat(steering, "Marcus Webb", PartnershipSide.District, "human resources, Juniper Valley", SeatRole.Member, since);

        var eastside = RecordPlace.Of(stage.Places.Named("Eastside"));
        var team = stage.Keep(new Committee(harbor.Id, eastside, CommitteeKind.SiteTeam, new("Eastside site team", "Short, on time, and every meeting ends with who does what by when.", 30, null, Zone, SilenceMeans.Stalls, new(1, 1, 0)), since));
        Seat(team, "Grace Oduya", PartnershipSide.University, "site professor", SeatRole.CoChair, since);
        Seat(team, "Maria Santana", PartnershipSide.District, "principal", SeatRole.CoChair, since);
        Seat(team, "Joan Reeve", PartnershipSide.District, "site coordinator", SeatRole.Member, since);

        var meetings = Past(stage, harbor, steering);
        Team(stage, team);
        Stalled(stage, harbor, steering);
        Times(stage, harbor, eastside);
        Next(stage, steering, meetings[^1]);
        foreach (var action in stage.Rows.OfType<ActionItem>().Where(a => a.OwnerAccountId is null))
            action.Promise(AccountOf(stage, action.Owner), action.MeetingId);

        void Seat(Committee committee, string person, PartnershipSide side, string position, SeatRole role, DateOnly from) =>
            committee.Seat(person, AccountOf(stage, person), side, position, role, new Period(from));
    }

    /// <summary>Six meetings, each approving the minutes of the one before.</summary>
    private static List<Meeting> Past(DemoStage stage, Partnership harbor, Committee steering)
    {
        (int DaysAgo, (string Title, string By, PartnershipSide Side, bool Done, (string By, string Words)[] Notes)[] Items)[] told =
        [
            (330, [("One mentor for the whole year", "Lena Brandt", PartnershipSide.District, true, [("Lena Brandt", "Three residents changed mentors in January; all three say that they lost six weeks."), ("Dana Whitfield", "The program will name a second mentor for emergencies, not for variety.")]), ("Where the methods course meets", "Grace Oduya", PartnershipSide.University, false, [("Grace Oduya", "Two rooms are possible at Eastside. Mentors ask for Tuesday.")])]),
            (271, [("Where the methods course meets", "Grace Oduya", PartnershipSide.University, true, [("Maria Santana", "Room C12 is free on Tuesday afternoons from February on."), ("Grace Oduya", "The course moves. Mentors may sit in whenever their period is free.")])]),
            (212, [("Pay of mentors", "Maria Santana", PartnershipSide.District, true, [("Maria Santana", "One payment in June came after two of the mentors had left."), ("Lena Brandt", "Payroll can do October and March without a new board decision.")])]),
            (152, [("Three forms that ask the same", "Dana Whitfield", PartnershipSide.University, true, [("Dana Whitfield", "Mentors fill three forms a month; two of them nobody reads."), ("Maria Santana", "One form, five minutes, on Friday; and the resident reads it, too.")])]),
            (97, [("Science as a focus department", "Maria Santana", PartnershipSide.District, true, [("Maria Santana", "Both department heads asked for it. Two mentors are trained."), ("Ruth Alder", "The university brings two residents in physics next year.")])]),
            (40, [("Who speaks for the residents", "Lena Brandt", PartnershipSide.District, true, [("Lena Brandt", "The site council has a seat for somebody who is new to the school.")]), ("Reading in every subject: what we do together", "Grace Oduya", PartnershipSide.University, false, [("Grace Oduya", "We looked at three lessons on video. The question for the next time: what do readers do when they are stuck?"), ("Maria Santana", "English offers its routine to science. Both departments want to see it first.")])]),
        ];
        var meetings = new List<Meeting>();
        AgendaItem? carried = null;
        foreach (var (daysAgo, items) in told)
        {
            var day = Tuesday(stage.Today.AddDays(-daysAgo));
            var meeting = stage.Keep(Planned(steering, day, 15, "Harbor City district office, room 204", "Dana Whitfield"));
            if (meetings.Count > 0)
                meeting.Add(new AgendaText(AgendaKind.Minutes, $"Approve the minutes of {PartnershipWords.Day(meetings[^1].Day)}", null, "comes by itself", null) { MinutesOf = meetings[^1].Id });
            var kept = new List<AgendaItem>();
            foreach (var (title, by, side, _, _) in items)
                kept.Add(meeting.Add(carried is not null && carried.Title == title ? new AgendaText(AgendaKind.NotFinished, title, null, by, side) { CarriedFrom = carried.Id } : new AgendaText(AgendaKind.Topic, title, null, by, side)));
            meeting.Begin(day, "Dana Whitfield");
            foreach (var seat in steering.Seats)
                meeting.Mark(seat, seat.Person, seat.Side, seat.Person is "Marcus Webb" && daysAgo > 200 ? Presence.Excused : seat.Person is "Ruth Alder" && daysAgo is 152 ? Presence.Absent : Presence.Present);
            var written = 0;
            foreach (var (item, (_, _, _, done, notes)) in kept.Zip(items))
            {
                foreach (var (by, words) in notes)
                    stage.Keep(new MinuteEntry(meeting.Id, item.Id, SequentialGuid.Next(), words, by, stage.AccountOf(by), meeting.StartsAt.AddMinutes(7 * ++written)));
                if (done)
                    item.Settle(AgendaState.Done);
            }
            carried = kept.Zip(items).FirstOrDefault(k => !k.Second.Done).First;
            if (meetings.Count > 0)
            {
                meeting.Agenda[0].Settle(AgendaState.Done);
                meeting.Close();
                meetings[^1].Approve(meeting, "Dana Whitfield", day);
            }
            else
                meeting.Close();
            meetings.Add(meeting);
        }
        stage.Keep(new MinuteCorrection(meetings[2].Id, "Payroll needs the names by 15 September, not by 1 October.", "Read again with payroll; both co-chairs agree.", "Lena Brandt", PartnershipSide.District, stage.Afternoon(meetings[3].Day.AddDays(2))));
        var settled = stage.Keep(new Decision(harbor.Id, "Mentors and faculty visit three lessons together each term", "We talk about teaching better when we have seen the same lesson.", "Grace Oduya", PartnershipSide.University, meetings[^1].Day.AddDays(-10), meetings[^1].Day.AddDays(20), new(RecordPlace.Whole, steering.Id)));
        settled.SettleInRoom(meetings[^1].Id, [(PartnershipSide.University, Vote.Yes, "Grace Oduya, recorded by Dana Whitfield"), (PartnershipSide.District, Vote.Yes, "Maria Santana, recorded by Dana Whitfield")], meetings[^1].Day, Both);
        Promise(stage, harbor, meetings[^1], "Send the three dates of the common lesson visits", "Maria Santana", PartnershipSide.District, 6, settled.Id);
        Promise(stage, harbor, meetings[^1], "Write the questions for the lesson visits", "Grace Oduya", PartnershipSide.University, -4, settled.Id);
        return meetings;
    }

    /// <summary>The site team met last in spring: its own rule says every thirty days.</summary>
    private static void Team(DemoStage stage, Committee team)
    {
        var day = Tuesday(stage.Today.AddDays(-70));
        var meeting = stage.Keep(Planned(team, day, 8, "Eastside High, library", "Maria Santana"));
        var item = meeting.Add(new AgendaText(AgendaKind.Topic, "Common planning time of mathematics and science", null, "Joan Reeve", PartnershipSide.District));
        meeting.Begin(day, "Maria Santana");
        foreach (var seat in team.Seats)
            meeting.Mark(seat, seat.Person, seat.Side, Presence.Present);
        stage.Keep(new MinuteEntry(meeting.Id, item.Id, SequentialGuid.Next(), "Wednesday, fourth period, from October on. Substitutes are the open question.", "Maria Santana", stage.AccountOf("Maria Santana"), stage.Afternoon(day)));
        item.Settle(AgendaState.Done);
        meeting.Close();
    }

    /// <summary>One decision that the district let lie over the summer, and one that amends an earlier one.</summary>
    private static void Stalled(DemoStage stage, Partnership harbor, Committee steering)
    {
        var summer = new DateOnly(stage.Year.StartYear, 7, 1);
        var asked = summer > stage.Today.AddDays(-40) ? stage.Today.AddDays(-60) : summer.AddDays(-10);
        var lain = stage.Keep(new Decision(harbor.Id, "Residents take part in the hiring interviews of their department", "They will work with whom we hire. Departments ask for it.", "Dana Whitfield", PartnershipSide.University, asked, asked.AddDays(24), new(RecordPlace.Whole, steering.Id)));
        lain.Cast(PartnershipSide.University, Vote.Yes, "Grace Oduya", asked.AddDays(5), Both, new("Dana Whitfield"));
        lain.FallSilent(asked.AddDays(25));
        var pay = stage.Rows.OfType<Decision>().First(d => d.Title.StartsWith("Mentors are paid", StringComparison.Ordinal));
        var amends = stage.Keep(new Decision(harbor.Id, "Mentors are paid in October and April", "Budgets close in March; April is the first pay day after it.", "Lena Brandt", PartnershipSide.District, stage.Today.AddDays(-70), stage.Today.AddDays(-50), new(RecordPlace.Whole, steering.Id, Amends: pay.Id)));
        amends.Cast(PartnershipSide.District, Vote.Yes, "Lena Brandt", stage.Today.AddDays(-66), Both);
        amends.Cast(PartnershipSide.University, Vote.Yes, "Dana Whitfield", stage.Today.AddDays(-61), Both);
    }

    private static void Times(DemoStage stage, Partnership harbor, RecordPlace eastside)
    {
        var term = stage.Today.Month >= 7 ? SchoolTerm.Fall : SchoolTerm.Spring;
        var first = ProtectedTime.DaysOf(stage.Year, term).First.AddDays(46);
        first = Tuesday(first).AddDays(1);
        var planning = stage.Keep(new ProtectedTime(harbor.Id, eastside, ProtectedKind.Meeting, stage.Year, term, new("Wednesday planning time of mathematics and science", "mentors, residents and the site professor", 16)));
        var release = stage.Keep(new ProtectedTime(harbor.Id, RecordPlace.Whole, ProtectedKind.Release, stage.Year, term, new("One release period a week for each mentor", "mentors with a resident", 48)));
        for (var week = 0; week < 9 && first.AddDays(7 * week) <= stage.Today; week++)
        {
            var on = first.AddDays(7 * week);
            planning.Note(on, 1, week is not (3 or 7), week is 3 ? "No substitute came." : week is 7 ? "State testing took the room." : null, "Maria Santana", stage.Today);
            release.Note(on, 3, week is not 4, week is 4 ? "Mentors covered for two colleagues who were ill." : null, "Dana Whitfield", stage.Today);
        }
    }

    private static void Next(DemoStage stage, Committee steering, Meeting last)
    {
        var meeting = stage.Keep(Planned(steering, Tuesday(stage.Today.AddDays(13)), 15, "Harbor City district office, room 204", "Dana Whitfield"));
        if (last.State is MeetingState.Held)
            meeting.Add(new AgendaText(AgendaKind.Topic, "Which residents we ask for next year, by subject", "Vacancies of all schools against the applicants of the program.", "Lena Brandt", PartnershipSide.District));
        var cancelled = stage.Keep(Planned(steering, Tuesday(stage.Today.AddDays(-9)), 15, "Harbor City district office, room 204", "Dana Whitfield"));
        cancelled.Cancel("The district office had no heating; we meet two weeks later.", "Lena Brandt");
    }

    /// <summary>That day, or the last Tuesday before it.</summary>
    private static DateOnly Tuesday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 5) % 7));

    private static Meeting Planned(Committee committee, DateOnly day, int hour, string where, string by) =>
        new(committee, new MeetingPlan(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(hour, 30)), TimeZoneInfo.FindSystemTimeZoneById(Zone)), Zone, 90, where), by);

    private static void Promise(DemoStage stage, Partnership partnership, Meeting meeting, string title, string owner, PartnershipSide side, int due, Id<Decision> decision) =>
        stage.Keep(new ActionItem(partnership.Id, title, side, owner, stage.Today.AddDays(due), decision)).Promise(AccountOf(stage, owner), meeting.Id);

    /// <summary>Null for those whom the demo gives none.</summary>
    private static Guid? AccountOf(DemoStage stage, string person) => stage.Rows.OfType<Access.HubUser>().FirstOrDefault(u => u.Name == person)?.Id;
}
