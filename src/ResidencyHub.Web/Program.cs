using ResidencyHub.Application;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Web;
using ResidencyHub.Web.Access;
using ResidencyHub.Web.Account;
using ResidencyHub.Web.Api;
using ResidencyHub.Web.Cohorts;
using ResidencyHub.Web.Directory;
using ResidencyHub.Web.Drafts;
using ResidencyHub.Web.Forms;
using ResidencyHub.Web.Governance;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Hours;
using ResidencyHub.Web.Interchange;
using ResidencyHub.Web.Kit;
using ResidencyHub.Web.Mentoring;
using ResidencyHub.Web.Partnerships;
using ResidencyHub.Web.Placements;
using ResidencyHub.Web.Standards;

var builder = WebApplication.CreateBuilder(args);
if (BackupCommands.Run(args, builder.Configuration, Console.Out) is { } code)
    return code;

builder.WebHost.UseStaticWebAssets();
builder.AddObservability();
builder.Services.AddResidencyHub(builder.Configuration).AddHubJobs();
builder.Services.AddHubHosting().AddHubAccounts().AddHubApi().AddChanges();
builder.Services.AddInterchange();

var app = builder.Build();
if (!await HubStart.PrepareAsync(app, Console.Out))
    return 1;
await app.SaySetupTokenAsync(Console.Out);
app.UseTelemetry();
app.UseHubHosting();
app.UseSetup();
app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapHubAccounts().MapTokenPosts().MapInvitationPosts().MapPasskeys().MapHubApi();
app.MapDrafts();
app.MapChanges();
app.MapMinutes();
app.MapObservations();
app.MapPhotos();
app.MapDirectoryFinder();
app.MapPlacementFiles();
app.MapCapacityFiles();
app.MapCohortFiles();
app.MapPapersFiles().MapCheckInFiles().MapHoursFiles().MapAgreementListFiles().MapAdministratorFiles();
app.MapPapers();
app.MapAgreementFiles();
app.MapFormFiles();
app.MapInterchange();
app.MapStandards();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
UnprotectedEndpoints.Refuse(((IEndpointRouteBuilder)app).DataSources);
await app.RunAsync();
return 0;
