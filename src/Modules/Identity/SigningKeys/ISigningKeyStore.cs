using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>Signing keys.</summary>
internal interface ISigningKeyStore
{
    /// <summary>All of them, the newest first.</summary>
    Task<IReadOnlyList<SigningKey>> ListAsync(Statements sql, CancellationToken ct);

    /// <summary>Adds a key; false when there is one of its state, of which there may be one only.</summary>
    Task<bool> TryAddAsync(Tx tx, SigningKey key, CancellationToken ct);

    /// <summary>Lets the current key sign no more; false when it is not the current one.</summary>
    Task<bool> TryRetireAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct);

    /// <summary>Lets the next key sign; false when it is not the next one.</summary>
    Task<bool> TryActivateAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct);

    /// <summary>Removes a key: tokens it signed are void.</summary>
    Task RemoveAsync(Tx tx, string id, CancellationToken ct);
}
