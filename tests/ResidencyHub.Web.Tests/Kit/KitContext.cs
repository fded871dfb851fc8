using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Tests.Kit;

/// <summary>Renders the Kit on a stopped clock: Wednesday, 12 August 2026, noon in Los Angeles.</summary>
public abstract class KitContext : BunitContext
{
    protected KitContext()
    {
        Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        Services.AddSingleton<TimeProvider>(new Stopped());
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("TimeZone", "America/Los_Angeles")]).Build());
        Services.AddSingleton<HubClock>();
        Services.AddSingleton(new ConfirmDrafts(null!, new ViewerContext()));
    }

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 8, 12, 19, 0, 0, TimeSpan.Zero);
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
