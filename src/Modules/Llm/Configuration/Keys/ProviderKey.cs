using Maru.Contracts.Llm;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>The key a provider is called with now, or why there is none. Holds the plain key; prints without it.</summary>
internal sealed class ProviderKey
{
    public required ProviderProfile Profile { get; init; }

    public Provider Provider => Profile.Provider;

    public required KeySource Source { get; init; }

    /// <summary>The row's id; <c>env-openai</c> for one of the environment; null for none.</summary>
    public string? KeyId { get; init; }

    /// <summary>What may be shown of it.</summary>
    public string? Hint { get; init; }

    public KeyHealth Health { get; init; } = KeyHealth.Ok;

    public required Uri BaseUrl { get; init; }

    /// <summary>Why the provider cannot be called; null when it can.</summary>
    public GatewayError? Error { get; init; }

    /// <summary>The plain key; empty where none is needed.</summary>
    public string Plain { private get; init; } = "";

    public bool IsUsable => Error is null;

    public string Reveal() => Plain;

    public override string ToString() => $"{Provider} {Source} {Hint}";
}
