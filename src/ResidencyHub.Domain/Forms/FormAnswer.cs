using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Forms;

/// <summary>What one person answered to one edition of a form, about one placement. Before it is sent it is its writer's own; then the edition's audience reads it.</summary>
public sealed class FormAnswer : PlacementRecord
{
    private readonly List<FormFile> _files = [];

    private FormAnswer() { }

    /// <exception cref="RuleBroken">The form does not ask this role, is not of the placement's program, or is not open.</exception>
    public FormAnswer(ProgramForm form, Placement placement, Signer by, int turn, DateOnly today) : base(placement)
    {
        Id = Id<FormAnswer>.New();
        DemandRunning(placement);
        SentOn = today;
        (Lineage, Turn, ResidentName) = (form.Lineage, turn, placement.ResidentName);
        (AuthorAccountId, AuthorName, As) = (by.Account, by.Name, by.As);
        Take(form, today);
    }

    public Id<FormAnswer> Id { get; private set; }

    /// <summary>The edition on which it is given.</summary>
    public Id<ProgramForm> FormId { get; private set; }

    /// <summary>Of the form, over all editions.</summary>
    public Guid Lineage { get; private set; }
    public string FormName { get; private set; } = "";
    public string ResidentName { get; private set; } = "";

    /// <summary>Which one of this writer's in this placement, from 1; of a form that is not repeated always 1.</summary>
    public int Turn { get; private set; }

    /// <summary>The account; of an outside rater, who has none, the id of <see cref="OutsideRater"/>.</summary>
    public Guid AuthorAccountId { get; private set; }
    public string AuthorName { get; private set; } = "";
    public Signatory As { get; private set; }

    /// <summary>As <see cref="AnswerSheet"/> writes them.</summary>
    public string Answers { get; private set; } = AnswerSheet.Empty.Write();

    /// <summary>The day on which it was sent; before that, on which it was begun.</summary>
    public DateOnly SentOn { get; private set; }
    public DateTime? SentAt { get; private set; }
    public bool IsSent { get; private set; }
    public bool SeenBySupervisor { get; private set; }
    public bool SeenByMentor { get; private set; }
    public bool SeenByResident { get; private set; }
    public string? ReopenedBy { get; private set; }
    public string? ReopenedWhy { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<FormFile> Files => _files;

    public AnswerSheet Sheet => AnswerSheet.Read(Answers);

    /// <summary>Files that count, by the key of their field.</summary>
    public IEnumerable<FormFile> Attached => _files.Where(f => f.TakenAwayAt is null);

    /// <summary>Adds the file of a field, in place of the one it had.</summary>
    /// <exception cref="RuleBroken">Sent already, or the form has no such field.</exception>
    public FormFile Attach(ProgramForm form, Placement placement, string field, KeptFile file, string by, DateTime at, DateOnly today)
    {
        DemandOpen();
        Follow(placement);
        // the answers stay on the edition on which they were given, until they are sent on this one
        Demand(form, today);
        if (form.Definition[field] is not { Type: FieldType.File })
            throw new RuleBroken("form-field", "The form does not ask for this file any more. Load the page again.");
        foreach (var former in Attached.Where(f => f.Field == field).ToList())
            former.TakeAway(by, "replaced", at);
        var kept = new FormFile(Id, field, file, by, at);
        _files.Add(kept);
        return kept;
    }

    /// <summary>Sends it: the audience of the edition reads it, and it is locked.</summary>
    /// <param name="form">The edition that was shown.</param>
    /// <param name="placement">As it is today: whoever mentors now reads it.</param>
    /// <param name="sheet">What is kept of the answers.</param>
    /// <param name="today">The day.</param>
    /// <param name="at">UTC.</param>
    /// <exception cref="RuleBroken">Sent already, or the form is closed.</exception>
    public void Send(ProgramForm form, Placement placement, AnswerSheet sheet, DateOnly today, DateTime at)
    {
        DemandOpen();
        Follow(placement);
        Take(form, today);
        var showing = form.Definition.Showing(sheet).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Attached.Where(f => !showing.Contains(f.Field)).ToList())
            file.TakeAway(AuthorName, "not asked with these answers", at);
        var written = sheet.Write();
        if (written.Length > AnswerSheet.MostLetters)
            throw new RuleBroken("answer-long", "This is more than one form can hold. Shorten the longest answers; what you typed is kept.");
        (Answers, SentOn, SentAt, IsSent) = (written, today, at, true);
        (SeenBySupervisor, SeenByMentor, SeenByResident) = (form.Audience is not FormAudience.Program, form.Audience is FormAudience.Team or FormAudience.Everyone, form.Audience is FormAudience.Everyone);
    }

