using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Standards;
using ResidencyHub.Domain.Surveys;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Data;

/// <summary>Writes what an operation is about to change into its own transaction: who, when, what, why.</summary>
internal static class AuditTrail
{
    /// <summary>Rows that are their own record, or hold what nobody else should read twice.</summary>
    private static readonly HashSet<Type> Silent = [typeof(AuditEntry), typeof(AuditChange), typeof(SearchWord), typeof(Draft), typeof(OutboxMessage), typeof(EmailedLink), typeof(AccessToken), typeof(ImportRow), typeof(ColumnMemory), typeof(MatchingScenario), typeof(ScenarioRow), typeof(FrameworkItem), typeof(PrivateNote), typeof(MeetingPresence), typeof(MentorEntry), typeof(MentorRating), typeof(SurveyAsked), typeof(SurveyAnswer), typeof(AssignmentReminder), typeof(Lease), typeof(DataProtectionKey), typeof(ObservationPresence)];

    /// <summary>Values that prove who somebody is, and a leader's own reason for withdrawing an opening: never written twice.</summary>
    private static readonly HashSet<string> Secret = [nameof(HubUser.PasswordHash), nameof(HubUser.SecurityStamp), nameof(HubUser.ConcurrencyStamp), nameof(ExpectedOpening.WithdrawnBecause)];

    // pages encode what they show; letters that are written out as six signs would fill the column
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Operation operation, string process)
    {
        var db = operation.Db;
        db.ChangeTracker.DetectChanges();
        var changes = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !Silent.Contains(e.Metadata.ClrType))
            .Where(e => !IsPrivate(e, db))
            .Where(e => e.State is not EntityState.Modified || e.Properties.Any(p => p.IsModified && p.Metadata.Name != "Version"))
            .Select(Describe).ToList();
        if (changes.Count == 0 && operation.About is null)
            return;
        db.Add(new AuditEntry
        {
            At = operation.SavedAt,
            Process = process,
            AccountId = operation.Viewer.AccountId,
            ActorName = operation.Viewer.Name,
            ActedAs = operation.Viewer.Role,
            Why = Clip(operation.Why, 2000),
            About = Clip(operation.About, 1000),
            Announced = operation.Announcement,
            Changes = changes,
        });
    }

    /// <summary>What a school expects and has not published is in no trail that others read; the row itself says who entered it and when.</summary>
    private static bool IsPrivate(EntityEntry entry, ResidencyDb db) => entry.Entity switch
    {
        ExpectedOpening opening => !opening.SeenByPartners && !(bool)entry.Property(nameof(ExpectedOpening.SeenByPartners)).OriginalValue!,
        OpeningFill fill => db.ExpectedOpenings.Local.FindEntry(fill.OpeningId) is not { Entity.SeenByPartners: true },
        _ => false,
    };

    private static string? Clip(string? text, int longest) => text?.Length > longest ? text[..longest] : text;

    private static AuditChange Describe(EntityEntry entry)
    {
        var touched = entry.Properties.Where(p => entry.State is not EntityState.Modified || p.IsModified).Where(p => !p.Metadata.IsPrimaryKey() && p.Metadata.Name != "Version" && !Secret.Contains(p.Metadata.Name)).ToList();
        return new AuditChange
        {
            Entity = entry.Metadata.ClrType.Name,
            Subject = KeyOf(entry),
            Kind = entry.State.ToString(),
            Before = entry.State is EntityState.Added ? null : Json(touched, p => p.OriginalValue),
            After = entry.State is EntityState.Deleted ? null : Json(touched, p => p.CurrentValue),
        };
    }

    public static Guid KeyOf(EntityEntry entry) => Plain(entry.Metadata.FindPrimaryKey()!.Properties[0], entry.CurrentValues[entry.Metadata.FindPrimaryKey()!.Properties[0]]) is Guid id ? id : Guid.Empty;

    private static string Json(List<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        JsonSerializer.Serialize(properties.Where(p => value(p) is not null).ToDictionary(p => p.Metadata.Name, p => Plain(p.Metadata, value(p))), AsWritten);

    private static object? Plain(IProperty property, object? value) =>
        value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
