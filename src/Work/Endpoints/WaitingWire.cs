using Maru.Work.Records;

namespace Maru.Work.Endpoints;

/// <summary>Answers "why is it waiting?" in a sentence.</summary>
internal static class WaitingWire
{
    /// <summary>
    /// Null for a run that does not wait. If its <paramref name="queue"/> is given, the sentence names the queue's limits.
    /// </summary>
    public static WaitingBody? Of(RunView run, QueueTerms? queue = null) => run.Status switch
    {
        "queued" => new WaitingBody(
            "place", null, null, $"It waits for a free place in the queue {run.Queue}{LimitsOf(queue)}; runs of lower priority number go first."),
        "waiting" when run.Epoch == 0 => new WaitingBody("start", null, run.WakeAt, "It begins at the time it was started for."),
        "waiting" => new WaitingBody(run.WaitingFor ?? "timer", run.WaitingKey, run.WakeAt, Explain(run)),
        "parked" => new WaitingBody("person", null, null, run.ErrorDetail ?? "It needs a person."),
        _ => null,
    };

    private static string LimitsOf(QueueTerms? queue)
    {
        IEnumerable<string?> limits =
        [
            queue?.Global is { } all ? $"at most {all} at once" : null,
            queue?.PerNode is { } here ? $"at most {here} on one node" : null,
            queue?.PerPartition is { } same ? $"at most {same} of one partition" : null,
            queue?.Rate is { } rate ? $"at most {rate} starts in {queue.Per}" : null,
        ];
        var known = limits.Where(limit => limit is not null).ToList();
        return known.Count == 0 ? "" : $" ({string.Join(", ", known)})";
    }

    private static string Explain(RunView run) => run.WaitingFor switch
    {
        "signal" => $"It waits for the signal {run.WaitingKey}.",
        "child" => "It waits for another run that it has started to end.",
        "retry" => $"The step {run.WaitingKey} failed and is tried again.",
        "rate" => $"The other side asked for a pause before the step {run.WaitingKey} is tried again.",
        _ => "It goes on at a set time.",
    };
}
