using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Work.Tests;

public sealed class LapseTests
{
    // Nothing real passes in this time: the lease is renewed by the fake clock only, so nobody else ever sees it lapsed.
    private static readonly TimeSpan Starved = TimeSpan.FromSeconds(21);

    [Fact]
    public void A_lease_that_lapsed_between_the_last_look_and_its_renewal_is_told_to_the_runs()
    {
        var clock = new FakeClock();
        using var lease = new NodeLease("node", "name", new WorkSettings { Lease = TimeSpan.FromSeconds(30) }, clock);
        lease.Renewed(clock.GetTimestamp());
        var lost = lease.Lost;

        clock.Advance(Starved);
        var lapsed = lease.Renewed(clock.GetTimestamp());

        Assert.True(lapsed);
        Assert.True(lost.IsCancellationRequested);
        Assert.True(lease.Holds);
        Assert.False(lease.Lost.IsCancellationRequested);
    }

    [Theory, EachDialect]
    public async Task A_run_is_given_back_when_its_lease_lapsed_and_was_renewed_before_anybody_saw_it(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        var tries = 0;
        var script = ScriptedJob.With(async (_, context, _) =>
        {
            tries++;
            var first = await context.StepAsync<int>("starve", (_, _) =>
            {
                clock.Advance(Starved);
                return Task.FromResult<Outcome<int>>(1);
            });
            var second = await context.StepAsync<int>("after", (_, _) => Task.FromResult<Outcome<int>>(1));
            return $"{first.Value} {second.Value}";
        });
        await using var node = await Node.StartAsync(database.Db, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            script(services);
        }, ("Work:Lease", "30s"));
        var id = await node.BeginAsync("scripted");

        var run = await node.EndAsync(id);

        Assert.Equal(("succeeded", "\"1 1\"", 2), (run.Status, run.Output, tries));
        Assert.Contains("run.recovered", (await node.EventsAsync(id)).Select(e => e.Type));
        await Invariants.AssertAsync(database.Db);
    }
}
