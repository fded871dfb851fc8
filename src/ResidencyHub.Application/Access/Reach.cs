using System.Security.Cryptography;
using System.Text;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Access;

/// <summary>Along which column a viewer sees. The model is built once per kind, so that each filter is one plain condition on one indexed column.</summary>
public enum ReachKind { Nothing, Everything, Programs, Caseload, Districts, Schools, Mentor, Resident, Partnerships, Invitation, Agreement, Survey, Rating, Rater }

/// <summary>What one operation may see and touch: worked out afresh from dated role grants.</summary>
public sealed record Reach
{
    private Reach(ReachKind kind, string reason) => (Kind, Reason) = (kind, reason);

    public ReachKind Kind { get; }

    /// <summary>Why a wider reach was opened; the role's name otherwise.</summary>
    public string Reason { get; }
    public Guid AccountId { get; private init; }
    public IReadOnlyList<Id<PreparationProgram>> Programs { get; private init; } = [];
    public IReadOnlyList<Id<District>> Districts { get; private init; } = [];
    public IReadOnlyList<Id<School>> Schools { get; private init; } = [];

    /// <summary>The districts of a school leader's schools, for what is told to a whole district; no more is seen by them.</summary>
    public IReadOnlyList<Id<District>> DistrictsOfSchools { get; private init; } = [];
    public IReadOnlyList<Id<Partnership>> Partnerships { get; private init; } = [];
    public Id<Person> Person { get; private init; }
    public Id<Mentor> Mentor { get; private init; }
    public Id<Resident> Resident { get; private init; }

    /// <summary>The residents whom the supervisor has today.</summary>
    public IReadOnlyList<Id<Resident>> Residents { get; private init; } = [];

    /// <summary>The placements whose mentor of record the mentor is today, and those that are over and whose last one they were: what is shared there, and what is open, is theirs to read, whoever mentored on the day. Observations are written, and opened again, only while the placement is confirmed or runs (<see cref="MentorSight"/>).</summary>
    public IReadOnlyList<Id<Placement>> Mentored { get; private init; } = [];

    /// <summary>The residents of <see cref="Mentored"/>: the records lie by resident.</summary>
    public IReadOnlyList<Id<Resident>> Mentees { get; private init; } = [];

    /// <summary>The placements about which the mentor writes check-ins: <see cref="Mentored"/>, and those for which a team named them.</summary>
    public IReadOnlyList<Id<Placement>> ChecksIn { get; private init; } = [];

    /// <summary>The placements at a school leader's schools of which an agreement in force today lets them read shared observations. What was shared under an agreement that has ended is closed, and opens again with the next one.</summary>
    public IReadOnlyList<Id<Placement>> LeaderObservations { get; private init; } = [];

    /// <summary>As <see cref="LeaderObservations"/>, of the concerns that are not about safety.</summary>
    public IReadOnlyList<Id<Placement>> LeaderConcerns { get; private init; } = [];

    /// <summary>The one agreement that a signer without an account is asked to sign.</summary>
    public Id<Agreement> Agreement { get; private init; }

    /// <summary>The one survey that the bearer of a link is asked to answer.</summary>
    public Id<SurveyAsked> Asked { get; private init; }
    public Id<HealthRound> Round { get; private init; }

    /// <summary>Under which key the community's drafts stand: of the round and of the address to which the link went, so that nobody who is asked later in somebody's place reads their words.</summary>
    private Guid RatingKey { get; init; }

    /// <summary>The outside rater who is asked to answer a form by a link.</summary>
    public Id<OutsideRater> Rater { get; private init; }

    /// <summary>Under which key an outside rater's answer stands.</summary>
    internal Guid RaterKey => Rater.Value;

    /// <summary>The e-mailed link that its bearer holds; empty for everybody else.</summary>
    internal Id<EmailedLink> Link { get; private init; }

    private bool KeepsOwnDrafts { get; init; }

    /// <summary>Equal for those who see the same rows.</summary>
    internal string Fingerprint => string.Join(' ', [Kind.ToString(), .. Programs.Select(p => p.Value), .. Districts.Select(d => d.Value), .. Schools.Select(s => s.Value), .. DistrictsOfSchools.Select(d => d.Value), .. Partnerships.Select(p => p.Value), Person.Value, Mentor.Value, Resident.Value, Link.Value, Agreement.Value, Asked.Value, Round.Value, Rater.Value, .. Residents.Select(r => r.Value), "mentored", .. Mentored.Select(p => p.Value), .. ChecksIn.Select(p => p.Value), "leaders", .. LeaderObservations.Select(p => p.Value), "concerns", .. LeaderConcerns.Select(p => p.Value)]);

    /// <summary>Whose drafts these are: a mentor's stay together, signed in or behind a link; an outside rater's, and the community's, behind all their letters; else the account's, and without one the link's. Who is asked by a link that can be passed on, or before they have an account, keeps theirs with the link, apart from the mentor's own.</summary>
    internal Guid DraftOwner => KeepsOwnDrafts ? Link.Value : Kind switch { ReachKind.Mentor => Mentor.Value, ReachKind.Rater => RaterKey, ReachKind.Rating => RatingKey, _ => AccountId == default ? Link.Value : AccountId };

