using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.ClientKeys;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class ClientKeyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task A_new_key_works_at_once_and_its_secret_is_not_stored(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var user = await UserAsync(room);
        var expiry = room.Clock.GetUtcNow().AddDays(1).AddTicks(7);

        var made = (await room.Get<CreateClientKey>().RunAsync(
            user, "laptop", ["models", "chat"], new ClientKeyLimits(60, 1000, 5_000_000), expiry, Ct)).Value;

        var found = room.Get<IClientKeys>().Find(made.Secret)!;
        Assert.Matches("^mk_[A-Za-z0-9_-]{43}$", made.Secret);
        Assert.Equal((made.Key.Id, user.Id, "laptop"), (found.Id, found.OwnerId, found.Name));
        Assert.Equal(["chat", "models"], found.Scopes.Order());
        Assert.Equal(new ClientKeyLimits(60, 1000, 5_000_000), found.Limits);
        Assert.Equal(made.Key.Terms.ExpiresAt, found.ExpiresAt);
        Assert.Equal(0, await room.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM identity_client_key WHERE secret_hash LIKE '%{made.Secret[3..]}%' OR LENGTH(prefix) > 8"));
    }

    [Theory, EachDialect]
    public async Task A_key_read_back_equals_the_one_made(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var user = await UserAsync(room);
        var made = await MakeAsync(room, user);

        var read = (await room.Get<ReadClientKeys>().FindAsync(user.Id, made.Key.Id, Ct)).Value;

        Assert.Equal(made.Key with { Terms = read.Terms }, read);
        Assert.Equal(made.Key.Terms.Scopes, read.Terms.Scopes);
    }

    [Theory, EachDialect]
    public async Task Somebody_elses_key_is_not_found(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var owner = await UserAsync(room);
        var stranger = owner with { Id = "stranger" };
        var made = await MakeAsync(room, owner);

        var read = await room.Get<ReadClientKeys>().FindAsync(stranger.Id, made.Key.Id, Ct);
        var changed = await room.Get<ChangeClientKey>().RunAsync(
            stranger, stranger.Id, made.Key.Id, null, new ClientKeyPatch { Name = "mine" }, Ct);
        var revoked = await room.Get<RevokeClientKey>().RunAsync(stranger, stranger.Id, made.Key.Id, null, Ct);
        var listed = await room.Get<ReadClientKeys>().RunAsync(stranger.Id, new PageRequest(1, 50), Ct);

        Assert.All([read.Failure, changed.Failure, revoked.Failure], f => Assert.Equal("identity.no_such_client_key", f?.Code));
        Assert.Equal(0, listed.Total);
        Assert.NotNull(room.Get<IClientKeys>().Find(made.Secret));
    }

    [Theory, EachDialect]
    public async Task A_change_is_seen_at_once_and_a_stale_one_is_refused(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var user = await UserAsync(room);
        var made = await MakeAsync(room, user);
        var before = room.Get<IClientKeys>().Find(made.Secret);

        var changed = await room.Get<ChangeClientKey>().RunAsync(
            user, user.Id, made.Key.Id, 1, new ClientKeyPatch { Name = "desk", LimitsGiven = true, Limits = new(1, null, null) }, Ct);
        var stale = await room.Get<ChangeClientKey>().RunAsync(user, user.Id, made.Key.Id, 1, new ClientKeyPatch { Name = "late" }, Ct);

        var after = room.Get<IClientKeys>().Find(made.Secret)!;
        Assert.Equal(2, changed.Value.Version);
        Assert.Equal("http.version_conflict", stale.Failure?.Code);
        Assert.NotSame(before, after);
        Assert.Equal(("desk", 1), (after.Name, after.Limits.RequestsPerMinute));
        Assert.Equal(("desk", (string?)null), (room.Get<IClientKeys>().NameOf(after.Id), room.Get<IClientKeys>().NameOf("no such key")));
    }

    [Theory, EachDialect]
    public async Task A_key_keeps_its_instance_while_others_change(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var user = await UserAsync(room);
        var made = await MakeAsync(room, user);
        var before = room.Get<IClientKeys>().Find(made.Secret);

        await MakeAsync(room, user);

        Assert.Same(before, room.Get<IClientKeys>().Find(made.Secret));
    }

    [Theory, EachDialect]
    public async Task A_revoked_key_stops_here_at_once_and_elsewhere_with_the_next_poll(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        var clock = new FakeClock();
        var vault = new Vault(KeyRing.Generate(), VaultState.Ok, clock);
        await using var here = await Room.StartAsync(database, clock, vault);
        await using var there = await Room.StartAsync(database, clock, vault);
        var user = await UserAsync(here);
        var made = await MakeAsync(here, user);
        await there.PollAsync();
        Assert.NotNull(there.Get<IClientKeys>().Find(made.Secret));

        await here.Get<RevokeClientKey>().RunAsync(user, ownerId: null, made.Key.Id, null, Ct);
        var again = await here.Get<RevokeClientKey>().RunAsync(user, ownerId: null, made.Key.Id, null, Ct);
        var changed = await here.Get<ChangeClientKey>().RunAsync(user, null, made.Key.Id, null, new ClientKeyPatch { Name = "x" }, Ct);

        Assert.Null(here.Get<IClientKeys>().Find(made.Secret));
        await there.PollAsync();
        Assert.Null(there.Get<IClientKeys>().Find(made.Secret));
        Assert.Null(again.Failure);
        Assert.Equal("identity.client_key_is_revoked", changed.Failure?.Code);
        Assert.Equal(1, await here.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE name = 'identity.client_key_revoked.v1'"));
    }

    [Fact]
    public async Task An_expired_key_stops_by_the_clock_alone_and_can_still_be_renamed_or_prolonged()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var user = await UserAsync(room);
        var made = (await room.Get<CreateClientKey>().RunAsync(user, "k", null, null, room.Clock.GetUtcNow().AddHours(1), Ct)).Value;
        room.Clock.Advance(TimeSpan.FromMinutes(60));

        Assert.Null(room.Get<IClientKeys>().Find(made.Secret));
        var renamed = await room.Get<ChangeClientKey>().RunAsync(user, user.Id, made.Key.Id, null, new ClientKeyPatch { Name = "x" }, Ct);
        var cleared = await room.Get<ChangeClientKey>().RunAsync(user, user.Id, made.Key.Id, null, new ClientKeyPatch { ExpiryGiven = true }, Ct);

        Assert.Null(renamed.Failure);
        Assert.Null(cleared.Value.Terms.ExpiresAt);
        Assert.NotNull(room.Get<IClientKeys>().Find(made.Secret));
    }

    [Theory, EachDialect]
    public async Task Keys_of_a_disabled_account_do_not_work(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var user = await UserAsync(room);
        var made = await MakeAsync(room, user);

        await room.ExecuteAsync("UPDATE identity_account SET disabled_at = 1");
        await room.ExecuteAsync("UPDATE platform_version SET version = version + 1");
        await room.PollAsync();

        Assert.Null(room.Get<IClientKeys>().Find(made.Secret));
    }

    private static async Task<CurrentUser> UserAsync(Room room) =>
        room.Authenticator.Authenticate((await room.SetUpAsync()).AccessToken)!;

    private static async Task<NewClientKey> MakeAsync(Room room, CurrentUser user) =>
        (await room.Get<CreateClientKey>().RunAsync(user, "key", null, null, null, Ct)).Value;
}
