using ResidencyHub.Application;
using ResidencyHub.Web;
using ResidencyHub.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddResidencyHub(builder.Configuration);
builder.Services.AddHubHosting();

var app = builder.Build();
await HubStart.PrepareAsync(app);
app.UseHubHosting();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
await app.RunAsync();
