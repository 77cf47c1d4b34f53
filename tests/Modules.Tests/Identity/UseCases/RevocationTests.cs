using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class RevocationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task Signing_out_is_effective_here_at_once_and_elsewhere_with_the_next_poll(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        var clock = new FakeClock();
        var vault = new Vault(KeyRing.Generate(), VaultState.Ok, clock);
        await using var here = await Room.StartAsync(database, clock, vault);
        var grant = await here.SetUpAsync();
        await using var there = await Room.StartAsync(database, clock, vault);
        var user = there.Authenticator.Authenticate(grant.AccessToken)!;

        await here.Get<EndSession>().RunAsync(user, Ct);

        Assert.Null(here.Authenticator.Authenticate(grant.AccessToken));
        await there.PollAsync();
        Assert.Null(there.Authenticator.Authenticate(grant.AccessToken));
        Assert.NotNull((await here.Get<RefreshSession>().RunAsync(grant.RefreshToken, Ct)).Failure);
    }

    [Theory]
    [InlineData("UPDATE identity_account SET disabled_at = 1")]
    [InlineData("UPDATE identity_account SET token_version = token_version + 1")]
    [InlineData("DELETE FROM identity_account")]
    public async Task A_change_of_the_account_voids_its_access_tokens(string change)
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var grant = await room.SetUpAsync();

        await room.ExecuteAsync(change);
        await using (var tx = await room.Db.BeginAsync(Ct))
        {
            await SnapshotVersion.BumpAsync(tx, AccessMap.Name, Ct);
            await tx.CommitAsync(Ct);
        }

        await room.PollAsync();

        Assert.Null(room.Authenticator.Authenticate(grant.AccessToken));
    }

    [Fact]
    public async Task A_judgement_asks_the_database_nothing()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var grant = await room.SetUpAsync();
        var before = room.Db.StatementCount;

        Assert.NotNull(room.Authenticator.Authenticate(grant.AccessToken));
        Assert.Null(room.Authenticator.Authenticate("rubbish"));

        Assert.Equal(before, room.Db.StatementCount);
    }

    [Fact]
    public async Task An_access_token_dies_after_its_hour()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var grant = await room.SetUpAsync();

        room.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.NotNull(room.Authenticator.Authenticate(grant.AccessToken));
        room.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(room.Authenticator.Authenticate(grant.AccessToken));
    }

    [Fact]
    public async Task A_token_of_another_installation_is_refused()
    {
        await using var ours = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var theirs = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var here = await Room.StartAsync(ours);
        await using var there = await Room.StartAsync(theirs);
        await here.SetUpAsync();

        Assert.Null(here.Authenticator.Authenticate((await there.SetUpAsync()).AccessToken));
    }

    [Theory, EachDialect]
    public async Task Nodes_that_start_together_share_one_signing_key(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using (await Room.StartAsync(database))
        {
        }

        await using var probe = await Room.StartAsync(database);
        await probe.ExecuteAsync("DELETE FROM identity_signing_key");
        var (clock, vault) = (new FakeClock(), new Vault(KeyRing.Generate(), VaultState.Ok, new FakeClock()));

        var rooms = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Room.StartAsync(database, clock, vault), Ct)));

        Assert.Equal(1, await probe.ScalarAsync<long>("SELECT COUNT(*) FROM identity_signing_key"));
        Assert.Single(rooms.Select(r => r.Get<Maru.Modules.Identity.SigningKeys.AccessKeys>().Signing.Id).Distinct());
        await Task.WhenAll(rooms.Select(r => r.DisposeAsync().AsTask()));
    }

    [Theory]
    [InlineData(VaultState.Locked)]
    [InlineData(VaultState.Ephemeral)]
    public async Task Without_a_lasting_vault_people_sign_in_with_a_key_of_the_process(VaultState state)
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        var vault = new Vault(state == VaultState.Locked ? null : KeyRing.Generate(), state, TimeProvider.System);
        await using var room = await Room.StartAsync(database, vault: vault);
        await using var restarted = await Room.StartAsync(database, vault: vault);

        var grant = await room.SetUpAsync();
        var refreshed = (await room.Get<RefreshSession>().RunAsync(grant.RefreshToken, Ct)).Value;
        var repeated = (await room.Get<RefreshSession>().RunAsync(grant.RefreshToken, Ct)).Value;

        Assert.NotNull(room.Authenticator.Authenticate(refreshed.AccessToken));
        Assert.Equal(refreshed.RefreshToken, repeated.RefreshToken);
        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_signing_key"));
        await restarted.PollAsync();
        Assert.Null(restarted.Authenticator.Authenticate(refreshed.AccessToken));
    }

    [Fact]
    public async Task A_restart_keeps_sessions_and_a_lost_ring_retires_the_key_without_ending_them()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        var clock = new FakeClock();
        var vault = new Vault(KeyRing.Generate(), VaultState.Ok, clock);
        string token;
        await using (var first = await Room.StartAsync(database, clock, vault))
        {
            token = (await first.SetUpAsync()).AccessToken;
        }

        await using var same = await Room.StartAsync(database, clock, vault);
        await using var other = await Room.StartAsync(database, clock);

        Assert.NotNull(same.Authenticator.Authenticate(token));
        Assert.NotNull(other.Authenticator.Authenticate(token));
        Assert.Equal(1, await other.ScalarAsync<long>("SELECT COUNT(*) FROM identity_signing_key WHERE state = 'previous'"));
        Assert.Equal(1, await other.ScalarAsync<long>("SELECT COUNT(*) FROM identity_signing_key WHERE state = 'current'"));
    }
}
