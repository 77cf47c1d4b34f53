using Maru.Platform.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Testing;

/// <summary>
/// Has SQLite's statements fail by plan: one of the next ones, or one in every so many transactions. Or has SQLite itself meet something
/// before a statement, with <see cref="Meet"/>. Thread safe.
/// </summary>
internal sealed class FaultPlan : StatementFaults
{
    private const string Begin = "BEGIN IMMEDIATE";

    // Has no factor in common with the number of faults, so that in time each fault is met at each place.
    private const int Places = 5;

    private readonly Lock _lock = new();
    private readonly Queue<(int After, SqliteFault Fault)> _next = [];
    private int _every;
    private int _begun;
    private int _seen;

    /// <summary>How many statements have failed by plan.</summary>
    public int Injected { get; private set; }

    /// <summary>Done on the connection before each statement, for faults of SQLite's own making.</summary>
    public Action<string, sqlite3>? Meet { get; set; }

    /// <summary>Statements this plan has seen, by text.</summary>
    public List<string> Seen { get; } = [];

    /// <summary>The statement after so many others fails, and after it those of further calls.</summary>
    public void Fail(int after, SqliteFault fault)
    {
        lock (_lock)
        {
            _next.Enqueue((after, fault));
        }
    }

    /// <summary>From now on every so-many-th transaction fails, each at another statement and in another way.</summary>
    public void FailEvery(int transactions)
    {
        lock (_lock)
        {
            _every = transactions;
        }
    }

    /// <summary>Nothing fails any more; gives what had been planned and was not met.</summary>
    public int Clear()
    {
        lock (_lock)
        {
            var left = _next.Count;
            _next.Clear();
            (_every, _seen) = (0, 0);
            Seen.Clear();
            return left;
        }
    }

    public override void Before(string sql, SqliteConnection connection)
    {
        Meet?.Invoke(sql, connection.Handle!);
        if (Due(sql) is not { } fault)
        {
            return;
        }

        if (fault.Undoes)
        {
            _ = raw.sqlite3_exec(connection.Handle!, "ROLLBACK");
        }

        throw new SqliteException($"By plan, at: {sql}", fault.Code, fault.Code);
    }

    private SqliteFault? Due(string sql)
    {
        lock (_lock)
        {
            Seen.Add(sql);
            _seen++;
            if (_every > 0 && sql == Begin && ++_begun % _every == 0 && _next.Count == 0)
            {
                _seen = 1;
                _next.Enqueue((Injected % Places, SqliteFault.All[Injected % SqliteFault.All.Count]));
            }

            if (_next.TryPeek(out var next) && _seen > next.After)
            {
                _next.Dequeue();
                (_seen, Injected) = (0, Injected + 1);
                return next.Fault;
            }

            return null;
        }
    }
}
