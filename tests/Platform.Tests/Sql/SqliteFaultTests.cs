using System.Data.Common;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Tests.Sql;

/// <summary>Whatever becomes of a statement, the writer's turn goes on, and nothing is written by halves.</summary>
public sealed class SqliteFaultTests
{
    private const string Insert = "INSERT INTO note (id, text) VALUES (@id, @text)";
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_fault_at_any_statement_of_a_transaction_costs_that_transaction_and_nothing_else()
    {
        await using var database = await NotesAsync();
        var plan = new FaultPlan();
        await using var db = database.OpenFaulty(plan);
        var (n, rows) = (0, 2);
        await WriteAsync(db, n);
        var statements = plan.Seen.Count;

        foreach (var fault in SqliteFault.All)
        {
            for (var at = 0; at < statements; at++)
            {
                plan.Clear();
                plan.Fail(at, fault);
                rows += await FailsAsync(() => WriteAsync(db, ++n)) ? 0 : 2;
                Assert.Equal(0, plan.Clear());
                await WriteAsync(db, ++n);
                Assert.Equal(rows += 2, await CountAsync(database.Db));
            }
        }

        Assert.Equal(4, statements);
        Assert.Equal(SqliteFault.All.Count * statements, plan.Injected);
    }

    [Fact]
    public async Task A_transaction_that_cannot_even_be_rolled_back_is_closed_with_its_connection()
    {
        await using var database = await NotesAsync();
        var plan = new FaultPlan();
        await using var db = database.OpenFaulty(plan);

        foreach (var fault in SqliteFault.All.Where(f => !f.Undoes))
        {
            plan.Clear();
            plan.Fail(2, fault);
            plan.Fail(0, fault);
            Assert.True(await FailsAsync(() => WriteAsync(db, fault.Code)));
            Assert.Equal(0, plan.Clear());
            Assert.Equal(0, db.OpenConnections);
        }

        await WriteAsync(db, 1);
        Assert.Equal(2, await CountAsync(database.Db));
    }

    [Fact]
    public async Task What_is_asked_of_a_transaction_that_SQLite_has_undone_is_refused_and_not_written_alone()
    {
        await using var database = await NotesAsync();
        var plan = new FaultPlan();
        await using var db = database.OpenFaulty(plan);
        await using (var tx = await db.BeginAsync(Ct))
        {
            plan.Fail(0, new SqliteFault(raw.SQLITE_FULL, Undoes: true));
            await Assert.ThrowsAsync<SqliteException>(() => tx.ExecuteAsync(Insert, new { id = "first", text = "" }, Ct));

            var refused = await Assert.ThrowsAsync<SqliteException>(() => tx.ExecuteAsync(Insert, new { id = "second", text = "" }, Ct));
            Assert.True(Db.MayPass(refused));
            await Assert.ThrowsAsync<SqliteException>(() => tx.CommitAsync(Ct));
        }

        Assert.Equal(0, await CountAsync(database.Db));
    }

    [Fact]
    public async Task A_full_database_of_SQLites_own_takes_writes_again_when_there_is_room()
    {
        await using var database = await NotesAsync();
        var plan = new FaultPlan { Meet = static (_, handle) => raw.sqlite3_exec(handle, "PRAGMA max_page_count = 64") };
        await using var db = database.OpenFaulty(plan);

        for (var i = 0; i < 3; i++)
        {
            var full = await Assert.ThrowsAsync<SqliteException>(() => WriteAsync(db, i, new string('x', 300_000)).WaitAsync(Patience));
            Assert.Equal(raw.SQLITE_FULL, full.SqliteErrorCode);
            Assert.Equal(DbTrouble.Full, db.Health.Trouble);
        }

        plan.Meet = static (_, handle) => raw.sqlite3_exec(handle, "PRAGMA max_page_count = 100000");
        await WriteAsync(db, 9, new string('x', 300_000)).WaitAsync(Patience);
        Assert.Null(db.Health.Trouble);
        Assert.Equal(2, await CountAsync(database.Db));
    }

    [Fact]
    public async Task A_write_that_SQLite_interrupts_is_undone_and_the_next_one_goes_through()
    {
        await using var database = await NotesAsync();
        var interrupts = 0;
        var plan = new FaultPlan
        {
            Meet = (sql, handle) => raw.sqlite3_progress_handler(handle, 1, _ => sql == Insert && interrupts++ == 0 ? 1 : 0, null),
        };
        await using var db = database.OpenFaulty(plan);

        var broken = await Assert.ThrowsAsync<SqliteException>(() => WriteAsync(db, 1).WaitAsync(Patience));
        await WriteAsync(db, 2).WaitAsync(Patience);

        Assert.Equal(raw.SQLITE_INTERRUPT, broken.SqliteErrorCode);
        Assert.Equal(2, await CountAsync(database.Db));
    }

    [Fact]
    public async Task A_connection_that_cannot_be_used_any_more_is_not_taken_from_the_pool_again()
    {
        await using var database = await NotesAsync();
        var plan = new FaultPlan { Meet = static (_, handle) => raw.sqlite3_progress_handler(handle, 1, static _ => 1, null) };
        await using var db = database.OpenFaulty(plan);
        Assert.True(await FailsAsync(() => WriteAsync(db, 1)));
        plan.Meet = null;

        await FailsAsync(() => WriteAsync(db, 2));

        await WriteAsync(db, 3).WaitAsync(Patience);
    }

    [Fact]
    public async Task A_lock_that_another_program_holds_ends_the_write_and_not_the_writers_turn()
    {
        await using var database = await NotesAsync();
        var plan = new FaultPlan { Meet = static (_, handle) => raw.sqlite3_busy_timeout(handle, 20) };
        await using var db = database.OpenFaulty(plan, ";Default Timeout=1");
        await using var other = await database.Db.BeginAsync(Ct);

        var busy = await Assert.ThrowsAsync<SqliteException>(() => WriteAsync(db, 1).WaitAsync(Patience));
        await other.DisposeAsync();
        await WriteAsync(db, 2).WaitAsync(Patience);

        Assert.Equal(raw.SQLITE_BUSY, busy.SqliteErrorCode);
    }

    // Two rows or none.
    private static async Task WriteAsync(Db db, int n, string text = "")
    {
        await using var tx = await db.BeginAsync(Ct).WaitAsync(Patience);
        await tx.ExecuteAsync(Insert, new { id = $"{n} a", text }, Ct);
        await tx.ExecuteAsync(Insert, new { id = $"{n} b", text }, Ct);
        await tx.CommitAsync(Ct);
    }

    private static async Task<bool> FailsAsync(Func<Task> act)
    {
        try
        {
            await act().WaitAsync(Patience);
            return false;
        }
        catch (DbException)
        {
            return true;
        }
    }

    private static async Task<long> CountAsync(Db db)
    {
        await using var session = await db.OpenAsync(Ct);
        return await session.ScalarAsync<long>("SELECT COUNT(*) FROM note", ct: Ct);
    }

    private static async Task<TestDatabase> NotesAsync()
    {
        var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var tx = await database.Db.BeginAsync(Ct);
        await tx.ExecuteAsync("CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL)", ct: Ct);
        await tx.CommitAsync(Ct);
        return database;
    }
}
