using Maru.Modules.Llm.Providers.Families;
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

    /// <summary>
    /// From the request until the answer's first byte, which for an answer in one piece is its end; a second try shares it.
    /// </summary>
    [Between("1s", "1h")]
    public TimeSpan FirstByte { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest silence inside an answer.</summary>
    [Between("1s", "1h")]
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest of both waits for models that are known to think longer than others; it never shortens them.</summary>
    [Between("1s", "1h")]
    public TimeSpan Slowest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// After so long without an event the client of a stream is sent the headers and a comment, and then again. Until then a failure is a
    /// status, after it an event.
    /// </summary>
    [Between("1s", "1h")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long such a model's first byte is waited for.</summary>
    public TimeSpan FirstByteOf(ModelFamily family) => WaitOf(FirstByte, family);

    /// <summary>How long such a model may be silent inside its answer.</summary>
    public TimeSpan IdleOf(ModelFamily family) => WaitOf(Idle, family);

    private TimeSpan WaitOf(TimeSpan usual, ModelFamily family)
    {
        var known = family.Wait is { } wait && wait < Slowest ? wait : family.Wait is null ? usual : Slowest;
        return known > usual ? known : usual;
    }
}
