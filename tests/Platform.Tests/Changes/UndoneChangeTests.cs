using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Changes;

public sealed class UndoneChangeTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task A_failure_undoes_all_of_it(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        var outcome = await room.Change().RunAsync<string>(async tx =>
        {
            await room.ActAsync(tx, "");
            return ChangeRoom.Refused;
        }, Ct);

        Assert.Equal(ChangeRoom.Refused, outcome.Failure);
        await room.AssertUntouchedAsync();
    }

    [Theory, EachDialect]
    public async Task A_failure_that_is_kept_is_answered_and_what_was_written_stands(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        var outcome = await room.Change().RunAsync<string>(async tx =>
        {
            await room.ActAsync(tx, "");
            return tx.Keep(ChangeRoom.Refused);
        }, Ct);

        Assert.Equal(ChangeRoom.Refused, outcome.Failure);
        Assert.Equal((1, 1, 1), await room.ReadAsync());
        Assert.Equal((1, 2), (room.Audit.Entries.Count, room.LoadsOf(room.Seats)));
    }

    [Theory, EachDialect]
    public async Task Another_failure_than_the_one_that_is_kept_undoes_it(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        await room.Change().RunAsync<string>(async tx =>
        {
            await room.ActAsync(tx, "");
            tx.Keep(ChangeRoom.Refused);
            return ChangeRoom.Refused.Saying("Something else.");
        }, Ct);

        await room.AssertUntouchedAsync();
    }

    [Theory, EachDialect]
    public async Task A_change_that_is_dropped_is_answered_and_undone_and_needs_no_record(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var asked = new AuditEntry(AuditActions.Update, "tests.seats", "asked");

        var outcome = await room.Change().RunAsync<string>(async tx =>
        {
            await ChangeRoom.TakeAsync(tx);
            tx.Refresh(room.Seats);
            return tx.Drop("as it was", asked);
        }, Ct, queueOn: room.Gate);

        Assert.Equal("as it was", outcome.Value);
        Assert.Equal([asked], room.Audit.Entries);
        Assert.Equal(((0, 0, 0), 1, 1), (await room.ReadAsync(), room.LoadsOf(room.Seats), room.LoadsOf(room.Gate)));
    }

    [Theory, EachDialect]
    public async Task An_exception_undoes_it_and_goes_on(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        await Assert.ThrowsAsync<IOException>(() => room.Change().RunAsync<string>(async tx =>
        {
            await room.ActAsync(tx, "");
            throw new IOException("odd");
        }, Ct));

        await room.AssertUntouchedAsync();
    }

    [Theory, EachDialect]
    public async Task Who_hangs_up_before_the_commit_undoes_it(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        using var caller = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room.Change().RunAsync<string>(async tx =>
        {
            await room.ActAsync(tx, "");
            await caller.CancelAsync();
            return "taken";
        }, caller.Token));

        await room.AssertUntouchedAsync();
    }
}
