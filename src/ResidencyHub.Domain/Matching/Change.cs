using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Matching;

/// <summary>One change of a model: what is suggested so that somebody finds a seat, or what happened (a mentor dropped out).</summary>
public abstract record Change
{
    private Change() { }

    internal abstract MatchingModel ApplyTo(MatchingModel model);

    /// <summary>How much is asked of people: smaller is easier. A paper 1, a wider choice 2, a mile 1, a seat 10, one more resident for a mentor 15, a seat kept for one person 60, a new mentor 80. Our own order, stated in docs/matching.md.</summary>
    public virtual int Size(MatchingModel before) => 0;

    /// <summary>The resident's clearance comes in.</summary>
    public sealed record Clears(Id<Resident> Resident) : Change
    {
        public override int Size(MatchingModel before) => 1;
        internal override MatchingModel ApplyTo(MatchingModel model) => Resolve(model, Resident, r => r with { IsCleared = true });
    }

    /// <summary>The resident goes to schools outside the ranking too.</summary>
    public sealed record AcceptsAnySchool(Id<Resident> Resident) : Change
    {
        public override int Size(MatchingModel before) => 2;
        internal override MatchingModel ApplyTo(MatchingModel model) => Resolve(model, Resident, r => r with { OnlyRanked = false });
    }

    /// <summary>The travel limit of this resident is raised from one number of miles to another.</summary>
    public sealed record TravelsFarther(Id<Resident> Resident, int FromMiles, int ToMiles) : Change
    {
        public override int Size(MatchingModel before) => ToMiles - FromMiles;
        internal override MatchingModel ApplyTo(MatchingModel model) => Resolve(model, Resident, r => r with { TravelException = Math.Max(ToMiles, r.TravelException ?? 0) });
    }

    /// <summary>The school offers more seats of a kind, and so many more in all.</summary>
    public sealed record SchoolTakesMore(Id<School> School, string? Subject, GradeSpan? Grades, int Extra) : Change
    {
        public override int Size(MatchingModel before) => 10 * Extra;

        internal override MatchingModel ApplyTo(MatchingModel model) => model with { Schools = [.. model.Schools.Select(s => s.Id == School ? More(s) : s)] };

        private HostSchool More(HostSchool school)
        {
            if (school.Seats.Count == 0)
                return school with { Most = (school.Most ?? 0) + Extra };
            var seats = school.Seats.ToList();
            var at = seats.FindIndex(k => SearchText.Of(k.Subject) == SearchText.Of(Subject) && k.Grades == Grades);
            if (at < 0)
                seats.Add(new(Subject, Grades, Extra));
            else
                seats[at] = seats[at] with { Seats = seats[at].Seats + Extra };
            return school with { Most = school.Most + Extra, Seats = seats };
        }
    }

    /// <summary>The mentor takes more residents at a time.</summary>
    public sealed record MentorTakesMore(Id<Mentor> Mentor, int Extra) : Change
    {
        public override int Size(MatchingModel before) => 15 * Extra;
        internal override MatchingModel ApplyTo(MatchingModel model) => model with { Mentors = [.. model.Mentors.Select(m => m.Id == Mentor ? m with { AtATime = m.AtATime + Extra } : m)] };
    }

    /// <summary>The match is pinned: the seat is kept for this resident.</summary>
    public sealed record Pins(Pairing Pair) : Change
    {
        public override int Size(MatchingModel before) => 60;
        internal override MatchingModel ApplyTo(MatchingModel model) => model with { Pinned = [.. model.Pinned.Where(p => p.Resident != Pair.Resident), Pair] };
    }

    /// <summary>A new mentor joins, for this resident.</summary>
    public sealed record MentorJoins(HostMentor Mentor, Id<Resident> For) : Change
    {
        public override int Size(MatchingModel before) => 80;
        internal override MatchingModel ApplyTo(MatchingModel model) => new Pins(new(For, Mentor.School, Mentor.Id)).ApplyTo(model with { Mentors = [.. model.Mentors, Mentor] });
    }

    /// <summary>The resident leaves, or needs no seat any more.</summary>
    public sealed record Withdraws(Id<Resident> Resident) : Change
    {
        internal override MatchingModel ApplyTo(MatchingModel model) => model with { Residents = [.. model.Residents.Where(r => r.Id != Resident)], Pinned = [.. model.Pinned.Where(p => p.Resident != Resident)] };
    }

    /// <summary>The mentor is not to be had; pins to this mentor go too.</summary>
    public sealed record DropsOut(Id<Mentor> Mentor) : Change
    {
        internal override MatchingModel ApplyTo(MatchingModel model) => model with { Mentors = [.. model.Mentors.Where(m => m.Id != Mentor)], Pinned = [.. model.Pinned.Where(p => p.Mentor != Mentor)] };
    }

    /// <summary>The two must not be matched.</summary>
    public sealed record Forbids(ForbiddenPair Pair) : Change
    {
        internal override MatchingModel ApplyTo(MatchingModel model) => model with { Forbidden = [.. model.Forbidden, Pair] };
    }

    private static MatchingModel Resolve(MatchingModel model, Id<Resident> resident, Func<ResidentToPlace, ResidentToPlace> change) =>
        model with { Residents = [.. model.Residents.Select(r => r.Id == resident ? change(r) : r)] };
}

/// <summary>The smallest of the changes that were looked at which places an unplaced resident: solving again with it does.</summary>
/// <param name="Size">The sum of what its parts ask (see <see cref="Change.Size"/>).</param>
public sealed record SmallestChange(IReadOnlyList<Change> Changes, int Size);
