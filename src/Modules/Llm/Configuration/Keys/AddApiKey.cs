using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Stores a provider's key, sealed.</summary>
internal sealed class AddApiKey(
    Change change, Snapshot<RouteMap> routes, KeySealer sealer, IApiKeyStore keys, ProviderProfiles profiles, LlmSettings settings,
    TimeProvider clock)
{
    public async Task<Outcome<WrittenKey>> RunAsync(NewApiKey wanted, string actor, CancellationToken ct)
    {
        var made = Make(wanted);
        if (made.Failed(out var failure))
        {
            return failure;
        }

        return await change.RunAsync<WrittenKey>(
            async tx =>
            {
                var key = made.Value.Key;
                await keys.InsertAsync(tx, key, ct);
                tx.Publish(new ApiKeyChanged(
                    key.Id, key.Provider, ConfigurationAct.Create, actor, $"Key {key.Key.Hint} added.", key.CreatedAt));
                tx.Record(new AuditEntry(AuditActions.Create, AuditView.ApiKeys, key.Id) { After = AuditView.Of(key) });
                return made;
            },
            ct,
            queueOn: routes);
    }

    private Outcome<WrittenKey> Make(NewApiKey wanted)
    {
        var profile = profiles.Of(wanted.Provider);
        if (profile.Key is null)
        {
            return LlmFailures.NoKeyNeeded.At("provider", $"{profile.Name} takes no key.");
        }

        var plain = ApiKeyText.Parse(profile, wanted.Key?.Reveal());
        var name = KeyRules.Name(wanted.Name);
        var priority = KeyRules.Priority(wanted.Priority);
        var address = KeyRules.BaseUrl(profile, wanted.BaseUrl, settings.AllowPrivateUpstreams);
        if ((plain.Failure ?? name.Failure ?? priority.Failure ?? address.Failure) is { } invalid)
        {
            return invalid;
        }

        var stored = sealer.Seal(plain.Value);
        if (stored.Failed(out var locked))
        {
            return locked;
        }

        var now = clock.Now();
        var key = new ApiKey
        {
            Id = Id.New(clock),
            Provider = wanted.Provider,
            Key = stored.Value,
            Name = name.Value,
            BaseUrl = address.Value,
            IsActive = wanted.IsActive,
            Priority = priority.Value,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return new WrittenKey(key, plain.Value.Length > 0 && ApiKeyText.Remark(profile, plain.Value) is { } remark ? [remark] : []);
    }
}
