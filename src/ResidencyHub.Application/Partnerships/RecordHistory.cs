using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Writes what an operation is about to change of a record into the record's own history, in words that any partner reads. The audit keeps the values besides.</summary>
internal static class RecordHistory
{
    /// <summary>What people see of each row, in this order, under these words. What is not here is not told.</summary>
    private static readonly Dictionary<Type, (string Property, string Words)[]> Told = new()
    {
        [typeof(Partnership)] = [("Name", "Name"), ("Vision", "Shared vision"), ("StartedOn", "First day"), ("EndedOn", "Last day")],
        [typeof(PartnershipMember)] = [("Name", "Partner"), ("Side", "Side"), ("StartsOn", "First day"), ("EndsOn", "Last day")],
        [typeof(RecordEntry)] = [("Title", "What"), ("Person", "Who"), ("Side", "Side"), ("PlaceName", "About"), ("StartsOn", "First day"), ("EndsOn", "Last day"), ("Words", "Words"), ("Functions", "Functions"), ("Groups", "Groups"), ("TakenOutOn", "Taken out"), ("TakenOutBecause", "Why taken out")],
        [typeof(Goal)] = [("Title", "Goal"), ("Why", "Why"), ("PlaceName", "About"), ("Measure", "Measured by"), ("Unit", "Counts"), ("Baseline", "Baseline"), ("BaselineOn", "Baseline from"), ("Target", "Target"), ("TargetOn", "Target by"), ("UniversityOwner", "Owner, university"), ("SchoolOwner", "Owner, district and schools"), ("CommunityOwner", "Owner, community"), ("State", "Status"), ("ClosedOn", "Closed"), ("ClosedBecause", "Why closed"), ("TakenOutOn", "Taken out"), ("TakenOutBecause", "Why taken out")],
        [typeof(MeasuredValue)] = [("Value", "Value"), ("OutOf", "Out of"), ("MeasuredOn", "Measured"), ("Source", "Source"), ("TakenOutOn", "Taken out")],
        [typeof(HealthRound)] = [("Title", "Rated on"), ("Term", "Term"), ("PlaceName", "About"), ("DueOn", "By"), ("CommunityVoice", "Rates for the community"), ("CommunityAskedAt", "Link sent"), ("RevealedOn", "All in on"), ("PrioritizedOn", "Priorities chosen on")],
        [typeof(SurveyRound)] = [("Title", "Survey"), ("Term", "Term"), ("PlaceName", "About"), ("ClosesOn", "Through"), ("ClosedOn", "Over on")],
        [typeof(ImprovementCycle)] = [("Aim", "Aim"), ("Change", "Change"), ("Prediction", "Prediction"), ("Plan", "Plan"), ("PlaceName", "About"), ("ChangeOn", "Change made from"), ("StudyOn", "Looked at on"), ("Owner", "Who sees to it"), ("Happened", "What happened"), ("RanAsPlanned", "As planned"), ("Verdict", "What is done with it"), ("ConcludedOn", "Concluded")],
        [typeof(CurriculumItem)] = [("Edition", "Version"), ("Title", "Name"), ("Term", "When"), ("Words", "In words"), ("Standards", "Standards"), ("State", "Status")],
        [typeof(CurriculumChange)] = [("Title", "What"), ("Term", "When"), ("Words", "In words"), ("Standards", "Standards"), ("ForUniversity", "For the university"), ("ForSchool", "For the school"), ("Why", "Why"), ("UniversityYes", "Yes of the university"), ("DistrictYes", "Yes of district and schools"), ("ClosedBy", "Closed by"), ("ClosedBecause", "Why not")],
        [typeof(Visit)] = [("On", "Day"), ("Kind", "What for"), ("Who", "Who came"), ("Where", "Where"), ("PlaceName", "About"), ("WorkedOn", "Worked on"), ("NextStep", "Next step"), ("NextBy", "By"), ("NextDoneOn", "Next step done"), ("TakenOutOn", "Taken out"), ("TakenOutBecause", "Why taken out")],
        [typeof(ToDiscuss)] = [("Title", "To discuss"), ("Why", "Why"), ("PlaceName", "About"), ("TalkedOn", "Talked about on"), ("Outcome", "What came of it")],
        [typeof(AskedPartner)] = [("Name", "Asked"), ("AnswerBy", "Answer by"), ("Answer", "Answer"), ("AnsweredBy", "Answered by"), ("Words", "Words")],
        [typeof(PartnershipYear)] = [("OpenedOn", "Carried over"), ("OpenedBy", "By"), ("Residents", "Residents"), ("Mentors", "Mentors"), ("Source", "Source")],
        [typeof(YearPartner)] = [("TakesPart", "Takes part"), ("Because", "Why")],
        [typeof(Committee)] = [("Name", "Name"), ("PlaceName", "About"), ("Norms", "Norms"), ("MeetsEveryDays", "Meets every … days"), ("Silence", "Silence means"), ("QuorumUniversity", "Quorum, university"), ("QuorumDistrict", "Quorum, district and schools"), ("QuorumCommunity", "Quorum, community"), ("StartsOn", "First day"), ("EndsOn", "Last day"), ("EndedBecause", "Why ended")],
        [typeof(CommitteeSeat)] = [("Person", "Who"), ("Side", "Side"), ("Position", "Position"), ("Role", "Role"), ("StartsOn", "First day"), ("EndsOn", "Last day")],
        [typeof(Meeting)] = [("Day", "Day"), ("Where", "Where"), ("State", "Status"), ("Because", "Why"), ("ApprovedOn", "Minutes approved")],
        [typeof(ProtectedTime)] = [("Title", "What"), ("ForWhom", "For whom"), ("PlaceName", "About"), ("PlannedHours", "Hours planned"), ("TakenOutOn", "Taken out")],
        [typeof(ActionItem)] = [("Title", "Action"), ("Owner", "Owner"), ("DueOn", "By"), ("DoneOn", "Done")],
        // of a partnership's own rules: how its requests travel
        [typeof(ProgramRule)] = [("Words", "What holds"), ("StartsOn", "From")],
        [typeof(PartnershipEnding)] = [("MemberName", "Partner"), ("LastDay", "Last day"), ("Because", "Why"), ("TakenBackOn", "Taken back"), ("TakenBackBy", "By")],
    };

