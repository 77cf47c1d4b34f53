using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Section <c>Llm:Gateway</c>: what <c>/v1</c> takes.</summary>
internal sealed class GatewaySettings : ISettings
{
    /// <summary>Largest request in bytes, pictures included.</summary>
    [Between(1, 1_073_741_824)]
    public int MaxRequestBytes { get; init; } = 20 * 1024 * 1024;
}
