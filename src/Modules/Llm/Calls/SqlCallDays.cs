using Maru.Modules.Llm.Calls.Stats;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Calls;

/// <summary>The days' totals.</summary>
internal static class SqlCallDays
{
    public static async Task AddAsync(Tx tx, DayKey key, CallTotals totals, CancellationToken ct)
    {
        // The upsert locks the row until the commit, so the histogram it returns cannot change under the merge.
        var before = await tx.ScalarAsync<string>("""
            INSERT INTO llm_call_day (
                day, provider, model, client_key_id, owner_id, operation, requests, failed, refused, cancelled, unpriced, unmetered,
                tokens_in, tokens_out, tokens_cached, cost_micros, latency)
            VALUES (
                @Day, @Provider, @Model, @ClientKeyId, @OwnerId, @Operation, @Requests, @Failed, @Refused, @Cancelled, @Unpriced, @Unmetered,
                @TokensIn, @TokensOut, @TokensCached, @CostMicros, '')
            ON CONFLICT (day, provider, model, client_key_id, operation) DO UPDATE SET
                owner_id = excluded.owner_id, requests = llm_call_day.requests + excluded.requests, failed = llm_call_day.failed + excluded.failed,
                refused = llm_call_day.refused + excluded.refused, cancelled = llm_call_day.cancelled + excluded.cancelled,
                unpriced = llm_call_day.unpriced + excluded.unpriced, unmetered = llm_call_day.unmetered + excluded.unmetered,
                tokens_in = llm_call_day.tokens_in + excluded.tokens_in, tokens_out = llm_call_day.tokens_out + excluded.tokens_out,
                tokens_cached = llm_call_day.tokens_cached + excluded.tokens_cached,
                cost_micros = llm_call_day.cost_micros + excluded.cost_micros
            RETURNING latency
            """, new
        {
            key.Day,
            key.Provider,
            key.Model,
            key.ClientKeyId,
            key.OwnerId,
            key.Operation,
            totals.Requests,
            totals.Failed,
            totals.Refused,
            totals.Cancelled,
            totals.Unpriced,
            totals.Unmetered,
            totals.TokensIn,
            totals.TokensOut,
            totals.TokensCached,
            totals.CostMicros,
        }, ct);
        if (totals.Latency.Count > 0)
        {
            await MergeAsync(tx, key, before, totals.Latency, ct);
        }
    }

    public static async Task<IReadOnlyList<(DayKey Key, CallTotals Totals)>> ReadAsync(
        Session session, string from, string to, string? ownerId, CancellationToken ct)
    {
        var whose = ownerId is null ? "" : " AND owner_id = @ownerId";
        var rows = await session.QueryAsync<DayRow>($"""
            SELECT day, provider, model, client_key_id, owner_id, operation, requests, failed, refused, cancelled, unpriced, unmetered,
                tokens_in, tokens_out, tokens_cached, cost_micros, latency
            FROM llm_call_day WHERE day >= @from AND day <= @to{whose}
            """, new { from, to, ownerId }, ct);
        return [.. rows.Select(r => (new DayKey(r.Day, r.Provider, r.Model, r.ClientKeyId, r.OwnerId, r.Operation), r.ToTotals()))];
    }

    public static Task DisownAsync(Tx tx, string ownerId, CancellationToken ct) =>
        tx.ExecuteAsync("UPDATE llm_call_day SET owner_id = '' WHERE owner_id = @ownerId", new { ownerId }, ct);

    private static Task<int> MergeAsync(Tx tx, DayKey key, string? before, LatencyHistogram latency, CancellationToken ct)
    {
        var merged = LatencyHistogram.Parse(before ?? "");
        merged.Add(latency);
        return tx.ExecuteAsync("""
            UPDATE llm_call_day SET latency = @latency
            WHERE day = @Day AND provider = @Provider AND model = @Model AND client_key_id = @ClientKeyId AND operation = @Operation
            """, new { latency = merged.ToString(), key.Day, key.Provider, key.Model, key.ClientKeyId, key.Operation }, ct);
    }

    private sealed class DayRow
    {
        public string Day { get; init; } = "";

        public string Provider { get; init; } = "";

        public string Model { get; init; } = "";

        public string ClientKeyId { get; init; } = "";

        public string OwnerId { get; init; } = "";

        public string Operation { get; init; } = "";

        public long Requests { get; init; }

        public long Failed { get; init; }

        public long Refused { get; init; }

        public long Cancelled { get; init; }

        public long Unpriced { get; init; }

        public long Unmetered { get; init; }

        public long TokensIn { get; init; }

        public long TokensOut { get; init; }

        public long TokensCached { get; init; }

        public long CostMicros { get; init; }

        public string Latency { get; init; } = "";

        public CallTotals ToTotals()
        {
            var totals = new CallTotals
            {
                Requests = Requests,
                Failed = Failed,
                Refused = Refused,
                Cancelled = Cancelled,
                Unpriced = Unpriced,
                Unmetered = Unmetered,
                TokensIn = TokensIn,
                TokensOut = TokensOut,
                TokensCached = TokensCached,
                CostMicros = CostMicros,
            };
            totals.Latency.Add(LatencyHistogram.Parse(Latency));
            return totals;
        }
    }
}
