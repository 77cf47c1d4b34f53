using Maru.Chain;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Writing;

/// <summary>
/// Tables <c>audit_count</c> and <c>audit_hour</c>, updated in the transaction of the entries. They are not hashed, because they can be
/// checked by counting.
/// </summary>
internal static class SqlCounts
{
    private const string Columns = "actor_id, span, resource, action, status_code, n";

    /// <param name="tx">The entries' transaction; it holds the head.</param>
    /// <param name="rows">The entries.</param>
    /// <param name="open">The open day, under the head's lock.</param>
    /// <param name="sign">1 to add, -1 to take away.</param>
    /// <param name="ct">Cancels it.</param>
    public static Task AddAsync(Tx tx, IReadOnlyList<ChainRow> rows, DateOnly? open, int sign, CancellationToken ct)
    {
        var tally = new Tally();
        foreach (var row in rows)
        {
            tally.Add(row);
        }

        return AddAsync(tx, tally.Counters(open), sign, ct);
    }

    /// <summary>Like the other overload, for counters that were tallied.</summary>
    public static Task AddAsync(Tx tx, IReadOnlyList<Counter> counters, int sign, CancellationToken ct) => tx.MergeManyAsync(
        "audit_count",
        Columns,
        "ON CONFLICT (actor_id, span, resource, action, status_code) DO UPDATE SET n = audit_count.n + excluded.n",
        counters,
        (counter, to) =>
        {
            to.Write(counter.Actor);
            to.Write(counter.Span);
            to.Write(counter.Resource);
            to.Write(counter.Action);
            to.Write((int?)counter.StatusCode);
            to.Write((long?)(sign * counter.Count));
        },
        ct);

    public static Task AddHourAsync(Tx tx, DateTimeOffset at, long firstId, long lastId, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO audit_hour (hour, first_id, last_id) VALUES (@hour, @firstId, @lastId)
        ON CONFLICT (hour) DO UPDATE SET last_id = excluded.last_id
        """, new { hour = EntryHour.Of(at), firstId, lastId }, ct);

    /// <summary>
    /// Begins a day: the day before is added to its month and to all time. Once a day, before an entry of the new day is counted.
    /// </summary>
    public static async Task OpenAsync(Tx tx, DateOnly? before, DateOnly day, CancellationToken ct)
    {
        if (before is { } closed)
        {
            await tx.ExecuteAsync("""
                INSERT INTO audit_count (actor_id, span, resource, action, status_code, n)
                SELECT c.actor_id, wider.span, c.resource, c.action, c.status_code, c.n
                FROM audit_count AS c CROSS JOIN (SELECT @All AS span UNION ALL SELECT @month) AS wider
                WHERE c.span = @closed AND c.n <> 0
                ON CONFLICT (actor_id, span, resource, action, status_code) DO UPDATE SET n = audit_count.n + excluded.n
                """, new { CountSpans.All, month = CountSpans.MonthSpan(closed), closed = CountSpans.DaySpan(closed) }, ct);
        }

        await tx.ExecuteAsync("UPDATE audit_head SET open_day = @day WHERE id = 1", new { day = CountSpans.Day(day) }, ct);
    }

    /// <summary>Deletes counters that are no longer needed.</summary>
    public static async Task TidyAsync(Tx tx, long droppedThrough, CancellationToken ct)
    {
        await tx.ExecuteAsync("DELETE FROM audit_count WHERE n = 0", ct: ct);
        await tx.ExecuteAsync("DELETE FROM audit_hour WHERE last_id <= @droppedThrough", new { droppedThrough }, ct);
    }
}
