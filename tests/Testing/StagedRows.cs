using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Maru.Kernel;
using Maru.Platform.Sql;
using Microsoft.Data.Sqlite;

namespace Maru.Testing;

/// <summary>
/// The rows of a store in memory. What a transaction writes, it alone sees; the others see it after the commit, and nobody sees what is
/// undone. Stands beside SQLite, where writers queue, since nothing here makes one wait for another; who reads in the instant between a
/// commit and what follows it still sees the rows of before.
/// </summary>
/// <typeparam name="T">An immutable row.</typeparam>
/// <param name="placeOf">Where a row stands in the list; the id in it names the row.</param>
/// <param name="newestFirst">Whether the list begins with the greatest place.</param>
/// <param name="unique">Values of which no two rows may have the same; null is not one.</param>
internal sealed class StagedRows<T>(Func<T, Cursor> placeOf, bool newestFirst, params Func<T, object?>[] unique)
    where T : class
{
    private const int Constraint = 19;
    private const int SameId = 1555;
    private const int SameValue = 2067;

    private readonly ConditionalWeakTable<Tx, Dictionary<string, T?>> _staged = [];
    private ImmutableDictionary<string, T> _committed = ImmutableDictionary<string, T>.Empty;

    public IReadOnlyList<T> All(Statements on)
    {
        var rows = Seen(on).Values.OrderBy(row => placeOf(row).Number).ThenBy(row => placeOf(row).Id, StringComparer.Ordinal);
        return newestFirst ? [.. rows.Reverse()] : [.. rows];
    }

    public Page<T> Page(Statements on, PageRequest page, Func<T, bool>? where = null)
    {
        T[] matching = [.. All(on).Where(where ?? (_ => true))];
        T[] rest = [.. matching.Where(row => page.After is not { } after || IsBehind(placeOf(row), after)).Skip((int)page.Offset)];
        T[] items = [.. rest.Take(page.Size)];
        return new Page<T>(items, matching.Length, page.Number, page.Size, rest.Length > page.Size ? placeOf(items[^1]) : null);
    }

    public T? Find(Statements on, string id) => Seen(on).GetValueOrDefault(id);

    /// <summary>Throws what a database throws when a row of this id, or with a unique value of it, is there.</summary>
    public void Add(Tx tx, T row)
    {
        if (Find(tx, placeOf(row).Id) is not null)
        {
            throw new SqliteException("The id is taken.", Constraint, SameId);
        }

        Put(tx, row);
    }

    /// <summary>Adds the row, or puts it in place of the one with its id.</summary>
    public void Put(Tx tx, T row)
    {
        var id = placeOf(row).Id;
        if (Seen(tx).Any(other => other.Key != id && unique.Any(of => of(row) is { } value && value.Equals(of(other.Value)))))
        {
            throw new SqliteException("Another row has the same unique value.", Constraint, SameValue);
        }

        Stage(tx, id, row);
    }

    public bool Remove(Tx tx, string id)
    {
        var found = Find(tx, id) is not null;
        Stage(tx, id, null);
        return found;
    }

    private bool IsBehind(Cursor place, Cursor after)
    {
        var order = place.Number.CompareTo(after.Number);
        order = order == 0 ? string.CompareOrdinal(place.Id, after.Id) : order;
        return newestFirst ? order < 0 : order > 0;
    }

    private void Stage(Tx tx, string id, T? row)
    {
        _staged.GetOrCreateValue(tx)[id] = row;
        tx.AfterCommit(() => ImmutableInterlocked.Update(
            ref _committed, rows => row is null ? rows.Remove(id) : rows.SetItem(id, row)));
    }

    private ImmutableDictionary<string, T> Seen(Statements on)
    {
        var rows = _committed;
        return on is Tx tx && _staged.TryGetValue(tx, out var own)
            ? own.Aggregate(rows, (seen, staged) => staged.Value is null ? seen.Remove(staged.Key) : seen.SetItem(staged.Key, staged.Value))
            : rows;
    }
}
