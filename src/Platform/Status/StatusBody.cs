using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;

namespace Maru.Platform.Status;

/// <summary>How the server is.</summary>
/// <param name="Answered">The node that answers; windows and samples are its own.</param>
/// <param name="Encryption">Whether secrets can be read and written.</param>
/// <param name="Storage">The database.</param>
/// <param name="Events">News between rooms that is not delivered: it waits, or it is parked and needs a person.</param>
/// <param name="Nodes">Every node that was heard of in the last hour.</param>
/// <param name="Windows">The last 5 and 60 minutes.</param>
/// <param name="Samples">The last hour in steps of ten seconds, oldest first.</param>
internal sealed record StatusBody(
    [property: System.Text.Json.Serialization.JsonPropertyName("node")] StatusBody.ThisNode Answered,
    VaultState Encryption,
    [property: System.Text.Json.Serialization.JsonPropertyName("database")] StatusBody.Database Storage,
    StatusBody.Backlog Events,
    IReadOnlyList<StatusBody.Node> Nodes,
    IReadOnlyList<StatusBody.Window> Windows,
    IReadOnlyList<StatusBody.Sample> Samples)
{
    internal sealed record ThisNode(string Id, string Name, string Version, DateTimeOffset StartedAt);

    internal sealed record Database(Dialect Dialect, string Version, int OpenConnections);

    internal sealed record Backlog(long Waiting, long Parked);

    internal sealed record Node(string Id, string Name, int Capacity, DateTimeOffset StartedAt, DateTimeOffset HeartbeatAt, bool Alive);

    internal sealed record Window(int Minutes, long Requests, double RequestsPerSecond, double? P95Ms, double ErrorRate, int OpenConnections);

    internal sealed record Sample(DateTimeOffset At, double RequestsPerSecond, double? P95Ms, double ErrorRate, int OpenConnections);
}
