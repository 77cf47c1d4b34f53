using Maru.Kernel;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Erasing;
using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Modules.Llm.Gateway;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class CallStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, EachDialect]
    public async Task A_call_comes_back_as_it_went_in(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        bench.Log.Append(Given.Call(asked: "bad\0name\uD800", streamed: true));
        await bench.StoreAsync();

        var page = await bench.Store.ListAsync(new CallFilter(), new PageRequest(1, 10), None);

        var call = Assert.Single(page.Items);
        Assert.Equal((1L, "bad?name?", new TokenUsage(10, 5, 2, 1)), (page.Total, call.ModelAsked, call.Usage));
        Assert.Equal((Given.Noon, 100L, 900L, 50_000L, true), (call.At, call.CostMicros, call.TimeToFirstByteMicros, call.LatencyMicros, call.Streamed));
    }

    [Theory, EachDialect]
    public async Task Cursor_and_pages_walk_the_whole_history_once(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        Enumerable.Range(0, 25).ToList().ForEach(i => bench.Log.Append(Given.Call(Given.Noon.AddSeconds(i / 3))));
        await bench.StoreAsync();
        var seen = new List<string>();
        Cursor? after = null;

        do
        {
            var page = await bench.Store.ListAsync(new CallFilter(), new PageRequest(1, 10, after), None);
            Assert.Equal(25, page.Total);
            seen.AddRange(page.Items.Select(c => c.Id));
            after = page.Next;
        }
        while (after is not null);

        var second = await bench.Store.ListAsync(new CallFilter(), new PageRequest(2, 10), None);
        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(seen.Skip(10).Take(10), second.Items.Select(c => c.Id));
    }

    [Theory, EachDialect]
    public async Task Whoever_reads_all_calls_of_a_person_meets_each_once(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        Enumerable.Range(0, 1_103).ToList().ForEach(i => bench.Log.Append(Given.Call(Given.Noon.AddSeconds(i / 3), owner: i % 11 == 0 ? "other" : "me")));
        await bench.StoreAsync();

        var seen = await new OwnCalls(bench.Store).ReadAsync("me", None).Cast<CallRecord>().ToListAsync();

        Assert.Equal(1_002, seen.DistinctBy(c => c.Id).Count());
        Assert.Equal(1_002, seen.Count);
        Assert.Equal(seen.OrderByDescending(c => c.At).ThenByDescending(c => c.Id, StringComparer.Ordinal), seen);
        Assert.All(seen, call => Assert.Equal("me", call.OwnerId));
    }

    [Theory, EachDialect]
    public async Task Each_filter_leaves_only_what_it_names(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        bench.Log.Append(Given.Call(Given.Noon.AddDays(-1)));
        bench.Log.Append(Given.Call(owner: "owner-2", key: "key-2", model: "other", outcome: CallOutcome.Failed, streamed: true, error: "boom",
            trace: "trace-2", latency: 90_000));
        await bench.StoreAsync();
        CallFilter[] filters =
        [
            new() { OwnerId = "owner-2" }, new() { From = Given.Noon }, new() { ClientKeyId = "key-2" }, new() { Model = "other" },
            new() { Outcome = CallOutcome.Failed }, new() { Streamed = true }, new() { ErrorCode = "boom" }, new() { TraceId = "trace-2" },
            new() { MinLatency = TimeSpan.FromMilliseconds(90) },
            new() { Provider = Maru.Contracts.Llm.Provider.OpenAi, Operation = Operation.Chat, From = Given.Noon, To = Given.Noon.AddDays(1) },
        ];

        foreach (var filter in filters)
        {
            var page = await bench.Store.ListAsync(filter, new PageRequest(1, 10), None);
            Assert.Equal("owner-2", Assert.Single(page.Items).OwnerId);
            Assert.Equal(1, page.Total);
        }
    }

    [Theory, EachDialect]
    public async Task What_went_wrong_and_what_was_changed_is_kept_whatever_it_says(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        var message = "\0 Key sk-canary-1234567890abcdef " + new string('é', 2_000);
        var error = new GatewayError(400, GatewayError.InvalidRequest, "bad", message, "a.b[3]");
        var end = Given.End(new TokenUsage(9, 5, 1, 2, 3, 4), CallOutcome.Failed) with
        {
            Error = error,
            Adjusted = "seed=dropped",
            Searches = 2,
        };
        var key = Given.Key();
        var admitted = await bench.Metering.AdmitAsync(key, Given.Route(), Operation.Chat, Given.Start(1, 1), None);

        bench.Metering.Settle(admitted, end);
        await bench.StoreAsync();

        var call = Assert.Single((await bench.Store.ListAsync(new CallFilter(), new PageRequest(1, 10), None)).Items);
        Assert.Equal(
            (new TokenUsage(9, 5, 1, 2, 3, 4), 2, "a.b[3]", "seed=dropped"), (call.Usage, call.Searches, call.ErrorParam, call.Adjusted));
        Assert.StartsWith("? Key ", call.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", call.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(1_000, call.ErrorMessage!.Length);
    }

    [Theory, EachDialect]
    public async Task The_days_totals_equal_the_calls(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        for (var batch = 0; batch < 2; batch++)
        {
            var calls = Enumerable.Range(0, 60).Select(i => Given.Call(latency: (i + 1) * 1000, outcome: i % 10 == 0 ? CallOutcome.Failed : CallOutcome.Succeeded, cost: i % 3 == 0 ? null : 7)).ToList();
            calls.ForEach(c => c.Id = Kernel.Id.New(TimeProvider.System));
            await bench.Store.WriteAsync(new CallBatch(calls), "node", None);
        }

        var day = new DateOnly(2026, 11, 21);
        var sums = await new SumCalls(bench.Store).RunAsync(null, StatsGroup.Model, day, day, None);

        var stats = Assert.Single(sums);
        Assert.Equal(
            ("openai/gpt-4o-mini", 120L, 12L, 40L), (stats.Group, stats.Totals.Requests, stats.Totals.Failed, stats.Totals.Unpriced));
        Assert.Equal(
            (1200L, 600L, 240L, 560L), (stats.Totals.TokensIn, stats.Totals.TokensOut, stats.Totals.TokensCached, stats.Totals.CostMicros));
        Assert.InRange(stats.Totals.Latency.Quantile(0.5)!.Value, 30_000 * 0.98, 30_000 * 1.02);
    }

    [Theory, EachDialect]
    public async Task A_batch_written_twice_counts_once(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        var call = Given.Call();
        call.Id = Kernel.Id.New(TimeProvider.System);

        await bench.Store.WriteAsync(new CallBatch([call]), "node", None);
        await bench.Store.WriteAsync(new CallBatch([call]), "node", None);

        Assert.Equal(1, await bench.ScalarAsync<long>("SELECT requests FROM llm_call_day"));
        Assert.Equal(100, await bench.ScalarAsync<long>("SELECT spent_micros FROM llm_budget"));
    }

    [Theory, EachDialect]
    public async Task Only_calls_past_their_retention_are_deleted(Dialect dialect)
    {
        var clock = new FakeClock(Given.Noon);
        await using var bench = await Bench.CreateAsync(dialect);
        bench.Log.Append(Given.Call(Given.Noon.AddDays(-181)));
        bench.Log.Append(Given.Call(Given.Noon.AddDays(-179)));
        await bench.StoreAsync();

        var purge = new PurgeCalls(bench.Store, new CallSettings(), clock);

        var deleted = await purge.RunAsync(purge.Cutoff, None);

        Assert.Equal(new PurgedSlice(1, true), deleted);
        Assert.Equal(1, await bench.ScalarAsync<long>("SELECT COUNT(*) FROM llm_call"));
    }
}
