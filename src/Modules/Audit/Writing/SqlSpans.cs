using Maru.Modules.Audit.Reading;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Writing;

/// <summary>Converts ranges of time to counters, and to places in the chain with <c>audit_hour</c>.</summary>
internal static class SqlSpans
{
    /// <summary>The open day at the moment when the surrounding statement reads the counters.</summary>
    public const string OpenDay = "(SELECT open_day FROM audit_head WHERE id = 1) AS open_day";

    /// <returns>The split, and the open day it holds for.</returns>
    public static async Task<(
        TimeSplit Split, string Open)> SplitAsync(Statements sql, DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        var known = await sql.QuerySingleOrDefaultAsync<DaysRow>(
            $"SELECT (SELECT MIN(hour) FROM audit_hour) AS first_hour, (SELECT MAX(hour) FROM audit_hour) AS last_hour, {OpenDay}", ct: ct);
        return known is { FirstHour: { } first, LastHour: { } last, OpenDay: { } open }
            ? (TimeSplit.Of(from, to, EntryHour.Day(first), EntryHour.Day(last), CountSpans.ParseOpen(open)), open)
            : (new TimeSplit([], []), "");
    }

    /// <summary>The counters of the parameter <c>Spans</c>, up to and including a WHERE.</summary>
    public static string Counters(Statements sql) => $"audit_count WHERE span {sql.Among("Spans")}";

    /// <summary>
    /// The first and last place of the entries in the filter's hours; null if there are none. If a clock jumped, the range is only wider.
    /// </summary>
    public static async Task<(long Low, long High)?> BoundsAsync(Statements sql, AuditFilter filter, CancellationToken ct)
    {
        if (filter is { From: null, To: null })
        {
            return (0, long.MaxValue);
        }

        var (from, to) = Hours(filter);
        var row = await sql.QuerySingleOrDefaultAsync<BoundsRow>(
            "SELECT MIN(first_id) AS low, MAX(last_id) AS high FROM audit_hour WHERE hour >= @from AND hour <= @to", new { from, to }, ct);
        return row is { Low: { } low, High: { } high } ? (low, high) : null;
    }

    /// <summary>
    /// Whether the filter's time is whole hours, and no entry of another hour is between its places, which can happen if a clock jumped.
    /// </summary>
    public static async Task<bool> AreAllOfAsync(Statements sql, AuditFilter filter, long low, long high, CancellationToken ct)
    {
        if (!EntryHour.IsBegin(filter.From) || !EntryHour.IsBegin(filter.To))
        {
            return false;
        }

        var (from, to) = Hours(filter);
        return await sql.ScalarAsync<long>(
            "SELECT COUNT(*) FROM audit_hour WHERE (hour < @from OR hour > @to) AND first_id <= @high AND last_id >= @low",
            new { from, to, low, high }, ct) == 0;
    }

    /// <summary>
    /// How many entries whole hours have: places have no gaps except deleted entries. Null if <see cref="AreAllOfAsync"/> is false for the
    /// filter.
    /// </summary>
    public static async Task<long?> CountHoursAsync(Statements sql, AuditFilter filter, CancellationToken ct)
    {
        if (await BoundsAsync(sql, filter, ct) is not var (low, high))
        {
            return 0;
        }

        if (!await AreAllOfAsync(sql, filter, low, high, ct))
        {
            return null;
        }

        var dropped = await sql.ScalarAsync<long>("SELECT dropped_through FROM audit_head WHERE id = 1", ct: ct);
        return Math.Max(0, high - Math.Max(low, dropped + 1) + 1);
    }

    private static (long From, long To) Hours(AuditFilter filter) =>
        (filter.From is { } from ? EntryHour.Of(from) : 0, filter.To is { } to ? EntryHour.LastBefore(to) : long.MaxValue);

    private sealed class DaysRow
    {
        public long? FirstHour { get; init; }

        public long? LastHour { get; init; }

        public string? OpenDay { get; init; }
    }

    private sealed class BoundsRow
    {
        public long? Low { get; init; }

        public long? High { get; init; }
    }
}
