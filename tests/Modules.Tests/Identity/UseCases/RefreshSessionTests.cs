using Maru.Modules.Identity.Sessions;
using Maru.Modules.Identity.Upkeep;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class RefreshSessionTests
{
    private const string Refused = "identity.invalid_refresh_token";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task A_refresh_gives_new_tokens_of_the_same_session(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var first = await room.SetUpAsync();

        var second = await RefreshAsync(room, first.RefreshToken);

        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        Assert.Equal(first.SessionId, room.Authenticator.Authenticate(second.AccessToken)?.SessionId);
    }

    [Theory, EachDialect]
    public async Task Fifty_refreshes_at_once_leave_one_live_token_and_all_get_it(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var first = await room.SetUpAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(
            () => room.Get<RefreshSession>().RunAsync(first.RefreshToken, Ct), Ct)));

        var token = Assert.Single(outcomes.Select(o => o.Value.RefreshToken).Distinct());
        Assert.Equal(
            1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_session WHERE spent_at IS NULL AND revoked_at IS NULL"));
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(DISTINCT family_id) FROM identity_session"));
        Assert.All(outcomes, o => Assert.NotNull(room.Authenticator.Authenticate(o.Value.AccessToken)));
        Assert.NotEqual(token, (await RefreshAsync(room, token)).RefreshToken);
    }

    [Theory, EachDialect]
    public async Task A_lost_answer_can_be_asked_for_again_within_the_grace(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var first = await room.SetUpAsync();
        var second = await RefreshAsync(room, first.RefreshToken);
        room.Clock.Advance(TimeSpan.FromSeconds(20));

        var again = await RefreshAsync(room, first.RefreshToken);

        Assert.Equal(second.RefreshToken, again.RefreshToken);
    }

    [Theory, EachDialect]
    public async Task A_spent_token_after_the_grace_ends_the_session_at_once(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var first = await room.SetUpAsync();
        var second = await RefreshAsync(room, first.RefreshToken);
        room.Clock.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal(Refused, await RefusalAsync(room, first.RefreshToken));

        Assert.Null(room.Authenticator.Authenticate(first.AccessToken));
        Assert.Null(room.Authenticator.Authenticate(second.AccessToken));
        Assert.Equal(Refused, await RefusalAsync(room, second.RefreshToken));
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE name = 'identity.refresh_token_reused.v1'"));
    }

    [Theory, EachDialect]
    public async Task A_token_spent_just_now_gives_the_live_one_however_many_came_between(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var first = await room.SetUpAsync();
        var second = await RefreshAsync(room, first.RefreshToken);
        room.Clock.Advance(TimeSpan.FromSeconds(10));
        var third = await RefreshAsync(room, second.RefreshToken);
        var fourth = await RefreshAsync(room, third.RefreshToken);

        // A window of the browser that is behind.
        Assert.Equal(fourth.RefreshToken, (await RefreshAsync(room, first.RefreshToken)).RefreshToken);
        Assert.Equal(fourth.RefreshToken, (await RefreshAsync(room, second.RefreshToken)).RefreshToken);
        Assert.Equal(1, await room.ScalarAsync<long>(
            "SELECT COUNT(*) FROM identity_session WHERE spent_at IS NULL AND revoked_at IS NULL"));

        // Ten seconds more, and the first is a copy, though those after it are still young.
        room.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(Refused, await RefusalAsync(room, first.RefreshToken));
        Assert.Null(room.Authenticator.Authenticate(fourth.AccessToken));
        Assert.Equal(Refused, await RefusalAsync(room, fourth.RefreshToken));
    }

    [Theory, EachDialect]
    public async Task Another_session_of_the_same_person_lives_on(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var stolen = await room.SetUpAsync();
        var other = (await room.SignInAsync("admin", Room.Password)).Value;
        await RefreshAsync(room, (await RefreshAsync(room, stolen.RefreshToken)).RefreshToken);
        room.Clock.Advance(TimeSpan.FromSeconds(21));
        await RefusalAsync(room, stolen.RefreshToken);

        Assert.NotNull(room.Authenticator.Authenticate(other.AccessToken));
        Assert.NotEmpty((await RefreshAsync(room, other.RefreshToken)).RefreshToken);
    }

    [Fact]
    public async Task A_refresh_token_expires_after_seven_days_without_use()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var first = await room.SetUpAsync();
        room.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        var second = await RefreshAsync(room, first.RefreshToken);
        room.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(Refused, await RefusalAsync(room, second.RefreshToken));
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_however_often_it_is_refreshed()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var grant = await room.SetUpAsync();
        for (var day = 0; day < 29; day++)
        {
            room.Clock.Advance(TimeSpan.FromDays(1));
            grant = await RefreshAsync(room, grant.RefreshToken);
        }

        Assert.Equal(TimeSpan.FromDays(1), grant.RefreshLifetime);
        room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Refused, await RefusalAsync(room, grant.RefreshToken));
    }

    [Fact]
    public async Task A_disabled_account_is_not_refreshed()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var grant = await room.SetUpAsync();
        await room.ExecuteAsync("UPDATE identity_account SET disabled_at = 1");

        Assert.Equal(Refused, await RefusalAsync(room, grant.RefreshToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unknown")]
    public async Task An_unknown_token_is_refused(string? token)
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);

        Assert.Equal(Refused, await RefusalAsync(room, token));
    }

    [Theory, EachDialect]
    public async Task No_token_stands_in_the_database_and_the_sealed_one_goes_with_the_grace(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var first = await room.SetUpAsync();
        var second = await RefreshAsync(room, first.RefreshToken);

        Assert.Equal(0, await room.ScalarAsync<long>($"""
            SELECT COUNT(*) FROM identity_session
            WHERE token_hash IN ('{first.RefreshToken}', '{second.RefreshToken}') OR successor_sealed = '{second.RefreshToken}'
            """));
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_session WHERE successor_sealed IS NOT NULL"));
        room.Clock.Advance(TimeSpan.FromSeconds(21));
        await room.Get<UpkeepWorker>().RunOnceAsync(Ct);
        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_session WHERE successor_sealed IS NOT NULL"));
    }

    private static async Task<SessionGrant> RefreshAsync(Room room, string token) =>
        (await room.Get<RefreshSession>().RunAsync(token, Ct)).Value;

    private static async Task<string?> RefusalAsync(Room room, string? token) =>
        (await room.Get<RefreshSession>().RunAsync(token, Ct)).Failure?.Code;
}
