using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.Ports;

namespace Maru.Modules.Identity.Adapters;

/// <summary>Holds the signing key in memory. Thread safe.</summary>
internal sealed class AccessKeys : IAccessKeys
{
    private volatile EcKey? _signing;

    public EcKey Signing => _signing ?? throw new InvalidOperationException("No signing key is chosen yet.");

    public void Use(EcKey key) => _signing = key;

    /// <summary>The signing key when it bears this id: also one that is of this process only.</summary>
    public EcKey? Find(string id) => _signing is { } key && key.Id == id ? key : null;
}
