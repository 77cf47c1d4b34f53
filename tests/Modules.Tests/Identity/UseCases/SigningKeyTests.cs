using Maru.Modules.Identity.SigningKeys;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class SigningKeyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task The_next_key_signs_everywhere_and_old_tokens_live_out_their_hour(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        var (clock, vault) = (new FakeClock(), new Vault(KeyRing.Generate(), VaultState.Ok, new FakeClock()));
        await using var here = await Room.StartAsync(database, clock, vault);
        await using var there = await Room.StartAsync(database, clock, vault);
        var before = await here.SetUpAsync();
        await here.Get<RotateSigningKeys>().TendAsync(Ct);
        await there.PollAsync();
        var next = Assert.Single(await KeysAsync(here), k => k.State == SigningKeyState.Next);
        Assert.Contains(next.Id, there.Get<AccessKeys>().Published.Select(k => k.Id));

        Assert.Null((await here.Get<RotateSigningKeys>().RunAsync(Ct)).Failure);

        Assert.Equal(next.Id, here.Get<AccessKeys>().Signing.Id);
        await there.PollAsync();
        Assert.Equal(next.Id, there.Get<AccessKeys>().Signing.Id);
        Assert.Equal(3, there.Get<AccessKeys>().Published.Count);
        var after = (await there.SignInAsync("admin", Room.Password)).Value;
        Assert.NotNull(here.Authenticator.Authenticate(after.AccessToken));
        Assert.NotNull(here.Authenticator.Authenticate(before.AccessToken));
        Assert.NotNull(there.Authenticator.Authenticate(before.AccessToken));
    }

    [Theory, EachDialect]
    public async Task Keys_follow_each_other_by_themselves_and_go_when_no_token_bears_them(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database, settings: ("SigningKeyLifetime", "30.00:00:00"));
        var rotation = room.Get<RotateSigningKeys>();
        await rotation.TendAsync(Ct);
        var first = room.Get<AccessKeys>().Signing.Id;
        room.Clock.Advance(TimeSpan.FromDays(29));
        await rotation.TendAsync(Ct);
        Assert.Equal(first, room.Get<AccessKeys>().Signing.Id);

        room.Clock.Advance(TimeSpan.FromDays(1));
        await rotation.TendAsync(Ct);
        Assert.NotEqual(first, room.Get<AccessKeys>().Signing.Id);
        room.Clock.Advance(TimeSpan.FromMinutes(61));
        await rotation.TendAsync(Ct);
        Assert.NotNull(room.Get<AccessKeys>().Find(first));
        room.Clock.Advance(TimeSpan.FromMinutes(2));
        await rotation.TendAsync(Ct);

        Assert.Null(room.Get<AccessKeys>().Find(first));
        Assert.Equal([SigningKeyState.Next, SigningKeyState.Current], (await KeysAsync(room)).Select(k => k.State).Order());
    }

    [Theory, EachDialect]
    public async Task Nodes_that_find_it_time_together_rotate_once(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        var (clock, vault) = (new FakeClock(), new Vault(KeyRing.Generate(), VaultState.Ok, new FakeClock()));
        var rooms = new List<Room>();
        for (var i = 0; i < 3; i++)
        {
            rooms.Add(await Room.StartAsync(database, clock, vault));
        }

        await rooms[0].Get<RotateSigningKeys>().TendAsync(Ct);
        clock.Advance(TimeSpan.FromDays(90));

        await Task.WhenAll(rooms.Select(r => Task.Run(() => r.Get<RotateSigningKeys>().TendAsync(Ct), Ct)));

        Assert.Equal(
            [SigningKeyState.Next, SigningKeyState.Current, SigningKeyState.Previous], (await KeysAsync(rooms[0])).Select(k => k.State).Order());
        await Task.WhenAll(rooms.Select(r => r.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task While_the_vault_is_locked_keys_stay_as_they_are()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database, vault: new Vault(null, VaultState.Locked, TimeProvider.System));

        await room.Get<RotateSigningKeys>().TendAsync(Ct);
        var refused = await room.Get<RotateSigningKeys>().RunAsync(Ct);

        Assert.Equal("identity.signing_keys_locked", refused.Failure?.Code);
        Assert.Empty(await KeysAsync(room));
        Assert.Single(room.Get<AccessKeys>().Published);
    }

    private static Task<IReadOnlyList<SigningKey>> KeysAsync(Room room) => room.Get<ReadSigningKeys>().RunAsync(Ct);
}
