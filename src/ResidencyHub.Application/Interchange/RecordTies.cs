using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Interchange;

/// <summary>What others have built on a person since an import. Which tables can refer to a person is read from the model, so that a new table cannot be forgotten; one question per kind of tie serves all rows of a part.</summary>
internal static class RecordTies
{
    /// <summary>Said of what not everybody who imports may know of: help asked for, a note, a plan, what residents say of mentors.</summary>
    public const string Unnamed = "Something was written in their record";

    /// <summary>Born with the person, and gone with it.</summary>
    public static readonly IReadOnlySet<Type> BornWith = new HashSet<Type> { typeof(ResidentStanding), typeof(MentorStanding) };

    private const string Named = "Preferences of a matching name them";

    /// <summary>How each kind of tie is called; the earlier is said when there are several.</summary>
    public static readonly IReadOnlyList<(Type Row, string Words)> Words =
    [
        (typeof(Placement), "There is a placement"), (typeof(Mentorship), "There is a placement"), (typeof(Resident), "A resident is placed with them"),
        (typeof(Teammate), "They were named in a teaching team"), (typeof(PlacementAllowance), "An exception was allowed for them"),
        (typeof(ScenarioRow), "They stand in a matching scenario"), (typeof(MatchingChoice), "The matching was told something about them"),
        (typeof(ResidentWishes), Named), (typeof(HostRanking), Named), (typeof(RankedResident), Named), (typeof(SchoolVisit), "A visit to a school was noted for them"),
        (typeof(RequirementItem), "A paper of theirs was handed in or recorded"), (typeof(EligibilityWaiver), "A requirement was waived for them"), (typeof(MentorTraining), "A training of theirs was recorded"),
        (typeof(RoleGrant), "They have an account"), (typeof(EmailedLink), "A link was e-mailed to them"),
        (typeof(CheckIn), "A check-in was written"), (typeof(HoursWeek), "Hours were logged"), (typeof(ApproverNaming), "Somebody was named to sign hours"), (typeof(WeekOff), "A week off was noted"),
        (typeof(Absence), "An absence was noted"), (typeof(Pause), "A pause was called"), (typeof(Observation), "An observation was begun"),
        .. Unspoken.Select(t => (t, Unnamed)),
    ];

    private static IEnumerable<Type> Unspoken =>
    [
        typeof(Concern), typeof(HelpRequest), typeof(Signal), typeof(Debrief), typeof(EvidenceNote), typeof(EvidencePhoto), typeof(CoachingConversation), typeof(Rating), typeof(Recommendation), typeof(Walkthrough),
        typeof(Domain.Growing.CoachingCycle), typeof(Domain.Growing.GrowthGoal), typeof(Domain.Growing.MentorEntry), typeof(Domain.Growing.MentorRating), typeof(Domain.Growing.SupportPlan), typeof(Domain.Growing.ThreeWayReview), typeof(Domain.Forms.FormAnswer),
    ];

    private static readonly MethodInfo Asking = typeof(RecordTies).GetMethod(nameof(AskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Every foreign key to such a person, in the order in which ties are said.</summary>
    public static IEnumerable<IForeignKey> To<TPerson>(IModel model) =>
        model.FindEntityType(typeof(TPerson))!.GetReferencingForeignKeys().Where(k => !BornWith.Contains(k.DeclaringEntityType.ClrType)).OrderBy(k => PlaceOf(k.DeclaringEntityType.ClrType));

    /// <summary>How a tie of this table is called.</summary>
    public static string WordsOf(Type row) => PlaceOf(row) is var at && at < Words.Count ? Words[at].Words : Unnamed;

    /// <summary>The first tie of each of these people who has one.</summary>
    public static async Task<Dictionary<Guid, Type>> FindAsync<TPerson>(ResidencyDb wide, IReadOnlyList<Guid> people, CancellationToken stop)
    {
        var found = new Dictionary<Guid, Type>();
        var ids = people.Select(p => new Id<TPerson>(p)).ToList();
        foreach (var key in To<TPerson>(wide.Model))
            foreach (var id in await TiedAsync(wide, key, ids, stop))
                found.TryAdd(id, key.DeclaringEntityType.ClrType);
        return found;
    }

    /// <summary>Which of these people a table's foreign key names.</summary>
    public static Task<List<Guid>> TiedAsync<TPerson>(ResidencyDb wide, IForeignKey key, List<Id<TPerson>> ids, CancellationToken stop) =>
        (Task<List<Guid>>)Asking.MakeGenericMethod(key.DeclaringEntityType.ClrType, typeof(TPerson)).Invoke(null, [wide, key.Properties[0].Name, key.Properties[0].IsNullable, ids, stop])!;

    private static async Task<List<Guid>> AskAsync<TRow, TPerson>(ResidencyDb wide, string property, bool optional, List<Id<TPerson>> ids, CancellationToken stop) where TRow : class
    {
        var named = optional
            ? wide.Set<TRow>().Where(r => EF.Property<Id<TPerson>?>(r, property) != null && ids.Contains(EF.Property<Id<TPerson>?>(r, property)!.Value)).Select(r => EF.Property<Id<TPerson>?>(r, property)!.Value)
            : wide.Set<TRow>().Where(r => ids.Contains(EF.Property<Id<TPerson>>(r, property))).Select(r => EF.Property<Id<TPerson>>(r, property));
        return (await named.Distinct().ToListAsync(stop)).ConvertAll(id => id.Value);
    }

    private static int PlaceOf(Type row)
    {
        var at = 0;
        while (at < Words.Count && Words[at].Row != row)
            at++;
        return at;
    }
}
