using System.Diagnostics;
using System.Reflection;
using Maru.Platform.Secrets.Masking;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Maru.Platform.Telemetry;

/// <summary>
/// Sends traces by OTLP, if an address is set with OpenTelemetry's own variable (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>): a request, its
/// statements, its outgoing calls, and the runs and steps it causes are one trace. Without an address nothing is registered.
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
    /// <exception cref="StartRefusedException">An address is not valid.</exception>
    public static IServiceCollection AddMaruTraces(this IServiceCollection services, IConfiguration configuration)
    {
        var set = Array.FindAll(Addresses, address => configuration[address] is { Length: > 0 });
        if (set.Length == 0)
        {
            return services;
        }

        // The exporter silently ignores an address that it cannot use.
        if (Array.Find(set, address => !IsWebAddress(configuration[address])) is { } wrong)
        {
            throw new StartRefusedException($"{wrong} must be an http or https address, such as http://127.0.0.1:4317.");
        }

        var version = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("maru", serviceVersion: version).AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .SetSampler(new ParentBasedSampler(new TraceSampler()))
                .AddAspNetCoreInstrumentation(requests =>
                {
                    requests.Filter = IsWorthATrace;
                    requests.EnrichWithHttpResponse = SayRouteOfRest;
                })
                .AddHttpClientInstrumentation()
                .AddSource(Traces.Sql, Traces.Work, "Npgsql")
                .AddProcessor(new TraceMask(SecretMask.Mask))
                .AddOtlpExporter());
        return services;
    }

    // The rest of a path may contain the client's own data, such as a model's name.
    private static void SayRouteOfRest(Activity span, HttpResponse response)
    {
        if (response.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern: { RawText: { } route } pattern }
            && pattern.Parameters.Any(parameter => parameter.IsCatchAll))
        {
            span.SetTag("url.path", route);
        }
    }

    private static bool IsWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    // Paths that machines request every few seconds.
    private static bool IsWorthATrace(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal);
}
