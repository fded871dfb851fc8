using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>Whom a rule asks about a placement, whether they can sign in to do it, and who hears of those who cannot.</summary>
internal sealed class AskedPeople(Operation operation)
{
    private readonly PlacementPeople _people = new(operation);
    private readonly Dictionary<(Signatory Who, Guid Id), Asked?> _known = [];
    private readonly Dictionary<Id<PreparationProgram>, IReadOnlyList<Reachable>> _coordinators = [];
    private readonly Dictionary<(Id<PreparationProgram> Program, string Email), (Reachable To, List<string> Lines)> _untold = [];
    private List<Invitation>? _invitations;

    /// <param name="HasAccount">They hold the role today with an account that is not closed, so that a link leads somewhere.</param>
    internal sealed record Asked(Reachable Person, Signatory Who, bool HasAccount);

    /// <summary>Null: nobody is there, or without an address.</summary>
    public async Task<Asked?> FindAsync(Signatory who, Placement home, CancellationToken stop)
    {
        var id = who switch
        {
            Signatory.Resident => home.ResidentId.Value,
            Signatory.Mentor => home is { NeedsMentor: false, MentorId: { } mentor } ? mentor.Value : (Guid?)null,
            _ => (await operation.Db.Residents.Where(r => r.Id == home.ResidentId).Select(r => r.SupervisorId).SingleOrDefaultAsync(stop))?.Value,
        };
        if (id is not { } person)
            return null;
        if (!_known.TryGetValue((who, person), out var asked))
            _known[(who, person)] = asked = await ReadAsync(who, person, stop);
        return asked;
    }

    /// <summary>What the letter says in place of a link, and that each program's coordinators are to be told what is asked there, and nothing of another program.</summary>
    public async Task<string> WithoutAccountAsync(Asked asked, IReadOnlyList<(Placement Home, string Words)> lines, CancellationToken stop)
    {
        var (email, invited) = (asked.Person.Email, await InvitedAsync(asked, stop));
        var told = new List<Reachable>();
        foreach (var program in lines.GroupBy(l => l.Home.ProgramId))
        {
            if (!_coordinators.TryGetValue(program.Key, out var here))
                _coordinators[program.Key] = here = await _people.CoordinatorsAsync(program.Key, stop);
            foreach (var to in here)
            {
                if (!_untold.TryGetValue((program.Key, to.Email), out var letter))
                    _untold[(program.Key, to.Email)] = letter = (to, []);
                letter.Lines.Add($"{asked.Person.Name} ({GrowingWords.Of(asked.Who)}, {email}{(invited is null ? "" : $"; invited on {Day(invited.InvitedAt)}, not accepted yet")}):\n{string.Join('\n', program.Select(l => l.Words))}");
            }
            told.AddRange(here);
        }
        var coordinators = told.DistinctBy(c => c.Email, StringComparer.OrdinalIgnoreCase).ToList();
        return $"It is done in ResidencyHub, and you have no account there yet, so no link in this letter would let you in. {(invited is null ? "" : $"{invited.InvitedBy} invited you on {Day(invited.InvitedAt)}: open that letter, or ask for a new one. ")}"
            + (coordinators.Count == 0 ? "Ask your program to invite you." : $"{string.Join(" and ", coordinators.Select(c => $"{c.Name} ({c.Email})"))} can invite you, and {(coordinators.Count == 1 ? "is" : "are")} told today that you need it.");
    }

    /// <summary>One letter to each coordinator of a program of those who were asked there and cannot sign in.</summary>
    public async Task<int> TellCoordinatorsAsync(Postbox postbox, CancellationToken stop)
    {
        foreach (var ((program, _), (to, lines)) in _untold)
            await postbox.PostAsync(
                operation, new Letter(Addressee.Program, to.Name, to.Email, lines.Count == 1 ? "Somebody is asked for something and has no account" : $"{lines.Count} people are asked for something and have no account", $"Dear {to.Name},\n\n{(lines.Count == 1 ? "this person is asked by rule and cannot sign in. The letter to them says so:" : "these people are asked by rule and cannot sign in. They were told so:")}\n\n{string.Join("\n\n", lines)}\n\n{(lines.Count == 1 ? "Invite this person:" : "Invite them:")}\n\n{postbox.Address("/accounts/invite")}\n", Program: program),
                nameof(RemindAssigned), stop);
        return _untold.Count;
    }

    private async Task<Asked?> ReadAsync(Signatory who, Guid id, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var held = db.RoleGrants.Where(g => g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today) && db.Users.Any(u => u.Id == g.AccountId && u.ClosedAt == null));
        var (resident, mentor, person) = (new Id<Resident>(id), new Id<Mentor>(id), new Id<Person>(id));
        var (to, has) = who switch
        {
            Signatory.Resident => (await _people.ResidentAsync(resident, stop), await held.AnyAsync(g => g.ResidentId == resident, stop)),
            Signatory.Mentor => (await _people.MentorAsync(mentor, stop), await held.AnyAsync(g => g.MentorId == mentor, stop)),
            _ => (await _people.PersonAsync(person, stop), await held.AnyAsync(g => g.PersonId == person, stop)),
        };
        return to is null ? null : new(to, who, has);
    }

    /// <summary>The latest invitation to the role that is asked whose link still opens; null: none.</summary>
    private async Task<Invitation?> InvitedAsync(Asked asked, CancellationToken stop)
    {
        var (db, today, now) = (operation.Db, operation.Today, operation.Now);
        _invitations ??= await db.Invitations.AsNoTracking().Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && (i.EndsOn == null || i.EndsOn >= today) && db.Links.Any(l => l.Id == i.LinkId && l.ClosedAt == null && l.ExpiresAt > now)).ToListAsync(stop);
        var role = asked.Who switch { Signatory.Resident => Role.Resident, Signatory.Mentor => Role.Mentor, _ => Role.Faculty };
        return _invitations.FindAll(i => i.Role == role && string.Equals(i.Email, asked.Person.Email, StringComparison.OrdinalIgnoreCase)).MaxBy(i => i.InvitedAt);
    }

    private string Day(DateTime at) => operation.DayOf(at).ToString("d MMMM", CultureInfo.InvariantCulture);
}