    /// <summary>As long as the column: a role's title and its holder's name together are longer.</summary>
    private const int TitleLength = 400;

    public static void Write(Operation operation)
    {
        var db = operation.Db;
        db.ChangeTracker.DetectChanges();
        var side = Record.SideOf(operation.Viewer.Role);
        var changes = db.ChangeTracker.Entries()
            .Where(e => Told.ContainsKey(e.Metadata.ClrType) && (e.State is EntityState.Added || (e.State is EntityState.Modified && Lines(e, e.OriginalValues, onlyTouched: true).Count > 0)))
            .Select(e => Describe(operation, e, side)).OfType<RecordChange>().ToList();
        db.AddRange(changes);
    }

    private static RecordChange? Describe(Operation operation, EntityEntry entry, PartnershipSide? side)
    {
        var isNew = entry.State is EntityState.Added;
        if (PlaceOf(operation, entry) is not var (partnership, about))
            return null;
        return new RecordChange(partnership, about, operation.Now, operation.Viewer.Name, side, Record.Clip(Title(operation, entry, isNew), TitleLength), AuditTrail.KeyOf(entry))
        {
            Before = isNew ? null : string.Join('\n', Lines(entry, entry.OriginalValues, onlyTouched: true)),
            After = string.Join('\n', Lines(entry, entry.CurrentValues, onlyTouched: !isNew)),
            Because = operation.Why,
        };
    }

    private static (Id<Partnership> Partnership, RecordPlace About)? PlaceOf(Operation operation, EntityEntry entry) => entry.Entity switch
    {
        Partnership p => (p.Id, RecordPlace.Whole),
        PartnershipMember m => (m.PartnershipId, RecordPlace.Whole),
        // a new one is told as the change that proposes it
        CurriculumItem when entry.State is EntityState.Added => null,
        RecordPart part => (part.PartnershipId, part.About),
        CurriculumChange c when ItemOf(operation, c) is { } item => (item.PartnershipId, item.About),
        CommitteeSeat s when CommitteeOf(operation, s) is { } committee => (committee.PartnershipId, committee.About),
        MeasuredValue v when GoalOf(operation, v) is { } goal => (goal.PartnershipId, goal.About),
        AskedPartner a => (a.PartnershipId, RecordPlace.Whole),
        PartnershipYear y => (y.PartnershipId, RecordPlace.Whole),
        YearPartner y => (y.PartnershipId, RecordPlace.Whole),
        PartnershipEnding e => (e.PartnershipId, RecordPlace.Whole),
        ProgramRule { PartnershipId: { } of } => (of, RecordPlace.Whole),
        _ => null,
    };

