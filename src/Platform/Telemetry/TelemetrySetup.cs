using Maru.Platform.Settings;
using Maru.Platform.Telemetry.Signals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Maru.Platform.Telemetry;

/// <summary>Registers telemetry in the host.</summary>
public static class TelemetrySetup
{
    // About 8 MB of ordinary lines. If the reader of our output stops, nothing is delayed until the queue is full; after that lines are
    // lost, but no requests.
    private const int QueuedLines = 16 * 1024;

    /// <summary>
    /// Registers metrics and readiness. <see cref="MetricsEndpoint.MapMetrics"/> and <see cref="HealthEndpoints.MapHealth"/> need it.
    /// </summary>
    /// <param name="services">Must also hold <see cref="Sql.Db"/>.</param>
    public static IServiceCollection AddMaruTelemetry(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MetricsRegistry>();
        services.TryAddSingleton<ProcessMetrics>();
        services.TryAddSingleton<RequestTally>();
        services.TryAddSingleton<RequestMetrics>();
        services.TryAddSingleton<Readiness>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IReadinessCheck, DatabaseReadiness>());
        return services;
    }

    /// <summary>
    /// Logs to the console, in the form that <see cref="LogSettings"/> says. A full queue drops lines and does not delay requests; the
    /// console logger then reports their number on standard error.
    /// </summary>
    /// <param name="logging">Its other providers are removed.</param>
    /// <param name="mask">Hides secrets; sees every text before it is written. Thread safe, and never throws.</param>
    /// <param name="hasColour">Whether standard output shows colours.</param>
    public static ILoggingBuilder AddMaruLogging(this ILoggingBuilder logging, Func<string, string> mask, bool hasColour)
    {
        logging.ClearProviders();
        logging.AddConsole(console =>
        {
            console.MaxQueueLength = QueuedLines;
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
        logging.Services.AddSettings<LogSettings>("Log");
        logging.Services.AddOptions<ConsoleLoggerOptions>().Configure<LogSettings, IHostEnvironment>(Choose);
        logging.Services.AddSingleton<ConsoleFormatter>(_ => new JsonLogFormatter(mask, TimeProvider.System));
        logging.Services.AddSingleton<ConsoleFormatter>(_ => new TextLogFormatter(mask, TimeProvider.System, hasColour));
        return logging;
    }

    private static void Choose(ConsoleLoggerOptions console, LogSettings settings, IHostEnvironment environment) =>
        console.FormatterName = settings.FormatIn(environment) switch
        {
            LogFormat.Text => TextLogFormatter.FormatterName,
            LogFormat.Json => JsonLogFormatter.FormatterName,
        };
}
