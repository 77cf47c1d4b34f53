using Maru.Platform.Work.Sql;

namespace Maru.Platform.Work.Endpoints;

/// <summary>Answers "why is it waiting?" in a sentence.</summary>
internal static class WaitingWire
{
    public static WaitingBody? Of(RunView run) => run.Status switch
    {
        "queued" => new WaitingBody("place", null, null, $"It waits for a free place in the queue {run.Queue}; runs of lower priority number go first."),
        "waiting" => new WaitingBody(run.WaitingFor ?? "timer", run.WaitingKey, run.WakeAt, Explain(run)),
        "parked" => new WaitingBody("person", null, null, run.ErrorDetail ?? "It needs a person."),
        _ => null,
    };

    private static string Explain(RunView run) => run.WaitingFor switch
    {
        "signal" => $"It waits for the signal {run.WaitingKey}.",
        "child" => "It waits for another run that it has started to end.",
        "retry" => $"The step {run.WaitingKey} failed and is tried again.",
        "rate" => $"The other side asked for a pause before the step {run.WaitingKey} is tried again.",
        _ => "It goes on at a set time.",
    };
}