    private static CurriculumItem? ItemOf(Operation operation, CurriculumChange change) => operation.Db.CurriculumItems.Local.FirstOrDefault(i => i.Id == change.ItemId);

    private static Committee? CommitteeOf(Operation operation, CommitteeSeat seat) => operation.Db.Committees.Local.FirstOrDefault(c => c.Id == seat.CommitteeId);

    private static Goal? GoalOf(Operation operation, MeasuredValue value) => operation.Db.Goals.Local.FirstOrDefault(g => g.Id == value.GoalId);

    private static string Title(Operation operation, EntityEntry entry, bool isNew)
    {
        bool Touched(string property) => !isNew && entry.Property(property).IsModified;
        return entry.Entity switch
        {
            Partnership p => isNew ? $"“{p.Name}” was declared" : "The partnership itself was changed",
            PartnershipMember m => isNew ? $"{m.Name} belongs to it" : Touched("EndsOn") ? m.EndsOn is { } last ? $"{m.Name} leaves on {PartnershipWords.Day(last)}" : $"{m.Name} stays" : $"{m.Name} was changed",
            ProtectedTime t => $"Protected time “{t.Title}” was {(isNew ? "planned" : "changed")}",
            HealthRound h => isNew ? $"A rating was begun: {h.Title}, {h.Term}" : Touched("RevealedOn") ? $"{(h.CommunityVoice is null ? "Both" : "All")} ratings are in: {h.Title}, {h.Term}" : Touched("CommunityVoice") ? $"Somebody else rates for the community: {h.Title}, {h.Term}" : Touched("CommunityEmail") ? $"The community’s link went to another address: {h.Title}, {h.Term}" : Touched("CommunityAskedAt") ? $"The community’s link was sent again: {h.Title}, {h.Term}" : $"Priorities were chosen: {h.Title}, {h.Term}",
            SurveyRound r => isNew ? $"A survey was opened: {r.Title}, {r.Term}" : $"A survey is over: {r.Title}, {r.Term}",
            ToDiscuss t => isNew ? $"To discuss: {t.Title}" : $"Talked about: {t.Title}",
            ImprovementCycle c => $"An improvement cycle was {(isNew ? "begun" : Touched("Verdict") ? "concluded" : "changed")}: {c.Aim}",
            CurriculumItem i => $"Curriculum: “{i.Title}” {(i.State is CurriculumState.Dropped ? "goes from the map" : $"stands on the map as version {i.Edition}")}",
            CurriculumChange c => $"Curriculum: “{c.Title}” {CurriculumStep(c, isNew, Touched("UniversityYes"))}",
            RecordItem { IsTakenOut: true } gone when Touched("TakenOutOn") => $"{NameOf(gone)} was taken out",
            RecordItem back when Touched("TakenOutOn") => $"{NameOf(back)} was put back",
            Goal g when Touched("State") => $"{NameOf(g)}: {PartnershipWords.Of(g.State).ToLowerInvariant()}",
            RecordItem item => $"{NameOf(item)} was {(isNew ? "entered" : "changed")}",
            MeasuredValue v when Touched("TakenOutOn") => $"A value of {GoalOf(operation, v)?.Title} was taken out",
            MeasuredValue v => $"A value of {GoalOf(operation, v)?.Title} was {(isNew ? "entered" : "corrected")}",
            AskedPartner a => isNew ? $"{a.Name} was asked" : a.Answer switch { PartnerAnswer.Accepted => $"{a.Name} accepted", PartnerAnswer.Disagreed => $"{a.Name} disagreed", _ => $"{a.Name} is not asked any more" },
            PartnershipYear y => Touched("OpenedOn") || (isNew && y.OpenedOn is not null) ? $"{new AcademicYear(y.Year)} was carried over" : $"Counts of {new AcademicYear(y.Year)} were entered",
            YearPartner y => $"{MemberName(operation, y)} {(y.TakesPart ? "takes part" : "takes no part")} in {new AcademicYear(y.Year)}",
            Committee c => isNew ? $"“{c.Name}” was set up" : Touched("EndsOn") ? $"“{c.Name}” ends on {PartnershipWords.Day(c.EndsOn!.Value)}" : $"“{c.Name}” was changed",
            CommitteeSeat s => $"{s.Person} {(isNew ? "sits on" : Touched("EndsOn") ? "leaves" : "changed on")} “{CommitteeOf(operation, s)?.Name}”",
            Meeting m => $"A meeting on {PartnershipWords.Day(m.Day)} {(isNew ? "was planned" : Touched("ApprovedOn") ? "has approved minutes" : Touched("State") ? $"was {m.State switch { MeetingState.Open => "begun", MeetingState.Held => "held", _ => "cancelled" }}" : "was moved")}",
            ActionItem a => $"Action “{a.Title}” was {(isNew ? "promised" : "changed")}",
            ProgramRule r => $"How requests travel, from {PartnershipWords.Day(r.StartsOn)}: {r.Words}",
            PartnershipEnding e => isNew ? e.EndsAll ? $"{e.MemberName} ends the partnership" : $"{e.MemberName} leaves" : $"The leaving of {e.MemberName} was taken back",
            _ => entry.Metadata.ClrType.Name,
        };
    }

