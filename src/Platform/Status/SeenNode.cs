namespace Maru.Platform.Status;

/// <summary>A node as other nodes see it.</summary>
/// <param name="Id">Its id, new at each start of the process.</param>
/// <param name="Name">Its machine's name.</param>
/// <param name="Capacity">How many runs it takes at once.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="HeartbeatAt">The time of its last heartbeat.</param>
/// <param name="IsAlive">Whether the heartbeat is recent enough for the node to keep its runs.</param>
public sealed record SeenNode(string Id, string Name, int Capacity, DateTimeOffset StartedAt, DateTimeOffset HeartbeatAt, bool IsAlive);
