using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Platform.Sql;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class MeteringTests
{
    private const int Calls = 500;

    [Fact]
    public async Task A_call_is_charged_and_recorded()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);

        var call = await CallAsync(bench, Given.End(new TokenUsage(1_000, 500, 200)), cost: 1_000_000);

        Assert.Equal((435L, UsageSource.Known, true, 200), (call.CostMicros, call.UsageSource, call.Leased, call.Status));
        Assert.StartsWith("built-in/", call.PriceId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_before_the_first_byte_costs_nothing()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);

        var end = Given.End(TokenUsage.Unknown, CallOutcome.Failed) with
        {
            Error = new GatewayError(502, "upstream_error", "down", "down"),
            Status = 502,
        };

        var call = await CallAsync(bench, end, cost: 1_000_000);

        Assert.Equal((0L, "down", 502), (call.CostMicros, call.ErrorCode, call.Status));
        Assert.Null(call.Usage.Input);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cut_answer_of_unknown_length_costs_what_was_set_aside_and_never_zero(bool inputKnown)
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        var usage = inputKnown ? new TokenUsage(90, null) : TokenUsage.Unknown;

        var call = await CallAsync(bench, Given.End(usage, CallOutcome.Cancelled), cost: 1_000_000);

        Assert.Equal(75L, call.CostMicros);
    }

    [Fact]
    public async Task The_gateways_own_count_is_marked_as_estimated()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);

        var call = await CallAsync(
            bench, Given.End(new TokenUsage(100, 10), CallOutcome.Cancelled) with { Source = UsageSource.Estimated });

        Assert.Equal((21L, UsageSource.Estimated), (call.CostMicros, call.UsageSource));
    }

    [Theory]
    [InlineData(null, 400)]
    [InlineData(30, 130)]
    public async Task Tokens_a_minute_are_not_given_back_while_nobody_knows_what_was_used(int? output, int counted)
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        var key = Given.Key(tokens: 1_000);
        var first = await bench.Metering.AdmitAsync(key, Given.Route(), Operation.Chat, Given.Start(100, 300), CancellationToken.None);

        bench.Metering.Settle(first, Given.End(new TokenUsage(100, output), CallOutcome.Cancelled));

        var next = await bench.Metering.AdmitAsync(key, Given.Route(), Operation.Chat, Given.Start(0, 0), CancellationToken.None);
        Assert.InRange(next.Limits.TokensRemaining, 1_000 - counted, 1_000 - counted + 10);
    }

    [Fact]
    public async Task A_spent_budget_and_a_missing_price_are_refused_by_name()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        var key = Given.Key(cost: 10);

        var spent = await bench.Metering.AdmitAsync(key, Given.Route(), Operation.Chat, Given.Start(100, 100), CancellationToken.None);
        var (other, own) = (Given.Route(Provider.OpenAiCompatible), Given.Route(Provider.Builtin));
        var unpriced = await bench.Metering.AdmitAsync(key, other, Operation.Chat, Given.Start(1, 1), CancellationToken.None);
        var free = await bench.Metering.AdmitAsync(key, own, Operation.Chat, Given.Start(1, 1), CancellationToken.None);
        bench.Metering.Settle(spent, Given.End(new TokenUsage(1, 1)));

        Assert.Equal((429, "insufficient_quota", 403, "price_unknown"), (spent.Error!.Status, spent.Error.Code, unpriced.Error!.Status, unpriced.Error.Code));
        Assert.Null(free.Error);
        Assert.True(bench.Log.Queue.TryRead(out var call));
        Assert.Equal((CallOutcome.Refused, 429, 0L), (call.Outcome, call.Status, call.CostMicros));
    }

    [Fact]
    public async Task The_hot_path_allocates_little_more_than_admission_and_record_and_asks_the_database_a_few_times_in_150_000_calls()
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
        Assert.InRange(least, 1, 560);
        Assert.InRange(bench.Db.StatementCount - statements, 0, 60);
    }

    private static void Run(Bench bench, Maru.Contracts.Identity.ClientKey key, ProviderRoute route)
    {
        var end = Given.End(new TokenUsage(90, 50, 0, 0)) with { FirstByteAt = TimeProvider.System.GetTimestamp() };
        for (var i = 0; i < Calls; i++)
        {
            var pending = bench.Metering.AdmitAsync(key, route, Operation.Chat, Given.Start(100, 100), CancellationToken.None);
            var admission = pending.IsCompletedSuccessfully ? pending.GetAwaiter().GetResult() : pending.AsTask().GetAwaiter().GetResult();
            bench.Metering.Settle(admission, end);
            bench.Log.Queue.TryRead(out _);
        }
    }

    private static async Task<CallRecord> CallAsync(Bench bench, CallEnd end, long? cost = null)
    {
        var admission = await bench.Metering.AdmitAsync(
            Given.Key(cost: cost), Given.Route(), Operation.Chat, Given.Start(100, 100), CancellationToken.None);
        bench.Metering.Settle(admission, end);
        Assert.True(bench.Log.Queue.TryRead(out var call));
        return call;
    }
}
