using Maru.Platform.Telemetry.Signals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Maru.Platform.Telemetry;

/// <summary>How the host takes telemetry in.</summary>
public static class TelemetrySetup
{
    // Some 8 MB of ordinary lines: a stalled reader of our output delays nobody until then, and loses lines, not requests, afterwards.
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
    /// Logs to the console, one line of JSON an entry. A full queue drops lines rather than hold up requests; the console logger then says
    /// on standard error how many.
    /// </summary>
    /// <param name="logging">Its other providers are removed.</param>
    /// <param name="mask">Hides secrets; sees every text before it is written. Thread safe, and never throws.</param>
    public static ILoggingBuilder AddMaruLogging(this ILoggingBuilder logging, Func<string, string> mask)
    {
        logging.ClearProviders();
        logging.AddConsole(console =>
        {
            console.FormatterName = JsonLogFormatter.FormatterName;
            console.MaxQueueLength = QueuedLines;
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
        logging.Services.AddSingleton<ConsoleFormatter>(_ => new JsonLogFormatter(mask, TimeProvider.System));
        return logging;
    }
}
