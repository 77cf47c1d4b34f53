using System.Diagnostics.Metrics;

namespace Maru.Work.Engine;

/// <summary>
/// The engine's metrics: <c>work_*</c>. Labels come from the kinds and queues that the program declares. Thread safe.
/// </summary>
internal sealed class WorkMetrics
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300],
    };

    private readonly Counter<long> _runs;
    private readonly Counter<long> _steps;
    private readonly Counter<long> _fenced;
    private readonly Counter<long> _recoveries;
    private readonly Histogram<double> _step;
    private readonly Histogram<double> _claim;
    private volatile IReadOnlyList<(string Queue, long Depth, double OldestSeconds, long Parked)> _queues = [];

    public WorkMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Maru.Work");
        _runs = meter.CreateCounter<long>("work.runs", "{run}", "Runs that have ended or parked, by kind and outcome.");
        _steps = meter.CreateCounter<long>("work.steps", "{step}", "Attempts of steps, by kind of job and outcome.");
        _fenced = meter.CreateCounter<long>("work.fenced", "{run}", "Runs let go, their writes refused, because another holder had taken them.");
        _recoveries = meter.CreateCounter<long>("work.recoveries", "{run}", "Runs taken from nodes that had gone silent.");
        _step = meter.CreateHistogram("work.step.duration", "s", "How long a step's body took.", advice: Seconds);
        _claim = meter.CreateHistogram("work.claim.latency", "s", "From queued to claimed.", advice: Seconds);
        meter.CreateObservableGauge("work.queue.depth", () => _queues.Select(q => Of(q.Depth, q.Queue)), "{run}", "Queued runs.");
        meter.CreateObservableGauge("work.oldest_queued", () => _queues.Select(q => Of(q.OldestSeconds, q.Queue)), "s", "Age of the oldest queued run.");
        meter.CreateObservableGauge("work.parked", () => _queues.Select(q => Of(q.Parked, q.Queue)), "{run}", "Runs that need a person.");
    }

    public void RunEnded(string kind, string outcome) => _runs.Add(1, new("kind", kind), new("outcome", outcome));

    public void StepEnded(string kind, string outcome, TimeSpan took)
    {
        _steps.Add(1, new("kind", kind), new("outcome", outcome));
        _step.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));
    }

    public void Claimed(string queue, TimeSpan waited) => _claim.Record(Math.Max(0, waited.TotalSeconds), new KeyValuePair<string, object?>("queue", queue));

    public void Fenced() => _fenced.Add(1);

    public void Recovered(int runs) => _recoveries.Add(runs);

    public void Show(IReadOnlyList<(string Queue, long Depth, double OldestSeconds, long Parked)> queues) => _queues = queues;

    private static Measurement<T> Of<T>(T value, string queue)
        where T : struct => new(value, new KeyValuePair<string, object?>("queue", queue));
}
