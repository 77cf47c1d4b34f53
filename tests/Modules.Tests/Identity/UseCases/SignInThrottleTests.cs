using Maru.Kernel.Access;
using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.SigningIn;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

public sealed class SignInThrottleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task Of_two_hundred_tries_at_once_on_two_nodes_five_pass(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var here = await Room.StartAsync(database);
        await using var there = await Room.StartAsync(database);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(
            () => (i % 2 == 0 ? here : there).Get<SignInThrottle>().CountAsync("admin", RequestOrigin.Unknown, Ct), Ct)));

        Assert.Equal(5, refusals.Count(r => r.Failure is null));
        Assert.All(refusals.Where(r => r.Failure is not null), r => Assert.Equal("identity.too_many_attempts", r.Failure!.Code));
    }

    [Theory, EachDialect]
    public async Task Strangers_who_keep_failing_do_not_keep_the_owner_out_where_they_signed_in_before(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        await room.SetUpAsync();
        Assert.Null((await room.SignInAsync("admin", Room.Password, "192.0.2.1")).Failure);
        for (var i = 0; i < 6; i++)
        {
            await room.SignInAsync("admin", "wrong horse", "203.0.113.9");
        }

        Assert.Equal("identity.too_many_attempts", (await room.SignInAsync("admin", Room.Password, "203.0.113.9")).Failure?.Code);
        Assert.Null((await room.SignInAsync("admin", Room.Password, "192.0.2.1")).Failure);

        // Nor does the owner's success free the stranger.
        Assert.Equal("identity.too_many_attempts", (await room.SignInAsync("admin", Room.Password, "203.0.113.9")).Failure?.Code);
    }

    [Fact]
    public async Task Two_names_of_one_account_do_not_give_twice_the_tries()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using var room = await Room.StartAsync(database);
        var admin = room.User(await room.SetUpAsync());
        var invited = await room.Get<CreateInvitation>().RunAsync(admin, "user", null, null, Ct);
        await room.AcceptAsync(invited.Value.Token, "anna", "anna@example.org");

        var codes = new List<string?>();
        for (var i = 0; i < 6; i++)
        {
            codes.Add((await room.SignInAsync(i % 2 == 0 ? "anna" : "Anna@Example.org", "wrong horse")).Failure?.Code);
        }

        Assert.Equal(5, codes.Count(c => c == "identity.wrong_credentials"));
        Assert.Equal("identity.too_many_attempts", codes[5]);
    }

    [Fact]
    public void Ten_thousand_tries_in_a_row_get_three_hundred_looks_a_day()
    {
        var (now, looks) = (new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), 0);
        var count = new AttemptCount(0, now, now);
        for (var i = 0; i < 10_000; i++, now += TimeSpan.FromSeconds(8.64))
        {
            if (count.WaitAt(now) is null)
            {
                (count, looks) = (count.FailedAt(now), looks + 1);
            }
        }

        Assert.InRange(looks, 5, 300);
    }
}
