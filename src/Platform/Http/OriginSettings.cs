using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Http;

/// <summary>Section <c>Http</c>: whose pages may call.</summary>
internal sealed class OriginSettings : ISettings
{
    /// <summary>Web origins, exact, whose pages may call from a browser, as <c>https://app.example</c>; the server's own need not be named.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IHostEnvironment environment) =>
        Origins.Select(static entry => WebOrigin.FaultOf("Http:Origins", entry)).OfType<string>();
}
