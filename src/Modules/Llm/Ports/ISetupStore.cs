using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Ports;

/// <summary>What was taken over from the environment.</summary>
internal interface ISetupStore
{
    Task<IReadOnlyList<string>> ListImportsAsync(Statements on, CancellationToken ct);

    Task RecordImportAsync(Tx tx, string id, DateTimeOffset at, CancellationToken ct);
}
