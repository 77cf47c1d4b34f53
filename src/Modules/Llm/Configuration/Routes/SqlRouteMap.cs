using System.Collections.Concurrent;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Configuration.Routes;

/// <summary>Reads the whole of the settings for the snapshot and opens the keys that serve.</summary>
internal sealed class SqlRouteMap(
    IApiKeyStore keys, IModelStore models, IPolicyStore policies, Vault vault, EnvironmentKeys environment, LlmSettings settings,
    ProviderAddresses addresses, ILogger<SqlRouteMap> log)
{
    // One warning a provider and process; a snapshot is loaded with every change.
    private readonly ConcurrentDictionary<Provider, bool> _warned = new();

    public async Task<RouteMap> LoadAsync(Statements on, CancellationToken ct)
    {
        var policy = await policies.CurrentAsync(on, ct);
        var configured = await models.ListAsync(on, ct);
        var selection = await models.ReadSelectionAsync(on, ct);
        var stored = await keys.ListAsync(on, ct);
        if (environment.DefaultModelIsMalformed && _warned.TryAdd(Provider.Builtin, true))
        {
            Log.DefaultModelIgnored(log);
        }

        var resolved = Enum.GetValues<Provider>().ToDictionary(p => p, p => Resolve(p, stored.Where(k => k.Provider == p)));
        return new RouteMap(policy, configured, selection, resolved, environment.DefaultModel);
    }

    private ProviderKey Resolve(Provider provider, IEnumerable<ApiKey> stored) =>
        provider == Provider.Builtin ? new ProviderKey { Provider = provider, Source = KeySource.NotNeeded, BaseUrl = addresses.Of(provider, null) }
        : KeyRules.Serving(stored) is { } serving ? Opened(serving)
        : settings.EnvFallback && environment.Of(provider) is { } found && ApiKeyText.Parse(provider, found.Reveal()) is { Failure: null }
            ? FromEnvironment(found)
        : new ProviderKey
        {
            Provider = provider,
            Source = KeySource.None,
            BaseUrl = addresses.Of(provider, null),
            Error = RouteErrors.KeyMissing(provider),
        };

    // An older key must not step in for one that cannot be opened: calls would silently go to another account.
    private ProviderKey Opened(ApiKey serving)
    {
        var opened = vault.Open(serving.Key.Text);
        var locked = vault.State == VaultState.Locked;
        if (opened.Failure is not null && !locked)
        {
            Log.KeyUndecryptable(log, serving.Id, WireName<Provider>.Of(serving.Provider));
        }

        return new ProviderKey
        {
            Provider = serving.Provider,
            Source = KeySource.Db,
            KeyId = serving.Id,
            Hint = serving.Key.Hint,
            BaseUrl = addresses.Of(serving.Provider, serving.BaseUrl),
            Plain = opened.Failure is null ? opened.Value : "",
            Health = opened.Failure is null ? KeyHealth.Ok : locked ? KeyHealth.Locked : KeyHealth.Undecryptable,
            Error = opened.Failure is null ? null : locked ? RouteErrors.EncryptionLocked : RouteErrors.KeyUndecryptable(serving.Provider),
        };
    }

    private ProviderKey FromEnvironment(EnvironmentKey fallback)
    {
        var provider = WireName<Provider>.Of(fallback.Provider);
        if (_warned.TryAdd(fallback.Provider, true))
        {
            Log.EnvironmentKeyUsed(log, provider, fallback.Variable);
        }

        return new ProviderKey
        {
            Provider = fallback.Provider,
            Source = KeySource.Env,
            KeyId = $"env-{provider}",
            Hint = KeyHint.Of(fallback.Reveal()),
            BaseUrl = addresses.Of(fallback.Provider, null),
            Plain = fallback.Reveal(),
        };
    }
}
