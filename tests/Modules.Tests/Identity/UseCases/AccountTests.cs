using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class AccountTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public Task Two_administrators_who_demote_each_other_at_once_leave_one(Dialect dialect) =>
        OneStaysAsync(dialect, (first, second) => (second, first), "http.forbidden");

    [Theory, EachDialect]
    public Task Two_administrators_who_step_down_at_once_leave_one(Dialect dialect) =>
        OneStaysAsync(dialect, (first, second) => (first, second), "identity.last_admin");

    private static async Task OneStaysAsync(Dialect dialect, Func<string, string, (string ByFirst, string BySecond)> demote, string refusal)
    {
        for (var round = 0; round < 3; round++)
        {
            await using var database = await TestDatabase.EmptyAsync(dialect);
            await using var here = await Room.StartAsync(database);
            await using var there = await Room.StartAsync(database);
            var first = here.User(await here.SetUpAsync());
            var second = here.User(await here.JoinAsync(first, "second", Role.Admin));

            var (byFirst, bySecond) = demote(first.Id, second.Id);
            var outcomes = await Task.WhenAll(
                Task.Run(() => here.Get<ChangeRole>().RunAsync(first, byFirst, "user", null, Ct), Ct),
                Task.Run(() => there.Get<ChangeRole>().RunAsync(second, bySecond, "user", null, Ct), Ct));

            Assert.Equal(refusal, Assert.Single(outcomes, o => o.Failure is not null).Failure!.Code);
            Assert.Equal(1, await here.ScalarAsync<long>("SELECT COUNT(*) FROM identity_account WHERE role = 'admin'"));
        }
    }

    [Theory, EachDialect]
    public async Task The_last_administrator_stays_whichever_way_is_tried(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var other = room.User(await room.JoinAsync(admin, "other", Role.Admin));
        Assert.Null((await room.Get<DisableAccount>().RunAsync(admin, other.Id, null, Ct)).Failure);

        string?[] codes =
        [
            (await room.Get<ChangeRole>().RunAsync(admin, admin.Id, "approver", null, Ct)).Failure?.Code,
            (await room.Get<DisableAccount>().RunAsync(admin, admin.Id, null, Ct)).Failure?.Code,
            (await room.Get<DeleteOwnAccount>().RunAsync(admin, Room.Password, Nowhere, Ct)).Failure?.Code,
        ];

        Assert.All(codes, code => Assert.Equal("identity.last_admin", code));
        Assert.Equal(Role.Admin, room.User((await room.SignInAsync("admin", Room.Password)).Value).Role);
    }

    [Theory, EachDialect]
    public async Task A_role_holds_from_the_next_request_and_elsewhere_with_the_next_poll(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        var (clock, vault) = (new FakeClock(), NewVault());
        await using var here = await Room.StartAsync(database, clock, vault);
        var admin = here.User(await here.SetUpAsync());
        var grant = await here.JoinAsync(admin, "anna");
        await using var there = await Room.StartAsync(database, clock, vault);

        var changed = await here.Get<ChangeRole>().RunAsync(admin, grant.Account.Id, "operator", expected: 1, Ct);
        var late = await here.Get<ChangeRole>().RunAsync(admin, grant.Account.Id, "viewer", expected: 1, Ct);

        Assert.Equal(2, changed.Value.Version);
        Assert.Equal("http.version_conflict", late.Failure?.Code);
        Assert.Equal(Role.Operator, here.User(grant).Role);
        await there.PollAsync();
        Assert.Equal(Role.Operator, there.User(grant).Role);
    }

    [Theory, EachDialect]
    public async Task A_disabled_account_is_out_and_enabling_brings_no_session_back(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var grant = await room.JoinAsync(admin, "anna");
        var key = (await room.Get<CreateClientKey>().RunAsync(room.User(grant), "key", null, null, null, Ct)).Value;

        await room.Get<DisableAccount>().RunAsync(admin, grant.Account.Id, null, Ct);
        Assert.Null(room.Authenticator.Authenticate(grant.AccessToken));
        Assert.Null(room.Get<IClientKeys>().Find(key.Secret));
        Assert.Equal("identity.wrong_credentials", (await room.SignInAsync("anna", Room.Password)).Failure?.Code);
        Assert.True(room.Get<IDataScopes>().Of(grant.Account.Id).IsNothing);

        await room.Get<DisableAccount>().EnableAsync(admin, grant.Account.Id, null, Ct);
        Assert.Null(room.Authenticator.Authenticate(grant.AccessToken));
        Assert.NotNull((await room.Get<RefreshSession>().RunAsync(grant.RefreshToken, Ct)).Failure);
        Assert.NotNull(room.Get<IClientKeys>().Find(key.Secret));
        Assert.Null((await room.SignInAsync("anna", Room.Password)).Failure);
    }

    [Theory, EachDialect]
    public async Task Client_keys_rest_while_their_owner_may_use_none(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var anna = await room.JoinAsync(admin, "anna");
        var key = (await room.Get<CreateClientKey>().RunAsync(room.User(anna), "key", null, null, null, Ct)).Value;

        await room.Get<ChangeRole>().RunAsync(admin, anna.Account.Id, "viewer", null, Ct);
        Assert.Null(room.Get<IClientKeys>().Find(key.Secret));
        await room.Get<ChangeRole>().RunAsync(admin, anna.Account.Id, "user", null, Ct);
        Assert.NotNull(room.Get<IClientKeys>().Find(key.Secret));
        await room.Get<ChangePermission>().RunAsync(admin, "identity.use_client_keys", "operator", null, Ct);
        Assert.Null(room.Get<IClientKeys>().Find(key.Secret));
    }

    [Theory, EachDialect]
    public async Task A_deleted_account_leaves_nothing_but_the_news(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var grant = await room.JoinAsync(admin, "anna");
        var user = room.User(grant);
        var key = (await room.Get<CreateClientKey>().RunAsync(user, "key", null, null, null, Ct)).Value;
        var export = (await room.Get<ExportOwnAccount>().RunAsync(user, Ct)).Value;
        Assert.Equal(("anna", 1, 1), (export.Account.Username, export.Sessions.Count, export.ClientKeys.Count));

        Assert.Equal(
            "identity.wrong_password", (await room.Get<DeleteOwnAccount>().RunAsync(user, "wrong horse", Nowhere, Ct)).Failure?.Code);
        Assert.Null((await room.Get<DeleteOwnAccount>().RunAsync(user, Room.Password, Nowhere, Ct)).Failure);

        Assert.Null(room.Authenticator.Authenticate(grant.AccessToken));
        Assert.Null(room.Get<IClientKeys>().Find(key.Secret));
        foreach (var table in new[] { "identity_session WHERE account_id", "identity_client_key WHERE owner_id", "identity_login_name WHERE account_id", "identity_account WHERE id" })
        {
            Assert.Equal(0, await room.ScalarAsync<long>($"SELECT COUNT(*) FROM {table} = '{user.Id}'"));
        }

        Assert.Equal(1, await room.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE name = 'identity.account_deleted.v1'"));
        Assert.NotNull(await room.JoinAsync(admin, "anna"));
    }

    [Theory, EachDialect]
    public async Task Accounts_are_found_by_part_of_a_name_role_and_state(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        await room.JoinAsync(admin, "anna_lee", Role.Operator);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        var bert = await room.JoinAsync(admin, "bert");
        await room.Get<DisableAccount>().RunAsync(admin, bert.Account.Id, null, Ct);

        Assert.Equal(["bert", "anna_lee", "admin"], await NamesAsync(room));
        Assert.Equal(["anna_lee"], await NamesAsync(room, search: "A_L"));
        Assert.Empty(await NamesAsync(room, search: "%"));
        Assert.Equal(["anna_lee"], await NamesAsync(room, role: "operator"));
        Assert.Equal(["bert"], await NamesAsync(room, disabled: true));
        Assert.Equal(["anna_lee", "admin"], await NamesAsync(room, disabled: false));
        Assert.Equal(["role"], new AccountFilterQuery { Role = "king" }.Parse().Failure!.Fields!.Keys);
    }

    private static Maru.Kernel.Access.RequestOrigin Nowhere => Maru.Kernel.Access.RequestOrigin.Unknown;

    private static Maru.Platform.Secrets.Vaults.Vault NewVault() =>
        new(Maru.Platform.Secrets.Vaults.KeyRing.Generate(), Maru.Platform.Secrets.Vaults.VaultState.Ok, new FakeClock());

    private static async Task<string[]> NamesAsync(Room room, string? search = null, string? role = null, bool? disabled = null)
    {
        var filter = new AccountFilterQuery { Search = search, Role = role, Disabled = disabled }.Parse().Value;
        return [.. (await room.Get<ReadAccounts>().RunAsync(filter, new PageRequest(1, 50), Ct)).Items.Select(a => a.Username)];
    }
}
