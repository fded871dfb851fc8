using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Domain.Tests.Growing;

public sealed class CohortGrowthTests
{
    private static readonly Id<Resident> Ana = Id<Resident>.New();
    private static readonly Id<Resident> Ben = Id<Resident>.New();
    private static readonly Guid Element = Guid.NewGuid();
    private static readonly Guid Unseen = Guid.NewGuid();
    private static readonly Guid Mentor = Guid.NewGuid();
    private static readonly Guid Supervisor = Guid.NewGuid();
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void The_latest_level_by_mentor_or_supervisor_counts_and_the_own_view_does_not()
    {
        RatingCount[] counts =
        [
            Count(Ana, Mentor, RaterKind.Mentor, 4, October.AddDays(5)), Count(Ana, Supervisor, RaterKind.Supervisor, 2, October.AddDays(9)), Count(Ana, Guid.NewGuid(), RaterKind.Resident, 4, October.AddDays(20)),
            Count(Ana, Supervisor, RaterKind.Supervisor, 0, October.AddDays(30)), Count(Ben, Mentor, RaterKind.Mentor, 3, October), Count(Ben, Supervisor, RaterKind.Supervisor, 2, October),
        ];
        var spread = CohortGrowth.Elements(counts)[Element];
        spread.ByLevel.ShouldBe(new Dictionary<int, int> { [2] = 1, [3] = 1 }, ignoreOrder: true, "“not observed” later takes no level away; of two on one day the higher counts");
        (spread.Rated, spread.Practised).ShouldBe((2, true));
    }

    [Fact]
    public void Not_observed_is_no_practice_but_the_own_view_is()
    {
        var elements = CohortGrowth.Elements([Count(Ana, Mentor, RaterKind.Mentor, 0, October), Count(Ana, Guid.NewGuid(), RaterKind.Resident, 2, October, Unseen)]);
        (elements[Element].Practised, elements[Element].Rated).ShouldBe((false, 0));
        (elements[Unseen].Practised, elements[Unseen].Rated).ShouldBe((true, 0));
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, 3)]
    public void A_rater_gives_always_the_same_only_when_there_is_enough_to_tell(int times, int? same)
    {
        var raters = CohortGrowth.Raters([Count(Ana, Mentor, RaterKind.Mentor, 3, October, times: times - 1), Count(Ben, Mentor, RaterKind.Mentor, 3, October.AddDays(1)), Count(Ben, Mentor, RaterKind.Mentor, 0, October.AddDays(2), times: 40)], least: 10);
        raters.Single().ShouldSatisfyAllConditions(r => r.AlwaysSame.ShouldBe(same), r => r.Given.ShouldBe(times), r => r.Residents.ShouldBe(2), r => r.LastOn.ShouldBe(October.AddDays(1)));
        CohortGrowth.Raters([Count(Ana, Mentor, RaterKind.Mentor, 3, October, times: 30), Count(Ana, Mentor, RaterKind.Mentor, 2, October)], 10).Single().AlwaysSame.ShouldBeNull();
    }

    [Fact]
    public void Each_voice_has_its_last_day_and_not_observed_is_a_look()
    {
        var last = CohortGrowth.LastOn([Count(Ana, Mentor, RaterKind.Mentor, 0, October), Count(Ana, Guid.NewGuid(), RaterKind.Resident, 2, October.AddDays(3))])[Ana];
        last.ShouldBe(new LastRated(October, null, October.AddDays(3)));
    }

    private static RatingCount Count(Id<Resident> resident, Guid rater, RaterKind kind, int level, DateOnly on, Guid? item = null, int times = 1) => new(resident, item ?? Element, rater, kind, level, times, on);
}
