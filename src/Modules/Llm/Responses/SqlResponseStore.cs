using Maru.Kernel;
using Maru.Modules.Llm.Calls.Content;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Responses;

internal sealed class SqlResponseStore(Db db, IContentSeal seal, TimeProvider clock) : IResponseStore
{
    private static readonly Listing<ResponseRow> Made = Listing<ResponseRow>.Oldest(
        ResponseRow.Columns, "FROM llm_response", by: "created_at, id", row => new Cursor(row.CreatedAt.ToMicros(), row.Id));

    private readonly SqlResponseSeal _seal = new(seal);

    public async Task<bool> SaveAsync(StoredResponse response, ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        // Sealed before the transaction: making a key takes one of its own.
        if (await _seal.SealAsync(response, request, ct) is not { } row)
        {
            return false;
        }

        await using var tx = await db.BeginAsync(ct);
        await tx.ExecuteAsync($"""
            INSERT INTO llm_response ({ResponseRow.Columns}, request)
            VALUES (@Id, @AccountId, @ClientKeyId, @PreviousId, @Provider, @Model, @Status, @Background, @CreatedAt, @ExpiresAt, @SizeIn,
                @SizeOut, @Input, @Response, @Request)
            """, row, ct);
        await SqlResponseItems.AddAsync(tx, response, ct);
        await tx.CommitAsync(ct);
        return true;
    }

    public async Task<StoredResponse?> FindAsync(string id, string clientKeyId, CancellationToken ct) =>
        await _seal.OpenAsync(await RowAsync(id, clientKeyId, ct), ct);

    public async Task<IReadOnlyList<ChainLink>> ChainAsync(string id, string clientKeyId, int most, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var rows = await session.QueryAsync<LinkRow>("""
            WITH RECURSIVE chain (id, previous_id, status, bytes, depth) AS (
                SELECT id, previous_id, status, size_in + size_out, 1 FROM llm_response
                WHERE id = @id AND client_key_id = @clientKeyId AND expires_at > @now
                UNION ALL
                SELECT r.id, r.previous_id, r.status, r.size_in + r.size_out, c.depth + 1
                FROM chain AS c JOIN llm_response AS r ON r.id = c.previous_id
                WHERE r.client_key_id = @clientKeyId AND r.expires_at > @now AND c.depth < @most)
            SELECT id, previous_id, status, bytes FROM chain ORDER BY depth
            """, new { id, clientKeyId, most, now = clock.Now() }, ct);
        return [.. rows.Select(r => new ChainLink(r.Id, r.PreviousId, WireName<ResponseStatus>.Parse(r.Status), r.Bytes))];
    }

    public async Task<IReadOnlyList<ItemPlace>> PlacesAsync(IReadOnlyList<string> itemIds, string clientKeyId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await SqlResponseItems.FindAsync(session, itemIds, clientKeyId, clock.Now(), ct);
    }

    public async Task<ResponseStatus?> StatusAsync(string id, string clientKeyId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var status = await session.ScalarAsync<string>("""
            SELECT status FROM llm_response WHERE id = @id AND client_key_id = @clientKeyId AND expires_at > @now
            """, new { id, clientKeyId, now = clock.Now() }, ct);
        return status is null ? null : WireName<ResponseStatus>.Parse(status);
    }

    public async Task<int> UnfinishedAsync(string clientKeyId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return (int)await session.ScalarAsync<long>("""
            SELECT COUNT(*) FROM llm_response
            WHERE client_key_id = @clientKeyId AND status IN ('queued', 'in_progress') AND expires_at > @now
            """, new { clientKeyId, now = clock.Now() }, ct);
    }

    public async Task<ReadOnlyMemory<byte>?> TakeAsync(string id, string clientKeyId, CancellationToken ct)
    {
        string? request;
        await using (var tx = await db.BeginAsync(ct))
        {
            request = await tx.ScalarAsync<string>("""
                UPDATE llm_response SET status = 'in_progress'
                WHERE id = @id AND client_key_id = @clientKeyId AND status = 'queued' AND expires_at > @now RETURNING request
                """, new { id, clientKeyId, now = clock.Now() }, ct);
            await tx.CommitAsync(ct);
        }

        return await _seal.OpenRequestAsync(id, clientKeyId, request, ct);
    }

