using System.Data.Common;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Changes;

/// <summary>
/// PostgreSQL ends a transaction in which a statement failed with a rollback, even when it is told to commit. So on either database such
/// a change is never answered as done, though its act has caught the failure.
/// </summary>
public sealed class PassedOverFailureTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task A_change_that_passes_over_a_refused_row_stores_nothing_and_says_so(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        await RefusesAsync(room, tx => PassOverAsync<DbException>(
            () => tx.ExecuteAsync("INSERT INTO seat (id, taken) VALUES (1, 0)")));
    }

    [Theory, EachDialect]
    public async Task One_that_passes_over_rows_refused_together_does_too(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        await RefusesAsync(room, tx => PassOverAsync<DbException>(
            () => tx.InsertManyAsync("seat", "id, taken", [3, 1], (id, row) => Write(row, id), Ct)));
        await RefusesAsync(room, tx => PassOverAsync<DbException>(
            () => tx.MergeManyAsync("seat", "id, taken", "ON CONFLICT (taken) DO NOTHING", [3, 1], (id, row) => Write(row, id), Ct)));
    }

    [Theory, EachDialect]
    public async Task One_that_passes_over_a_statement_that_took_too_long_does_too(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(dialect == Dialect.Postgres ? 20 : 0));

        var sql = dialect == Dialect.Postgres ? "SELECT CAST(pg_sleep(60) AS TEXT)" : "SELECT ''";

        await RefusesAsync(room, tx => PassOverAsync<OperationCanceledException>(() => tx.ScalarAsync<string>(sql, null, limit.Token)));
    }

    [Theory, EachDialect]
    public async Task What_is_asked_of_it_afterwards_is_refused_with_what_it_was(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        await using var tx = await room.Db.BeginAsync(Ct);
        var first = await Assert.ThrowsAnyAsync<DbException>(() => tx.ExecuteAsync("INSERT INTO seat (id, taken) VALUES (1, 0)"));

        var next = await Assert.ThrowsAsync<InvalidOperationException>(() => ChangeRoom.TakeAsync(tx));

        Assert.Same(first, next.InnerException);
    }

    private static async Task RefusesAsync(ChangeRoom room, Func<Tx, Task> passOver)
    {
        var isTold = false;
        var refused = await Record.ExceptionAsync(() => room.Change().RunAsync<string>(async tx =>
        {
            tx.Unrecorded("A test.");
            tx.Afterwards(() => isTold = true);
            await ChangeRoom.TakeAsync(tx);
            await passOver(tx);
            return "done";
        }, Ct));

        Assert.IsType<InvalidOperationException>(refused);
        Assert.NotNull(refused.InnerException);
        Assert.Equal((0, 0, 0), await room.ReadAsync());
        Assert.False(isTold);
    }

    private static async Task PassOverAsync<T>(Func<Task> statement)
        where T : Exception => await Assert.ThrowsAnyAsync<T>(statement);

    private static void Write(IRowWriter row, int id)
    {
        row.Write(id);
        row.Write(0L);
    }
}
