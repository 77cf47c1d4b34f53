using System.Collections.Concurrent;
using Maru.Contracts.Identity;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Client keys in memory; looking up and touching a known key allocates nothing. Thread safe.</summary>
internal sealed class ClientKeyDoor(Snapshot<ClientKeyTable> table, TimeProvider clock) : IClientKeys
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<string, long> _used = new(StringComparer.Ordinal);
    private readonly RecentBearers _recent = new();

    public ClientKey? Find(ReadOnlySpan<char> secret) => InForce(Lookup(table.Current, secret));

    public ClientKey? FindBearer(string authorization)
    {
        var current = table.Current;
        var key = _recent.Find(authorization, current);
        if (key is null && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            key = Lookup(current, authorization.AsSpan(Scheme.Length).Trim());
            _recent.Remember(authorization, current, key);
        }

        return InForce(key);
    }

    public IReadOnlyList<ClientKey> List(string? ownerId) =>
        [.. table.Current.Keys.Values.Select(e => e.Key).Where(k => ownerId is null || k.OwnerId == ownerId)
            .OrderBy(k => k.Name, StringComparer.Ordinal).ThenBy(k => k.Id, StringComparer.Ordinal)];

    public string? NameOf(string keyId) => table.Current.NameOf(keyId);

    public void Touch(string keyId) => _used[keyId] = clock.GetUtcNow().ToMicros();

    /// <summary>The keys used since the last call, each with the time of its last use.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> TakeUses()
    {
        var taken = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var use in _used)
        {
            // Removes the entry only if it has not changed: a use in between stays for the next call.
            if (_used.TryRemove(use))
            {
                taken[use.Key] = Instant.FromMicros(use.Value);
            }
        }

        return taken;
    }

    /// <summary>Puts back what could not be written; a later use wins.</summary>
    public void PutBack(IReadOnlyDictionary<string, DateTimeOffset> uses)
    {
        foreach (var (id, at) in uses)
        {
            _used.AddOrUpdate(id, at.ToMicros(), (_, later) => Math.Max(later, at.ToMicros()));
        }
    }

    private static ClientKey? Lookup(ClientKeyTable keys, ReadOnlySpan<char> secret)
    {
        Span<byte> hash = stackalloc byte[ClientKeySecret.HashSize];
        return ClientKeySecret.TryHash(secret, hash) && keys.Keys.TryGetValue(KeyHash.Of(hash), out var entry) ? entry.Key : null;
    }

    private ClientKey? InForce(ClientKey? key) => key?.ExpiresAt <= clock.GetUtcNow() ? null : key;
}