    public async Task<bool> EndAsync(StoredResponse ended, CancellationToken ct)
    {
        if (await _seal.SealAsync(ended, default, ct) is not { } row)
        {
            return false;
        }

        await using var tx = await db.BeginAsync(ct);
        var touched = await tx.ExecuteAsync("""
            UPDATE llm_response SET
                status = @Status, provider = @Provider, model = @Model, size_out = @SizeOut, response = @Response, request = NULL
            WHERE id = @Id AND client_key_id = @ClientKeyId AND status IN ('queued', 'in_progress')
            """, row, ct);
        if (touched > 0)
        {
            await SqlResponseItems.AddAsync(tx, ended, ct);
            await tx.CommitAsync(ct);
        }

        return touched > 0;
    }

    public async Task<bool> DeleteAsync(string id, string clientKeyId, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var known = await tx.ExecuteAsync("""
            DELETE FROM llm_response WHERE id = @id AND client_key_id = @clientKeyId AND expires_at > @now
            """, new { id, clientKeyId, now = clock.Now() }, ct) > 0;
        if (known)
        {
            await SqlResponseItems.DeleteAsync(tx, [id], ct);
            await tx.CommitAsync(ct);
        }

        return known;
    }

    public async Task<(IReadOnlyList<StoredResponse> Responses, Cursor? Next)> NextAsync(
        string accountId, Cursor? after, int limit, CancellationToken ct)
    {
        var (rows, next) = await RowsAsync(accountId, after, limit, ct);
        var opened = new List<StoredResponse>();
        foreach (var row in rows)
        {
            if (await _seal.OpenAsync(row, ct) is { } response)
            {
                opened.Add(response);
            }
        }

        return (opened, next);
    }

    public async Task EraseAsync(Tx tx, string accountId, CancellationToken ct)
    {
        await tx.ExecuteAsync("""
            DELETE FROM llm_response_item WHERE response_id IN (SELECT id FROM llm_response WHERE account_id = @accountId)
            """, new { accountId }, ct);
        await tx.ExecuteAsync("DELETE FROM llm_response WHERE account_id = @accountId", new { accountId }, ct);
    }

    public async Task<int> PurgeAsync(int limit, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var ids = await tx.QueryAsync<string>(
            "SELECT id FROM llm_response WHERE expires_at <= @now ORDER BY expires_at LIMIT @limit", new { now = clock.Now(), limit }, ct);
        if (ids.Count > 0)
        {
            await SqlResponseItems.DeleteAsync(tx, ids, ct);
            await tx.ExecuteAsync($"DELETE FROM llm_response WHERE id {tx.Among("ids")}", new { ids = ids.ToArray() }, ct);
            await tx.CommitAsync(ct);
        }

        return ids.Count;
    }

    // Opening may take a connection of its own, so this one is given back first.
    private async Task<ResponseRow?> RowAsync(string id, string clientKeyId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QuerySingleOrDefaultAsync<ResponseRow>($"""
            SELECT {ResponseRow.Columns} FROM llm_response WHERE id = @id AND client_key_id = @clientKeyId AND expires_at > @now
            """, new { id, clientKeyId, now = clock.Now() }, ct);
    }

    private async Task<(IReadOnlyList<ResponseRow> Rows, Cursor? Next)> RowsAsync(
        string accountId, Cursor? after, int limit, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await Made.SliceAsync(session, Where.All.If(accountId, "account_id = @AccountId"), after, limit, ct);
    }

    private sealed class LinkRow
    {
        public string Id { get; init; } = "";

        public string? PreviousId { get; init; }

        public string Status { get; init; } = "";

        public long Bytes { get; init; }
    }
}
