using System.Diagnostics.Metrics;

namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>
/// The instruments that are recorded: all our own, and a few of the framework's. The framework's <c>http.server.*</c> and
/// <c>http.client.*</c> are left out: an instrument without a listener costs nothing, and ours show the same.
/// </summary>
internal static class AllowedInstruments
{
    private const string OwnMeters = "Maru.";

    public static bool Allows(Instrument instrument)
    {
        var (meter, name) = (instrument.Meter.Name, instrument.Name);
        return meter.StartsWith(OwnMeters, StringComparison.Ordinal) || meter switch
        {
            "System.Runtime" => name.StartsWith("dotnet.gc.", StringComparison.Ordinal),
            "Microsoft.AspNetCore.Server.Kestrel" => name is "kestrel.active_connections" or "kestrel.queued_requests",
            "Microsoft.AspNetCore.RateLimiting" => name.StartsWith("aspnetcore.rate_limiting.", StringComparison.Ordinal),
            _ => false,
        };
    }
}
