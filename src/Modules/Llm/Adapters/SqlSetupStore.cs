using Maru.Contracts.Llm;
using Maru.Modules.Llm.Ports;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Adapters;

internal sealed class SqlSetupStore(Db db) : ISetupStore, IKeyCheck
{
    public async Task<StoredKeyCheck> ReadAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct).ConfigureAwait(false);
        return await ReadKeyCheckAsync(session, ct).ConfigureAwait(false);
    }

    public async Task<StoredKeyCheck> ReadKeyCheckAsync(Statements on, CancellationToken ct)
    {
        var token = await on.ScalarAsync<string?>("SELECT value FROM llm_meta WHERE name = 'key_check'", ct: ct).ConfigureAwait(false);
        var any = await on.ScalarAsync<string?>("SELECT sealed_key FROM llm_api_key ORDER BY id DESC LIMIT 1", ct: ct).ConfigureAwait(false);
        return new StoredKeyCheck(token ?? any, any is not null);
    }

    public Task WriteKeyCheckAsync(Tx tx, string token, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO llm_meta (name, value) VALUES ('key_check', @token) ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """, new { token }, ct);

    public Task<IReadOnlyList<string>> ListImportsAsync(Statements on, CancellationToken ct) =>
        on.QueryAsync<string>("SELECT id FROM llm_import ORDER BY id", ct: ct);

    public Task RecordImportAsync(Tx tx, string id, DateTimeOffset at, CancellationToken ct) =>
        tx.ExecuteAsync("INSERT INTO llm_import (id, applied_at) VALUES (@id, @at)", new { id, at }, ct);
}
