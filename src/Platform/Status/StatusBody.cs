using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;

namespace Maru.Platform.Status;

/// <summary>How the server is.</summary>
/// <param name="Answered">The node that answers; windows and samples are its own.</param>
/// <param name="Encryption">Whether secrets can be read and written.</param>
/// <param name="Storage">The database.</param>
/// <param name="Events">News between modules that is not delivered: it waits, or it is parked and needs a person.</param>
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
    /// <summary>The node that answers.</summary>
    internal sealed record ThisNode(string Id, string Name, string Version, DateTimeOffset StartedAt);

    /// <summary>The database and the connections open to it.</summary>
    internal sealed record Database(Dialect Dialect, string Version, int OpenConnections);

    /// <summary>Events that wait to be delivered, and those parked until a person decides.</summary>
    internal sealed record Backlog(long Waiting, long Parked);

    /// <summary>A node heard of in the last hour. Its capacity is how many runs it takes at once.</summary>
    internal sealed record Node(string Id, string Name, int Capacity, DateTimeOffset StartedAt, DateTimeOffset HeartbeatAt, bool Alive);

    /// <summary>Requests of the last minutes. Times are milliseconds, the error rate is a share from 0 to 1.</summary>
    internal sealed record Window(int Minutes, long Requests, double RequestsPerSecond, double? P95Ms, double ErrorRate, int OpenConnections);

    /// <summary>Requests of ten seconds. Times are milliseconds, the error rate is a share from 0 to 1.</summary>
    internal sealed record Sample(DateTimeOffset At, double RequestsPerSecond, double? P95Ms, double ErrorRate, int OpenConnections);
}
