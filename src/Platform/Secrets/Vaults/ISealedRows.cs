using Maru.Platform.Sql;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// A module's word on whether it stores sealed secrets that nobody could make again. It decides whether a new key may simply be taken,
/// or the server starts locked.
/// </summary>
public interface ISealedRows
{
    /// <summary>Whether there is at least one.</summary>
    /// <param name="statements">The database.</param>
    /// <param name="ct">Cancels the look.</param>
    Task<bool> AnyAsync(Statements statements, CancellationToken ct);
}
