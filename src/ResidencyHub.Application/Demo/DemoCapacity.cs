using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>What the schools said they can host: last year and this year; for the next one some were asked, and three have answered.</summary>
internal static class DemoCapacity
{
    private static readonly int[] Seats = [8, 7, 6, 5, 6, 5, 4, 6, 5];

    public static void Build(DemoStage stage)
    {
        for (var i = 0; i < Seats.Length; i++)
            foreach (var year in new[] { stage.Year.Previous, stage.Year })
            {
                var capacity = stage.Keep(new SchoolCapacity(stage.Places.Schools[i], year));
                var confirmed = new DateOnly(year.StartYear, 5, 20).AddDays(i * 3);
                var principal = i == 8 ? "Beatrice Long" : "the principal";
                capacity.Confirm(Offer(stage, i, year), new Act(principal, stage.Now, i % 3 == 1 ? AnswerChannel.Phone : AnswerChannel.EmailLink, i % 3 == 1 ? "Dana Whitfield" : null), confirmed);
                Keep(stage, capacity);
            }
        NextYear(stage);
    }

    private static CapacityOffer Offer(DemoStage stage, int i, AcademicYear year)
    {
        var isNow = year == stage.Year;
        if (i == 8 && isNow)
            return new(HostingAnswer.Maybe, Because: NotHostingReason.LeadershipChange, ReasonWords: "A new principal begins in August; ask again then.");
        var seats = Seats[i] - (isNow ? 0 : 1);
        return i switch
        {
            0 => new(HostingAnswer.Yes, seats, [new("Mathematics", "9–12", 2), new(null, null, seats - 2)], Length: HostingLength.FullYear, Note: "Two for mathematics, please."),
            7 when isNow => new(HostingAnswer.Yes, seats, [new("Elementary", "K–5", 4), new("Special education", null, null)], FirstRefusal: new(stage.Places.Northgate.Id, stage.Places.Northgate.Name, new DateOnly(year.StartYear + 1, 3, 30))),
            _ => new(HostingAnswer.Yes, seats),
        };
    }

    private static void NextYear(DemoStage stage)
    {
        var (year, asked) = (stage.Year.Next, stage.Today.AddDays(-12));
        foreach (var i in new[] { 0, 1, 3 })
            stage.Keep(new SchoolCapacity(stage.Places.Schools[i], year)).Ask($"Dana Whitfield, {stage.Places.HarborValley.Name}", asked, asked.AddDays(40));
        var answered = stage.Keep(new SchoolCapacity(stage.Places.Schools[4], year));
        answered.Confirm(
            new(HostingAnswer.Yes, 5, [new("Mathematics", "9–12", 2), new("Science", "9–12", null)], Length: HostingLength.FullYear, Days: Weekdays.Mon | Weekdays.Tue | Weekdays.Wed | Weekdays.Thu, Note: "Science depends on one hire; we know in April."),
            new Act("Robert Haines", stage.Now, AnswerChannel.EmailLink), stage.Today.AddDays(-5));
        Keep(stage, answered);
        var cottonwood = stage.Keep(new SchoolCapacity(stage.Places.Schools[5], year));
        cottonwood.Confirm(new(HostingAnswer.Yes, 1, Note: "One for now; a second classroom opens when the new wing is ready."), new Act("Salma Aziz", stage.Now, AnswerChannel.EmailLink), stage.Today.AddDays(-8));
        Keep(stage, cottonwood);
        var redRock = stage.Keep(new SchoolCapacity(stage.Places.Schools[6], year));
        redRock.Confirm(
            new(HostingAnswer.Maybe, 2, [new("Special education", "K–5", 1), new("Mathematics", "K–5", 1)], NotHostingReason.StaffingUnsure, Note: "Two classes, if both teachers stay."),
            new Act("Joan Petersen", stage.Now, AnswerChannel.Phone, "Dana Whitfield"), stage.Today.AddDays(-6));
        Keep(stage, redRock);
    }

    private static void Keep(DemoStage stage, SchoolCapacity capacity)
    {
        foreach (var line in capacity.Lines)
            stage.Keep(line);
    }
}
