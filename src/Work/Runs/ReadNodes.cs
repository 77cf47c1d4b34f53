using Maru.Platform.Status;
using Maru.Work.Engine;
using Maru.Work.Records;

namespace Maru.Work.Runs;

/// <summary>The nodes of durable work, for the status. Thread safe.</summary>
internal sealed class ReadNodes(RunReader reader, NodeLease node, WorkSettings settings, TimeProvider clock) : INodes
{
    public string ThisId => node.NodeId;

    public string ThisName => node.Name;

    public async Task<IReadOnlyList<SeenNode>> ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return [.. (await reader.NodesAsync(ct)).Select(n =>
            new SeenNode(n.Id, n.Name, n.Capacity, n.StartedAt, n.HeartbeatAt, now - n.HeartbeatAt < settings.Lease))];
    }
}
