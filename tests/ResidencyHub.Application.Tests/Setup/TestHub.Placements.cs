using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Setup;

internal sealed partial class TestHub
{
    /// <summary>By which commands on this database are told from those of other tests.</summary>
    public string DatabaseName => System.Text.RegularExpressions.Regex.Match(_database.Settings.Connection, "hub_[0-9a-f]{32}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    public const string PrincipalEmail = "maria.santana@harbor.example";
    public const string MentorEmail = "samuel.okafor@harbor.example";
    public const string LeadEmail = "lena.brandt@harbor.example";

    /// <summary>The new mentor said yes in the hallway.</summary>
    public static Said Agreed { get; } = new(null, Today, AnswerChannel.InPerson);

    /// <summary>The school has a principal and the district a residency lead, both with addresses.</summary>
    public Task HaveContactsAsync(World world)
    {
        var since = new Period(new DateOnly(2020, 1, 1));
        return SaveAsync(
            new Contact(world.District.Id, world.School.Id, ContactRole.Principal, "Maria Santana", PrincipalEmail, "303 555 0180", since),
            new Contact(world.District.Id, null, ContactRole.ResidencyLead, "Lena Brandt", LeadEmail, "303 555 0190", since));
    }

    /// <summary>A draft for Ana Reyes at Eastside High from January on, drawn up by the coordinator.</summary>
    public async Task<Id<Placement>> DraftAsync(World world, Mentor? mentor = null, Resident? resident = null)
    {
        var request = new DraftPlacement.Request((resident ?? world.Resident).Id, world.School.Id, mentor?.Id, new(2027, 1, 11), new(2027, 6, 4));
        return (await As<DraftPlacement>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<Placement>>.Done>().Value;
    }

    /// <summary>Requested, and waiting for the school's answer; the principal's link lies in the outbox.</summary>
    public async Task<Id<Placement>> RequestedAsync(World world)
    {
        await HaveContactsAsync(world);
        var id = await DraftAsync(world, world.Mentor);
        (await As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        return id;
    }

    /// <summary>Another resident of the first program.</summary>
    public async Task<Resident> AnotherResidentAsync(World world, string last)
    {
        var person = new Person(new("Bo", last), $"{last.ToLowerInvariant()}@hvu.example", null, world.Program.Id);
        var resident = new Resident(person, world.Cohort, $"R-{last}", new(2026, 4, 1));
        resident.Prepare("Mathematics", "9–12");
        resident.Clear(new DateOnly(2027, 12, 31));
        await SaveAsync(person, resident);
        return resident;
    }

    public async Task<Placement> PlacementAsync(Id<Placement> id)
    {
        await using var db = Open();
        return await db.Placements.Include(p => p.Steps).SingleAsync(p => p.Id == id);
    }

    public async Task<List<OutboxMessage>> LettersAsync()
    {
        await using var db = Open();
        return await db.Outbox.OrderBy(m => m.Id).ToListAsync();
    }

    /// <summary>Opens the link in the newest letter to an address, and answers as its bearer.</summary>
    public async Task<Outcome<WhatNext>> AnswerFromLetterAsync(string address, AnswerGiven answer)
    {
        var token = (await LinkInLetterAsync(address)).Split('/')[^1];
        var (opening, bearer) = await OpenLinkAsync(token);
        opening.ShouldBeOfType<LinkOpening.Good>();
        return await bearer.GetRequiredService<AnswerByLink>().RunAsync(answer);
    }

    /// <summary>Runs a job once, as the hub does.</summary>
    public async Task<int> JobAsync<T>() where T : Command<Nothing, int> => (await As<T>(Viewer.Job(typeof(T).Name)).RunAsync(default)).ShouldBeOfType<Outcome<int>.Done>().Value;
}
