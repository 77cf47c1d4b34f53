using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>The way to the first account.</summary>
internal interface ISetUpTokenStore
{
    Task<string?> FindHashAsync(Statements sql, CancellationToken ct);

    Task ReplaceAsync(Tx tx, string tokenHash, DateTimeOffset now, CancellationToken ct);

    /// <summary>Uses the token up; false when it is no longer there. On PostgreSQL rivals wait here for the winner.</summary>
    Task<bool> TakeAsync(Tx tx, string tokenHash, CancellationToken ct);
}
