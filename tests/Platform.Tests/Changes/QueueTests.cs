using Maru.Kernel;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Platform.Tests.Changes;

public sealed class QueueTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_change_of_a_queued_snapshot_that_does_not_queue_is_refused()
    {
        await using var room = await ChangeRoom.CreateAsync(Dialect.Sqlite);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(room.Change(), room.Gate, null));

        Assert.Contains("name it by queueOn", fault.Message, StringComparison.Ordinal);
        await room.AssertUntouchedAsync();
    }

    [Fact]
    public async Task One_in_a_transaction_of_somebody_else_is_refused_too_since_it_cannot_queue()
    {
        await using var room = await ChangeRoom.CreateAsync(Dialect.Sqlite);
        await using var tx = await room.Db.BeginAsync(Ct);

        var within = room.Change().Within(tx);

        Assert.Throws<InvalidOperationException>(() => within.Refresh(room.Gate));
    }

    [Fact]
    public async Task To_queue_on_a_snapshot_whose_other_changes_do_not_is_refused()
    {
        await using var room = await ChangeRoom.CreateAsync(Dialect.Sqlite);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(room.Change(), room.Seats, room.Seats));

        Assert.Contains("IsQueued", fault.Message, StringComparison.Ordinal);
        await room.AssertUntouchedAsync();
    }

    [Fact]
    public async Task Who_has_queued_may_say_once_more_that_it_changes()
    {
        await using var room = await ChangeRoom.CreateAsync(Dialect.Sqlite);

        Assert.Null((await RunAsync(room.Change(), room.Gate, room.Gate)).Failure);

        Assert.Equal(((1, 0, 1), 2), (await room.ReadAsync(), room.LoadsOf(room.Gate)));
    }

    private static Task<Outcome<Nothing>> RunAsync(Change change, ISnapshot changed, ISnapshot? queueOn) => change.RunAsync<Nothing>(
        async tx =>
        {
            await ChangeRoom.TakeAsync(tx);
            tx.Refresh(changed);
            tx.Unrecorded("A test.");
            return default(Nothing);
        },
        Ct,
        queueOn);
}
