using System.Data.Common;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Journal.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Work.Tests;

public sealed class GroupCommitTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_act_that_is_undone_is_told_to_nobody_and_the_others_of_its_group_stay()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        using var group = new GroupCommit(database.Db);
        var told = new List<string>();
        var open = new TaskCompletionSource();
        var first = group.RunAsync((tx, _) => NoteAsync(tx, told, "first", open.Task), Ct);
        var broken = group.RunAsync(async (tx, _) => await NoteAsync(tx, told, "broken", Task.CompletedTask) ? throw new IOException("cut") : false, Ct);
        var last = group.RunAsync((tx, _) => NoteAsync(tx, told, "last", Task.CompletedTask), Ct);

        open.SetResult();

        Assert.True(await first);
        await Assert.ThrowsAsync<IOException>(() => broken);
        Assert.True(await last);
        Assert.Equal(["after first", "after last", "before first", "before last"], told.Order(StringComparer.Ordinal));
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(["first", "last"], await session.QueryAsync<string>("SELECT name FROM work_queue ORDER BY name"));
    }

    [Fact]
    public async Task An_act_that_passes_over_a_failure_fails_alone()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        using var group = new GroupCommit(database.Db);
        var told = new List<string>();
        var open = new TaskCompletionSource();
        var first = group.RunAsync((tx, _) => NoteAsync(tx, told, "first", open.Task), Ct);
        var passing = group.RunAsync(async (tx, _) =>
        {
            await NoteAsync(tx, told, "passing", Task.CompletedTask);
            await Assert.ThrowsAsync<SqliteException>(() => NoteAsync(tx, told, "first", Task.CompletedTask));
            return true;
        }, Ct);
        var last = group.RunAsync((tx, _) => NoteAsync(tx, told, "last", Task.CompletedTask), Ct);

        open.SetResult();

        Assert.True(await first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => passing);
        Assert.True(await last);
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(["first", "last"], await session.QueryAsync<string>("SELECT name FROM work_queue ORDER BY name"));
    }

    [Fact]
    public async Task The_writer_goes_on_after_a_commit_that_failed_in_a_way_nobody_expects()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        using var group = new GroupCommit(database.Db);

        var broken = group.RunAsync((tx, _) =>
        {
            tx.BeforeCommit(CommitStep.Events, "x", (_, _, _) => throw new FormatException("odd"));
            return Task.FromResult(1);
        }, Ct);

        await Assert.ThrowsAsync<FormatException>(() => broken);
        Assert.Equal(2, await group.RunAsync((_, _) => Task.FromResult(2), Ct).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_fault_at_any_statement_of_a_group_is_heard_by_its_senders_and_the_next_group_is_written()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        var plan = new FaultPlan();
        await using var db = database.OpenFaulty(plan);
        using var group = new GroupCommit(db);
        var (n, rows) = (0, 1);
        await group.RunAsync((tx, _) => NoteAsync(tx, [], $"{n}", Task.CompletedTask), Ct);
        var statements = plan.Seen.Count;

        foreach (var fault in SqliteFault.All)
        {
            for (var at = 0; at < statements; at++)
            {
                plan.Clear();
                plan.Fail(at, fault);
                var broken = group.RunAsync((tx, _) => NoteAsync(tx, [], $"{++n}", Task.CompletedTask), Ct).WaitAsync(Patience);
                var heard = await Record.ExceptionAsync(() => broken);
                Assert.True(heard is null or SqliteException, heard?.ToString());
                rows += heard is null ? 1 : 0;
                Assert.Equal(0, plan.Clear());
                Assert.True(await group.RunAsync((tx, _) => NoteAsync(tx, [], $"{++n}", Task.CompletedTask), Ct).WaitAsync(Patience));
                rows++;
            }
        }

        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(5, statements);
        Assert.Equal(rows, await session.ScalarAsync<long>("SELECT COUNT(*) FROM work_queue"));
    }

    [Fact]
    public async Task All_of_a_group_that_SQLite_has_undone_hear_what_it_was()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        var plan = new FaultPlan();
        await using var db = database.OpenFaulty(plan);
        using var group = new GroupCommit(db);
        var open = new TaskCompletionSource();
        var first = group.RunAsync((tx, _) => NoteAsync(tx, [], "first", open.Task), Ct);
        var second = group.RunAsync(async (tx, _) =>
        {
            plan.Fail(0, new SqliteFault(raw.SQLITE_FULL, Undoes: true));
            await Assert.ThrowsAsync<SqliteException>(
                () => tx.ExecuteAsync("INSERT INTO work_queue (name, next_start_at) VALUES ('x', 0)"));
            return true;
        }, Ct);

        open.SetResult();

        Assert.All(await Task.WhenAll(Heard(first), Heard(second)), heard => Assert.True(Db.MayPass(heard)));
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(0, await session.ScalarAsync<long>("SELECT COUNT(*) FROM work_queue"));
    }

    [Fact]
    public async Task A_value_that_could_not_be_bound_does_not_shift_those_of_the_next_act()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        using var kept = database.Db.KeepSqlite();
        const string Insert = "INSERT INTO work_queue (name, next_start_at) VALUES (@name, @at)";
        kept[Insert].Bind("left in the middle");

        kept[Insert].Bind("whole").Bind(7).Run();

        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal("whole", await session.ScalarAsync<string>("SELECT name FROM work_queue WHERE next_start_at = 7"));
    }

    [Fact]
    public async Task Memory_that_runs_out_in_one_act_holds_up_no_other()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        using var group = new GroupCommit(database.Db);

        await Assert.ThrowsAsync<InsufficientMemoryException>(
            () => group.RunAsync<int>((_, _) => throw new InsufficientMemoryException(), Ct));

        Assert.Equal(2, await group.RunAsync((_, _) => Task.FromResult(2), Ct).WaitAsync(Patience));
    }

    private static async Task<DbException> Heard(Task act) => await Assert.ThrowsAnyAsync<DbException>(() => act.WaitAsync(Patience));

    private static async Task<bool> NoteAsync(Tx tx, List<string> told, string name, Task open)
    {
        await tx.ExecuteAsync("INSERT INTO work_queue (name, next_start_at) VALUES (@name, 0)", new { name });
        tx.BeforeCommit(CommitStep.Events, name, (_, names, _) =>
        {
            told.AddRange(names.Select(n => $"before {n}"));
            return Task.CompletedTask;
        });
        tx.AfterCommit(() => told.Add($"after {name}"));
        await open;
        return true;
    }
}
