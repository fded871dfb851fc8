using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>Once a day, one letter to each reviewer that names what was handed in since the last.</summary>
public sealed class TellReviewers(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private const int Batch = 1000;
    private const int MostLines = 40;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, letters) = (operation.Db, 0);
        var fresh = await db.Set<HandedIn>().Where(h => h.ToldAt == null && h.Fate == HandInFate.Waiting && !h.OnBehalf).OrderBy(h => h.Id).Take(Batch).ToListAsync(stop);
        var ids = fresh.ConvertAll(h => h.ItemId);
        var items = await db.RequirementItems.AsNoTracking().Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.ProgramId, Name = db.Requirements.Where(r => r.Id == i.RequirementId).Select(r => r.Name).First() }).ToDictionaryAsync(i => i.Id, stop);
        foreach (var program in fresh.GroupBy(h => items[h.ItemId].ProgramId))
        {
            var lines = program.Select(h => $"- {h.By}: {items[h.ItemId].Name}").ToList();
            var text = string.Join("\n", lines.Take(MostLines)) + (lines.Count > MostLines ? $"\n- and {lines.Count - MostLines} more" : "");
            foreach (var to in await new PlacementPeople(operation).CoordinatorsAsync(program.Key, stop))
            {
                await postbox.PostAsync(operation, new Letter(Addressee.Program, to.Name, to.Email, $"To review: {lines.Count} {(lines.Count == 1 ? "paper" : "papers")}", $"Dear {to.Name},\n\nhanded in and waiting for review:\n\n{text}\n\n{{link}}\n\nThis letter comes at most once a day.\n", "/papers"), nameof(TellReviewers), stop);
                letters++;
            }
            foreach (var handIn in program)
                handIn.Tell(operation.Now);
        }
        return letters;
    }
}

/// <summary>Tells the school, once, when a placement begins soon and the resident is not cleared to start. The school learns that, never what is missing; the resident and the program learn it all.</summary>
public sealed class TellSchools(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private const int Batch = 200;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today, letters) = (operation.Db, operation.Today, 0);
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var soon = today.AddDays(rules.Number(RuleCode.PapersTellSchoolDays));
        var due = await db.Placements.Where(p => (p.State == PlacementState.Confirmed || p.State == PlacementState.Active) && p.SeenBySchool && p.StartsOn <= soon && p.EndsOn >= today)
            .Join(db.Residents, p => p.ResidentId, r => r.Id, (p, r) => new { Placement = p, Resident = r })
            .Where(x => x.Resident.ClearedUntil == null || x.Resident.ClearedUntil < x.Placement.StartsOn || x.Resident.ClearedUntil < today)
            .Where(x => !db.Outbox.Any(m => m.PlacementId == x.Placement.Id && m.Cause == nameof(TellSchools)))
            .OrderBy(x => x.Placement.StartsOn).ThenBy(x => x.Placement.Id).Take(Batch).ToListAsync(stop);
        var people = new PlacementPeople(operation);
        foreach (var pair in due)
        {
            var (placement, resident) = (pair.Placement, pair.Resident);
            var asked = await Asked.OfAsync(db, resident, today, stop);
            var items = await db.RequirementItems.Where(i => i.ResidentId == resident.Id).ToListAsync(stop);
            var missing = Clearance.Missing(asked.Requirements, items, asked.Start, placement.StartsOn > today ? placement.StartsOn : today);
            var begins = placement.StartsOn >= today ? $"begins on {placement.StartsOn:d MMMM}" : $"began on {placement.StartsOn:d MMMM}";
            foreach (var to in new[] { await people.PrincipalAsync(placement.SchoolId, stop), await people.OfficeAsync(placement.SchoolId, stop) }.OfType<Reachable>().DistinctBy(p => p.Email, StringComparer.OrdinalIgnoreCase))
                await PostAsync(to, $"Not cleared to start: {resident.Name.Full}", $"{resident.Name.Full}’s placement at {placement.SchoolName} {begins}, and {resident.FirstName} is not cleared to start. Please let nobody be with pupils before the building list says “cleared”. The program works on it.", "/building");
            if (resident.Email is { } email)
                await PostAsync(new(Addressee.Resident, resident.Name.Full, email), "You are not cleared to start", $"your placement {begins}, and you are not cleared to start.{(missing.Count == 0 ? " Ask your coordinator what is missing." : $"\n\nMissing: {string.Join(", ", missing.Select(m => m.Words))}.")} You may not be with pupils before it is approved.", "/my-papers");
            foreach (var to in await people.CoordinatorsAsync(placement.ProgramId, stop))
                await PostAsync(to, $"Not cleared to start: {resident.Name.Full}", $"{resident.Name.Full}’s placement at {placement.SchoolName} {begins}.{(missing.Count == 0 ? "" : $"\n\nMissing: {string.Join(", ", missing.Select(m => m.Words))}.")} The school was told that {resident.FirstName} is not cleared, not why.", $"/residents/{resident.Id}/papers");

            async Task PostAsync(Reachable to, string subject, string words, string path)
            {
                await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, subject, $"Dear {to.Name},\n\n{words}\n\n{{link}}\n", path, placement.DistrictId, placement.Id), nameof(TellSchools), stop);
                letters++;
            }
        }
        return letters;
    }
}
