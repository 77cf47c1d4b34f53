using Maru.Chain;
using Maru.Modules.Audit.Domain;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Adapters;

/// <summary>
/// Tables <c>audit_count</c> and <c>audit_day</c>, kept in the transaction of the entries. They are not hashed: whoever doubts them can
/// count.
/// </summary>
internal static class SqlCounts
{
    /// <param name="tx">The entries' transaction; it holds the head.</param>
    /// <param name="rows">The entries.</param>
    /// <param name="sign">1 to add, -1 to take away.</param>
    /// <param name="ct">Cancels it.</param>
    public static Task AddAsync(Tx tx, IReadOnlyList<ChainRow> rows, int sign, CancellationToken ct)
    {
        var counts = rows
            .SelectMany(r => SpansOf(r).Select(span => (Span: span, r.Resource, r.Action, r.StatusCode, Actor: r.ActorId ?? "")))
            .SelectMany(key => new[] { key, key with { Actor = CountSpans.Anybody } })
            .GroupBy(key => key)
            .Select(same => new { same.Key.Span, same.Key.Resource, same.Key.Action, same.Key.StatusCode, same.Key.Actor, Count = sign * same.LongCount() })
            .ToList();
        return tx.ExecuteAsync("""
            INSERT INTO audit_count (actor_id, span, resource, action, status_code, n)
            VALUES (@Actor, @Span, @Resource, @Action, @StatusCode, @Count)
            ON CONFLICT (actor_id, span, resource, action, status_code) DO UPDATE SET n = audit_count.n + excluded.n
            """, counts, ct);
    }

    public static Task AddDayAsync(Tx tx, DateTimeOffset at, long firstId, long lastId, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO audit_day (day, first_id, last_id) VALUES (@day, @firstId, @lastId)
        ON CONFLICT (day) DO UPDATE SET last_id = excluded.last_id
        """, new { day = CountSpans.Day(CountSpans.DayOf(at)), firstId, lastId }, ct);

    /// <summary>Forgets what counts nothing any more.</summary>
    public static async Task TidyAsync(Tx tx, long droppedThrough, CancellationToken ct)
    {
        await tx.ExecuteAsync("DELETE FROM audit_count WHERE n = 0", ct: ct).ConfigureAwait(false);
        await tx.ExecuteAsync("DELETE FROM audit_day WHERE last_id <= @droppedThrough", new { droppedThrough }, ct).ConfigureAwait(false);
    }

    private static string[] SpansOf(ChainRow row)
    {
        var (all, month, day) = CountSpans.Of(row.Time());
        return [all, month, day];
    }
}
