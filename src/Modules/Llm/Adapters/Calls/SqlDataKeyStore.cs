using Maru.Modules.Llm.Ports;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Adapters.Calls;

/// <summary>Table <c>llm_call_data_key</c>, for a rotation.</summary>
internal sealed class SqlDataKeyStore : IDataKeyStore
{
    public async Task<IReadOnlyList<(string Id, string Wrapped)>> ListAsync(Statements sql, CancellationToken ct) =>
        [.. (await sql.QueryAsync<Row>("SELECT id, wrapped FROM llm_call_data_key ORDER BY id", ct: ct))
            .Select(r => (r.Id, r.Wrapped))];

    public Task RewrapAsync(Tx tx, string id, string wrapped, CancellationToken ct) =>
        tx.ExecuteAsync("UPDATE llm_call_data_key SET wrapped = @wrapped WHERE id = @id", new { id, wrapped }, ct);

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Wrapped { get; init; } = "";
    }
}
