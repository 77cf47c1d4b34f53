using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Passwords;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

/// <summary>What becomes of a person's client keys when their password does not stay.</summary>
public sealed class ClientKeyEndTests
{
    private const string Next = "another horse";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task A_change_of_password_revokes_ones_keys_and_nobody_elses(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var anna = room.User(await room.JoinAsync(admin, "anna"));
        var (hers, second, another) = (await KeyAsync(room, anna), await KeyAsync(room, anna), await KeyAsync(room, admin));

        Assert.Null((await ChangeAsync(room, anna, Room.Password, default)).Failure);

        Assert.Equal((false, false, true), (Works(room, hers), Works(room, second), Works(room, another)));
        var rows = room.Audit.Entries.Where(e => e is { Resource: "identity.client_keys", Action: "delete" }).ToList();
        Assert.Equal(new[] { hers.Key.Id, second.Key.Id }.Order(), rows.Select(e => e.ResourceId).Order());
        Assert.All(rows, row => Assert.Equal("change_password", row.Reason));
        Assert.Equal(2, await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE name = 'identity.client_key_revoked.v1'"));
    }

    [Fact]
    public async Task Whoever_says_so_keeps_them()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var key = await KeyAsync(room, admin);

        Assert.Null((await ChangeAsync(room, admin, Room.Password, new KeptThings(ClientKeys: true, false))).Failure);

        Assert.True(Works(room, key));
    }

    [Theory, EachDialect]
    public async Task After_a_reset_they_rest_until_the_person_has_decided(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        foreach (var (name, kept) in new[] { ("anna", true), ("bert", false) })
        {
            var key = await KeyAsync(room, room.User(await room.JoinAsync(admin, name)));

            var reset = (await room.Get<ResetPassword>().RunAsync(admin, key.Key.OwnerId, null, Ct)).Value;
            Assert.False(Works(room, key));
            var user = room.User((await room.SignInAsync(name, reset.Text)).Value);
            Assert.Equal("http.forbidden", (await room.Get<CreateClientKey>().RunAsync(user, "more", null, null, null, Ct)).Failure?.Code);
            Assert.Null((await ChangeAsync(room, user, reset.Text, new KeptThings(kept, false))).Failure);

            Assert.Equal(kept, Works(room, key));
        }
    }

    [Theory, EachDialect]
    public async Task Of_many_made_at_once_no_more_come_to_be_than_one_account_may_have(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        await room.ExecuteAsync("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 98)
            INSERT INTO identity_client_key (id, owner_id, name, prefix, secret_hash, scopes, created_at, updated_at, version)
            SELECT CAST(i AS TEXT), @Id, 'x', 'mk_',
                '0000000000000000000000000000000000000000000000000000000000000' || CAST(i + 100 AS TEXT),
                'chat', 1, 1, 1 FROM n
            """, new { admin.Id });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => room.Get<CreateClientKey>().RunAsync(admin, "more", null, null, null, Ct), Ct)));

        Assert.Equal(IssuedKey.MostPerOwner - 98, outcomes.Count(o => o.Failure is null));
        Assert.All(outcomes.Where(o => o.Failure is not null), o => Assert.Equal("identity.too_many_client_keys", o.Failure!.Code));
    }

    private static async Task<NewClientKey> KeyAsync(Room room, CurrentUser user) =>
        (await room.Get<CreateClientKey>().RunAsync(user, "key", null, null, null, Ct)).Value;

    private static bool Works(Room room, NewClientKey key) => room.Get<IClientKeys>().Find(key.Secret) is not null;

    private static Task<Kernel.Outcome<Account>> ChangeAsync(Room room, CurrentUser user, string present, KeptThings kept) =>
        room.Get<ChangePassword>().RunAsync(user, present, Next, kept, RequestOrigin.Unknown, Ct);
}
