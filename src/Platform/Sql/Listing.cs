using System.Diagnostics.CodeAnalysis;
using Maru.Kernel;

namespace Maru.Platform.Sql;

/// <summary>
/// How rows are listed: their columns, their tables, and their one order. The order ends with an id, so that a page continues after the
/// last row of the page before, even if rows were added meanwhile. Every text is a constant. Immutable.
/// </summary>
/// <typeparam name="TRow">A class with init properties named like the columns.</typeparam>
public sealed class Listing<TRow>
{
    private readonly string _columns;
    private readonly string _from;
    private readonly string _order;
    private readonly string _after;
    private readonly Func<TRow, Cursor> _cursorOf;

    private Listing(string columns, string from, string by, bool newestFirst, Func<TRow, Cursor> cursorOf)
    {
        var (sign, direction) = newestFirst ? ("<", " DESC") : (">", "");
        var keys = by.Split(", ");
        (_columns, _from, _cursorOf) = (columns, from, cursorOf);
        _order = $"ORDER BY {string.Join(", ", keys.Select(key => key + direction))}";
        _after = keys.Length == 1 ? $"{by} {sign} @CursorId" : $"({by}) {sign} (@CursorNumber, @CursorId)";
    }

    /// <summary>The newest first.</summary>
    /// <param name="columns">What is read of a row.</param>
    /// <param name="from">Where the rows stand, from the word <c>FROM</c> on.</param>
    /// <param name="by">What the order goes by: an id, or a number and an id.</param>
    /// <param name="cursorOf">The same of a row.</param>
    public static Listing<TRow> Newest(
        [ConstantExpected] string columns, [ConstantExpected] string from, [ConstantExpected] string by, Func<TRow, Cursor> cursorOf) =>
        new(columns, from, by, newestFirst: true, cursorOf);

    /// <summary>The oldest first.</summary>
    /// <param name="columns">What is read of a row.</param>
    /// <param name="from">Where the rows stand, from the word <c>FROM</c> on.</param>
    /// <param name="by">What the order goes by: an id, or a number and an id.</param>
    /// <param name="cursorOf">The same of a row.</param>
    public static Listing<TRow> Oldest(
        [ConstantExpected] string columns, [ConstantExpected] string from, [ConstantExpected] string by, Func<TRow, Cursor> cursorOf) =>
        new(columns, from, by, newestFirst: false, cursorOf);

    /// <summary>A page of the rows that match, and their total number.</summary>
    /// <typeparam name="T">The item.</typeparam>
    /// <param name="sql">Where to ask.</param>
    /// <param name="where">Which rows.</param>
    /// <param name="page">Which of them.</param>
    /// <param name="toItem">Makes an item of a row.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Page<T>> PageAsync<T>(Statements sql, Where where, PageRequest page, Func<TRow, T> toItem, CancellationToken ct)
    {
        var total = await sql.ScalarAsync<long>($"SELECT COUNT(*) {_from}{where.Sql}", where.Args, ct);
        var rows = await ReadAsync(sql, where, page, page.Size + 1, ct);
        return new Page<T>(
            [.. rows.Take(page.Size).Select(toItem)], total, page.Number, page.Size,
            rows.Count > page.Size ? _cursorOf(rows[page.Size - 1]) : null);
    }

    /// <summary>The rows that match, one slice at a time, for callers that read all of them: nothing is counted.</summary>
    /// <param name="sql">Where to ask.</param>
    /// <param name="where">Which rows.</param>
    /// <param name="after">Where the slice before ended, or null.</param>
    /// <param name="most">Rows a slice.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<(IReadOnlyList<TRow> Rows, Cursor? Next)> SliceAsync(
        Statements sql, Where where, Cursor? after, int most, CancellationToken ct)
    {
        var rows = await ReadAsync(sql, where, new PageRequest(1, most, after), most, ct);
        return (rows, rows.Count == most ? _cursorOf(rows[^1]) : null);
    }

    private Task<IReadOnlyList<TRow>> ReadAsync(Statements sql, Where where, PageRequest page, int most, CancellationToken ct)
    {
        var rest = page.After is { } after ? where.With(_after, ("CursorNumber", after.Number), ("CursorId", after.Id)) : where;
        return sql.QueryAsync<TRow>(
            $"SELECT {_columns} {_from}{rest.Sql} {_order} LIMIT @Take OFFSET @Skip",
            rest.With(("Take", most), ("Skip", page.Offset)).Args, ct);
    }
}
