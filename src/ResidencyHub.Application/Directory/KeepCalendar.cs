using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Adds an entry to a district's school calendar, changes one, or takes a mistaken one out. Due dates, lapses and "silent" follow it.</summary>
public sealed class KeepCalendar(UseCaseServices services) : Command<KeepCalendar.Request, Nothing>(services)
{
    /// <summary>The whole form. Without <see cref="Entry"/> a new one; without <see cref="Last"/> one day.</summary>
    public sealed record Request(Id<CalendarEntry>? Entry, Id<District> District, CalendarEntryKind Kind, string Name, DateOnly? First, DateOnly? Last, int Version, bool Remove = false);

    private protected override Permission Needs => Permission.ManageDirectory;
    private protected override IValidator<Request>? Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (!operation.MayEdit(request.District))
            return DirectoryEdits.NotYours;
        if (request.Entry is { } id)
        {
            if (await operation.Db.CalendarEntries.SingleOrDefaultAsync(e => e.Id == id && e.DistrictId == request.District, stop) is not { } entry)
                return Outcome.NotFound;
            operation.Expect(entry, request.Version);
            if (request.Remove)
                operation.Db.Remove(entry);
            else
                entry.Change(request.Kind, request.Name.Trim(), new Period(request.First!.Value, request.Last));
        }
        else
        {
            operation.Db.Add(new CalendarEntry(request.District, request.Kind, request.Name.Trim(), new Period(request.First!.Value, request.Last)));
        }
        operation.Announce(DirectoryTopic.Name, request.District.Value);
        return default(Nothing);
    }

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => When(r => !r.Remove, () =>
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the days a name, such as “Spring break”.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.First).NotNull().WithMessage("Give the first day.");
            RuleFor(r => r.Last).Must((r, last) => last is null || last >= r.First).WithMessage("The last day lies before the first.");
            RuleFor(r => r.Last).Must((r, last) => last is null || r.First is null || last.Value.DayNumber - r.First.Value.DayNumber <= 120).WithMessage("These are more than 120 days. Check the year of both days.");
        });
    }
}
