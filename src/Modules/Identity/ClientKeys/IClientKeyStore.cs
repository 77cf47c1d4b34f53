using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Client keys. An owner of null means whosoever: for administrators.</summary>
internal interface IClientKeyStore
{
    Task<Page<IssuedKey>> ListAsync(Statements sql, string? ownerId, PageRequest page, CancellationToken ct);

    Task<IssuedKey?> FindAsync(Statements sql, string id, string? ownerId, CancellationToken ct);

    Task<long> CountInForceAsync(Statements sql, string ownerId, CancellationToken ct);

    Task AddAsync(Tx tx, IssuedKey key, CancellationToken ct);

    /// <summary>Stores a changed key; false when the row is no longer at the version before.</summary>
    Task<bool> TryReplaceAsync(Tx tx, IssuedKey changed, CancellationToken ct);

    /// <summary>The owner's keys that are not revoked. Hold the owner's account first.</summary>
    Task<IReadOnlyList<IssuedKey>> ListInForceAsync(Tx tx, string ownerId, CancellationToken ct);

    /// <summary>Revokes a key at whatever version it is.</summary>
    Task RevokeAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct);

    Task TouchAsync(Tx tx, IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken ct);
}
