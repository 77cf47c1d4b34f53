using Maru.Chain;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Chain;

/// <summary>The log as a chain: its head, its rows in their order, its checkpoints.</summary>
internal interface IChainStore
{
    Task<ChainHead> HeadAsync(Statements sql, CancellationToken ct);

    Task<IReadOnlyList<ChainRow>> RowsAsync(Statements sql, long firstId, long lastId, CancellationToken ct);

    Task<IReadOnlyList<string>> HashesAsync(Statements sql, long firstId, long lastId, CancellationToken ct);

    Task<Checkpoint?> LastCheckpointAsync(Statements sql, CancellationToken ct);

    Task<Checkpoint?> FindCheckpointAsync(Statements sql, long number, CancellationToken ct);

    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(Statements sql, long afterNumber, int limit, CancellationToken ct);

    /// <summary>False when another node made this number first.</summary>
    Task<bool> TryAddCheckpointAsync(Tx tx, Checkpoint checkpoint, CancellationToken ct);

    /// <summary>The next range that retention has not taken.</summary>
    Task<Checkpoint?> OldestKeptAsync(Statements sql, CancellationToken ct);

    /// <summary>Whether every entry of the range is older.</summary>
    Task<bool> IsOlderAsync(Statements sql, Checkpoint range, DateTimeOffset than, CancellationToken ct);

    /// <summary>Takes a sealed range's entries out, and out of the counters; its checkpoint stays. Null when another node was faster.</summary>
    Task<int?> DropAsync(Tx tx, Checkpoint range, CancellationToken ct);
}
