using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Tests.Messaging;

public sealed class OutboxTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task An_event_reaches_its_handler_once_however_often_it_is_delivered(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        await room.SayAsync("first");

        await room.DeliverAsync();
        await ForgetDeliveryAsync(room.Database.Db);
        await room.DeliverAsync();

        Assert.Equal(["first"], room.Heard.Words);
        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE delivered_at IS NULL"));
    }

    [Theory, EachDialect]
    public async Task An_event_of_an_undone_change_is_never_heard(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);

        await room.SayAsync("undone", commit: false);
        await room.DeliverAsync();

        Assert.Empty(room.Heard.Words);
    }

    [Theory, EachDialect]
    public async Task A_failing_handler_is_tried_again_later_and_holds_up_nobody(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        room.Heard.Before = word => word == "bad" ? throw new InvalidOperationException("not this one") : Task.CompletedTask;
        await room.SayAsync("bad");
        await room.SayAsync("good");

        await room.DeliverAsync();
        var first = room.Heard.Words;
        room.Heard.Before = _ => Task.CompletedTask;
        var tooEarly = await room.DeliverAsync();
        room.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.DeliverAsync();

        Assert.Equal(["good"], first);
        Assert.Equal(0, tooEarly);
        Assert.Equal(["good", "bad"], room.Heard.Words);
    }

    [Theory, EachDialect]
    public async Task Two_nodes_at_once_deliver_each_event_once(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        await using var second = room.Database.OpenAnother();
        foreach (var n in Enumerable.Range(0, 40))
        {
            await room.SayAsync($"{n}");
        }

        await Task.WhenAll(room.DeliverAsync(), room.DeliverAsync(room.Node(second)));

        Assert.Equal(40, room.Heard.Words.Count);
        Assert.Equal(40, room.Heard.Words.Distinct().Count());
    }

    [Theory, EachDialect]
    public async Task A_node_that_stops_in_the_middle_leaves_the_event_to_the_next_at_once_and_without_an_attempt(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        using var stop = new CancellationTokenSource();
        room.Heard.Before = _ => stop.CancelAsync()
            .ContinueWith(_ => throw new OperationCanceledException(stop.Token), TaskScheduler.Default);
        await room.SayAsync("cut short");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => room.Node().GetRequiredService<OutboxDispatcher>().DeliverDueAsync(stop.Token));
        var attempts = await room.ScalarAsync<long>("SELECT attempts FROM platform_outbox");
        room.Heard.Before = _ => Task.CompletedTask;
        await room.DeliverAsync();

        Assert.Equal(0, attempts);
        Assert.Equal(["cut short"], room.Heard.Words);
    }

    [Theory, EachDialect]
    public async Task A_node_that_is_killed_while_it_handles_loses_nothing_and_does_nothing_twice(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        await Effects.CreateAsync(room.Database.Db);
        foreach (var word in new[] { "one", "two", "three" })
        {
            await room.SayAsync(word, "a story");
        }

        await using (var child = Child.Start(room.Database, EventNode.Shape, "two"))
        {
            Assert.True(await child.DiesAsync());
        }

        var later = new FakeClock(TimeProvider.System.GetUtcNow() + OutboxTerms.Lease + TimeSpan.FromMinutes(1));
        await using var node = EventNode.Build(room.Database.Db, later, deadlyWord: null);
        await room.DeliverAsync(node);

        await using var session = await room.Database.Db.OpenAsync(Ct);
        Assert.Equal(
            ["noted one", "noted three", "noted two", "repeated one", "repeated three", "repeated two"],
            await session.QueryAsync<string>("SELECT effect FROM test_effect ORDER BY effect", null, Ct));
    }

    [Theory, EachDialect]
    public async Task Who_holds_an_older_claim_calls_no_handler_and_changes_nothing(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        await room.SayAsync("slow");
        var late = await ClaimAsync(room);
        room.Clock.Advance(OutboxTerms.Lease + TimeSpan.FromSeconds(1));
        var now = await ClaimAsync(room);

        await using (var tx = await room.Database.Db.BeginAsync(Ct))
        {
            Assert.False(await OutboxTable.EnterAsync(tx, late, "late", room.Clock.GetUtcNow(), Ct));
            await OutboxTable.DeliveredAsync(tx, [late], room.Clock.GetUtcNow(), Ct);
            await OutboxTable.ParkAsync(tx, late, room.Clock.GetUtcNow(), "late", Ct);
            await OutboxTable.TryAgainAsync(tx, late, room.Clock.GetUtcNow(), "late", Ct);
            await OutboxTable.GiveBackAsync(tx, late, room.Clock.GetUtcNow(), Ct);
            Assert.True(await OutboxTable.EnterAsync(tx, now, "now", room.Clock.GetUtcNow(), Ct));
            await tx.CommitAsync(Ct);
        }

        Assert.Equal(2, await room.ScalarAsync<long>(
            "SELECT attempts FROM platform_outbox WHERE delivered_at IS NULL AND parked_at IS NULL AND last_error IS NULL"));
        Assert.Equal(0, await room.DeliverAsync());
    }

    private static async Task<ClaimedEvent> ClaimAsync(EventRoom room)
    {
        await using var tx = await room.Database.Db.BeginAsync(Ct);
        var claimed = await OutboxTable.ClaimAsync(tx, 1, room.Clock.GetUtcNow(), Ct);
        await tx.CommitAsync(Ct);
        return Assert.Single(claimed);
    }

    private static async Task ForgetDeliveryAsync(Db db)
    {
        await using var tx = await db.BeginAsync(Ct);
        await tx.ExecuteAsync("UPDATE platform_outbox SET delivered_at = NULL, available_at = 0");
        await tx.CommitAsync(Ct);
    }
}
