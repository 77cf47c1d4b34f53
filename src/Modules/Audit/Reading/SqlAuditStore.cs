using Maru.Chain;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Reading;

/// <summary>
/// Reads the log. If the database cannot be read, it throws; the result is never an empty list. Reads <c>audit_entry</c> with the index
/// that <see cref="ReadPlan"/> chooses, and totals from <c>audit_count</c>.
/// </summary>
internal sealed class SqlAuditStore(Db db)
{
    /// <summary>How many entries match in total, from the counters if they have it, else from an index.</summary>
    public async Task<long> CountAsync(AuditFilter filter, CancellationToken ct)
    {
        await using var sql = await db.OpenAsync(ct);
        return filter.IsTimeOnly && await SqlSpans.CountHoursAsync(sql, filter, ct) is { } whole ? whole
            : filter.IsCounted ? await CountByCountersAsync(sql, filter, ct)
            : await CountEntriesAsync(sql, filter, ct);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ChainRow>> ReadAsync(AuditFilter filter, long? before, long offset, int limit, CancellationToken ct)
    {
        await using var sql = await db.OpenAsync(ct);
        if (await SqlSpans.BoundsAsync(sql, filter, ct) is not var (low, high) || low > high)
        {
            return [];
        }

        var lead = await LeadAsync(sql, filter, ct);
        var top = before is { } id ? Math.Min(high, id - 1) : high;
        return await sql.QueryAsync<ChainRow>($"""
            SELECT {SqlEntries.Columns} FROM audit_entry WHERE {EntryWhere.Page(filter, lead, sql.Dialect)} LIMIT @Limit OFFSET @Offset
            """, EntryWhere.Args(filter, low, top, limit, offset), ct);
    }

    /// <summary>Totals by kind of the entries between two instants; null for the beginning and the end.</summary>
    public async Task<AuditStats> SumAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        await using var sql = await db.OpenAsync(ct);
        var (rows, edges) = await SumCountersAsync(sql, new AuditFilter { From = from, To = to }, "resource, action, status_code", ct);
        var parts = await GroupEdgesAsync(sql, edges, ct);
        return AuditStats.Of([.. rows.Concat(parts).Select(r => (r.Resource, r.Action, r.StatusCode, r.N))]);
    }

    private static async Task<IReadOnlyList<GroupRow>> GroupEdgesAsync(
        Statements sql, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> edges, CancellationToken ct)
    {
        var groups = new List<GroupRow>();
        foreach (var (from, to) in edges)
        {
            var filter = new AuditFilter { From = from, To = to };
            if (await SqlSpans.BoundsAsync(sql, filter, ct) is var (low, high))
            {
                groups.AddRange(await sql.QueryAsync<GroupRow>($"""
                    SELECT resource, action, status_code, COUNT(*) AS n FROM audit_entry WHERE {EntryWhere.Entries(filter, ReadLead.Time)}
                    GROUP BY resource, action, status_code
                    """, EntryWhere.Args(filter, low, high), ct));
            }
        }

        return groups;
    }

    private static async Task<long> CountByCountersAsync(Statements sql, AuditFilter filter, CancellationToken ct)
    {
        var (sums, edges) = await SumCountersAsync(sql, filter, by: null, ct);
        var total = sums.Sum(s => s.N);
        foreach (var (from, to) in edges)
        {
            total += await CountEntriesAsync(sql, filter with { From = from, To = to }, ct);
        }

        return total;
    }

    // If a new day begins between the two statements, the second one adds up other counters than the first one assumed.
    private static async Task<(IReadOnlyList<GroupRow> Sums, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Edges)> SumCountersAsync(
        Statements sql, AuditFilter filter, string? by, CancellationToken ct)
    {
        var (columns, groups) = by is null ? ("", "") : ($"{by}, ", $" GROUP BY {by}");
        while (true)
        {
            var (split, open) = await SqlSpans.SplitAsync(sql, filter.From, filter.To, ct);
            var sums = split.Spans.Count == 0 ? [] : await sql.QueryAsync<GroupRow>($"""
                SELECT {columns}CAST(COALESCE(SUM(n), 0) AS BIGINT) AS n, {SqlSpans.OpenDay} FROM {SqlSpans.Counters(sql)}{EntryWhere.Counts(filter)}{groups}
                """, EntryWhere.Args(filter, 0, 0, spans: split.Spans), ct);
            if (sums.All(s => s.OpenDay == open))
            {
                return (sums, split.Edges);
            }
        }
    }

    private static async Task<long> CountEntriesAsync(Statements sql, AuditFilter filter, CancellationToken ct)
    {
        if (await SqlSpans.BoundsAsync(sql, filter, ct) is not var (low, high) || low > high)
        {
            return 0;
        }

        // Whole hours are ranges of places, and places are counted in an index.
        var rest = await SqlSpans.AreAllOfAsync(sql, filter, low, high, ct) ? filter with { From = null, To = null } : filter;
        var lead = await LeadAsync(sql, rest, ct);
        return await sql.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM audit_entry WHERE {EntryWhere.Entries(rest, lead)}", EntryWhere.Args(rest, low, high), ct);
    }

    // With one condition or none there is nothing to choose; nor with an object's id, which never has many entries.
    private static async Task<ReadLead> LeadAsync(Statements sql, AuditFilter filter, CancellationToken ct)
    {
        var refused = EntryWhere.RefusedClass(filter);
        var uncounted = new ReadCounts(
            filter.UserId is null ? null : 0, refused is null ? null : 0, filter.Resource is null ? null : 0, filter.Action is null ? null : 0);
        if (filter.ResourceId is not null || new object?[] { filter.UserId, filter.Action, filter.Resource, refused }.Count(c => c is not null) <= 1)
        {
            return ReadPlan.Choose(filter, uncounted);
        }

        var row = await sql.QuerySingleOrDefaultAsync<LeadRow>("""
            SELECT (SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM audit_count WHERE actor_id = @UserId AND span IN (@all, (SELECT 'd' || open_day FROM audit_head WHERE id = 1))) AS actor,
                CAST(COALESCE(SUM(CASE WHEN status_code / 100 = @Class THEN n ELSE 0 END), 0) AS BIGINT) AS refused,
                CAST(COALESCE(SUM(CASE WHEN resource = @Resource THEN n ELSE 0 END), 0) AS BIGINT) AS resource,
                CAST(COALESCE(SUM(CASE WHEN action = @Action THEN n ELSE 0 END), 0) AS BIGINT) AS action
            FROM audit_count WHERE actor_id = @anybody AND span IN (@all, (SELECT 'd' || open_day FROM audit_head WHERE id = 1))
            """, new { anybody = CountSpans.Anybody, filter.UserId, filter.Action, filter.Resource, Class = refused, all = CountSpans.All }, ct);
        return ReadPlan.Choose(filter, new ReadCounts(
            filter.UserId is null ? null : row!.Actor, refused is null ? null : row!.Refused,
            filter.Resource is null ? null : row!.Resource, filter.Action is null ? null : row!.Action));
    }

    private sealed class GroupRow
    {
        public string Resource { get; init; } = "";

        public string Action { get; init; } = "";

        public int StatusCode { get; init; }

        public long N { get; init; }

        public string OpenDay { get; init; } = "";
    }

    private sealed class LeadRow
    {
        public long Actor { get; init; }

        public long Refused { get; init; }

        public long Resource { get; init; }

        public long Action { get; init; }
    }
}
