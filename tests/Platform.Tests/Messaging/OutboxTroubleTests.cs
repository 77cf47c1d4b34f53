using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace Maru.Platform.Tests.Messaging;

/// <summary>Being unable to reach the database is no attempt: an outage of any length parks nothing.</summary>
public sealed class OutboxTroubleTests
{
    [Fact]
    public async Task A_database_that_is_away_when_an_event_is_handled_uses_up_no_attempts()
    {
        await using var room = await EventRoom.CreateAsync(Dialect.Sqlite);
        var plan = new FaultPlan { Meet = (sql, _) => FailAt(sql, "platform_inbox") };
        await using var faulty = room.Database.OpenFaulty(plan);
        var node = room.Node(faulty);
        await room.SayAsync("patient");

        for (var n = 0; n < OutboxTerms.MostAttempts + 5; n++)
        {
            Assert.Equal(1, await room.DeliverAsync(node));
            room.Clock.Advance(OutboxTerms.Poll);
        }

        Assert.Equal(0, await room.ScalarAsync<long>("SELECT attempts FROM platform_outbox"));
        plan.Meet = null;
        await room.DeliverAsync(node);
        Assert.Equal(["patient"], room.Heard.Words);
    }

    [Fact]
    public async Task A_failure_that_cannot_be_written_down_is_no_attempt_and_the_claim_is_given_back_when_the_database_returns()
    {
        await using var room = await EventRoom.CreateAsync(Dialect.Sqlite);
        var plan = new FaultPlan();
        await using var faulty = room.Database.OpenFaulty(plan);
        room.Heard.Before = _ =>
        {
            plan.Meet = (sql, _) => FailAt(sql, "BEGIN");
            throw new InvalidOperationException("while the database goes");
        };
        await room.SayAsync("patient");

        var delivering = room.DeliverAsync(room.Node(faulty));
        await room.Clock.WaitedOnAsync(CancellationToken.None);
        (plan.Meet, room.Heard.Before) = (null, _ => Task.CompletedTask);
        room.Clock.Advance(OutboxTerms.Poll);
        await delivering;

        Assert.Equal(0, await room.ScalarAsync<long>("SELECT attempts FROM platform_outbox"));
        room.Clock.Advance(OutboxTerms.Poll);
        await room.DeliverAsync();
        Assert.Equal(["patient"], room.Heard.Words);
    }

    [Theory, EachDialect]
    public async Task A_connection_that_breaks_in_the_handler_is_no_attempt_but_a_database_of_its_own_that_is_away_is_one(Dialect dialect)
    {
        await using var room = await EventRoom.CreateAsync(dialect);
        var breaks = new WhenSpokenBreak();
        var node = room.Node(more: services => services.AddScoped(_ => breaks).AddSingleton(Subscription.Of<WorkChild.Spoken, WhenSpokenBreak>("WhenSpokenBreak")));
        await room.SayAsync("broken");

        await room.DeliverAsync(node);
        var broken = await room.ScalarAsync<long>("SELECT attempts FROM platform_outbox");
        breaks.IsElsewhere = true;
        room.Clock.Advance(OutboxTerms.Poll);
        await room.DeliverAsync(node);

        Assert.Equal(0, broken);
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT attempts FROM platform_outbox"));
    }

    private static void FailAt(string sql, string word)
    {
        if (sql.Contains(word, StringComparison.Ordinal))
        {
            throw new SqliteException("By plan.", raw.SQLITE_CANTOPEN, raw.SQLITE_CANTOPEN);
        }
    }
}