    /// <summary>Opens it again, with a reason; nobody but its writer reads it until it is sent anew.</summary>
    /// <exception cref="RuleBroken">It is open.</exception>
    public void Reopen(string why, string by)
    {
        if (!IsSent)
            throw new RuleBroken("answer-open", "This is not sent; its writer can change it.");
        (IsSent, SeenBySupervisor, SeenByMentor, SeenByResident) = (false, false, false, false);
        (ReopenedBy, ReopenedWhy) = (by, why.Trim());
    }

    private void Take(ProgramForm form, DateOnly today)
    {
        Demand(form, today);
        (FormId, FormName) = (form.Id, form.Name);
    }

    private void Demand(ProgramForm form, DateOnly today)
    {
        if (form.Lineage != Lineage || form.ProgramId != ProgramId || !form.Asks(As))
            throw new RuleBroken("form-not-yours", $"“{form.Name}” does not ask you about this placement.");
        if (!form.IsOpenOn(today))
            throw new RuleBroken("form-closed", today < form.OpensOn ? $"“{form.Name}” opens on {form.OpensOn:d MMMM yyyy}. What you typed is kept." : form.ClosesOn < today ? $"“{form.Name}” closed on {form.ClosesOn:d MMMM yyyy}. What you typed is kept as a draft; ask the program’s coordinator." : $"“{form.Name}”, edition {form.Number}, is not in use any more. Load the page again; what you typed is kept.");
    }

    private static void DemandRunning(Placement placement)
    {
        if (placement.State is not PlacementState.Active)
            throw new RuleBroken("placement-not-running", $"Forms are answered while a placement runs; {placement.ResidentName}’s at {placement.SchoolName} does not. What you typed is kept.");
    }

    private void Follow(Placement placement)
    {
        DemandRunning(placement);
        GoOnWith(placement);
    }

    private void DemandOpen()
    {
        if (IsSent)
            throw new RuleBroken("answer-sent", $"You sent this on {SentOn:d MMMM yyyy}. Open it again, with a reason, to change it.");
    }
}

/// <summary>A file handed in as the answer to a field; kept in the store of files, and its row never deleted.</summary>
public sealed class FormFile
{
    private FormFile() { }

    internal FormFile(Id<FormAnswer> answer, string field, KeptFile file, string by, DateTime at)
    {
        Id = Id<FormFile>.New();
        (AnswerId, Field, FileId, FileName, Kind, Bytes, Sha256, AddedBy, AddedAt) = (answer, field, file.Id, file.Name, file.Kind, file.Bytes, file.Sha256, by, at);
    }

    public Id<FormFile> Id { get; private set; }
    public Id<FormAnswer> AnswerId { get; private set; }

    /// <summary>The key of the field.</summary>
    public string Field { get; private set; } = "";

    /// <summary>The name in the store.</summary>
    public Guid FileId { get; private set; }
    public string FileName { get; private set; } = "";
    public FileKind Kind { get; private set; }
    public long Bytes { get; private set; }
    public string Sha256 { get; private set; } = "";
    public string AddedBy { get; private set; } = "";
    public DateTime AddedAt { get; private set; }
    public string? TakenAwayBy { get; private set; }
    public string? TakenAwayWhy { get; private set; }
    public DateTime? TakenAwayAt { get; private set; }

    public void TakeAway(string by, string why, DateTime at) => (TakenAwayBy, TakenAwayWhy, TakenAwayAt) = (by, why.Trim(), at);
}
