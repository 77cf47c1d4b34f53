using System.Diagnostics;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class PasswordTests
{
    private const string Next = "another horse";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var here = await room.SetUpAsync();
        var there = (await room.SignInAsync("admin", Room.Password)).Value;

        Assert.Null(await ChangeAsync(room, here, Room.Password, Next));

        Assert.NotNull(room.Authenticator.Authenticate(here.AccessToken));
        Assert.Null((await room.Get<RefreshSession>().RunAsync(here.RefreshToken, Ct)).Failure);
        Assert.Null(room.Authenticator.Authenticate(there.AccessToken));
        Assert.NotNull((await room.Get<RefreshSession>().RunAsync(there.RefreshToken, Ct)).Failure);
        Assert.NotNull((await room.SignInAsync("admin", Room.Password)).Failure);
        Assert.Null((await room.SignInAsync("admin", Next)).Failure);
    }

    [Fact]
    public async Task A_refused_change_changes_nothing_and_says_why()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var grant = await room.SetUpAsync();
        var before = await room.ScalarAsync<string>("SELECT password_hash FROM identity_account");

        Assert.Equal("identity.wrong_password", await ChangeAsync(room, grant, "wrong horse", Next));
        foreach (var weak in new[] { null, "short", "Password123", "admin", Room.Password, Room.Password.ToUpperInvariant(), new string('x', 129) })
        {
            var refused = await room.Get<ChangePassword>().RunAsync(
                room.User(grant), Room.Password, weak, default, RequestOrigin.Unknown, Ct);
            Assert.Equal(["new_password"], refused.Failure!.Fields!.Keys);
        }

        Assert.Equal(before, await room.ScalarAsync<string>("SELECT password_hash FROM identity_account"));
    }

    [Fact]
    public async Task Guessing_the_present_password_with_a_stolen_session_is_slowed_down()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var grant = await room.SetUpAsync();

        var codes = new List<string?>();
        for (var i = 0; i < 6; i++)
        {
            codes.Add(await ChangeAsync(room, grant, $"wrong horse {i}", Next));
        }

        Assert.Equal("identity.too_many_attempts", codes[5]);
    }

    [Theory, EachDialect]
    public async Task A_reset_password_is_good_for_choosing_another_and_for_nothing_else(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var before = await room.JoinAsync(admin, "anna");

        var reset = (await room.Get<ResetPassword>().RunAsync(admin, before.Account.Id, null, Ct)).Value;

        Assert.Null(room.Authenticator.Authenticate(before.AccessToken));
        Assert.NotNull((await room.SignInAsync("anna", Room.Password)).Failure);
        var grant = (await room.SignInAsync("anna", reset.Text)).Value;
        var user = room.User(grant);
        Assert.True(user.MustChangePassword);
        Assert.Equal(["identity.secure_own_account"], user.Permissions!);

        Assert.Null(await ChangeAsync(room, grant, reset.Text, Next));
        Assert.False(room.User(grant).MustChangePassword);
        Assert.Contains("identity.use_own_account", room.User(grant).Permissions!);
    }

    [Fact, Trait("Judges", "time")]
    public async Task An_unknown_name_takes_as_long_as_a_known_one()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database, settings: ("PasswordIterations", "20000"));
        await room.SetUpAsync();
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < 25; i++)
        {
            known.Add(await TimeAsync(room, "admin"));
            unknown.Add(await TimeAsync(room, "nobody"));

            // Lest the pauses of the throttle be measured.
            await room.ExecuteAsync("DELETE FROM identity_attempt");
        }

        // Without the hash of nobody the ratio is far below a half; the medians of equal work are not.
        Assert.InRange(Median(unknown) / Median(known), 0.6, 1.7);
    }

    private static async Task<string?> ChangeAsync(Room room, SessionGrant grant, string present, string next) =>
        (await room.Get<ChangePassword>().RunAsync(room.User(grant), present, next, default, RequestOrigin.Unknown, Ct)).Failure?.Code;

    private static async Task<double> TimeAsync(Room room, string name)
    {
        var started = Stopwatch.GetTimestamp();
        await room.SignInAsync(name, "wrong horse");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
