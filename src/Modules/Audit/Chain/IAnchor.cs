using Maru.Chain;

namespace Maru.Modules.Audit.Chain;

/// <summary>A place outside the database that checkpoints are copied to.</summary>
internal interface IAnchor
{
    /// <summary>The newest number there; 0 when none; null when there is no such place.</summary>
    Task<long?> LastNumberAsync(CancellationToken ct);

    Task AddAsync(IReadOnlyList<Checkpoint> checkpoints, CancellationToken ct);
}
