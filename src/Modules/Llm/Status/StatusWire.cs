using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Modules.Llm.Status;

/// <summary>Whether a provider can be asked, and with which key.</summary>
internal sealed record ProviderStatus(Provider Provider, KeySource Source, string? Hint, KeyHealth? Health, bool Usable)
{
    public static ProviderStatus Of(ProviderKey key, bool withHint) => new(
        key.Provider, key.Source, withHint ? key.Hint : null, key.Source == KeySource.None ? null : key.Health, key.IsUsable);
}

/// <summary>A key of the server's environment that is not used, because another one is stored.</summary>
internal sealed record UnusedKeyResponse(Provider Provider, string Variable, string? Hint);

/// <summary>How the gateway is set up at this moment.</summary>
internal sealed record StatusResponse(
    VaultState Encryption, IReadOnlyList<ProviderStatus> Providers, PolicyResponse Policy, CurrentModelResponse Current, bool HasDefault,
    IReadOnlyList<string> Names, IReadOnlyList<string> Migrations, IReadOnlyList<UnusedKeyResponse> UnusedEnvironment)
{
    public static StatusResponse Of(LlmStatus status, bool withHints) => new(
        status.Encryption,
        [.. status.Settings.Keys.Values.OrderBy(k => k.Provider).Select(k => ProviderStatus.Of(k, withHints))],
        PolicyResponse.Of(status.Settings.Policy),
        CurrentModelResponse.Of(status.Settings.Current, status.Settings.Selection),
        status.HasDefault, status.Settings.Names, status.Imports,
        [.. status.Unused.Select(k => new UnusedKeyResponse(k.Provider, k.Variable, withHints ? KeyHint.Of(k.Reveal()) : null))]);
}
