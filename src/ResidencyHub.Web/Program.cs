using ResidencyHub.Application;
using ResidencyHub.Web;
using ResidencyHub.Web.Cohorts;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddResidencyHub(builder.Configuration);
builder.Services.AddHubHosting();
builder.Services.AddInterchange();

var app = builder.Build();
await HubStart.PrepareAsync(app);
app.UseHubHosting();
app.MapStaticAssets().AllowAnonymous();
app.MapInterchange();
app.MapCohortsApi();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
await app.RunAsync();
