using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys.Importing;

/// <summary>What was taken over from the environment.</summary>
internal sealed class SqlSetupStore
{
    public Task<IReadOnlyList<string>> ListImportsAsync(Statements on, CancellationToken ct) =>
        on.QueryAsync<string>("SELECT id FROM llm_import ORDER BY id", ct: ct);

    public Task RecordImportAsync(Tx tx, string id, DateTimeOffset at, CancellationToken ct) =>
        tx.ExecuteAsync("INSERT INTO llm_import (id, applied_at) VALUES (@id, @at)", new { id, at }, ct);
}
