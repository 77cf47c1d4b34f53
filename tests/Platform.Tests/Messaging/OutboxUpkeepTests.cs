using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Tests.Messaging;

public sealed class OutboxUpkeepTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task Delivered_events_go_after_their_time_with_what_their_handlers_noted(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        var node = room.Node();
        foreach (var n in Enumerable.Range(0, 3))
        {
            await room.SayAsync($"old {n}");
        }

        await room.DeliverAsync(node);
        var early = await RetireAsync(node);
        room.Clock.Advance(OutboxTerms.Retention + TimeSpan.FromMinutes(1));
        await room.SayAsync("young");
        await room.DeliverAsync(node);

        Assert.Equal((0, 3), (early, await RetireAsync(node)));
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox"));
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_inbox"));
    }

    [Theory, EachDialect]
    public async Task What_is_not_delivered_stays_and_so_does_what_handlers_have_noted_of_it(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        var fails = new WhenSpokenBreak { IsElsewhere = true };
        var node = room.Node(more: services => services.AddScoped(_ => fails).AddSingleton(Subscription.Of<WorkChild.Spoken, WhenSpokenBreak>("WhenSpokenBreak")));
        await room.SayAsync("half handled");

        await room.ParkAsync(node);
        room.Clock.Advance(OutboxTerms.Retention * 10);
        var retired = await RetireAsync(node);
        await node.GetRequiredService<SendEventAgain>().RunAsync((await EventRoom.ParkedAsync(node)).Id, Ct);
        await room.DeliverAsync(node);

        Assert.Equal(0, retired);
        Assert.Equal(["half handled"], room.Heard.Words);
    }

    [Theory, EachDialect]
    public async Task Many_go_in_slices(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        await using (var tx = await room.Database.Db.BeginAsync(Ct))
        {
            await tx.ExecuteAsync("""
                WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 1100)
                INSERT INTO platform_outbox (id, name, payload, occurred_at, available_at, delivered_at) SELECT 'e' || n, 'x', '{}', 1, 1, 1 FROM row
                """);
            await tx.CommitAsync(Ct);
        }

        Assert.Equal(1100, await RetireAsync(room.Node()));
        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox"));
    }

    private static Task<int> RetireAsync(ServiceProvider node) => node.GetRequiredService<OutboxUpkeep>().RunOnceAsync(Ct);
}
