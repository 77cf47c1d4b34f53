using System.Collections.Frozen;
using Maru.Contracts.Identity;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>The client keys in force, by the hash of their secret; in memory and immutable.</summary>
internal sealed record ClientKeyTable(FrozenDictionary<KeyHash, ClientKeyTable.Entry> Keys)
{
    /// <summary>The snapshot's name.</summary>
    public const string Name = "client_keys";

    private readonly Lazy<FrozenDictionary<string, string>> _names = new(
        () => Keys.Values.ToFrozenDictionary(e => e.Key.Id, e => e.Key.Name, StringComparer.Ordinal));

    /// <summary>The key's name, or null.</summary>
    public string? NameOf(string keyId) => _names.Value.GetValueOrDefault(keyId);

    /// <param name="Key">The key as the gateway sees it.</param>
    /// <param name="Version">The row's version when it was read.</param>
    internal sealed record Entry(ClientKey Key, long Version);
}
