using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Domain.Tests.Matching;

/// <summary>Small models with every rule in them, few enough people that all matchings can be counted out.</summary>
internal static class SmallModels
{
    private static readonly string[] Subjects = ["Mathematics", "Science", "Art"];
    private static readonly GradeSpan?[] Grades = [new(0, 2), new(3, 5), new(0, 5), null];

    public static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    public static void ForAll(int times, Action<int> holds) => Prop.ForAll(Seeds, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    public static Id<T> Id<T>(int number) => new(new Guid(number, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8));

    public static MatchingModel Of(int seed, int residents = 5, int mentors = 5, int group = 1, bool pins = true)
    {
        var dice = new Random(seed);
        var schools = Enumerable.Range(0, dice.Next(1, 4)).Select(i => School(dice, i, residents)).ToArray();
        var people = Enumerable.Range(0, dice.Next(1, residents + 1)).Select(i => Resident(dice, i, schools, mentors)).ToArray();
        var classes = Enumerable.Range(0, dice.Next(1, mentors + 1)).Select(i => Mentor(dice, i, schools, people.Length)).ToArray();
        var settled = pins && dice.Next(4) == 0 ? new[] { Pin(dice, people, classes) } : [];
        return new(people, schools, classes)
        {
            Rules = new()
            {
                TravelLimitMiles = dice.Next(3) == 0 ? null : dice.Next(10, 60),
                ClearanceRequired = dice.Next(4) > 0,
                MentorRequired = dice.Next(4) > 0,
                AtLeastPerSchool = group,
                ShortageFields = ["Art"],
            },
            Pinned = settled,
            Forbidden = [.. Enumerable.Range(0, dice.Next(3)).Select(_ => Forbidden(dice, people, schools, classes))],
        };
    }

    public static MatchingModel Shuffled(MatchingModel model, int seed)
    {
        var dice = new Random(seed);
        return model with { Residents = Mix(model.Residents), Schools = Mix([.. model.Schools.Select(s => s with { Seats = Mix(s.Seats) })]), Mentors = Mix(model.Mentors), Forbidden = Mix(model.Forbidden), Pinned = Mix(model.Pinned) };

        T[] Mix<T>(IReadOnlyList<T> list)
        {
            var mixed = list.ToArray();
            dice.Shuffle(mixed);
            return mixed;
        }
    }

    private static HostSchool School(Random dice, int i, int residents) => new(Id<School>(i), $"School {i}")
    {
        Where = dice.Next(5) == 0 ? null : new(39 + dice.NextDouble(), -105 + dice.NextDouble()),
        Most = dice.Next(3) == 0 ? null : dice.Next(0, 4),
        Seats = [.. Enumerable.Range(0, dice.Next(0, 4)).Select(_ => new SeatOffer(dice.Next(3) == 0 ? null : Any(dice, Subjects), Any(dice, Grades), dice.Next(0, 3)))],
        Ranks = Ranking<Resident>(dice, residents),
        IsCommunitySchool = dice.Next(2) == 0,
        HostedLastYear = dice.Next(2) == 0,
    };

    private static ResidentToPlace Resident(Random dice, int i, HostSchool[] schools, int mentors) => new(Id<Resident>(i), $"Resident {i}", Any(dice, Subjects), Any(dice, Grades))
    {
        Home = dice.Next(5) == 0 ? null : new(39 + dice.NextDouble(), -105 + dice.NextDouble()),
        TravelLimitMiles = dice.Next(4) == 0 ? dice.Next(5, 40) : null,
        IsCleared = dice.Next(6) > 0,
        OnlyRanked = dice.Next(4) == 0,
        RanksSchools = Ranking<School>(dice, schools.Length),
        RanksMentors = Ranking<Mentor>(dice, mentors),
        Languages = dice.Next(3) == 0 ? ["Spanish"] : [],
    };

    private static HostMentor Mentor(Random dice, int i, HostSchool[] schools, int residents) => new(Id<Mentor>(i), $"Mentor {i}", Any(dice, schools).Id, Any(dice, Subjects), Any(dice, Grades))
    {
        AtATime = dice.Next(4) == 0 ? 2 : 1,
        Credentials = dice.Next(2) == 0 ? [] : [Any(dice, Subjects), Any(dice, Subjects)],
        Ranks = Ranking<Resident>(dice, residents),
        Languages = dice.Next(3) == 0 ? ["spanish"] : [],
    };

    private static Pairing Pin(Random dice, ResidentToPlace[] people, HostMentor[] classes)
    {
        var mentor = Any(dice, classes);
        return new(Any(dice, people).Id, mentor.School, dice.Next(2) == 0 ? mentor.Id : null);
    }

    private static ForbiddenPair Forbidden(Random dice, ResidentToPlace[] people, HostSchool[] schools, HostMentor[] classes) =>
        dice.Next(2) == 0 ? new(Any(dice, people).Id, Any(dice, schools).Id, null) : new(Any(dice, people).Id, null, Any(dice, classes).Id, true);

    private static Id<T>[] Ranking<T>(Random dice, int among)
    {
        var all = Enumerable.Range(0, among).Select(Id<T>).ToArray();
        dice.Shuffle(all);
        return all[..dice.Next(0, Math.Min(all.Length, 3) + 1)];
    }

    private static T Any<T>(Random dice, T[] items) => items[dice.Next(items.Length)];
}
