using System.Data.Common;
using Maru.Kernel;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class CallWorkerTests
{
    [Theory, EachDialect]
    public async Task Nothing_is_lost_at_a_graceful_stop(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        await bench.Writer.StartAsync(CancellationToken.None);
        Enumerable.Range(0, 3_456).ToList().ForEach(i => bench.Log.Append(Given.Call()));

        await bench.Writer.StopAsync(CancellationToken.None);

        Assert.Equal(3_456, await bench.ScalarAsync<long>("SELECT COUNT(*) FROM llm_call"));
        Assert.Equal(3_456, await bench.ScalarAsync<long>("SELECT requests FROM llm_call_day"));
    }

    [Fact]
    public async Task A_thousand_calls_are_stored_at_the_next_look_and_fewer_when_their_time_has_come()
    {
        var (clock, ct) = (new FakeClock(), TestContext.Current.CancellationToken);
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite, clock);
        Task<long> StoredAsync() => bench.ScalarAsync<long>("SELECT COUNT(*) FROM llm_call");
        await bench.Writer.StartAsync(ct);

        bench.Log.Append(Given.Call());
        await clock.WaitedOnAsync(ct);
        Enumerable.Range(1, CallWorker.BatchSize - 1).ToList().ForEach(_ => bench.Log.Append(Given.Call()));
        clock.Advance(CallWorker.Look);
        await Poll.UntilAsync(async () => await StoredAsync() == CallWorker.BatchSize);

        bench.Log.Append(Given.Call());
        for (var waited = TimeSpan.Zero; waited < CallWorker.Every; waited += CallWorker.Look)
        {
            await clock.WaitedOnAsync(ct);
            Assert.Equal(CallWorker.BatchSize, await StoredAsync());
            clock.Advance(CallWorker.Look);
        }

        await Poll.UntilAsync(async () => await StoredAsync() == CallWorker.BatchSize + 1);
        await bench.Writer.StopAsync(ct);
    }

    [Theory, EachDialect]
    public async Task A_thousand_calls_are_stored_in_far_less_than_a_second(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        var quickest = TimeSpan.MaxValue;

        for (var round = 0; round < 5; round++)
        {
            var calls = Enumerable.Range(0, 1_000).Select(i => Given.Call(latency: 1_000 + (i * 7))).ToList();
            calls.ForEach(c => c.Id = Id.New(TimeProvider.System));
            var start = TimeProvider.System.GetTimestamp();
            await bench.Store.WriteAsync(new CallBatch(calls), "node", CancellationToken.None);
            var took = TimeProvider.System.GetElapsedTime(start);
            quickest = took < quickest ? took : quickest;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{dialect}: {quickest.TotalMilliseconds:0.0} ms for 1,000 calls");
        Assert.True(quickest < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_full_queue_drops_counts_and_never_waits()
    {
        var log = new CallLog(new CallSettings { Capacity = 10 });

        Enumerable.Range(0, 15).ToList().ForEach(i => log.Append(Given.Call()));

        Assert.Equal((10, 5L), (log.Waiting, log.Dropped));
    }

    [Fact]
    public async Task Calls_wait_for_a_database_that_is_away()
    {
        var store = new Unsteady(failures: 2, state: null);
        var log = new CallLog(new CallSettings());
        using var meters = new Meters();
        using var writer = Writer(store, log, meters);
        log.Append(Given.Call());

        await writer.StartAsync(CancellationToken.None);
        await writer.StopAsync(CancellationToken.None);

        Assert.Equal((1, 0L), (store.Stored, log.Dropped));
    }

    [Fact]
    public async Task One_bad_row_costs_itself_only()
    {
        var store = new Unsteady(failures: 0, state: "22021");
        var log = new CallLog(new CallSettings());
        using var meters = new Meters();
        using var writer = Writer(store, log, meters);
        Enumerable.Range(0, 9).ToList().ForEach(i => log.Append(Given.Call(asked: i == 4 ? "bad" : "good")));

        await writer.StartAsync(CancellationToken.None);
        await writer.StopAsync(CancellationToken.None);

        Assert.Equal((8, 1L), (store.Stored, log.Dropped));
    }

    private static CallWorker Writer(ICallStore store, CallLog log, Meters meters) => new(
        log, store, new CallMetrics(meters, log, new ModelLabels((_, _) => true), Profiles.All), new NodeId("n"),
        TimeProvider.System, NullLogger<CallWorker>.Instance);

    private sealed class Refusal(string? state) : DbException("refused")
    {
        public override string? SqlState => state;
    }

    private sealed class Unsteady(int failures, string? state) : ICallStore
    {
        private int _failures = failures;

        public int Stored { get; private set; }

        public Task WriteAsync(CallBatch batch, string nodeId, CancellationToken ct)
        {
            if (_failures-- > 0 || (state is not null && batch.Calls.Any(c => c.ModelAsked == "bad")))
            {
                throw new Refusal(state);
            }

            Stored += batch.Calls.Count;
            return Task.CompletedTask;
        }

        public Task<Page<CallRecord>> ListAsync(CallFilter filter, PageRequest page, CancellationToken ct) => throw new NotSupportedException();

        public Task<(IReadOnlyList<CallRecord> Calls, Cursor? Next)> NextAsync(CallFilter filter, Cursor? after, int limit, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<(CallRecord Call, string? SealedContent)?> FindAsync(string id, string? ownerId, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<RecentCall>> RecentAsync(DateTimeOffset from, int limit, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<(DayKey Key, CallTotals Totals)>> DaysAsync(DateOnly from, DateOnly to, string? ownerId, CancellationToken ct) => throw new NotSupportedException();

        public Task EraseAsync(Tx tx, string ownerId, CancellationToken ct) => throw new NotSupportedException();

        public Task<int> PurgeAsync(DateTimeOffset before, int limit, CancellationToken ct) => throw new NotSupportedException();
    }
}
