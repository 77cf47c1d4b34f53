using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Platform.Auditing;

namespace Maru.Modules.Llm.Providers.Probing;

/// <summary>Tries a key that is not stored, and does not store it.</summary>
internal sealed class TestConnection(IConnectionProbe probe, ProviderProfiles profiles, LlmSettings settings, IAuditTrail audit)
{
    public async Task<Outcome<ProbeResult>> RunAsync(
        Provider provider, string? key, string? baseUrl, string? model, CancellationToken ct)
    {
        var profile = profiles.Of(provider);
        var plain = ApiKeyText.Parse(profile, key);
        var address = KeyRules.BaseUrl(profile, baseUrl, settings.AllowPrivateUpstreams);
        var bare = model is null ? "" : ModelName.Bare(profile, model);
        if ((plain.Failure ?? address.Failure ?? bare.Failure) is { } invalid)
        {
            return invalid;
        }

        var target = new ProbeTarget(
            provider, profile.AddressFor(address.Value), plain.Value, model is null ? null : bare.Value, ModelType.TextSmall);
        audit.Note(new AuditEntry(AuditActions.Test, "llm.connections") { Details = new { Provider = provider, BaseUrl = address.Value, Model = model } });
        return await probe.TryAsync(target, ct);
    }
}
