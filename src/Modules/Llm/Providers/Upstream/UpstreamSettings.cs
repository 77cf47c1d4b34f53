using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>Section <c>Llm:Upstream</c>: how long a provider is waited for.</summary>
internal sealed class UpstreamSettings : ISettings
{
    /// <summary>Until the TCP and TLS connection stands.</summary>
    [Between("100ms", "10m")]
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the request until the answer's first byte; the retry shares it.</summary>
    [Between("1s", "1h")]
    public TimeSpan FirstByte { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Longest silence inside an answer.</summary>
    [Between("1s", "1h")]
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);
}
