using Maru.Contracts.Identity;
using Maru.Host.Web;
using Maru.Kernel.Access;
using Maru.Modules.Audit;
using Maru.Modules.Identity;
using Maru.Modules.Llm;
using Maru.Platform;
using Maru.Platform.Http;
using Maru.Platform.Live;
using Maru.Platform.Messaging;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.Masking;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Settings;
using Maru.Platform.Sql;
using Maru.Platform.Status;
using Maru.Platform.Telemetry;
using Maru.Work;

namespace Maru.Host;

/// <summary>The house's contents page: what is registered, in which order, and what is mapped.</summary>
internal static class Composition
{
    private const string NoWatching = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>The server, not yet started.</summary>
    /// <param name="args">The command line's.</param>
    /// <param name="more">What a test adds as one more module would.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? more = null)
    {
        // A line ends in CR LF; where a bare LF is taken for one, a proxy in front may see other requests than we do.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);

        // Settings lie beside the program, and are read once; the database path is relative to where it was started.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = [NoWatching, .. args], ContentRootPath = AppContext.BaseDirectory });
        builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 32 * 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        ListenAddress.Settle(builder.Configuration);
        LogLevels.RefuseWrong(builder.Configuration);
        builder.Logging.AddMaruLogging(SecretMask.Mask, Terminal.HasColour);

        // Where it listens is told at any usual level. First, so that a setting for this category still wins.
        builder.Services.Configure<LoggerFilterOptions>(
            static filter => filter.Rules.Insert(0, new(null, "Maru.Host", LogLevel.Information, null)));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        AddServices(builder.Services, builder.Configuration, builder.Environment);
        more?.Invoke(builder.Services);
        var app = builder.Build();
        try
        {
            app.Services.CheckSettings();
            return app;
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
    }

    public static void Map(WebApplication app)
    {
        app.UseHttpPlatform();
        app.UseMiddleware<WebAnswer>();
        app.Services.GetRequiredService<DbMetrics>();
        app.MapHealth().OpenToAll();
        var audience = app.Services.GetRequiredService<AudienceSettings>();
        app.MapMetrics().OpenTo(audience.Metrics, StatusSetup.Read);
        app.MapIdentity();
        app.MapAudit();
        app.MapLlm();
        app.MapWork();
        app.MapMessaging();
        app.MapStatus();
        app.MapLive();
        app.MapOpenApiDocument().OpenTo(audience.OpenApi, StatusSetup.Read);
        AccessCheck.Run(
            ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints), app.Services.GetServices<DeclaredPermissions>());
    }

    private static void AddServices(IServiceCollection services, ConfigurationManager configuration, IHostEnvironment environment)
    {
        services.AddSingleton(new VaultOptions
        {
            Keys = configuration["ENCRYPTION_KEY"] is { Length: > 0 } keys ? new Secret(keys) : null,
            AllowEphemeralKey = configuration.GetValue<bool>("ALLOW_EPHEMERAL_KEY"),
            IsProduction = environment.IsProduction(),
        });
        services.AddSingleton(WebFiles.Of(typeof(Composition).Assembly));
        services.AddSingleton<SetUpTokenFile>().AddSingleton<WhenSetUpCompletedRemoveToken>();
        services.AddSingleton(Subscription.Of<SetUpCompleted, WhenSetUpCompletedRemoveToken>("WhenSetUpCompletedRemoveToken"));
        services.AddPlatform().AddMaruTraces(configuration);
        services.AddWork();
        services.AddIdentity();
        services.AddAudit();
        services.AddLlm();
        services.AddPlatformWorkers().AddWorkWorkers();
    }
}
