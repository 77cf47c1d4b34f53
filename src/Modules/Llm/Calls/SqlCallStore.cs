using System.Globalization;
using System.Text;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Gateway;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Calls;

internal sealed class SqlCallStore(Db db, ICallSeal seal) : ICallStore
{
    private const string DayForm = "yyyy-MM-dd";

    public async Task WriteAsync(CallBatch batch, string nodeId, CancellationToken ct)
    {
        var rows = await RowsAsync(batch.Calls, ct);
        await using var tx = await db.BeginAsync(ct);

        // A commit whose answer was lost is tried again; without this question it would count twice.
        if (await tx.ScalarAsync<string>("SELECT id FROM llm_call WHERE id = @Id", new { batch.Calls[0].Id }, ct) is not null)
        {
            return;
        }

        await tx.InsertManyAsync("llm_call", $"{CallRow.Columns}, content", rows, static (row, to) => row.Write(to), ct);
        foreach (var (key, totals) in batch.Days)
        {
            await SqlCallDays.AddAsync(tx, key, totals, ct);
        }

        foreach (var (key, at) in batch.ApiKeyUses)
        {
            await SqlApiKeyStore.NoteUseAsync(tx, key, at, ct);
        }

        await SqlSpending.AddAsync(tx, batch.Spends, nodeId, ct);
        await tx.CommitAsync(ct);
    }

    public async Task<Page<CallRecord>> ListAsync(CallFilter filter, CallWindow window, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var total = await session.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM llm_call WHERE {Where(filter)}", Arguments(filter, window, 0), ct);
        var rows = await ReadAsync(session, filter, window, window.Size + 1, ct);
        var calls = rows.Take(window.Size).Select(r => r.ToCall()).ToList();
        var next = rows.Count > window.Size ? CallCursor.Write(calls[^1]) : null;
        return new Page<CallRecord>(calls, total, window.Number, window.Size, next);
    }

    public async Task<IReadOnlyList<CallRecord>> NextAsync(CallFilter filter, CallPosition? after, int limit, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var rows = await ReadAsync(session, filter, new CallWindow(1, limit, after), limit, ct);
        return [.. rows.Select(r => r.ToCall())];
    }

    public async Task<(CallRecord Call, string? SealedContent)?> FindAsync(string id, string? ownerId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var row = await session.QuerySingleOrDefaultAsync<CallRow>($"""
            SELECT {CallRow.Columns}, content FROM llm_call WHERE id = @id AND (@ownerId IS NULL OR owner_id = @ownerId)
            """, new { id, ownerId }, ct);
        return row is null ? null : (row.ToCall(), row.Content);
    }

    public async Task<IReadOnlyList<RecentCall>> RecentAsync(DateTimeOffset from, int limit, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var rows = await session.QueryAsync<RecentRow>("""
            SELECT model_asked, provider, outcome, latency_us FROM llm_call
            WHERE at >= @from AND provider IS NOT NULL ORDER BY at DESC, id DESC LIMIT @limit
            """, new { from, limit }, ct);
        return [.. rows.Select(r => r.ToCall())];
    }

    public async Task<IReadOnlyList<(DayKey Key, CallTotals Totals)>> DaysAsync(DateOnly from, DateOnly to, string? ownerId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await SqlCallDays.ReadAsync(
            session, from.ToString(DayForm, CultureInfo.InvariantCulture), to.ToString(DayForm, CultureInfo.InvariantCulture), ownerId, ct);
    }

    public async Task<int> PurgeAsync(DateTimeOffset before, int limit, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var deleted = await tx.ExecuteAsync("""
            DELETE FROM llm_call WHERE id IN (SELECT id FROM llm_call WHERE at < @before ORDER BY at, id LIMIT @limit)
            """, new { before, limit }, ct);
        await tx.CommitAsync(ct);
        return deleted;
    }

    public async Task EraseAsync(Tx tx, string ownerId, CancellationToken ct)
    {
        await tx.ExecuteAsync("DELETE FROM llm_call WHERE owner_id = @ownerId", new { ownerId }, ct);
        await SqlCallDays.DisownAsync(tx, ownerId, ct);
    }

    private static Task<IReadOnlyList<CallRow>> ReadAsync(Session session, CallFilter filter, CallWindow window, int take, CancellationToken ct)
    {
        var after = window.After is null ? "" : " AND (at, id) < (@AfterAt, @AfterId)";
        return session.QueryAsync<CallRow>($"""
            SELECT {CallRow.Columns} FROM llm_call WHERE {Where(filter)}{after} ORDER BY at DESC, id DESC LIMIT @take OFFSET @Offset
            """, Arguments(filter, window, take), ct);
    }

    private static object Arguments(CallFilter filter, CallWindow window, int take) => new
    {
        filter.OwnerId,
        filter.From,
        filter.To,
        filter.Model,
        filter.ClientKeyId,
        filter.Streamed,
        filter.ErrorCode,
        filter.TraceId,
        Provider = filter.Provider is { } provider ? WireName<Provider>.Of(provider) : null,
        Outcome = filter.Outcome is { } outcome ? WireName<CallOutcome>.Of(outcome) : null,
        Operation = filter.Operation is { } operation ? WireName<Operation>.Of(operation) : null,
        AfterAt = window.After?.At,
        AfterId = window.After?.Id,
        take,
        window.Offset,
    };

    // Only the conditions asked for, so that each database can pick its index; every piece is a constant.
    private static string Where(CallFilter filter)
    {
        var where = new StringBuilder("1 = 1");
        where.Append(filter.OwnerId is null ? "" : " AND owner_id = @OwnerId");
        where.Append(filter.From is null ? "" : " AND at >= @From");
        where.Append(filter.To is null ? "" : " AND at < @To");
        where.Append(filter.Provider is null ? "" : " AND provider = @Provider");
        where.Append(filter.Model is null ? "" : " AND model = @Model");
        where.Append(filter.ClientKeyId is null ? "" : " AND client_key_id = @ClientKeyId");
        where.Append(filter.Outcome is null ? "" : " AND outcome = @Outcome");
        where.Append(filter.Operation is null ? "" : " AND operation = @Operation");
        where.Append(filter.Streamed is null ? "" : " AND streamed = @Streamed");
        where.Append(filter.ErrorCode is null ? "" : " AND error_code = @ErrorCode");
        where.Append(filter.TraceId is null ? "" : " AND trace_id = @TraceId");
        return where.ToString();
    }

    private async Task<CallRow[]> RowsAsync(IReadOnlyList<CallRecord> calls, CancellationToken ct)
    {
        var rows = new CallRow[calls.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var call = calls[i];
            rows[i] = CallRow.Of(call, call.Content is { } content ? await seal.SealAsync(call.Id, content, ct) : null);
        }

        return rows;
    }

    private sealed class RecentRow
    {
        public string ModelAsked { get; init; } = "";

        public string Provider { get; init; } = "";

        public string Outcome { get; init; } = "";

        public long LatencyUs { get; init; }

        public RecentCall ToCall() => new(ModelAsked, WireName<Provider>.Parse(Provider), WireName<CallOutcome>.Parse(Outcome), LatencyUs);
    }
}
