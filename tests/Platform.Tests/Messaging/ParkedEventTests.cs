using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Tests.Messaging;

public sealed class ParkedEventTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task An_event_parks_when_its_attempts_are_used_up_and_holds_its_key_back(Dialect dialect)
    {
        await using var room = await RefusingAsync(dialect);
        var node = room.Node();

        await room.ParkAsync(node);
        room.Clock.Advance(TimeSpan.FromDays(365));
        var claimed = await room.DeliverAsync(node);

        var parked = await EventRoom.ParkedAsync(node);
        Assert.Equal(0, claimed);
        Assert.Equal(
            ("tests.spoken.v1", "it", OutboxTerms.MostAttempts, 1), (parked.Name, parked.OrderingKey, parked.Attempts, parked.HeldBack));
        Assert.EndsWith(": InvalidOperationException", parked.LastError, StringComparison.Ordinal);
        Assert.Equal(new EventBacklog(1, 1), await node.GetRequiredService<ReadEvents>().CountAsync(Ct));
        Assert.Equal(["other"], room.Heard.Words);
    }

    [Fact]
    public void The_attempts_of_an_event_outlast_a_day()
    {
        var pauses = Enumerable.Range(1, OutboxTerms.MostAttempts - 1).Select(OutboxTerms.PauseAfter).ToList();

        Assert.InRange(TimeSpan.FromTicks(pauses.Sum(p => p.Ticks)), TimeSpan.FromHours(24), TimeSpan.FromHours(36));
        Assert.Equal(pauses.Order(), pauses);
    }

    [Theory, EachDialect]
    public async Task Sent_again_it_is_delivered_before_what_waited_and_not_to_who_has_it(Dialect dialect)
    {
        await using var room = await RefusingAsync(dialect);
        var node = room.Node(more: services => services.AddScoped<WhenSpokenNote>().AddSingleton(Subscription.Of<Spoken, WhenSpokenNote>("WhenSpokenNote")));
        await Effects.CreateAsync(room.Database.Db);
        await room.ParkAsync(node);
        room.Heard.Before = _ => Task.CompletedTask;
        var parked = await EventRoom.ParkedAsync(node);

        Assert.Null((await node.GetRequiredService<SendEventAgain>().RunAsync(parked.Id, Ct)).Failure);
        await room.DeliverAsync(node);

        Assert.Equal(["other", "bad", "behind"], room.Heard.Words);
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM test_effect WHERE effect = 'noted bad'"));
        var entry = Assert.Single(room.Audit.Entries);
        Assert.Equal(("send_again", "messaging.events", parked.Id), (entry.Action, entry.Resource, entry.ResourceId));
        Assert.Equal(
            MessagingFailures.NoSuchParkedEvent, (await node.GetRequiredService<SendEventAgain>().RunAsync(parked.Id, Ct)).Failure);
    }

    [Theory, EachDialect]
    public async Task Discarded_it_is_never_delivered_and_what_waited_goes_on(Dialect dialect)
    {
        await using var room = await RefusingAsync(dialect);
        var node = room.Node();
        await room.ParkAsync(node);
        room.Heard.Before = _ => Task.CompletedTask;
        var parked = await EventRoom.ParkedAsync(node);
        var discard = node.GetRequiredService<DiscardEvent>();

        Assert.Equal(MessagingFailures.ReasonRequired, (await discard.RunAsync(parked.Id, " ", Ct)).Failure);
        Assert.Equal(MessagingFailures.ReasonRequired, (await discard.RunAsync(parked.Id, new string('x', 501), Ct)).Failure);
        Assert.Null((await discard.RunAsync(parked.Id, "told them by hand", Ct)).Failure);
        await room.DeliverAsync(node);

        Assert.Equal(["other", "behind"], room.Heard.Words);
        Assert.Equal(("discard", "told them by hand"), (room.Audit.Entries.Single().Action, room.Audit.Entries.Single().Reason));
        Assert.Equal(MessagingFailures.NoSuchParkedEvent, (await discard.RunAsync(parked.Id, "again", Ct)).Failure);
    }

    [Theory, EachDialect]
    public async Task What_is_not_parked_can_be_neither_sent_again_nor_discarded(Dialect dialect)
    {
        await using var room = await RefusingAsync(dialect);
        var node = room.Node();
        await room.DeliverAsync(node);
        var waiting = await room.ScalarAsync<string>("SELECT id FROM platform_outbox WHERE last_error IS NOT NULL");

        foreach (var id in new[] { waiting!, "no id", Guid.CreateVersion7().ToString() })
        {
            Assert.Equal(MessagingFailures.NoSuchParkedEvent, (await node.GetRequiredService<SendEventAgain>().RunAsync(id, Ct)).Failure);
            Assert.Equal(
                MessagingFailures.NoSuchParkedEvent, (await node.GetRequiredService<DiscardEvent>().RunAsync(id, "why", Ct)).Failure);
        }

        Assert.Empty(room.Audit.Entries);
    }

    private static async Task<EventRoom> RefusingAsync(Dialect dialect)
    {
        var room = await EventRoom.CreateAsync(dialect);
        room.Heard.Before = word => word == "bad" ? throw new InvalidOperationException("not this one") : Task.CompletedTask;
        await room.SayAsync("bad", "it");
        await room.SayAsync("behind", "it");
        await room.SayAsync("other", "something else");
        return room;
    }
}
