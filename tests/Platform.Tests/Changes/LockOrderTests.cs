using Maru.Kernel;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Changes;

public sealed class LockOrderTests
{
    private const int Rounds = 200;
    private static readonly CancellationToken Ct = CancellationToken.None;

    // One says early that the snapshot changes and then writes the rows, the other the other way round: as soon as saying it took a lock,
    // each would hold what the other waits for.
    [Theory, EachDialect]
    public async Task It_does_not_matter_when_an_act_says_what_is_to_be_refreshed(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var change = room.Change();

        await TogetherAsync(
            async tx =>
            {
                tx.Refresh(room.Seats);
                await ChangeRoom.TakeAsync(tx);
            },
            async tx =>
            {
                await ChangeRoom.TakeAsync(tx);
                tx.Refresh(room.Seats);
            },
            change,
            Rounds);

        Assert.Equal((2 * Rounds, 0, 2 * Rounds), await room.ReadAsync());
    }

    [Theory, EachDialect]
    public async Task Nor_in_which_order_it_names_several(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var change = room.Change();

        await TogetherAsync(tx => Say(tx, room.Seats, room.Doors), tx => Say(tx, room.Doors, room.Seats), change, Rounds / 4);

        Assert.Equal((0, 0, Rounds), await room.ReadAsync());
    }

    [Theory, EachDialect]
    public async Task Acts_that_queue_on_a_snapshot_come_one_after_the_other(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var change = room.Change();
        var (inside, most) = (0, 0);

        async Task<Outcome<Nothing>> Act(Changing tx)
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            var taken = await tx.Tx.ScalarAsync<long>("SELECT taken FROM seat WHERE id = 1", ct: Ct);
            await tx.Tx.ExecuteAsync("UPDATE seat SET taken = @now WHERE id = 1", new { now = taken + 1 }, Ct);
            tx.Unrecorded("A test.");
            Interlocked.Decrement(ref inside);
            return default(Nothing);
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => change.RunAsync(Act, Ct, queueOn: room.Gate), Ct)));

        Assert.Equal((20, 0, 20), await room.ReadAsync());
        Assert.Equal(1, most);
        Assert.Equal(20, room.Gate.Version);
    }

    private static Task Say(Changing tx, params ISnapshot[] snapshots)
    {
        tx.Refresh(snapshots);
        return Task.CompletedTask;
    }

    private static async Task TogetherAsync(Func<Changing, Task> one, Func<Changing, Task> other, Change change, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            await Task.WhenAll(Task.Run(() => RunAsync(one, change)), Task.Run(() => RunAsync(other, change)));
        }
    }

    private static Task<Outcome<Nothing>> RunAsync(Func<Changing, Task> act, Change change) => change.RunAsync<Nothing>(
        async tx =>
        {
            await act(tx);
            tx.Unrecorded("A test.");
            return default(Nothing);
        },
        Ct);
}
