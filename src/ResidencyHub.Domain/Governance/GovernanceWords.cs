using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Governance;

/// <summary>The words that pages, letters and history share about committees and meetings.</summary>
public static class GovernanceWords
{
    public static string Of(CommitteeKind kind) => kind switch
    {
        CommitteeKind.Steering => "Steering committee",
        CommitteeKind.SiteTeam => "Site team",
        CommitteeKind.AdvisoryCouncil => "Advisory council",
        CommitteeKind.LearningCommunity => "Professional learning community",
        _ => "Another body",
    };

    public static string Of(SeatRole role) => role switch { SeatRole.Chair => "chair", SeatRole.CoChair => "co-chair", _ => "member" };

    public static string Of(MeetingState state) => state switch { MeetingState.Open => "Being held", MeetingState.Held => "Held", MeetingState.Cancelled => "Cancelled", _ => "Planned" };

    public static string Of(AgendaState state) => state switch { AgendaState.Done => "Done", AgendaState.NotFinished => "Not finished: on the next agenda", AgendaState.TakenOff => "Taken off", _ => "Open" };

    public static string Of(Presence presence) => presence switch { Presence.ByDelegate => "by a delegate", Presence.Present => "present", Presence.Excused => "excused", Presence.Guest => "guest", _ => "absent" };

    public static string Of(SilenceMeans silence) => silence switch
    {
        SilenceMeans.Rejects => "it is not agreed",
        SilenceMeans.CarriedByVoters => "those who voted decide",
        _ => "it is stalled and on the next agenda",
    };

    public static string Of(ProtectedKind kind) => kind is ProtectedKind.Release ? "Release time" : "Meeting time";

    public static string Of(SchoolTerm term) => term is SchoolTerm.Fall ? "July to December" : "January to June";

    public static string Of(LinkKind kind) => kind switch { LinkKind.Placement => "Placement", LinkKind.Agreement => "Agreement", LinkKind.Goal => "Goal", LinkKind.Committee => "Committee", _ => "Entry of the record" };
}
