using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Tries every mapped type of a policy, all at once, with the key its provider has now.</summary>
internal sealed class ProbePolicy(IConnectionProbe probe)
{
    public async Task<TypeProbe[]> RunAsync(ProviderPolicy policy, ProviderKey key, CancellationToken ct) =>
        await Task.WhenAll(Enum.GetValues<ModelType>().Select(async type => new TypeProbe(
            type,
            await probe.TryAsync(new(policy.Provider, key.BaseUrl, key.Reveal(), policy.ModelOf(type), type), ct))));
}
