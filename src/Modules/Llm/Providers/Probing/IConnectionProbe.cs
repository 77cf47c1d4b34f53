namespace Maru.Modules.Llm.Providers.Probing;

/// <summary>Tries a provider with the least it can be asked. Thread safe.</summary>
internal interface IConnectionProbe
{
    /// <summary>Never throws for what the provider does; its own text never comes back.</summary>
    Task<ProbeResult> TryAsync(ProbeTarget target, CancellationToken ct);
}
