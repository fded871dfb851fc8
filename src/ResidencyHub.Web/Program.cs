using ResidencyHub.Application;
using ResidencyHub.Web;
using ResidencyHub.Web.Access;
using ResidencyHub.Web.Account;
using ResidencyHub.Web.Api;
using ResidencyHub.Web.Drafts;
using ResidencyHub.Web.Directory;
using ResidencyHub.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddResidencyHub(builder.Configuration);
builder.Services.AddHubHosting();
builder.Services.AddHubAccounts();
builder.Services.AddHubApi();

var app = builder.Build();
await HubStart.PrepareAsync(app);
await app.SaySetupTokenAsync(Console.Out);
app.UseHubHosting();
app.UseRateLimiter();
app.UseSetup();
app.MapStaticAssets().AllowAnonymous();
app.MapDrafts();
app.MapHubAccounts().MapTokenPosts().MapInvitationPosts().MapPasskeys().MapHubApi();
app.MapDirectoryFinder();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
UnprotectedEndpoints.Refuse(((IEndpointRouteBuilder)app).DataSources);
await app.RunAsync();
