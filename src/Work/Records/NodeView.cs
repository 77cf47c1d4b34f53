namespace Maru.Work.Records;

/// <summary>A node as people see it.</summary>
internal sealed class NodeView
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public int Capacity { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset HeartbeatAt { get; init; }
}
