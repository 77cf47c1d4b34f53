namespace Maru.Modules.Llm.Gateway;

/// <summary>Section <c>Llm:Gateway</c>.</summary>
internal sealed class GatewayOptions
{
    /// <summary>Largest request, pictures included: 20 MiB.</summary>
    public int MaxRequestBytes { get; set; } = 20 * 1024 * 1024;
}
