using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Stored provider keys. What writes takes the transaction of the change.</summary>
internal interface IApiKeyStore
{
    Task<IReadOnlyList<ApiKey>> ListAsync(Statements on, CancellationToken ct);

    /// <summary>One page, newest first, of one provider or of all.</summary>
    Task<Page<ApiKey>> PageAsync(Statements on, Provider? provider, PageRequest page, CancellationToken ct);

    Task<ApiKey?> FindAsync(Statements on, string id, CancellationToken ct);

    Task InsertAsync(Tx tx, ApiKey key, CancellationToken ct);

    /// <summary>False when the row is no longer the version the change was made on.</summary>
    Task<bool> UpdateAsync(Tx tx, ApiKey key, CancellationToken ct);

    Task<bool> DeleteAsync(Tx tx, string id, CancellationToken ct);

    /// <summary>Notes a connection test; not a change of the key, so its version stays.</summary>
    Task NoteTestAsync(Tx tx, string id, string status, DateTimeOffset at, CancellationToken ct);

    /// <summary>Stores the same key under another seal; what its owner sees stays as it is.</summary>
    Task ResealAsync(Tx tx, string id, string sealedText, string sealingKeyId, CancellationToken ct);
}
