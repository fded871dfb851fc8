using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using F = ResidencyHub.Application.Interchange.ImportFields;

namespace ResidencyHub.Application.Interchange;

internal sealed partial class ResidentJudge
{
    private readonly Dictionary<string, Person> _newSupervisors = new(StringComparer.Ordinal);
    private List<Person> _supervisors = [];

    private async Task FindSupervisorsAsync(ResidencyDb wide, CancellationToken stop)
    {
        var ids = await Supervisors.IdsAsync(Db, wide, [Batch.ProgramId], Operation.Today, stop);
        _supervisors = await wide.People.Where(p => ids.Contains(p.Id)).ToListAsync(stop);
    }

    // null: certain, also when nobody is named
    private ImportVerdict? FindSupervisor(ReadRow row, out Person? supervisor)
    {
        supervisor = null;
        var (name, email) = (row[F.Supervisor], row[F.SupervisorEmail]);
        if (name is null && email is null)
            return null;
        if (email is not null && _supervisors.Find(s => s.Email == email) is { } byEmail)
        {
            supervisor = byEmail;
            return null;
        }
        var key = $"supervisor:{SearchText.Of(name)}:{email}";
        if (_newSupervisors.TryGetValue(key, out supervisor))
            return null;
        var alike = name is null ? [] : _supervisors.FindAll(s => SearchText.Of(s.Name.Full) == SearchText.Of(name) && (email is null || s.Email is null));
        if (alike.Count == 1)
        {
            supervisor = alike[0];
            return null;
        }
        var near = alike.Count > 0 ? alike : name is null ? [] : _supervisors.FindAll(s => SearchText.Of(s.LastName) == SearchText.Of(name.Split(' ')[^1]));
        var options = near.Select(s => new QuestionOption(s.Id.ToString(), $"{s.Name.Full}{(s.Email is null ? "" : $", {s.Email}")}")).ToList();
        if (name is not null && (email is null || Supervisors.MayTake(email, Known)))
            options.Add(new(Fresh, $"Add {name} as a supervisor{(email is null ? "" : $", {email}")}"));
        options.Add(new("none", "Leave the supervisor empty"));
        var question = new ImportQuestion(key, $"Nobody who supervises in this program is certainly {(name is null ? email : name)}{(name is not null && email is not null ? $" ({email})" : "")}. Who is meant?", options);
        if (!Answered(row, question, out var answer, out var verdict))
            return verdict;
        if (answer == Fresh && name is not null)
            _supervisors.Add(supervisor = _newSupervisors[key] = Make(name, email));
        else
            supervisor = _supervisors.Find(s => s.Id.ToString() == answer);
        return null;
    }

    private Person Make(string name, string? email)
    {
        var words = name.Split(' ');
        return new Person(new(string.Join(' ', words[..^1]), words[^1]), email, null, Batch.ProgramId);
    }
}
