using System.Diagnostics.Metrics;

namespace Maru.Platform.Messaging;

/// <summary>The outbox's metrics: <c>events_*</c>. Thread safe.</summary>
internal sealed class EventMetrics
{
    private readonly Counter<long> _deliveries;
    private EventBacklog _backlog = new(0, 0);

    public EventMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Maru.Events");
        _deliveries = meter.CreateCounter<long>(
            "events.deliveries", "{attempt}", "Attempts to deliver an event, by outcome: delivered, failed, parked.");
        meter.CreateObservableGauge("events.waiting", () => _backlog.Waiting, "{event}", "Events not yet delivered, as last counted.");
        meter.CreateObservableGauge("events.parked", () => _backlog.Parked, "{event}", "Events that need a person, as last counted.");
    }

    public void Delivered() => Count("delivered");

    public void Failed(bool isParked) => Count(isParked ? "parked" : "failed");

    public void Show(EventBacklog backlog) => _backlog = backlog;

    private void Count(string outcome) => _deliveries.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
