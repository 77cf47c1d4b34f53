using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Scopes;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class RightsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task A_changed_permission_holds_from_the_next_request_and_elsewhere_with_the_next_poll(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        var (clock, vault) = (new FakeClock(), new Vault(KeyRing.Generate(), VaultState.Ok, new FakeClock()));
        await using var here = await Room.StartAsync(database, clock, vault);
        await using var there = await Room.StartAsync(database, clock, vault);
        var admin = here.User(await here.SetUpAsync());
        var anna = await here.JoinAsync(admin, "anna");
        await there.PollAsync();
        const string Keys = "identity.use_client_keys";
        Assert.Contains(Keys, there.User(anna).Permissions!);

        var changed = await here.Get<ChangePermission>().RunAsync(admin, Keys, "approver", expected: 0, Ct);

        Assert.Equal(1, changed.Value.Version);
        Assert.DoesNotContain(Keys, here.User(anna).Permissions!);
        await there.PollAsync();
        Assert.DoesNotContain(Keys, there.User(anna).Permissions!);
        Assert.Equal(
            "http.version_conflict", (await there.Get<ChangePermission>().RunAsync(admin, Keys, "user", expected: 0, Ct)).Failure?.Code);
        Assert.Equal("identity.permission_is_fixed", (await here.Get<ChangePermission>().RunAsync(admin, "identity.manage_users", "user", null, Ct)).Failure?.Code);
        Assert.Equal("identity.below_floor", (await here.Get<ChangePermission>().RunAsync(admin, Keys, "viewer", null, Ct)).Failure?.Code);
    }

    [Theory, EachDialect]
    public async Task A_scope_is_given_seen_and_taken_away(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var anna = await room.JoinAsync(admin, "anna");
        Assert.True(admin.Scope.IsAll);
        Assert.True(room.User(anna).Scope.IsNothing);
        var lines = new Dictionary<ScopeDimension, IReadOnlyList<string?>> { [ScopeDimension.LineCodes] = ["LINE_A", "LINE_B"] };

        var given = await room.Get<AssignDataScope>().RunAsync(admin, anna.Account.Id, allAccess: false, lines, expected: 1, Ct);

        Assert.Equal(2, given.Value.Version);
        Assert.Equal(["LINE_A", "LINE_B"], room.User(anna).Scope.ValuesOf(ScopeDimension.LineCodes)!.Order());
        Assert.Equal(room.User(anna).Scope.Hash, room.Get<IDataScopes>().Of(anna.Account.Id).Hash);
        Assert.Null((await room.Get<AssignDataScope>().TakeAwayAsync(admin, anna.Account.Id, null, Ct)).Failure);
        Assert.True(room.User(anna).Scope.IsNothing);
        Assert.True(room.Get<IDataScopes>().Of("nobody").IsNothing);
    }

    [Fact]
    public async Task A_denied_intent_names_the_role_it_needs()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var viewer = room.User(await room.JoinAsync(admin, "viewer", Role.Viewer));

        var denied = await room.Get<CheckIntent>().RunAsync(viewer, "PREDICT", Ct);

        Assert.Equal("identity.intent_denied", denied.Failure?.Code);
        Assert.Equal("operator", Assert.Single(denied.Failure!.Fields!["required_role"]));
        Assert.Equal(Intent.Predict, (await room.Get<CheckIntent>().RunAsync(viewer with { Role = Role.Operator }, "PREDICT", Ct)).Value);
        Assert.Equal(Intent.Clarify, (await room.Get<CheckIntent>().RunAsync(viewer, "sing", Ct)).Value);
        Assert.Equal(["intent"], (await room.Get<CheckIntent>().RunAsync(viewer, " ", Ct)).Failure!.Fields!.Keys);
    }
}
