using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class SetUpTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task The_printed_token_makes_the_first_administrator_and_signs_in(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);

        var grant = await room.SetUpAsync();

        var user = room.Authenticator.Authenticate(grant.AccessToken)!;
        Assert.Equal(("admin", Role.Admin, grant.SessionId), (user.Name, user.Role, user.SessionId));
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE name = 'identity.set_up_completed.v1'"));
    }

    [Theory, EachDialect]
    public async Task Twenty_set_ups_at_once_have_exactly_one_winner(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var token = await room.Get<ISetUp>().PrepareAsync(Ct);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => room.CompleteAsync(token, $"admin{i}", Room.Password), Ct)));

        Assert.Equal(1, outcomes.Count(o => o.Failure is null));
        Assert.All(outcomes.Where(o => o.Failure is not null), o => Assert.Equal("identity.already_set_up", o.Failure!.Code));
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_account"));
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_session"));
    }

    [Theory, EachDialect]
    public async Task Each_start_without_accounts_replaces_the_token(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var first = await room.Get<ISetUp>().PrepareAsync(Ct);
        var second = await room.Get<ISetUp>().PrepareAsync(Ct);

        var refused = await room.CompleteAsync(first, "admin", Room.Password);
        var accepted = await room.CompleteAsync(second, "admin", Room.Password);

        Assert.Equal("identity.wrong_set_up_token", refused.Failure?.Code);
        Assert.Null(accepted.Failure);
    }

    [Fact]
    public async Task The_token_is_not_in_the_database()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);

        var token = await room.Get<ISetUp>().PrepareAsync(Ct);

        Assert.Equal(43, token!.Length);
        Assert.NotEqual(token, await room.ScalarAsync<string>("SELECT token_hash FROM identity_setup"));
    }

    [Fact]
    public async Task A_server_with_an_account_makes_no_token_and_is_set_up()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        await room.SetUpAsync();

        var token = await room.Get<ISetUp>().PrepareAsync(Ct);
        var again = await room.CompleteAsync("anything", "other", Room.Password);

        Assert.Null(token);
        Assert.Equal("identity.already_set_up", again.Failure?.Code);
    }

    [Fact]
    public async Task Bad_input_names_its_fields_and_leaves_the_token_usable()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var token = await room.Get<ISetUp>().PrepareAsync(Ct);

        var refused = await room.CompleteAsync(token, "x", "short");
        var accepted = await room.CompleteAsync(token, "admin", Room.Password);

        Assert.Equal(["password", "username"], refused.Failure!.Fields!.Keys.Order());
        Assert.Null(accepted.Failure);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_wrong_token_is_refused_before_anything_is_hashed(string? token)
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        await room.Get<ISetUp>().PrepareAsync(Ct);

        var refused = await room.CompleteAsync(token, "x", "y");

        Assert.Equal("identity.wrong_set_up_token", refused.Failure?.Code);
    }
}
