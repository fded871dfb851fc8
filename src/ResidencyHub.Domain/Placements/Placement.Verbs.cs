using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Placements;

public sealed partial class Placement
{
    /// <summary>Sends the request on its way: to the district where its contact rules say so, else to the school, or to the mentor where mentors are asked first.</summary>
    /// <exception cref="RuleBroken">The mentor is to be asked first, and none is named.</exception>
    public void Propose(bool throughDistrict, DateOnly answerBy, Act act, MentorAsked mentorAsked = MentorAsked.AfterSchool)
    {
        Demand("propose", PlacementState.Draft);
        if (mentorAsked is MentorAsked.BeforeSchool && MentorId is null)
            throw new RuleBroken("mentor-named", "Here the mentor is asked before the school. Name a mentor first.");
        (SeenByDistrict, MentorAsked) = (true, mentorAsked);
        if (throughDistrict)
            Wait(PlacementState.WithDistrict, WaitingOn.District, answerBy, act, null);
        else
            AskFirst(answerBy, act, null);
    }

    /// <summary>Whom the request reaches once it has left the program and the district.</summary>
    public PlacementState FirstAsked(MentorAsked mentorAsked) => mentorAsked is MentorAsked.BeforeSchool && MentorId is not null ? PlacementState.WithMentor : PlacementState.WithSchool;

    /// <summary>The district passes the request on to the school, or to the mentor where mentors are asked first.</summary>
    public void Forward(DateOnly answerBy, Act act, string? note)
    {
        Demand("forward", PlacementState.WithDistrict);
        AskFirst(answerBy, act, note);
    }

    /// <summary>The school says yes, with or without conditions.</summary>
    public void AcceptForSchool(string? conditions, DateOnly mentorAnswerBy, Act act)
    {
        Demand("accept", PlacementState.WithSchool);
        SchoolSaidYes = true;
        Continue(conditions, mentorAnswerBy, act);
    }

    /// <summary>Asks the named mentor, after the school; where mentors are not asked, the name settles it.</summary>
    public void AskMentor(DateOnly answerBy, Act act)
    {
        Demand("ask the mentor of", PlacementState.SchoolAccepted);
        if (MentorId is null)
            throw new RuleBroken("mentor-named", "Name a mentor first.");
        if (MentorAsked is MentorAsked.Never)
        {
            Wait(PlacementState.Accepted, WaitingOn.Program, DateOnly.MaxValue, act, $"{MentorName} is named");
            return;
        }
        SeenByMentor = true;
        Wait(PlacementState.WithMentor, WaitingOn.Mentor, answerBy, act, MentorName);
    }

    /// <summary>The mentor says yes, with or without conditions.</summary>
    public void AcceptForMentor(string? conditions, DateOnly answerBy, Act act)
    {
        Demand("accept", PlacementState.WithMentor);
        MentorSaidYes = true;
        Continue(conditions, answerBy, act);
    }

    /// <summary>The program agrees to the conditions; the request goes on where it stood.</summary>
    public void AgreeToConditions(DateOnly mentorAnswerBy, Act act)
    {
        Demand("agree to the conditions of", PlacementState.AcceptedWithConditions);
        GoOn(mentorAnswerBy, act, $"Agreed to: {Conditions}");
    }

    /// <exception cref="RuleBroken">"Other" without words.</exception>
    public void Decline(DeclineReason reason, string? words, Act act)
    {
        Demand("decline", PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.WithMentor);
        if (reason is DeclineReason.Other && string.IsNullOrWhiteSpace(words))
            throw new RuleBroken("decline-words", "Say in a few words why; “other” alone does not help to find a place.");
        (DeclinedBecause, DeclineWords) = (reason, words);
        if (State is PlacementState.WithMentor && SchoolSaidYes)
        {
            // the school still wants the resident: only the mentor is free to be chosen again
            Take(null);
            SeenByMentor = false;
            Wait(PlacementState.SchoolAccepted, WaitingOn.Program, DateOnly.MaxValue, act, PlacementWords.Of(reason, words));
            return;
        }
        Rest(PlacementState.Declined, act, PlacementWords.Of(reason, words));
    }

    /// <summary>Nobody answered in time.</summary>
    public void Lapse(Act act)
    {
        Demand("lapse", PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.WithMentor);
        Rest(PlacementState.Lapsed, act, null);
    }

    /// <summary>Brings a request that was postponed, declined or has lapsed back to the beginning, to be asked again.</summary>
    public void Postpone(Act act, string? why)
    {
        Demand("postpone", PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.SchoolAccepted, PlacementState.WithMentor, PlacementState.AcceptedWithConditions, PlacementState.Accepted, PlacementState.Declined, PlacementState.Lapsed);
        (SchoolSaidYes, MentorSaidYes, Conditions, DeclinedBecause, DeclineWords) = (false, false, null, null, null);
        (SeenByDistrict, SeenBySchool, SeenByMentor) = (false, false, false);
        Rest(PlacementState.Draft, act, why);
        WaitingOn = WaitingOn.Program;
    }

    /// <summary>The program confirms what both agreed to; mentor and resident learn of it on <paramref name="releaseOn"/>, at once when null.</summary>
    public void Confirm(DateOnly? releaseOn, DateOnly today, Act act)
    {
        Demand("confirm", PlacementState.Accepted);
        (DeclinedBecause, DeclineWords) = (null, null);
        ReleaseOn = releaseOn;
        Wait(PlacementState.Confirmed, WaitingOn.Nobody, releaseOn ?? StartsOn, act, null);
        if (releaseOn is null || releaseOn <= today)
            Release();
    }

