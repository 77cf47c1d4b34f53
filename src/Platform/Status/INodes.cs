namespace Maru.Platform.Status;

/// <summary>The nodes that share the database. Durable work has their table and implements this; thread safe.</summary>
public interface INodes
{
    /// <summary>This node's id, new at each start of the process.</summary>
    string ThisId { get; }

    /// <summary>This machine's name, for people.</summary>
    string ThisName { get; }

    /// <summary>Every node in the table, also those without a recent heartbeat.</summary>
    /// <param name="ct">Stops the reading.</param>
    Task<IReadOnlyList<SeenNode>> ReadAsync(CancellationToken ct);
}
