using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>Section <c>Llm:Upstream</c>: how long a provider is waited for.</summary>
internal sealed class UpstreamSettings : ISettings
{
    /// <summary>Until the TCP and TLS connection stands.</summary>
    [Between("100ms", "10m")]
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether a request that the provider has taken is sent once more when the connection ends without an answer, or when the provider
    /// says to come back within 20 s. It may charge for both; clients that try again themselves do so on top.
    /// </summary>
    public bool Resends { get; init; }

    /// <summary>From the request until the answer's first byte; a second try shares it.</summary>
    [Between("1s", "1h")]
    public TimeSpan FirstByte { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Longest silence inside an answer.</summary>
    [Between("1s", "1h")]
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);
}
