using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Tests.Messaging;

public sealed class PassedOverFailureTests
{
    [Theory, EachDialect]
    public async Task An_event_is_not_delivered_while_one_of_its_handlers_passes_over_a_failure_of_its_transaction(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        var passing = new WhenSpokenPassOver();
        var node = room.Node(more: services =>
        {
            // Before the one that hears, which is the last and marks the event.
            services.Insert(0, ServiceDescriptor.Singleton(Subscription.Of<Spoken, WhenSpokenPassOver>("WhenSpokenPassOver")));
            services.AddScoped(_ => passing);
        });
        await room.SayAsync("x");

        await room.DeliverAsync(node);

        Assert.Equal((0L, 0L, 1L), await ReadAsync(room));
        Assert.Equal(
            "WhenSpokenPassOver: InvalidOperationException", await room.ScalarAsync<string>("SELECT last_error FROM platform_outbox"));

        passing.IsMended = true;
        room.Clock.Advance(TimeSpan.FromHours(1.1));
        await room.DeliverAsync(node);

        Assert.Equal((1L, 1L, 2L), await ReadAsync(room));
        Assert.Equal(["x"], room.Heard.Words);
    }

    private static async Task<(long Delivered, long Written, long Entered)> ReadAsync(EventRoom room) => (
        await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE delivered_at IS NOT NULL"),
        await room.ScalarAsync<long>(WhenSpokenPassOver.Written),
        await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_inbox"));
}
