using System.Diagnostics;
using System.Diagnostics.Metrics;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// OpenTelemetry's GenAI metrics. Recorded by the writer, never on a request's path. What clients write never becomes a
/// label, so the number of series is bounded.
/// </summary>
internal sealed class CallMetrics
{
    public const string MeterName = "Maru.Llm";

    private readonly ModelLabels _models;
    private readonly ProviderProfiles _profiles;
    private readonly Histogram<long> _tokens;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _firstToken;
    private readonly Counter<double> _cost;

    public CallMetrics(IMeterFactory meters, CallLog log, ModelLabels models, ProviderProfiles profiles)
    {
        (_models, _profiles) = (models, profiles);
        var meter = meters.Create(MeterName);
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = [.. Enumerable.Range(0, 14).Select(n => 0.01 * (1 << n))] };
        _tokens = meter.CreateHistogram(
            "gen_ai.client.token.usage", "{token}", "Tokens of a call.",
            advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [.. Enumerable.Range(0, 14).Select(n => 1L << (2 * n))] });
        _duration = meter.CreateHistogram("gen_ai.client.operation.duration", "s", "Duration of a call.", advice: seconds);
        _firstToken = meter.CreateHistogram(
            "gen_ai.server.time_to_first_token", "s", "Time until the first byte of a streamed answer.", advice: seconds);
        _cost = meter.CreateCounter<double>("maru.llm.cost", "{USD}", "What calls cost, in US dollars.");
        meter.CreateObservableCounter("maru.llm.calls_dropped", () => log.Dropped, "{call}", "Calls that were not recorded.");
        meter.CreateObservableGauge("maru.llm.calls_waiting", () => log.Waiting, "{call}", "Calls not yet stored.");
    }

    public void Record(CallRecord call)
    {
        if (call is not { Provider: { } provider, Model: { } model })
        {
            return;
        }

        var tags = new TagList
        {
            { "gen_ai.operation.name", WireName<Operation>.Of(call.Operation) },
            { "gen_ai.provider.name", _profiles.Of(provider).TelemetryName },
            { "gen_ai.request.model", _models.Of(provider, model) },
        };
        Add(call.Usage.Input, "input", tags);
        Add(call.Usage.Output, "output", tags);
        if (call.CostMicros is > 0 and var cost)
        {
            _cost.Add(cost / 1e6, tags);
        }

        if (call is { TimeToFirstByteMicros: { } first, Streamed: true })
        {
            _firstToken.Record(first / 1e6, tags);
        }

        if (call.Outcome is not CallOutcome.Succeeded)
        {
            tags.Add("error.type", WireName<CallOutcome>.Of(call.Outcome));
        }

        _duration.Record(call.LatencyMicros / 1e6, tags);
    }

    private void Add(int? tokens, string type, TagList tags)
    {
        if (tokens is { } known)
        {
            tags.Add("gen_ai.token.type", type);
            _tokens.Record(known, tags);
        }
    }
}
