using System.Reflection;
using Maru.Platform.Secrets.Masking;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Maru.Platform.Telemetry;

/// <summary>
/// Sends traces by OTLP, when an address is set by OpenTelemetry's own name for it (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>): a request, its
/// statements, the calls it makes, and the runs and steps that come of it, in one trace. Without an address nothing is registered.
/// </summary>
public static class TracesSetup
{
    private static readonly string[] Addresses = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    /// <summary>Whether traces are sent.</summary>
    /// <param name="services">The host's services.</param>
    public static bool AreOn(IServiceProvider services) => services.GetService<TracerProvider>() is not null;

    /// <summary>Registers them, if they are to be sent.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Also read by the exporter: protocol, headers and the like, under their standard names.</param>
    public static IServiceCollection AddMaruTraces(this IServiceCollection services, IConfiguration configuration)
    {
        if (!Array.Exists(Addresses, address => configuration[address] is { Length: > 0 }))
        {
            return services;
        }

        var version = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("maru", serviceVersion: version).AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .SetSampler(new ParentBasedSampler(new TraceSampler()))
                .AddAspNetCoreInstrumentation(requests => requests.Filter = IsWorthATrace)
                .AddHttpClientInstrumentation()
                .AddSource(Traces.Sql, Traces.Work, "Npgsql")
                .AddProcessor(new TraceMask(SecretMask.Mask))
                .AddOtlpExporter());
        return services;
    }

    // Asked every few seconds by machines.
    private static bool IsWorthATrace(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal);
}
