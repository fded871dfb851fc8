using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>One school that was asked or reminded, or taken back.</summary>
public sealed record SchoolAsked(Id<School> School, string Name, Told? Told);

/// <summary>One school that was left as it was: why, and where to mend it.</summary>
public sealed record SchoolLeft(Id<School> School, string Name, string Words, string? MendAt = null);

/// <summary>What became of asking.</summary>
/// <param name="Done">The schools that were written to.</param>
/// <param name="Left">The others, each with the reason.</param>
/// <param name="UndoBefore">UTC: as long as this lies ahead no letter is out; null when there is nothing to take back.</param>
public sealed record SchoolsAsked(IReadOnlyList<SchoolAsked> Done, IReadOnlyList<SchoolLeft> Left, DateTime? UndoBefore);

/// <summary>Asks the ticked schools how many they can host, or reminds those that were asked; where the district asks that requests go through it, its residency lead, who answers or passes the question on. The letters of many wait some minutes, so that the undo is true; quiet periods hold.</summary>
public sealed class AskSchools(UseCaseServices services, Postbox postbox) : Command<AskSchools.Request, SchoolsAsked>(services)
{
    /// <param name="Year">By its first calendar year.</param>
    /// <param name="Schools">The ticked ones.</param>
    /// <param name="Remind">Only those that were asked and have not answered.</param>
    public sealed record Request(int Year, IReadOnlyList<Id<School>> Schools, bool Remind);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Schools.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Schools)).WithMessage("Tick 1 to 200 schools.");
            RuleFor(r => r.Year).InclusiveBetween(2000, 2200).WithMessage("Choose a school year.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<SchoolsAsked>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, year) = (operation.Db, operation.Today, new AcademicYear(request.Year));
        if (year < AcademicYear.Of(today))
            return Outcome.Invalid(nameof(request.Year), "This school year is over. Ask for the one that runs or a later one.");
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var notBefore = request.Schools.Count > 1 ? operation.Now.AddMinutes(rules.Number(RuleCode.PlacementUndoMinutes)) : (DateTime?)null;
        var letters = new CapacityLetters(operation, postbox, nameof(AskSchools), notBefore);
        var schools = await PartnerSchools.Of(operation, null).Where(s => request.Schools.Contains(s.Id)).OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(stop);
        var ids = schools.ConvertAll(s => s.Id);
        var capacities = await CapacityAnswering.With(db.Capacities).Where(c => c.Year == request.Year && ids.Contains(c.SchoolId)).ToDictionaryAsync(c => c.SchoolId, stop);
        var contacts = await CapacityLetters.ContactsAsync(db, ids, today, stop);
        var holders = request.Remind ? await CapacityLetters.HoldersAsync(operation, capacities.Values, stop) : [];
        var districts = schools.Select(s => s.DistrictId).Distinct().ToList();
        var through = await db.Districts.Where(d => districts.Contains(d.Id) && d.RequestsGoThroughDistrict).ToDictionaryAsync(d => d.Id, d => d.Name, stop);
        var own = operation.Reach.Programs;
        var names = await db.Programs.Where(p => own.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        // who coordinates several programs asks each district for the one that works with it
        var asking = new Dictionary<Id<District>, Id<PreparationProgram>>();
        foreach (var district in districts)
            if (await PoolRules.OwnProgramAsync(operation, district, stop) is { } works)
                asking[district] = works;
        var (done, left) = (new List<SchoolAsked>(), new List<SchoolLeft>());
        foreach (var school in schools)
        {
            var capacity = capacities.GetValueOrDefault(school.Id);
            var (program, name) = (asking[school.DistrictId], names[asking[school.DistrictId]]);
            var holder = capacity is null ? null : holders.GetValueOrDefault(capacity.Id);
            var later = CapacityLetters.AnswerBy(rules, year, today);
            if ((holder?.Who ?? contacts.GetValueOrDefault(school.Id)) is not { } to)
                left.Add(through.GetValueOrDefault(school.DistrictId) is { } lead
                    ? new(school.Id, school.Name, $"What is asked of the schools of {lead} comes to the district first, and it has no residency lead with an e-mail address. Add one, then ask.", $"/districts/{school.DistrictId}#contact-form")
                    : new(school.Id, school.Name, "Nobody there has a name and an e-mail address here. Add a contact, then ask.", $"/schools/{school.Id}#contact-form"));
            else if (Why(capacity, request.Remind, rules, today) is { } words)
                left.Add(new(school.Id, school.Name, words, $"/capacity/{school.Id}?year={request.Year}"));
            else if (await letters.TooLateAsync(school.DistrictId, to, request.Remind && capacity!.AnswerBy is { } by && by >= today ? by : later, stop) is { } late)
                left.Add(new(school.Id, school.Name, late, $"/capacity/{school.Id}?year={request.Year}"));
            else
            {
                if (capacity is null)
                    db.Add(capacity = new SchoolCapacity(school, year));
                if (request.Remind)
                    capacity.Remind(today, capacity.AnswerBy < today ? later : null);
                else
                    capacity.Ask($"{operation.Viewer.Name}, {name}", today, later);
                var opening = request.Remind ? $"We have not heard from you yet how many residents {school.Name} can host in {year}. If something stands in the way, please tell us." : Opening(capacity, name, school.Name, year);
                done.Add(new(school.Id, school.Name, await letters.AskAsync(capacity, to, opening, $"{(request.Remind ? "Reminder: " : "")}{CapacityLetters.Subject(school.Name, year)}", program, stop, holder?.From)));
            }
        }
        operation.About = $"{(request.Remind ? "Reminded" : "Asked")} {done.Count} {(done.Count == 1 ? "school" : "schools")} how many they can host in {year}";
        return new SchoolsAsked(done, left, done.Count > 0 ? notBefore : null);
    }

    /// <summary>Why the school is not written to; null when it is.</summary>
    private static string? Why(SchoolCapacity? capacity, bool remind, RuleBook rules, DateOnly today)
    {
        var waits = capacity?.IsWaiting == true;
        if (remind)
            return !waits ? capacity?.Answer is null ? "It was not asked yet. Ask it." : "It has answered; nothing is to be reminded of."
                : capacity!.RemindedOn == today || capacity.AskedOn == today ? "A letter about it was written today already. Call instead, or remind again tomorrow." : null;
        if (waits)
            return $"It was asked on {capacity!.AskedOn:d MMMM} by {capacity.AskedBy} and has not answered yet. Remind it instead: one question serves all programs.";
        return capacity?.Answer is not null && !capacity.IsStale(rules.Number(RuleCode.CapacityStaleDays), today) ? $"It answered on {capacity.ConfirmedOn:d MMMM yyyy}, for all its partners. Nothing is to be asked." : null;
    }

    private static string Opening(SchoolCapacity capacity, string program, string school, AcademicYear year) => capacity.Offer is { } said
        ? $"On {capacity.ConfirmedOn:d MMMM yyyy} {school} said for {year}: {CapacityWords.Of(said)}. Is that still right? {program} asks you to confirm it, or to change it."
        : $"{program} asks how many residents {school} can host in {year}.";
}

