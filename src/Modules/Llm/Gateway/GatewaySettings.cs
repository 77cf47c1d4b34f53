using Maru.Platform.Http;
using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Section <c>Llm:Gateway</c>: what <c>/v1</c> takes.</summary>
internal sealed class GatewaySettings : ISettings
{
    public const string AnyOrigin = "*";

    /// <summary>Largest request in bytes, pictures included, after it is unpacked.</summary>
    [Between(1, 1_073_741_824)]
    public int MaxRequestBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>
    /// Web origins, exact, whose pages may call <c>/v1</c> from a browser, as <c>https://app.example</c>; <c>*</c> for every page. Such a
    /// page holds a client key, which everybody who sees the page can read: give it a limit.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IHostEnvironment environment) =>
        AllowedOrigins.Where(static entry => entry != AnyOrigin)
            .Select(static entry => WebOrigin.FaultOf("Llm:Gateway:AllowedOrigins", entry)).OfType<string>();
}