    /// <summary>Announces the placement to the resident.</summary>
    public void Release()
    {
        (SeenByResident, SeenByMentor) = (true, MentorId is not null);
        NextOn = State is PlacementState.Active ? EndsOn : StartsOn;
    }

    public void Begin(Act act)
    {
        Demand("begin", PlacementState.Confirmed);
        Wait(PlacementState.Active, NeedsMentor ? WaitingOn.Program : WaitingOn.Nobody, EndsOn, act, null);
        Release();
    }

    public void Complete(Act act)
    {
        Demand("complete", PlacementState.Active);
        NeedsMentor = NeedsPlace = false;
        StayMentored();
        AskNobody();
        Rest(PlacementState.Completed, act, null);
    }

    /// <summary>Ends a confirmed or running placement before its time; its days are cut to <paramref name="lastDay"/>.</summary>
    public void EndEarly(DateOnly lastDay, string why, Act act)
    {
        Demand("end", PlacementState.Confirmed, PlacementState.Active);
        EndsOn = lastDay < StartsOn ? StartsOn : lastDay < EndsOn ? lastDay : EndsOn;
        NeedsMentor = NeedsPlace = false;
        StayMentored();
        AskNobody();
        Rest(PlacementState.EndedEarly, act, why);
    }

    public void Withdraw(string? why, Act act)
    {
        Demand("withdraw", PlacementState.Draft, PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.SchoolAccepted, PlacementState.WithMentor, PlacementState.AcceptedWithConditions, PlacementState.Accepted, PlacementState.Declined, PlacementState.Lapsed);
        Rest(PlacementState.Withdrawn, act, why);
    }

    /// <summary>Takes a withdrawal back: the request stands again where it stood, with the same day. The steps must be read.</summary>
    public void Reinstate(Act act)
    {
        Demand("reinstate", PlacementState.Withdrawn);
        var stood = _steps.Where(s => s.To is PlacementState.Withdrawn).MaxBy(s => s.Id)!.From;
        var dueOn = _steps.Where(s => s.To == stood && s.From != PlacementState.Withdrawn).MaxBy(s => s.Id)?.DueOn ?? DateOnly.MaxValue;
        Wait(stood, ActorOf(stood), dueOn, act, "The withdrawal was taken back");
    }

    /// <summary>Who moves next in a state, as long as no mentor is missing.</summary>
    public static WaitingOn ActorOf(PlacementState state) => state switch
    {
        PlacementState.WithDistrict => WaitingOn.District,
        PlacementState.WithSchool => WaitingOn.School,
        PlacementState.WithMentor => WaitingOn.Mentor,
        PlacementState.Draft or PlacementState.SchoolAccepted or PlacementState.AcceptedWithConditions or PlacementState.Accepted => WaitingOn.Program,
        _ => WaitingOn.Nobody,
    };

    /// <summary>A new last day for an answer, after a reminder or a call.</summary>
    public void ExtendAnswer(DateOnly answerBy, Act act)
    {
        Demand("extend", PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.WithMentor);
        NextOn = answerBy;
        Step(State, act, $"Answer by {answerBy:d MMM yyyy}");
    }

    private void AskFirst(DateOnly answerBy, Act act, string? note)
    {
        if (FirstAsked(MentorAsked) is PlacementState.WithSchool)
        {
            AskSchool(answerBy, act, note);
            return;
        }
        SeenByMentor = true;
        Wait(PlacementState.WithMentor, WaitingOn.Mentor, answerBy, act, note ?? MentorName);
    }

    private void AskSchool(DateOnly answerBy, Act act, string? note)
    {
        SeenBySchool = true;
        Wait(PlacementState.WithSchool, WaitingOn.School, answerBy, act, note);
    }

    private void Continue(string? conditions, DateOnly mentorAnswerBy, Act act)
    {
        if (string.IsNullOrWhiteSpace(conditions))
        {
            GoOn(mentorAnswerBy, act, null);
            return;
        }
        Conditions = conditions;
        Wait(PlacementState.AcceptedWithConditions, WaitingOn.Program, DateOnly.MaxValue, act, conditions);
    }

    private void GoOn(DateOnly nextAnswerBy, Act act, string? note)
    {
        if (!SchoolSaidYes)
        {
            // the mentor was asked first
            AskSchool(nextAnswerBy, act, note);
            return;
        }
        if (MentorSaidYes || (MentorAsked is MentorAsked.Never && MentorId is not null))
        {
            Wait(PlacementState.Accepted, WaitingOn.Program, DateOnly.MaxValue, act, note);
            return;
        }
        Wait(PlacementState.SchoolAccepted, WaitingOn.Program, DateOnly.MaxValue, act, note);
        if (MentorId is not null)
            AskMentor(nextAnswerBy, act);
    }

    private void Wait(PlacementState to, WaitingOn who, DateOnly nextOn, Act act, string? note)
    {
        (WaitingOn, NextOn) = (who, nextOn);
        Step(to, act, note);
    }

    private void Rest(PlacementState to, Act act, string? note) => Wait(to, WaitingOn.Nobody, DateOnly.MaxValue, act, note);
}