/// <summary>Takes the asking or reminding back as long as no letter is out: the letters are stopped, their links closed.</summary>
public sealed class UndoAskSchools(UseCaseServices services) : Command<UndoAskSchools.Request, SchoolsAsked>(services)
{
    /// <param name="Year">By its first calendar year.</param>
    /// <param name="Schools">Those that were written to.</param>
    public sealed record Request(int Year, IReadOnlyList<Id<School>> Schools);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Schools.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Schools)).WithMessage("Name 1 to 200 schools.");
            RuleFor(r => r.Year).InclusiveBetween(2000, 2200).WithMessage("Choose a school year.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<SchoolsAsked>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        operation.Why = "Undo";
        var capacities = await db.Capacities.Where(c => c.Year == request.Year && request.Schools.Contains(c.SchoolId))
            .Join(db.Schools, c => c.SchoolId, s => s.Id, (c, s) => new { Capacity = c, s.Name }).OrderBy(x => x.Name).ToListAsync(stop);
        var (done, left) = (new List<SchoolAsked>(), new List<SchoolLeft>());
        foreach (var (capacity, name) in capacities.Select(x => (x.Capacity, x.Name)))
        {
            var letters = await db.Outbox.Where(m => m.CapacityId == capacity.Id && m.Cause == nameof(AskSchools)).OrderByDescending(m => m.Id).Take(1).ToListAsync(stop);
            if (letters is not [{ State: OutboxState.Waiting } letter] || letter.NotBefore <= operation.Now)
            {
                left.Add(new(capacity.SchoolId, name, "The letter is out already, or was taken back before. If the question was a mistake, call the school."));
                continue;
            }
            letter.Stop("Taken back before it went out.");
            foreach (var link in await db.Links.Where(l => l.CapacityId == capacity.Id && l.CreatedAt == letter.WrittenAt && l.ClosedAt == null).ToListAsync(stop))
                link.Close(LinkEnd.Withdrawn, operation.Now);
            if (capacity.RemindedOn is null)
                capacity.Unask();
            else
                capacity.Remind(null);
            done.Add(new(capacity.SchoolId, name, null));
        }
        return new SchoolsAsked(done, left, null);
    }
}
