using System.Globalization;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Calls;

internal sealed class SqlCallStore(Db db, IContentSeal seal) : ICallStore
{
    private const string DayForm = "yyyy-MM-dd";

    private static readonly Listing<CallRow> History =
        Listing<CallRow>.Newest(CallRow.Columns, "FROM llm_call", by: "at, id", row => new Cursor(row.At.ToMicros(), row.Id));

    public async Task WriteAsync(CallBatch batch, string nodeId, CancellationToken ct)
    {
        var rows = await SealAsync(batch.Calls, ct);
        await using var tx = await db.BeginAsync(ct);

        // A commit whose answer was lost is tried again; without this question it would count twice.
        if (await tx.ScalarAsync<string>("SELECT id FROM llm_call WHERE id = @Id", new { batch.Calls[0].Id }, ct) is not null)
        {
            return;
        }

        await tx.InsertManyAsync(
            "llm_call", $"{CallRow.Columns}, content", rows, static (row, to) => CallRow.Write(row.Call, row.Content, to), ct);
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

    public async Task<Page<CallRecord>> ListAsync(CallFilter filter, PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await History.PageAsync(session, Matching(filter), page, row => row.ToCall(), ct);
    }

    public async Task<(IReadOnlyList<CallRecord> Calls, Cursor? Next)> NextAsync(CallFilter filter, Cursor? after, int limit, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var (rows, next) = await History.SliceAsync(session, Matching(filter), after, limit, ct);
        return ([.. rows.Select(r => r.ToCall())], next);
    }

    public async Task<(CallRecord Call, string? SealedContent)?> FindAsync(string id, string? ownerId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var where = Where.All.If(id, "id = @Id").If(ownerId, "owner_id = @OwnerId");
        var row = await session.QuerySingleOrDefaultAsync<CallRow>(
            $"SELECT {CallRow.Columns}, content FROM llm_call{where.Sql}", where.Args, ct);
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

    private static Where Matching(CallFilter filter) => Where.All
        .If(filter.OwnerId, "owner_id = @OwnerId")
        .If(filter.From, "at >= @From")
        .If(filter.To, "at < @To")
        .If(filter.Provider, "provider = @Provider")
        .If(filter.Model, "model = @Model")
        .If(filter.ClientKeyId, "client_key_id = @ClientKeyId")
        .If(filter.Outcome, "outcome = @Outcome")
        .If(filter.Operation, "operation = @Operation")
        .If(filter.Streamed, "streamed = @Streamed")
        .If(filter.ErrorCode, "error_code = @ErrorCode")
        .If(filter.TraceId, "trace_id = @TraceId")
        .If(filter.MinLatency?.Ticks / TimeSpan.TicksPerMicrosecond, "latency_us >= @MinLatency");

    private async Task<(CallRecord Call, string? Content)[]> SealAsync(IReadOnlyList<CallRecord> calls, CancellationToken ct)
    {
        var rows = new (CallRecord Call, string? Content)[calls.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = (calls[i], calls[i].Content is { } content
                ? await seal.SealAsync(CallContent.PlaceOf(calls[i].Id), content.ToJson(), ct) : null);
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
