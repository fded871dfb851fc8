using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Adds days on which a district forbids writing to its staff, changes them, or takes a mistaken entry out. E-mails wait until they are over.</summary>
public sealed class KeepQuietPeriods(UseCaseServices services) : Command<KeepQuietPeriods.Request, Nothing>(services)
{
    /// <summary>The whole form. Without <see cref="Entry"/> a new one; without <see cref="Last"/> one day.</summary>
    public sealed record Request(Id<QuietPeriod>? Entry, Id<District> District, QuietAudience Audience, string Reason, DateOnly? First, DateOnly? Last, int Version, bool Remove = false);

    private protected override Permission Needs => Permission.ManageDirectory;
    private protected override IValidator<Request>? Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (!operation.MayEdit(request.District))
            return DirectoryEdits.NotYours;
        if (request.Entry is { } id)
        {
            if (await operation.Db.QuietPeriods.SingleOrDefaultAsync(e => e.Id == id && e.DistrictId == request.District, stop) is not { } entry)
                return Outcome.NotFound;
            operation.Expect(entry, request.Version);
            if (request.Remove)
                operation.Db.Remove(entry);
            else
                entry.Change(request.Audience, new Period(request.First!.Value, request.Last), request.Reason.Trim());
        }
        else
        {
            operation.Db.Add(new QuietPeriod(request.District, request.Audience, new Period(request.First!.Value, request.Last), request.Reason.Trim()));
        }
        operation.Announce(DirectoryTopic.Name, request.District.Value);
        return default(Nothing);
    }

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => When(r => !r.Remove, () =>
        {
            RuleFor(r => r.Reason).NotEmpty().WithMessage("Give the reason, in the district's words: those who wait will read it.").MaximumLength(200).WithMessage("Shorten the reason to 200 characters.");
            RuleFor(r => r.First).NotNull().WithMessage("Give the first day.");
            RuleFor(r => r.Last).Must((r, last) => last is null || last >= r.First).WithMessage("The last day lies before the first.");
            RuleFor(r => r.Last).Must((r, last) => last is null || r.First is null || last.Value.DayNumber - r.First.Value.DayNumber <= 183).WithMessage("These are more than six months: no e-mail would go out. Check the year of both days.");
        });
    }
}
