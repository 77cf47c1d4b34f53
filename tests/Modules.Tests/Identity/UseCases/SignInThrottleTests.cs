using Maru.Modules.Identity.UseCases;
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
            () => (i % 2 == 0 ? here : there).Get<SignInThrottle>().CountAsync("admin", Ct), Ct)));

        Assert.Equal(5, refusals.Count(r => r is null));
        Assert.All(refusals.Where(r => r is not null), r => Assert.Equal("identity.too_many_attempts", r!.Code));
    }
}