    public static Reach Nothing { get; } = new(ReachKind.Nothing, "nobody");

    /// <summary>Everything, for a job or a rule over rows that the viewer can't see; say why.</summary>
    public static Reach Everything(string reason) => new(ReachKind.Everything, reason);

    public static Reach OfAdministrator(Guid account) => new(ReachKind.Everything, nameof(Role.Administrator)) { AccountId = account };

    /// <summary>The programs, the mentor pools of their partner districts, their partnerships.</summary>
    public static Reach OfPrograms(Guid account, IReadOnlyList<Id<PreparationProgram>> programs, IReadOnlyList<Id<District>> partnerDistricts, IReadOnlyList<Id<Partnership>> partnerships) =>
        new(ReachKind.Programs, nameof(Role.ProgramCoordinator)) { AccountId = account, Programs = programs, Districts = partnerDistricts, Partnerships = partnerships };

    /// <summary>The residents whom one faculty member supervises today, with all their records: "R assigned" (domain.md §8). Who takes a resident over reads what was written before; who gave one up reads nothing more.</summary>
    public static Reach OfCaseload(Guid account, Id<Person> person, IReadOnlyList<Id<Resident>> residents, IReadOnlyList<Id<PreparationProgram>> programs, IReadOnlyList<Id<Partnership>> partnerships) =>
        new(ReachKind.Caseload, nameof(Role.Faculty)) { AccountId = account, Person = person, Residents = residents, Programs = programs, Partnerships = partnerships };

    public static Reach OfDistricts(Guid account, IReadOnlyList<Id<District>> districts, IReadOnlyList<Id<Partnership>> partnerships) =>
        new(ReachKind.Districts, nameof(Role.DistrictLead)) { AccountId = account, Districts = districts, Partnerships = partnerships };

    public static Reach OfSchools(Guid account, IReadOnlyList<Id<School>> schools, IReadOnlyList<Id<Partnership>> partnerships, IReadOnlyList<Id<District>>? districts = null) =>
        new(ReachKind.Schools, nameof(Role.SchoolLeader)) { AccountId = account, Schools = schools, Partnerships = partnerships, DistrictsOfSchools = districts ?? [] };

    public static Reach OfMentor(Guid account, Id<Mentor> mentor) => new(ReachKind.Mentor, nameof(Role.Mentor)) { AccountId = account, Mentor = mentor };

    public static Reach OfResident(Guid account, Id<Resident> resident) => new(ReachKind.Resident, nameof(Role.Resident)) { AccountId = account, Resident = resident };

    /// <summary>Aggregates of partnerships, never people.</summary>
    public static Reach OfPartnerships(Guid account, IReadOnlyList<Id<Partnership>> partnerships) =>
        new(ReachKind.Partnerships, nameof(Role.Observer)) { AccountId = account, Partnerships = partnerships };

    /// <summary>The bearer of an invitation: it and the roles of the account that takes it up.</summary>
    internal static Reach OfInvitation(Guid account) => new(ReachKind.Invitation, "invitation") { AccountId = account };

    /// <summary>The bearer of a link to sign: that agreement and nothing else.</summary>
    internal static Reach OfAgreement(Id<Agreement> agreement) => new(ReachKind.Agreement, "signing an agreement") { Agreement = agreement };

    /// <summary>The bearer of a link to a survey: that they are asked, and nothing else.</summary>
    internal static Reach OfSurvey(Id<SurveyAsked> asked) => new(ReachKind.Survey, "answering a survey") { Asked = asked };

    /// <summary>The bearer of a link to rate for the community: that round, the community's own rating, and the result once it is there.</summary>
    internal static Reach OfRating(Id<HealthRound> round, string email) => new(ReachKind.Rating, "rating for the community")
    {
        Round = round,
        RatingKey = new(SHA256.HashData(Encoding.UTF8.GetBytes($"{round} {email.ToUpperInvariant()}")).AsSpan(0, 16)),
    };

    /// <summary>The bearer of a link to a form: that they are asked, and what they answer.</summary>
    internal static Reach OfRater(Id<OutsideRater> rater) => new(ReachKind.Rater, "answering a form") { Rater = rater };

    /// <summary>The same sight, and what agreements in force today let a school leader read besides.</summary>
    internal Reach Granted(IReadOnlyList<Id<Placement>> observations, IReadOnlyList<Id<Placement>> concerns) => this with { LeaderObservations = observations, LeaderConcerns = concerns };

    /// <summary>The same sight, and what goes with the residents whom the mentor has today.</summary>
    internal Reach Mentoring(IReadOnlyList<Id<Placement>> mentored, IReadOnlyList<Id<Resident>> mentees, IReadOnlyList<Id<Placement>> named) => this with { Mentored = mentored, Mentees = mentees, ChecksIn = [.. mentored.Union(named)] };

    /// <summary>The same sight for the bearer of a link, who besides sees and closes that one link.</summary>
    internal Reach With(Id<EmailedLink> link, bool ownDrafts) => this with { Link = link, KeepsOwnDrafts = ownDrafts };
}
