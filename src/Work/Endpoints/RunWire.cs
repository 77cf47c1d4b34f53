using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.Kernel;
using Maru.Work.Records;
using Maru.Work.Runs;

namespace Maru.Work.Endpoints;

/// <summary>What starting a run takes.</summary>
internal sealed record StartRunBody(string Kind, JsonElement? Input, string? IdempotencyKey = null, int? Priority = null, DateTimeOffset? At = null);

/// <summary>What a signal takes. The key tells it from other signals to the run: the same key twice is one signal.</summary>
internal sealed record SignalRunBody(string Name, string Key, JsonElement? Payload = null);

/// <summary>Where a fork begins; without a step, at the top.</summary>
internal sealed record ForkRunBody(string? FromStep = null, int Iteration = 1);

/// <summary>A run that was started.</summary>
internal sealed record StartedRunBody(string Id, bool IsNew)
{
    public static StartedRunBody Of(RunReceipt receipt) => new(receipt.RunId, receipt.IsNew);
}

/// <summary>A kind of job.</summary>
internal sealed record JobKindBody(string Kind, string Queue, int Priority, double? DeadlineSeconds, int InputLimit)
{
    public static JobKindBody Of(JobKind kind) => new(kind.Name, kind.Queue, kind.Priority, kind.Deadline?.TotalSeconds, kind.InputLimit);
}

/// <summary>Why a run does not go on at this moment.</summary>
internal sealed record WaitingBody(string For, string? Step, DateTimeOffset? Until, string Explanation);

/// <summary>What went wrong.</summary>
internal sealed record RunErrorBody(string Code, string Detail);

/// <summary>
/// A run in a list. owner_name is the user name of today; null for the server's own runs and when the account is gone. trace_id is the
/// trace of the request that started the run, which its own work goes on; null when nobody's request did.
/// </summary>
internal sealed record RunBody(
    string Id, string Kind, string Queue, string? Partition, int Priority, RunStatus Status, RunPhase Phase, bool CancelRequested, int Percent, string? Message,
    string? OwnerId, string? OwnerName, string? ParentId, string? ForkedFrom, string? TraceId, DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, DateTimeOffset? DeadlineAt, long LastEvent, RunErrorBody? Error, WaitingBody? Waiting)
{
    public static RunBody Of(RunView run, RunOwners owners, QueueTerms? queue = null) => new(
        run.Id, run.Kind, run.Queue, run.PartitionKey, run.Priority, WireName<RunStatus>.Parse(run.Status), WireName<RunPhase>.Parse(run.Phase),
        run.CancelRequested, run.Percent, run.Message, run.OwnerId, owners.NameOf(run.OwnerId), run.ParentId, run.ForkedFrom,
        RunTrace.IdOf(run.TraceParent), run.CreatedAt, run.StartedAt, run.FinishedAt, run.DeadlineAt, run.EventSeq,
        run.ErrorCode is { } code ? new RunErrorBody(code, run.ErrorDetail ?? "") : null, WaitingWire.Of(run, queue));
}

/// <summary>One attempt of a step.</summary>
internal sealed record StepBody(
    string Step, int Iteration, int Attempt, StepState State, string Kind, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, double? Seconds,
    DateTimeOffset? NextAt, RunErrorBody? Error)
{
    public static StepBody Of(StepRecord step) => new(
        step.StepKey, step.Iteration, step.Attempt, WireName<StepState>.Parse(step.State), step.Kind, step.StartedAt, step.FinishedAt,
        (step.FinishedAt - step.StartedAt)?.TotalSeconds, step.NextAt, step.ErrorCode is { } code ? new RunErrorBody(code, step.ErrorDetail ?? "") : null);
}

/// <summary>One run with its steps.</summary>
internal sealed record RunDetailBody(
    RunBody Run, JsonElement? Output, IReadOnlyList<StepBody> Steps, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NodeId)
{
    public static RunDetailBody Of(RunView run, RunOwners owners, IReadOnlyList<StepRecord> steps, QueueTerms? queue) => new(
        RunBody.Of(run, owners, queue), run.Output is { } output ? JsonDocument.Parse(output).RootElement.Clone() : null, [.. steps.Select(StepBody.Of)], run.NodeId);
}

/// <summary>How full a queue is.</summary>
internal sealed record QueueBody(string Queue, long Queued, long Running, long Waiting, long Parked, double? OldestQueuedSeconds)
{
    public static QueueBody Of(QueueView queue) => new(
        queue.Queue, queue.Queued, queue.Running, queue.Waiting, queue.Parked, queue.OldestAt is { } at ? Math.Max(0, (queue.Now - at) / 1e6) : null);
}

/// <summary>A node.</summary>
internal sealed record NodeBody(string Id, string Name, int Capacity, DateTimeOffset StartedAt, DateTimeOffset HeartbeatAt)
{
    public static NodeBody Of(NodeView node) => new(node.Id, node.Name, node.Capacity, node.StartedAt, node.HeartbeatAt);
}

/// <summary>Nodes and queues.</summary>
internal sealed record EngineBody(IReadOnlyList<NodeBody> Nodes, IReadOnlyList<QueueBody> Queues);
