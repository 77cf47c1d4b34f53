using Maru.Modules.Identity.Sessions;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Tests.Identity.UseCases;

/// <summary>A refresh that reads its token before its session ends, and the rest after it, has met the end and not a thief.</summary>
public sealed class SessionEndedMeanwhileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task A_token_that_still_reads_as_live_beside_an_ended_successor_is_no_theft(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var first = await room.SetUpAsync();
        await room.Get<RefreshSession>().RunAsync(first.RefreshToken, Ct);
        await room.ExecuteAsync("UPDATE identity_session SET revoked_at = 1 WHERE successor_id IS NULL");

        await AssertEndedAsync(room, room.Get<RefreshSession>(), first.RefreshToken);
    }

    // On SQLite a writer is alone: nothing happens between its reads.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 3)]
    [InlineData(21, 1)]
    public async Task A_session_that_ends_between_two_reads_of_a_refresh_is_no_theft(int secondsLater, int refreshes)
    {
        Assert.SkipWhen(TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var database = await TestDatabase.EmptyAsync(Dialect.Postgres);
        await using var room = await Room.StartAsync(database);
        var grant = await room.SetUpAsync();
        var (user, first) = (room.User(grant), grant.RefreshToken);
        for (var i = 0; i < refreshes; i++)
        {
            grant = (await room.Get<RefreshSession>().RunAsync(grant.RefreshToken, Ct)).Value;
        }

        room.Clock.Advance(TimeSpan.FromSeconds(secondsLater));
        var clock = new InterruptedClock(room.Clock, () => room.Get<EndSessions>().OfAsync(user.Id, Ct));
        var refresh = ActivatorUtilities.CreateInstance<RefreshSession>(room.Get<IServiceProvider>(), clock);

        await AssertEndedAsync(room, refresh, first);
        Assert.Empty((await room.Get<ReadSessions>().RunAsync(user.Id, Ct)).Value);
    }

    private static async Task AssertEndedAsync(Room room, RefreshSession refresh, string token)
    {
        Assert.Equal("identity.invalid_refresh_token", (await refresh.RunAsync(token, Ct)).Failure?.Code);

        Assert.DoesNotContain(room.Audit.Entries, e => e.Reason == "refresh_token_reused");
        Assert.Equal(0, await room.ScalarAsync<long>(
            "SELECT COUNT(*) FROM platform_outbox WHERE name = 'identity.refresh_token_reused.v1'"));
    }
}
