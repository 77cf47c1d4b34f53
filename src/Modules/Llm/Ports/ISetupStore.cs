using Maru.Contracts.Llm;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Ports;

/// <summary>What start-up remembers: the key-check token and what was taken over from the environment.</summary>
internal interface ISetupStore
{
    Task<StoredKeyCheck> ReadKeyCheckAsync(Statements on, CancellationToken ct);

    Task WriteKeyCheckAsync(Tx tx, string token, CancellationToken ct);

    Task<IReadOnlyList<string>> ListImportsAsync(Statements on, CancellationToken ct);

    Task RecordImportAsync(Tx tx, string id, DateTimeOffset at, CancellationToken ct);
}
