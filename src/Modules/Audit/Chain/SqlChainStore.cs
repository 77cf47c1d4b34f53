using Maru.Chain;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Chain;

/// <summary>
/// The log as a chain: its head, its rows in their order, its checkpoints.
/// Tables <c>audit_head</c> and <c>audit_checkpoint</c>, and <c>audit_entry</c> in its order.
/// </summary>
internal sealed class SqlChainStore
{
    private const string Columns = "number, first_id, last_id, last_hash, root, previous, at, key_id, public_key, signature";

    public async Task<ChainHead> HeadAsync(Statements sql, CancellationToken ct)
    {
        var row = await sql.QuerySingleOrDefaultAsync<HeadRow>(
            "SELECT position, hash, dropped_through FROM audit_head WHERE id = 1", ct: ct);
        return new ChainHead(row?.Position ?? 0, row?.Hash ?? RowHasher.Genesis, row?.DroppedThrough ?? 0);
    }

    public Task<IReadOnlyList<ChainRow>> RowsAsync(Statements sql, long firstId, long lastId, CancellationToken ct) => sql.QueryAsync<ChainRow>(
        $"SELECT {SqlEntries.Columns} FROM audit_entry WHERE id >= @firstId AND id <= @lastId ORDER BY id", new { firstId, lastId }, ct);

    public Task<IReadOnlyList<string>> HashesAsync(Statements sql, long firstId, long lastId, CancellationToken ct) => sql.QueryAsync<string>(
        "SELECT hash FROM audit_entry WHERE id >= @firstId AND id <= @lastId ORDER BY id", new { firstId, lastId }, ct);

    public async Task<Checkpoint?> LastCheckpointAsync(Statements sql, CancellationToken ct) => (await sql.QuerySingleOrDefaultAsync<CheckpointRow>(
        $"SELECT {Columns} FROM audit_checkpoint ORDER BY number DESC LIMIT 1", ct: ct))?.ToCheckpoint();

    public async Task<Checkpoint?> FindCheckpointAsync(Statements sql, long number, CancellationToken ct) =>
        (await sql.QuerySingleOrDefaultAsync<CheckpointRow>(
            $"SELECT {Columns} FROM audit_checkpoint WHERE number = @number", new { number }, ct))?.ToCheckpoint();

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(Statements sql, long afterNumber, int limit, CancellationToken ct) =>
        [.. (await sql.QueryAsync<CheckpointRow>(
            $"SELECT {Columns} FROM audit_checkpoint WHERE number > @afterNumber ORDER BY number LIMIT @limit",
            new { afterNumber, limit }, ct)).Select(r => r.ToCheckpoint())];

    /// <summary>False if another node made this number first.</summary>
    public async Task<bool> TryAddCheckpointAsync(Tx tx, Checkpoint checkpoint, CancellationToken ct) => await tx.ExecuteAsync($"""
        INSERT INTO audit_checkpoint ({Columns})
        VALUES (@Number, @FirstId, @LastId, @LastHash, @Root, @Previous, @At, @KeyId, @PublicKey, @Signature)
        ON CONFLICT DO NOTHING
        """, checkpoint, ct) == 1;

    /// <summary>The next range that retention has not deleted.</summary>
    public async Task<Checkpoint?> OldestKeptAsync(Statements sql, CancellationToken ct) => (await sql.QuerySingleOrDefaultAsync<CheckpointRow>($"""
        SELECT {Columns} FROM audit_checkpoint
        WHERE last_id > (SELECT dropped_through FROM audit_head WHERE id = 1) ORDER BY last_id LIMIT 1
        """, ct: ct))?.ToCheckpoint();

    /// <summary>Whether every entry of the range is older than this.</summary>
    public async Task<bool> IsOlderAsync(Statements sql, Checkpoint range, DateTimeOffset than, CancellationToken ct) =>
        await sql.ScalarAsync<long?>(
            "SELECT MAX(at) FROM audit_entry WHERE id >= @FirstId AND id <= @LastId", new { range.FirstId, range.LastId }, ct)
            is { } newest && newest < than.ToMicros();

    /// <summary>
    /// Deletes a sealed range's entries and subtracts them from the counters; its checkpoint stays. Null if another node was first.
    /// </summary>
    public async Task<int?> DropAsync(Tx tx, Checkpoint range, CancellationToken ct)
    {
        // The head is updated first: its lock keeps appends away from the counters, and the trigger allows only rows to be deleted that
        // the head has given up.
        var open = await tx.ScalarAsync<string>("""
            UPDATE audit_head SET dropped_through = @LastId WHERE id = 1 AND dropped_through < @LastId RETURNING open_day
            """, new { range.LastId }, ct);
        if (open is null)
        {
            return null;
        }

        var rows = await RowsAsync(tx, range.FirstId, range.LastId, ct);
        await SqlCounts.AddAsync(tx, rows, CountSpans.ParseOpen(open), sign: -1, ct);
        await SqlCounts.TidyAsync(tx, range.LastId, ct);
        return await tx.ExecuteAsync(
            "DELETE FROM audit_entry WHERE id >= @FirstId AND id <= @LastId", new { range.FirstId, range.LastId }, ct);
    }

    private sealed class HeadRow
    {
        public long Position { get; init; }

        public string Hash { get; init; } = "";

        public long DroppedThrough { get; init; }
    }
}
