using Microsoft.AspNetCore.Http.Extensions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;

namespace ResidencyHub.Web.Cohorts;

/// <summary>The lists of residents and mentors as files.</summary>
public static class CohortFiles
{
    public static void MapCohortFiles(this IEndpointRouteBuilder app)
    {
        foreach (var kind in Enum.GetValues<SheetFileKind>())
        {
            app.MapGet($"/residents/export{SheetWriter.Extension(kind)}", (HttpContext http, ListResidents list) => ExportAsync(http, list, kind)).WithMetadata(new NeedsAttribute(Permission.ReadResidents)).ExcludeFromDescription();
            app.MapGet($"/mentors/export{SheetWriter.Extension(kind)}", (HttpContext http, ListMentors list) => ExportAsync(http, list, kind)).WithMetadata(new NeedsAttribute(Permission.ReadMentors)).ExcludeFromDescription();
        }
    }

    private static Task<IResult> ExportAsync(HttpContext http, ListResidents list, SheetFileKind kind)
    {
        var state = ResidentsList.StateOf(http.Request.GetEncodedPathAndQuery());
        return new ListFile<ListResidents.Row>(
            "Residents", "/residents", ["Program id", "Name", "E-mail", "Phone", "Cohort", "Certification area", "Grade band", "Status", "Cleared through", "School", "Mentor", "University supervisor"],
            async page => (await list.RunAsync(ResidentsList.RequestOf(state) with { Page = page }, http.RequestAborted)).ValueOrDefault,
            r => [r.Number, r.Name, r.Email, r.Phone, r.CohortName, r.Subject, r.GradeBand, CohortWords.Of(r.State), r.ClearedUntil, r.SchoolName, r.MentorName, r.SupervisorName]).SendAsync(http, state, kind);
    }

    private static Task<IResult> ExportAsync(HttpContext http, ListMentors list, SheetFileKind kind)
    {
        var state = MentorsList.StateOf(http.Request.GetEncodedPathAndQuery());
        return new ListFile<ListMentors.Row>(
            "Mentors", "/mentors", ["Mentor id", "Name", "E-mail", "Phone", "School", "Subject", "Grade band", "Room", "Status", "Residents", "Residents at a time", "Missing", "Program training", "General training", "Renew by"],
            async page => (await list.RunAsync(MentorsList.RequestOf(state) with { Page = page }, http.RequestAborted)).ValueOrDefault,
            m => [m.Number, m.Name, m.Email, m.Phone, m.SchoolName, m.Subject, m.GradeBand, m.Room, CohortWords.Of(m.Status), m.Load, m.Capacity, m.Missing, m.ProgramTrainingHours, m.GeneralTrainingHours, m.RenewBy]).SendAsync(http, state, kind);
    }
}
