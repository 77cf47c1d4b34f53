using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Scopes;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

/// <summary>A request that passed the door before its sender's right ended does nothing after it.</summary>
public sealed class StandingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task An_administrators_request_that_comes_too_late_changes_nobody(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var anna = (await room.JoinAsync(admin, "anna")).Account.Id;
        var disabled = await LateAsync(room, admin, "bea", (id) => room.Get<DisableAccount>().RunAsync(admin, id, null, Ct));
        var demoted = await LateAsync(room, admin, "carl", (id) => room.Get<ChangeRole>().RunAsync(admin, id, "user", null, Ct));
        var ended = await LateAsync(room, admin, "dora", (id) => room.Get<EndSessions>().OfAsync(id, Ct));
        var before = room.Audit.Entries.Count;

        foreach (var late in new[] { disabled, demoted, ended })
        {
            var expected = late == demoted ? "http.forbidden" : "http.unauthenticated";
            Assert.Equal(expected, (await room.Get<ChangeRole>().RunAsync(late, anna, "admin", null, Ct)).Failure?.Code);
            Assert.Equal(expected, (await room.Get<DisableAccount>().EnableAsync(late, late.Id, null, Ct)).Failure?.Code);
            Assert.Equal(expected, (await room.Get<DisableAccount>().RunAsync(late, anna, null, Ct)).Failure?.Code);
            Assert.Equal(expected, (await room.Get<ResetPassword>().RunAsync(late, anna, null, Ct)).Failure?.Code);
            Assert.Equal(expected, (await room.Get<AssignDataScope>().TakeAwayAsync(late, anna, null, Ct)).Failure?.Code);
            Assert.Equal(expected, (await room.Get<CreateInvitation>().RunAsync(late, "admin", null, null, Ct)).Failure?.Code);
        }

        Assert.Equal(before, room.Audit.Entries.Count);
        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_invitation WHERE used_at IS NULL"));
    }

    [Theory, EachDialect]
    public async Task A_key_asked_for_in_a_session_that_has_ended_is_not_made(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var late = await LateAsync(room, admin, "anna", (id) => room.Get<EndSessions>().OfAsync(id, Ct));

        var refused = await room.Get<CreateClientKey>().RunAsync(late, "late", null, null, null, Ct);

        Assert.Equal("http.unauthenticated", refused.Failure?.Code);
        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM identity_client_key"));
    }

    private static async Task<CurrentUser> LateAsync<T>(
        Room room, CurrentUser admin, string name, Func<string, Task<Kernel.Outcome<T>>> loss)
    {
        var user = room.User(await room.JoinAsync(admin, name, Role.Admin));
        Assert.Null((await loss(user.Id)).Failure);
        return user;
    }
}
