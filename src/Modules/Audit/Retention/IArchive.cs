using Maru.Chain;

namespace Maru.Modules.Audit.Retention;

/// <summary>Where entries go before retention takes them. Thread safe.</summary>
internal interface IArchive
{
    /// <summary>Keeps a whole range; durable when it returns. The same range again changes nothing. Does nothing where there is no archive.</summary>
    /// <param name="range">The checkpoint over it.</param>
    /// <param name="previousHash">The hash of the row before the first.</param>
    /// <param name="rows">Its rows in their order.</param>
    /// <param name="ct">Cancels it.</param>
    Task KeepAsync(Checkpoint range, string previousHash, IReadOnlyList<ChainRow> rows, CancellationToken ct);
}
