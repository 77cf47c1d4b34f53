using Maru.Platform.Sql;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// A module's answer whether it stores sealed secrets that cannot be made again. The answer decides whether a new key may simply be used,
/// or the server starts locked.
/// </summary>
public interface ISealedRows
{
    /// <summary>Whether there is at least one.</summary>
    /// <param name="statements">The database.</param>
    /// <param name="ct">Cancels the look.</param>
    Task<bool> AnyAsync(Statements statements, CancellationToken ct);
}