    private static string CurriculumStep(CurriculumChange change, bool isNew, bool university) => change.State switch
    {
        ChangeState.Open when isNew => change.Drops ? "is proposed to go" : "is proposed",
        ChangeState.Open => $"has the yes of {(university ? "the university" : "district and schools")}",
        ChangeState.Agreed => "has the yes of both sides",
        ChangeState.Declined => "is not agreed",
        _ => "is not proposed any more",
    };

    private static string NameOf(RecordItem item) => item switch
    {
        Goal g => $"Goal “{g.Title}”",
        Visit v => $"{OversightWords.Of(v.Kind)} of {PartnershipWords.Day(v.On)}",
        RecordEntry e => $"{PartnershipWords.Of(e.Kind)} “{e.Title}{(e.Person is null ? "" : $", {e.Person}")}”",
        _ => "",
    };

    private static string MemberName(Operation operation, YearPartner year) => operation.Db.PartnershipMembers.Local.FirstOrDefault(m => m.Id == year.MemberId)?.Name ?? "A partner";

    private static List<string> Lines(EntityEntry entry, PropertyValues values, bool onlyTouched) =>
        [.. Told[entry.Metadata.ClrType].Where(t => onlyTouched ? entry.Property(t.Property).IsModified : values[t.Property] is not null and not PdsFunctions.None and not PdsGroups.None).Select(t => $"{t.Words}: {Say(values[t.Property])}")];

    private static string Say(object? value) => value switch
    {
        null => "nothing",
        DateOnly day => PartnershipWords.Day(day),
        DateTime at => string.Create(CultureInfo.InvariantCulture, $"{at:d MMMM yyyy, HH:mm} UTC"),
        decimal number => PartnershipWords.Number(number),
        bool yes => yes ? "yes" : "no",
        PartnershipSide side => PartnershipWords.Of(side),
        GoalMeasure measure => PartnershipWords.Of(measure),
        GoalState state => PartnershipWords.Of(state),
        MeetingState state => GovernanceWords.Of(state),
        VisitKind kind => OversightWords.Of(kind),
        SeatRole role => GovernanceWords.Of(role),
        SilenceMeans silence => GovernanceWords.Of(silence),
        PartnerAnswer answer => answer switch { PartnerAnswer.TakenBack => "not asked any more", PartnerAnswer.Open => "none yet", _ => answer.ToString().ToLowerInvariant() },
        PdsFunctions functions => string.Join(", ", PartnershipWords.Functions.Where(f => functions.HasFlag(f)).Select(PartnershipWords.Of)) is { Length: > 0 } said ? said : "none",
        PdsGroups groups => string.Join(", ", PartnershipWords.Groups.Where(g => groups.HasFlag(g)).Select(PartnershipWords.Of)) is { Length: > 0 } said ? said : "none",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
