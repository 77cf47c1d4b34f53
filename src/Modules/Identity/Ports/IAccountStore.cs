using Maru.Modules.Identity.Domain;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Ports;

/// <summary>Accounts and the way to the first one.</summary>
internal interface IAccountStore
{
    Task<bool> AnyAsync(Statements sql, CancellationToken ct);

    Task<Account?> FindAsync(Statements sql, string id, CancellationToken ct);

    Task<Account?> FindByUsernameAsync(Statements sql, string username, CancellationToken ct);

    Task AddAsync(Tx tx, Account account, CancellationToken ct);

    /// <summary>Replaces the hash of the same password, unless it was changed meanwhile.</summary>
    Task RehashAsync(Tx tx, Account account, string passwordHash, CancellationToken ct);

    Task<string?> FindSetUpTokenHashAsync(Statements sql, CancellationToken ct);

    Task ReplaceSetUpTokenAsync(Tx tx, string tokenHash, DateTimeOffset now, CancellationToken ct);

    /// <summary>Uses the token up; false when it is no longer there. On PostgreSQL rivals wait here for the winner.</summary>
    Task<bool> TakeSetUpTokenAsync(Tx tx, string tokenHash, CancellationToken ct);
}
