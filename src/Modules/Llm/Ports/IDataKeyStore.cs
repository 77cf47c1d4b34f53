using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Ports;

/// <summary>The wrapped keys that stored prompts are sealed with.</summary>
internal interface IDataKeyStore
{
    Task<IReadOnlyList<(string Id, string Wrapped)>> ListAsync(Statements sql, CancellationToken ct);

    /// <summary>Stores the same key wrapped anew.</summary>
    Task RewrapAsync(Tx tx, string id, string wrapped, CancellationToken ct);
}
