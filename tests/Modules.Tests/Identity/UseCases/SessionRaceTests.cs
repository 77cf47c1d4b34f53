using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

/// <summary>What begins at the moment a session ends must not outlive it.</summary>
public sealed class SessionRaceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task A_refresh_at_the_same_moment_does_not_outlive_the_end_of_its_session(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var anna = await room.JoinAsync(admin, "anna");
        for (var round = 0; round < 10; round++)
        {
            var grants = new List<SessionGrant>();
            for (var i = 0; i < 6; i++)
            {
                grants.Add((await room.SignInAsync("anna", Room.Password)).Value);
            }

            var end = Task.Run(() => room.Get<EndSessions>().OfAsync(anna.Account.Id, Ct), Ct);
            await Task.WhenAll([end, .. grants.Select(g => Task.Run(() => room.Get<RefreshSession>().RunAsync(g.RefreshToken, Ct), Ct))]);

            // What was refreshed after the end was refused; nothing live is left either way.
            Assert.Empty((await room.Get<ReadSessions>().RunAsync(anna.Account.Id, Ct)).Value);
        }
    }

    [Theory, EachDialect]
    public async Task A_sign_in_with_the_old_password_does_not_outlive_its_reset(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        for (var round = 0; round < 10; round++)
        {
            var anna = (await room.JoinAsync(admin, $"anna{round}")).Account;

            var reset = Task.Run(() => room.Get<ResetPassword>().RunAsync(admin, anna.Id, null, Ct), Ct);
            await Task.WhenAll([reset, .. Enumerable.Range(0, 4).Select(_ => Task.Run(() => room.SignInAsync(anna.Username, Room.Password), Ct))]);

            Assert.Empty((await room.Get<ReadSessions>().RunAsync(anna.Id, Ct)).Value);
        }
    }
}
