using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Standards;

/// <summary>Takes a framework over from a 1EdTech CASE package: identifiers and order as they stand there. A package that is here already becomes a new edition when something in it changed; ratings keep the edition they were given on.</summary>
public sealed class ImportFramework(UseCaseServices services) : Command<ImportFramework.Request, ImportFramework.Answer>(services)
{
    /// <param name="Program">Whose it is to be; may be null for those who work for one program, and for the hub's own (administrators).</param>
    public sealed record Request(ReadOnlyMemory<byte> File, Id<PreparationProgram>? Program = null);

    /// <param name="Framework">The edition that is in use now.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Items">How many it has.</param>
    /// <param name="IsNew">It was not here before.</param>
    /// <param name="Added">Items that the edition before did not have.</param>
    /// <param name="Reworded">Items whose words, code or place changed.</param>
    /// <param name="Gone">Items of the edition before that are not in it any more.</param>
    /// <param name="Notes">What was read otherwise than it stands.</param>
    public sealed record Answer(Id<Framework> Framework, string Title, int Items, bool IsNew, int Added, int Reworded, int Gone, IReadOnlyList<string> Notes)
    {
        public bool IsUnchanged => !IsNew && Added + Reworded + Gone == 0;
    }

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (request.File.Length is 0 or > CaseReader.MostBytes)
            return Outcome.Refused("case-size", request.File.Length == 0 ? "The file is empty. Choose the CASE package (JSON)." : $"The file is larger than {CaseReader.MostBytes / 1024 / 1024} MB.");
        var db = operation.Db;
        var package = CaseReader.Read(request.File);
        var keeper = Keepers.Of(operation).Chosen(request.Program);
        var former = await db.Frameworks.Where(f => f.Lineage == package.Document && f.KeeperId == keeper && f.State == EditionState.Published).OrderByDescending(f => f.Id).FirstOrDefaultAsync(stop);
        var next = new Framework(package.Cover, FrameworkOrigin.Case, keeper, package.Document);
        next.Arrange(package.Items);
        var (added, reworded, gone) = (next.ItemCount, 0, 0);
        IReadOnlyList<LevelDraft> scale = BuiltInFrameworks.DefaultScale;
        if (former is not null)
        {
            var before = await db.FrameworkItems.AsNoTracking().Where(i => i.FrameworkId == former.Id).ToDictionaryAsync(i => i.Key, stop);
            added = next.Items.Count(i => !before.ContainsKey(i.Key));
            reworded = next.Items.Count(i => before.TryGetValue(i.Key, out var was) && (was.Statement, was.Code, was.ParentKey, was.Kind, was.Place) != (i.Statement, i.Code, i.ParentKey, i.Kind, i.Place));
            gone = before.Count - (next.ItemCount - added);
            if (added + reworded + gone == 0)
                return new Answer(former.Id, former.Title, former.ItemCount, false, 0, 0, 0, package.Notes);
            scale = await db.ScaleLevels.AsNoTracking().Where(l => l.FrameworkId == former.Id).Select(l => new LevelDraft(l.Value, l.Name, l.Words)).ToListAsync(stop);
            if (former.Edition == next.Edition)
                next.Describe(package.Cover with { Edition = $"{package.Cover.Edition}, imported {operation.Today:d MMM yyyy}" });
        }
        next.Rate(scale);
        next.Publish(operation.Viewer.Name, operation.Now);
        former?.GiveWayTo(next, operation.Today);
        db.Add(next);
        operation.Announce("standards", next.Id.Value);
        return new Answer(next.Id, next.Title, next.ItemCount, former is null, former is null ? 0 : added, reworded, gone, package.Notes);
    }
}
