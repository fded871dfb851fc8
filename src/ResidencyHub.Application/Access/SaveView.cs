using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>Keeps a list's filters, sort and columns under a name, for its owner alone. The same name again replaces what it stood for.</summary>
public sealed class SaveView(UseCaseServices services) : Command<SaveView.Request, Nothing>(services)
{
    /// <summary>More than these nobody finds again.</summary>
    private const int Most = 20;

    /// <param name="List">The list's path without its slash, "placements".</param>
    /// <param name="Name">As it stands above the list.</param>
    /// <param name="Query">The list's query string, without page.</param>
    public sealed record Request(string List, string Name, string Query);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.List).Matches("^[a-z-]{1,40}$").WithMessage("There is no such list.");
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the view a name.").MaximumLength(40).WithMessage("A name has up to 40 characters.");
            RuleFor(r => r.Query).MaximumLength(2000).WithMessage("This view holds too many filters to be saved.");
        }
    }

    private protected override Permission Needs => Permission.UseHub;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (account, name) = (operation.Viewer.AccountId, request.Name.Trim());
        var views = await operation.Db.SavedViews.Where(v => v.AccountId == account && v.List == request.List).ToListAsync(stop);
        if (views.Find(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase)) is { } known)
            known.Query = request.Query;
        else if (account is not { } owner)
            return Outcome.NotFound;
        else if (views.Count >= Most)
            return Outcome.Refused("views-full", $"You have {Most} views of this list. Delete one first.");
        else
            operation.Db.Add(new SavedView { AccountId = owner, List = request.List, Name = name, Query = request.Query });
        return default(Nothing);
    }
}

/// <summary>The viewer's own views of a list, by name.</summary>
public sealed class ListViews(UseCaseServices services) : Query<string, IReadOnlyList<ListViews.Row>>(services)
{
    public sealed record Row(Guid Id, string Name, string Query);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(string request, Operation operation, CancellationToken stop)
    {
        var account = operation.Viewer.AccountId;
        return (await operation.Db.SavedViews.Where(v => v.AccountId == account && v.List == request).OrderBy(v => v.Name).ToListAsync(stop)).ConvertAll(v => new Row(v.Id.Value, v.Name, v.Query));
    }
}

/// <summary>Deletes one of the viewer's own views; the list stays what it is.</summary>
public sealed class ForgetView(UseCaseServices services) : Command<Guid, Nothing>(services)
{
    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        var (account, id) = (operation.Viewer.AccountId, new Id<SavedView>(request));
        if (await operation.Db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.AccountId == account, stop) is not { } view)
            return Outcome.NotFound;
        operation.Db.Remove(view);
        return default(Nothing);
    }
}
