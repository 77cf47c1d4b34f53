using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Calls.Content;

/// <summary>Table <c>llm_call_data_key</c>: the keys of contents, each wrapped by the vault; the newest seals, all open.</summary>
internal sealed class CallDataKeyStore(Db db, TimeProvider clock)
{
    public async Task<string?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.ScalarAsync<string>("SELECT wrapped FROM llm_call_data_key WHERE id = @id", new { id }, ct);
    }

    /// <summary>
    /// The newest key if <paramref name="opens"/> takes it; else a new one of what <paramref name="make"/> gives, if anything.
    /// </summary>
    public async Task<string?> NewestOrAddAsync(Func<string, string, bool> opens, Func<string, string?> make, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var newest = await tx.QuerySingleOrDefaultAsync<DataKeyRow>(
            "SELECT id, wrapped FROM llm_call_data_key ORDER BY id DESC LIMIT 1", ct: ct);
        if (newest is not null && opens(newest.Id, newest.Wrapped))
        {
            return newest.Id;
        }

        var id = Id.New(clock);
        if (make(id) is not { } wrapped)
        {
            return null;
        }

        await tx.ExecuteAsync("INSERT INTO llm_call_data_key (id, wrapped, created_at) VALUES (@id, @wrapped, @now)",
            new { id, wrapped, now = clock.Now() }, ct);
        await tx.CommitAsync(ct);
        return id;
    }

    public static async Task<IReadOnlyList<(string Id, string Wrapped)>> ListAsync(Statements sql, CancellationToken ct) =>
        [.. (await sql.QueryAsync<DataKeyRow>("SELECT id, wrapped FROM llm_call_data_key ORDER BY id", ct: ct))
            .Select(r => (r.Id, r.Wrapped))];

    /// <summary>Stores the same key wrapped anew.</summary>
    public static Task RewrapAsync(Tx tx, string id, string wrapped, CancellationToken ct) =>
        tx.ExecuteAsync("UPDATE llm_call_data_key SET wrapped = @wrapped WHERE id = @id", new { id, wrapped }, ct);

    private sealed class DataKeyRow
    {
        public string Id { get; init; } = "";

        public string Wrapped { get; init; } = "";
    }
}
