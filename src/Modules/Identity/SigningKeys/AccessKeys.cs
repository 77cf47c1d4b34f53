using Maru.Modules.Identity.Rights;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>
/// The keys of access tokens. Memory only; thread safe.
/// The keys in memory: those of the installation, and, if the vault cannot store keys, one of this process. Thread safe.
/// </summary>
internal sealed class AccessKeys(Snapshot<AccessMap> map)
{
    private volatile EcKey? _own;

    /// <summary>The key that signs; throws before start-up has chosen one.</summary>
    public EcKey Signing => _own ?? map.Current.Keys.Signing ?? throw new InvalidOperationException("No signing key can be opened.");

    /// <summary>The keys that verify: next, current and previous ones.</summary>
    public IReadOnlyList<EcKey> Published =>
        [.. map.Current.Keys.ById.Values.Concat(_own is { } own ? [own] : []).OrderBy(k => k.Id, StringComparer.Ordinal)];

    public void UseOwn(EcKey key) => _own = key;

    /// <summary>One of those by its id, else null.</summary>
    public EcKey? Find(string id) =>
        map.Current.Keys.ById.TryGetValue(id, out var key) ? key : _own is { } own && own.Id == id ? own : null;
}
