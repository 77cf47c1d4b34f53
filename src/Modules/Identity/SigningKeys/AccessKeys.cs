using Maru.Modules.Identity.Rights;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>The keys in memory: those of the installation, and one of this process only where the vault keeps none. Thread safe.</summary>
internal sealed class AccessKeys(Snapshot<AccessMap> map) : IAccessKeys
{
    private volatile EcKey? _own;

    public EcKey Signing => _own ?? map.Current.Keys.Signing ?? throw new InvalidOperationException("No signing key can be opened.");

    public IReadOnlyList<EcKey> Published =>
        [.. map.Current.Keys.ById.Values.Concat(_own is { } own ? [own] : []).OrderBy(k => k.Id, StringComparer.Ordinal)];

    public void UseOwn(EcKey key) => _own = key;

    public EcKey? Find(string id) =>
        map.Current.Keys.ById.TryGetValue(id, out var key) ? key : _own is { } own && own.Id == id ? own : null;
}
