using Maru.Modules.Identity.Domain;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Ports;

/// <summary>Signing keys.</summary>
internal interface ISigningKeyStore
{
    Task<SigningKey?> FindCurrentAsync(Statements sql, CancellationToken ct);

    /// <summary>Adds a key; false when it is to be the current one and another node has made one first.</summary>
    Task<bool> TryAddAsync(Tx tx, SigningKey key, CancellationToken ct);

    Task RetireAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct);
}
