using System.Globalization;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Messaging;

public sealed class OutboxOrderTests
{
    [Theory, EachDialect]
    public async Task Events_of_one_key_arrive_in_their_order_even_those_of_one_instant(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        var words = Enumerable.Range(0, OutboxTerms.InARow + 10).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToList();
        foreach (var word in words)
        {
            await room.SayAsync(word, "one thing");
        }

        await room.DeliverAsync();

        Assert.Equal(words, room.Heard.Words);
    }

    [Theory, EachDialect]
    public async Task An_event_that_waits_for_its_next_attempt_holds_back_its_own_key_only(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        room.Heard.Before = word => word == "a1" ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        foreach (var word in new[] { "a1", "a2", "b1", "b2" })
        {
            await room.SayAsync(word, word[..1]);
        }

        await room.DeliverAsync();
        var meanwhile = room.Heard.Words;
        room.Heard.Before = _ => Task.CompletedTask;
        room.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.DeliverAsync();

        Assert.Equal(["b1", "b2"], meanwhile);
        Assert.Equal(["b1", "b2", "a1", "a2"], room.Heard.Words);
    }

    [Theory, EachDialect]
    public async Task Different_keys_are_handled_at_once_as_many_as_the_database_and_the_bound_allow(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        var expected = dialect == Dialect.Postgres ? OutboxTerms.AtOnce : 1;
        var full = new TaskCompletionSource();
        room.Heard.Before = _ =>
        {
            if (room.Heard.MostAtOnce == expected)
            {
                full.TrySetResult();
            }

            return full.Task.WaitAsync(TimeSpan.FromSeconds(30));
        };
        for (var n = 0; n < OutboxTerms.AtOnce + 4; n++)
        {
            await room.SayAsync($"{n}", $"thing {n}");
        }

        await room.DeliverAsync();

        Assert.Equal(OutboxTerms.AtOnce + 4, room.Heard.Words.Count);
        Assert.Equal(expected, room.Heard.MostAtOnce);
    }

    [Theory, EachDialect]
    public async Task Two_nodes_at_once_keep_the_order_of_each_key(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        await using var second = room.Database.OpenAnother();
        for (var n = 0; n < 60; n++)
        {
            await room.SayAsync($"{(char)('a' + (n % 6))}{n:00}", $"{n % 6}");
        }

        await Task.WhenAll(room.DeliverAsync(), room.DeliverAsync(room.Node(second)));

        Assert.Equal(60, room.Heard.Words.Count);
        foreach (var key in room.Heard.Words.GroupBy(word => word[0]))
        {
            Assert.Equal(key.Order(StringComparer.Ordinal), key);
        }
    }

    [Theory, EachDialect]
    public async Task What_nobody_listens_to_holds_nobody_up(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        await room.SayAsync("before", "one thing");
        await room.SayAsync("to nobody", "one thing");
        await room.SayAsync("to nobody", "another thing");
        await using (var tx = await room.Database.Db.BeginAsync(CancellationToken.None))
        {
            await tx.ExecuteAsync("UPDATE platform_outbox SET name = 'tests.unheard.v1' WHERE payload LIKE '%nobody%'");
            await tx.CommitAsync(CancellationToken.None);
        }

        await room.SayAsync("after", "one thing");
        await room.SayAsync("elsewhere", "another thing");
        await room.DeliverAsync();

        Assert.Equal(["after", "before", "elsewhere"], room.Heard.Words.Order(StringComparer.Ordinal));
        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE delivered_at IS NULL"));
    }
}
