using System.Collections.Concurrent;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Configuration.Routes;

/// <summary>Reads the whole of the settings for the snapshot and opens the keys that serve.</summary>
internal sealed class SqlRouteMap(
    IApiKeyStore keys, IModelStore models, IPolicyStore policies, Vault vault, EnvironmentKeys environment, LlmSettings settings,
    GatewaySettings gateway, ProviderProfiles profiles, ILogger<SqlRouteMap> log)
{
    private readonly ModelAlias[] _aliases = [.. gateway.Aliases.Select(ModelAlias.Parse).OfType<ModelAlias>()];

    // One warning of each kind a process; a snapshot is loaded with every change.
    private readonly ConcurrentDictionary<Provider, bool> _warned = new();
    private int _warnedOfDefault;

    public async Task<RouteMap> LoadAsync(Statements on, CancellationToken ct)
    {
        var policy = await policies.CurrentAsync(on, ct);
        var configured = await models.ListAsync(on, ct);
        var selection = await models.ReadSelectionAsync(on, ct);
        var stored = await keys.ListAsync(on, ct);
        if (environment.DefaultModelIsMalformed && Interlocked.Exchange(ref _warnedOfDefault, 1) == 0)
        {
            Log.DefaultModelIgnored(log);
        }

        var resolved = profiles.All.ToDictionary(p => p.Provider, p => Resolve(p, stored.Where(k => k.Provider == p.Provider)));
        return new RouteMap(policy, configured, selection, resolved, environment.DefaultModel, _aliases);
    }

    private ProviderKey Resolve(ProviderProfile profile, IEnumerable<ApiKey> stored) =>
        profile.Key is null ? new ProviderKey { Profile = profile, Source = KeySource.NotNeeded, BaseUrl = profile.AddressFor(null) }
        : KeyRules.Serving(stored) is { } serving ? Opened(profile, serving)
        : settings.EnvFallback && environment.Of(profile.Provider) is { } found
            && ApiKeyText.Parse(profile, found.Reveal()) is { Failure: null } ? FromEnvironment(profile, found)
        : new ProviderKey
        {
            Profile = profile,
            Source = KeySource.None,
            BaseUrl = profile.AddressFor(null),
            Error = RouteErrors.KeyMissing(profile.Provider),
        };

    // An older key must not step in for one that cannot be opened: calls would silently go to another account.
    private ProviderKey Opened(ProviderProfile profile, ApiKey serving)
    {
        var opened = vault.Open(serving.Key.Text);
        var locked = vault.State == VaultState.Locked;
        if (opened.Failure is not null && !locked)
        {
            Log.KeyUndecryptable(log, serving.Id, profile.Name);
        }

        return new ProviderKey
        {
            Profile = profile,
            Source = KeySource.Db,
            KeyId = serving.Id,
            Hint = serving.Key.Hint,
            BaseUrl = profile.AddressFor(serving.BaseUrl),
            Plain = opened.Failure is null ? opened.Value : "",
            Health = opened.Failure is null ? KeyHealth.Ok : locked ? KeyHealth.Locked : KeyHealth.Undecryptable,
            Error = opened.Failure is null ? null : locked ? RouteErrors.EncryptionLocked : RouteErrors.KeyUndecryptable(serving.Provider),
        };
    }

    private ProviderKey FromEnvironment(ProviderProfile profile, EnvironmentKey fallback)
    {
        if (_warned.TryAdd(profile.Provider, true))
        {
            Log.EnvironmentKeyUsed(log, profile.Name, fallback.Variable);
        }

        return new ProviderKey
        {
            Profile = profile,
            Source = KeySource.Env,
            KeyId = $"env-{profile.Name}",
            Hint = KeyHint.Of(fallback.Reveal()),
            BaseUrl = profile.AddressFor(null),
            Plain = fallback.Reveal(),
        };
    }
}
