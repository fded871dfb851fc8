using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application;

/// <summary>Adds everything that people can do, and the data they do it to.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddResidencyHub(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new ResidencyDbSource(DatabaseSettings.Of(configuration)));
        services.AddSingleton<HubClock>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<AnswerMemory>();
        services.AddSingleton<ChangeRelay>();
        services.AddHostedService(s => s.GetRequiredService<ChangeRelay>());
        services.AddSingleton<ReachOfViewer>();
        services.AddSingleton<Directory.DirectoryIndex>();
        services.AddHostedService<Directory.DirectoryIndexAtStart>();
        services.AddSingleton<Notifications.Postbox>();
        services.AddSingleton<Notifications.PostOffice>();
        services.AddSingleton<Cohorts.Requirements.FileStore>();
        services.AddSingleton<Interchange.ImportWork>();
        services.AddHostedService<Interchange.ImportHousekeeping>();
        services.AddSingleton<Demo.DemoStory>();
        services.AddScoped<ViewerContext>();
        services.AddScoped<LinkOpener>();
        services.AddScoped<TokenBearers>();
        services.AddScoped(s => new UseCaseServices(
            s.GetRequiredService<ResidencyDbSource>(), s.GetRequiredService<ViewerContext>(), s.GetRequiredService<ReachOfViewer>(), s.GetRequiredService<HubClock>(), s.GetRequiredService<ChangeFeed>(), s.GetRequiredService<AnswerMemory>()));
        foreach (var useCase in UseCases)
        {
            // a use case that posts letters takes the internal Postbox, so its constructor is internal too
            var constructor = useCase.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();
            services.AddScoped(useCase, s => constructor.Invoke([.. constructor.GetParameters().Select(p => s.GetRequiredService(p.ParameterType))]));
        }
        return services.AddAccounts().AddKeys();
    }

    /// <summary>Every command and query of the hub.</summary>
    public static IReadOnlyList<Type> UseCases { get; } =
        [.. typeof(ApplicationServices).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && Ancestors(t).Any(a => a.IsGenericType && a.GetGenericTypeDefinition() == typeof(UseCase<>)))];

    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        // Identity's stores need a context of their own; accounts are no rows of a program or school
        services.AddScoped(s => s.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("accounts"), tracking: true));
        services.AddIdentityCore<HubUser>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = true;
                o.SignIn.RequireConfirmedEmail = true;
                // length beats classes of characters (NIST SP 800-63B)
                o.Password.RequiredLength = 10;
                o.Password.RequireNonAlphanumeric = o.Password.RequireUppercase = o.Password.RequireLowercase = o.Password.RequireDigit = false;
                o.Lockout.MaxFailedAccessAttempts = 6;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<ResidencyDb>()
            .AddSignInManager<HubSignIn>()
            .AddDefaultTokenProviders();
        return services;
    }

    private static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("ResidencyHub");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new KeysInTheDatabase(s.GetRequiredService<ResidencyDbSource>())));
        return services;
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
            yield return t;
    }
}
