using Maru.Contracts.Llm;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Domain.Calls;
using Maru.Modules.Llm.Ports;
using Maru.Modules.Llm.UseCases.Calls;
using Maru.Platform.Sql;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class MeteringTests
{
    private const int Calls = 500;

    [Fact]
    public async Task A_call_is_charged_and_recorded()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);

        var call = await CallAsync(bench, new CallReport(CallOutcome.Succeeded, new TokenUsage(1_000, 500, 200)), cost: 1_000_000);

        Assert.Equal((435L, UsageSource.Known, true, 200), (call.CostMicros, call.UsageSource, call.Leased, call.Status));
        Assert.StartsWith("built-in/", call.PriceId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_before_the_first_byte_costs_nothing()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);

        var call = await CallAsync(bench, CallReport.Failed(new GatewayError(502, "upstream_error", "down", "down")), cost: 1_000_000);

        Assert.Equal((0L, "down", 502), (call.CostMicros, call.ErrorCode, call.Status));
        Assert.Null(call.Usage.Input);
    }

    [Fact]
    public async Task A_cut_answer_of_unknown_length_costs_what_was_set_aside_and_never_zero()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);

        var call = await CallAsync(bench, new CallReport(CallOutcome.Cancelled, TokenUsage.Unknown, null, 1), cost: 1_000_000);

        Assert.Equal((75L, UsageSource.Unknown), (call.CostMicros, call.UsageSource));
    }

    [Fact]
    public async Task The_gateways_own_count_is_marked_as_estimated()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);

        var call = await CallAsync(bench, new CallReport(CallOutcome.Cancelled, TokenUsage.Unknown, null, 1), estimated: new TokenUsage(100, 10));

        Assert.Equal((21L, UsageSource.Estimated), (call.CostMicros, call.UsageSource));
    }

    [Fact]
    public async Task A_spent_budget_and_a_missing_price_are_refused_by_name()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        var key = Given.Key(cost: 10);

        var spent = await bench.Metering.AdmitAsync(key, Given.Route(), Operation.Chat, 100, 100, CancellationToken.None);
        var unpriced = await bench.Metering.AdmitAsync(key, Given.Route(Provider.OpenAiCompatible), Operation.Chat, 1, 1, CancellationToken.None);
        var free = await bench.Metering.AdmitAsync(key, Given.Route(Provider.Builtin), Operation.Chat, 1, 1, CancellationToken.None);
        bench.Metering.Settle(spent, new CallReport(CallOutcome.Succeeded, new TokenUsage(1, 1)), new CallFacts { ModelAsked = "m" });

        Assert.Equal((429, "insufficient_quota", 403, "price_unknown"), (spent.Error!.Status, spent.Error.Code, unpriced.Error!.Status, unpriced.Error.Code));
        Assert.Null(free.Error);
        Assert.True(bench.Log.Queue.TryRead(out var call));
        Assert.Equal((CallOutcome.Refused, 429, 0L), (call.Outcome, call.Status, call.CostMicros));
    }

    [Fact]
    public async Task The_hot_path_allocates_little_more_than_the_record_and_asks_the_database_a_few_times_in_150_000_calls()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        var key = Given.Key(cost: 1_000_000_000_000, requests: 100_000_000, tokens: 1_000_000_000);
        var route = Given.Route();
        Enumerable.Range(0, 200).ToList().ForEach(_ => Run(bench, key, route));
        var statements = bench.Db.StatementCount;
        var (least, quickest) = (long.MaxValue, double.MaxValue);

        for (var round = 0; round < 300; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = TimeProvider.System.GetTimestamp();
            Run(bench, key, route);
            quickest = Math.Min(quickest, TimeProvider.System.GetElapsedTime(start).TotalMicroseconds / Calls);
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Calls);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"AdmitAsync + Settle: {least} bytes, {quickest:0.000} µs a call");
        Assert.InRange(least, 1, 400);
        Assert.InRange(bench.Db.StatementCount - statements, 0, 60);
    }

    private static void Run(Bench bench, Maru.Contracts.Identity.ClientKey key, ProviderRoute route)
    {
        for (var i = 0; i < Calls; i++)
        {
            var pending = bench.Metering.AdmitAsync(key, route, Operation.Chat, 100, 100, CancellationToken.None);
            var admission = pending.IsCompletedSuccessfully ? pending.GetAwaiter().GetResult() : pending.AsTask().GetAwaiter().GetResult();
            bench.Metering.Settle(
                admission, new CallReport(CallOutcome.Succeeded, new TokenUsage(90, 50, 0, 0), null, admission.StartedAt + 1),
                new CallFacts { ModelAsked = "text-small", TraceId = "t" });
            bench.Log.Queue.TryRead(out _);
        }
    }

    private static async Task<CallRecord> CallAsync(Bench bench, CallReport report, long? cost = null, TokenUsage estimated = default)
    {
        var admission = await bench.Metering.AdmitAsync(Given.Key(cost: cost), Given.Route(), Operation.Chat, 100, 100, CancellationToken.None);
        bench.Metering.Settle(admission, report, new CallFacts { ModelAsked = "text-small", Estimated = estimated });
        Assert.True(bench.Log.Queue.TryRead(out var call));
        return call;
    }
}
