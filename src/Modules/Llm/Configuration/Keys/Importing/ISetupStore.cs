using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys.Importing;

/// <summary>What was taken over from the environment.</summary>
internal interface ISetupStore
{
    Task<IReadOnlyList<string>> ListImportsAsync(Statements on, CancellationToken ct);

    Task RecordImportAsync(Tx tx, string id, DateTimeOffset at, CancellationToken ct);
}
