using Maru.Contracts.Llm;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.UseCases;
using Maru.Platform.Secrets;

namespace Maru.Modules.Llm.Endpoints;

internal sealed record ProviderStatus(Provider Provider, KeySource Source, string? Hint, KeyHealth? Health, bool Usable)
{
    public static ProviderStatus Of(ProviderKey key, bool withHint) => new(
        key.Provider, key.Source, withHint ? key.Hint : null, key.Source == KeySource.None ? null : key.Health, key.IsUsable);
}

internal sealed record StatusResponse(
    VaultState Encryption, IReadOnlyList<ProviderStatus> Providers, PolicyResponse Policy, CurrentModelResponse Current, bool HasDefault,
    IReadOnlyList<string> Names, IReadOnlyList<string> Migrations)
{
    public static StatusResponse Of(LlmStatus status, bool withHints) => new(
        status.Encryption,
        [.. status.Settings.Keys.Values.OrderBy(k => k.Provider).Select(k => ProviderStatus.Of(k, withHints))],
        PolicyResponse.Of(status.Settings.Policy),
        CurrentModelResponse.Of(status.Settings.Current, status.Settings.Selection),
        status.HasDefault, status.Settings.Names, status.Imports);
}
