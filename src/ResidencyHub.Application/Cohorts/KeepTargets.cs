using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>How many residents of a cohort the partners want in each district, school and subject, and where a target may be set.</summary>
public sealed class ShowTargets(UseCaseServices services) : Query<Id<Cohort>, ShowTargets.Answer>(services)
{
    private const int Most = 200;

    /// <param name="Seats">The cohort's own target.</param>
    /// <param name="Version">To be given back with a change.</param>
    public sealed record Answer(string CohortName, int Seats, IReadOnlyList<Row<District>> Districts, IReadOnlyList<Row<School>> Schools, IReadOnlyList<(string Name, int? Seats)> Subjects, int Version);

    /// <param name="Seats">Null: no target.</param>
    public sealed record Row<T>(Id<T> Id, string Name, int? Seats);

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Cohort> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Cohorts.Include(c => c.Targets).SingleOrDefaultAsync(c => c.Id == request, stop) is not { } cohort)
            return Outcome.NotFound;
        var (aimed, aimedDistricts) = (cohort.Targets.Select(t => t.SchoolId).OfType<Id<School>>().ToList(), cohort.Targets.Select(t => t.DistrictId).OfType<Id<District>>().ToList());
        var partners = PartnerSchools.Of(operation, null);
        var districts = await db.Districts.Where(d => aimedDistricts.Contains(d.Id) || partners.Any(s => s.DistrictId == d.Id)).OrderBy(d => d.Name).Take(Most).Select(d => new { d.Id, d.Name }).ToListAsync(stop);
        // a school that hosts, or said that it can
        var schools = await db.Schools.Where(s => aimed.Contains(s.Id) || (partners.Any(p => p.Id == s.Id) && (db.Capacities.Any(c => c.SchoolId == s.Id && c.Year == cohort.Year && (c.Answer == HostingAnswer.Yes || c.Answer == HostingAnswer.Maybe)) || db.Placements.Any(p => p.SchoolId == s.Id && p.Year == cohort.Year))))
            .OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most).Select(s => new { s.Id, s.Name }).ToListAsync(stop);
        var subjects = await db.Residents.Where(r => r.CohortId == cohort.Id && r.Subject != "").Select(r => r.Subject).Distinct().OrderBy(s => s).Take(Most).ToListAsync(stop);
        return new Answer(
            cohort.Name, cohort.Seats,
            districts.ConvertAll(d => new Row<District>(d.Id, d.Name, cohort.Targets.FirstOrDefault(t => t.DistrictId == d.Id)?.Seats)),
            schools.ConvertAll(s => new Row<School>(s.Id, s.Name, cohort.Targets.FirstOrDefault(t => t.SchoolId == s.Id)?.Seats)),
            [.. cohort.Targets.Where(t => t.Subject is not null).Select(t => (t.Subject!, (int?)t.Seats)).Concat(subjects.Select(s => (s, (int?)null))).DistinctBy(s => SearchText.Of(s.Item1)).OrderBy(s => s.Item1, StringComparer.CurrentCulture)], cohort.Version);
    }
}

/// <summary>Sets a cohort's targets by district, school and subject.</summary>
public sealed class KeepTargets(UseCaseServices services) : Command<KeepTargets.Request, Nothing>(services)
{
    private const int Highest = 100_000;

    /// <param name="Version">As shown.</param>
    /// <param name="Districts">Seats as typed; empty: no target.</param>
    /// <param name="Schools">The same.</param>
    /// <param name="Subjects">The same, by name.</param>
    public sealed record Request(Id<Cohort> Cohort, int Version, IReadOnlyDictionary<Id<District>, string?> Districts, IReadOnlyDictionary<Id<School>, string?> Schools, IReadOnlyList<Subject> Subjects);

    /// <summary>A line as typed.</summary>
    public sealed record Subject(string? Name, string? Seats);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private const string Whole = "Give whole residents from 0 up, or leave it empty for no target.";

        public Validator()
        {
            RuleFor(r => r.Districts).Custom((all, check) => Each(all.Select(d => ($"Districts[{d.Key}]", d.Value)), check));
            RuleFor(r => r.Schools).Custom((all, check) => Each(all.Select(s => ($"Schools[{s.Key}]", s.Value)), check));
            RuleFor(r => r.Subjects).Custom((all, check) => Each(all.Select((s, i) => ($"Subjects[{i}].Seats", s.Seats)), check));
            RuleForEach(r => r.Subjects).ChildRules(s =>
            {
                s.RuleFor(x => x.Name).MaximumLength(100).WithMessage("A subject has up to 100 characters.");
                s.RuleFor(x => x.Name).NotEmpty().When(x => !string.IsNullOrWhiteSpace(x.Seats)).WithMessage("Name the subject, or take the number out.");
            });
            RuleFor(r => r.Subjects).Must(all => all.Where(s => !string.IsNullOrWhiteSpace(s.Seats)).GroupBy(s => SearchText.Of(s.Name)).All(g => g.Count() == 1)).WithMessage("Two lines name the same subject. Add them up in one.");

            static void Each(IEnumerable<(string Field, string? Text)> all, ValidationContext<Request> check)
            {
                foreach (var (field, text) in all.Where(x => !TypedNumber.IsFine(x.Text, 0, Highest)))
                    check.AddFailure(field, Whole);
            }
        }
    }

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Cohorts.Include(c => c.Targets).SingleOrDefaultAsync(c => c.Id == request.Cohort, stop) is not { } cohort)
            return Outcome.NotFound;
        db.Entry(cohort).Property(c => c.Version).OriginalValue = request.Version;
        var (schools, districts) = (request.Schools.Keys.ToList(), request.Districts.Keys.ToList());
        var (knownSchools, knownDistricts) = (await db.Schools.Where(s => schools.Contains(s.Id)).Select(s => s.Id).ToListAsync(stop), await db.Districts.Where(d => districts.Contains(d.Id)).Select(d => d.Id).ToListAsync(stop));
        if (knownSchools.Count < schools.Count || knownDistricts.Count < districts.Count)
            return Outcome.NotFound;
        foreach (var (id, text) in request.Districts)
            Aim(new(District: id), text);
        foreach (var (id, text) in request.Schools)
            Aim(new(School: id), text);
        var named = request.Subjects.Where(s => !string.IsNullOrWhiteSpace(s.Name)).ToList();
        foreach (var gone in cohort.Targets.Where(t => t.Subject is not null && !named.Exists(s => SearchText.Of(s.Name) == SearchText.Of(t.Subject))).Select(t => t.Subject).ToList())
            Aim(new(Subject: gone), null);
        foreach (var subject in named.OrderBy(s => string.IsNullOrWhiteSpace(s.Seats)).DistinctBy(s => SearchText.Of(s.Name)))
            Aim(new(Subject: subject.Name!.Trim()), subject.Seats);
        // the parts change, and the cohort with them: of two who save, the second sees both
        Claim.On(db, cohort, cohort.Id);
        operation.About = $"Targets of {cohort.Name}";
        return default(Nothing);

        void Aim(TargetOf of, string? text)
        {
            if (cohort.Aim(of, TypedNumber.Of(text, 0, Highest)) is { } gone)
                db.Remove(gone);
        }
    }
}
