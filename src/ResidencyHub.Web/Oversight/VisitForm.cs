using ResidencyHub.Application.Oversight;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Oversight;

namespace ResidencyHub.Web.Oversight;

/// <summary>The posted fields of a visit.</summary>
public sealed class VisitForm
{
    public string? Place { get; set; }
    public DateOnly? On { get; set; }
    public VisitKind? Kind { get; set; }
    public string? Who { get; set; }
    public string? Where { get; set; }
    public string? WorkedOn { get; set; }
    public string? NextStep { get; set; }
    public DateOnly? NextBy { get; set; }

    /// <summary>Made when the form is shown.</summary>
    public Guid Once { get; set; } = SequentialGuid.Next();

    /// <summary>The visit that is changed; null for a new one.</summary>
    public string? Visit { get; set; }
    public int Version { get; set; }

    public static VisitForm Of(ListVisits.Row row) => new() { Visit = row.Id.ToString(), Version = row.Version, Place = row.PlaceKey, On = row.On, Kind = row.Kind, Who = row.Who, Where = row.Where, WorkedOn = row.WorkedOn, NextStep = row.NextStep, NextBy = row.NextBy };
}
