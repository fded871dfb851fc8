using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Demo;

/// <summary>Fills an empty hub with fictional people and institutions: two universities, three districts, nine schools, three cohorts over two years and the first residents of a fourth. The story follows the calendar: it always plays in the school year of the day on which it is told, and is the same on the same day.</summary>
public sealed class DemoStory(ResidencyDbSource source, HubClock clock)
{
    /// <summary>Tells the story once; a hub that has programs already is left alone. True when it was told.</summary>
    /// <param name="stop">The hub is being stopped.</param>
    /// <param name="progress">How far it is, in words, for whoever waits.</param>
    public async Task<bool> TellAsync(CancellationToken stop, IProgress<string>? progress = null)
    {
        await using var db = source.Open(Reach.Everything("demo"), tracking: true);
        if (await db.Programs.AnyAsync(stop))
            return false;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var rules = await RuleBook.OpenAsync(db, null, clock.Today, stop);
        var stage = new DemoStage(clock.Today, clock.Now, rules.Mentors) { Hours = rules.Hours() };
        progress?.Report("inventing people and what they did");
        DemoPlaces.Build(stage);
        DemoPeople.Build(stage);
        DemoYear.Build(stage);
        DemoMatching.Build(stage);
        DemoNextYear.Build(stage);
        DemoPapers.Build(stage);
        DemoFeedback.Build(stage);
        DemoTogether.Build(stage);
        DemoRecord.Build(stage);
        DemoMany.Build(stage);
        DemoHealth.Build(stage, await db.HealthInstruments.Include(i => i.Items).Include(i => i.Levels).AsSplitQuery().ToListAsync(stop));
        DemoAccounts.Build(stage);
        DemoGovernance.Build(stage);
        DemoObserving.Build(stage, await db.Frameworks.Include(f => f.Items).Include(f => f.Levels).AsSplitQuery().SingleAsync(f => f.Code == "CA-TPE", stop));
        DemoCoaching.Build(stage);
        DemoImports.Build(stage);
        DemoHours.Build(stage);
        DemoSignals.Build(stage);
        DemoGrowing.Build(stage);
        DemoMentorGrowth.Build(stage);
        DemoSides.Build(stage);
        DemoCurriculum.Build(stage);
        DemoSurveys.Build(stage, await db.SurveyEditions.Include(e => e.Questions).FirstAsync(stop));
        DemoForms.Build(stage);
        progress?.Report($"keeping {stage.Rows.Count()} records");
        db.AddRange(stage.Rows);
        await db.SaveChangesAsync(stop);
        return true;
    }
}

/// <summary>What has been told so far, and the dice: the same each time.</summary>
internal sealed class DemoStage(DateOnly today, DateTime now, MentorRequirements asks)
{
    private readonly HashSet<object> _rows = new(ReferenceEqualityComparer.Instance);
    private uint _dice = 20260817;

    public DateOnly Today { get; } = today;
    public DateTime Now { get; } = now;

    /// <summary>What the rules ask of a mentor.</summary>
    public MentorRequirements Asks { get; } = asks;

    /// <summary>The school year of today.</summary>
    public AcademicYear Year { get; } = AcademicYear.Of(today);
    /// <summary>What programs ask of clinical logs.</summary>
    public required HoursRules Hours { get; init; }
    public IEnumerable<object> Rows => _rows;
    public DemoPlaces Places { get; set; } = null!;
    public DemoPeople People { get; set; } = null!;
    public DemoYear Placements { get; set; } = null!;

    public T Keep<T>(T row) where T : class
    {
        _rows.Add(row);
        return row;
    }

    /// <summary>The account of a person; the same invented one each time for those who have none.</summary>
    public Guid AccountOf(string name) => _rows.OfType<HubUser>().FirstOrDefault(u => u.Name == name)?.Id ?? FrameworkOutline.KeyOf("demo account", name);

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    public int Roll(int below)
    {
        // xorshift: no randomness is needed, only variety
        _dice ^= _dice << 13;
        _dice ^= _dice >> 17;
        _dice ^= _dice << 5;
        return (int)(_dice % (uint)below);
    }

    public bool Chance(int percent) => Roll(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Roll(from.Count)];

    /// <summary>A UTC instant in the afternoon of a day, never later than now.</summary>
    public DateTime Afternoon(DateOnly day)
    {
        var at = DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(21, Roll(60), Roll(60))), DateTimeKind.Utc);
        return at < Now ? at : Now.AddMinutes(-Roll(600));
    }
}
