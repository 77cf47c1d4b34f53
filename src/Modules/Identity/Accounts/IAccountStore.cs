using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Accounts and the names to sign in with.</summary>
internal interface IAccountStore
{
    Task<bool> AnyAsync(Statements sql, CancellationToken ct);

    Task<Account?> FindAsync(Statements sql, string id, CancellationToken ct);

    /// <summary>By user name or e-mail address, as <see cref="LoginName"/> gives them.</summary>
    Task<Account?> FindByLoginNameAsync(Statements sql, string name, CancellationToken ct);

    /// <summary>The newest first.</summary>
    Task<Page<Account>> ListAsync(Statements sql, AccountFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>Adds the account; false, and then nothing may be committed, when another bears one of its names.</summary>
    Task<bool> TryAddAsync(Tx tx, Account account, CancellationToken ct);

    /// <summary>Stores a changed account; false when the row is no longer at the version before.</summary>
    Task<bool> TryReplaceAsync(Tx tx, Account changed, CancellationToken ct);

    /// <summary>Gives the account the names it bears now and takes the others away; false, and then nothing may be committed, when one is another's.</summary>
    Task<bool> TryRenameAsync(Tx tx, Account account, CancellationToken ct);

    /// <summary>Removes the account with its sessions and client keys.</summary>
    Task RemoveAsync(Tx tx, string id, CancellationToken ct);

    /// <summary>Keeps the account as it is until the transaction ends; false when it is no longer as it was read.</summary>
    Task<bool> TryHoldAsync(Tx tx, Account seen, CancellationToken ct);

    /// <summary>Keeps the account, whatever it is like, until the transaction ends; false when there is none.</summary>
    Task<bool> TryHoldAsync(Tx tx, string id, CancellationToken ct);

    /// <summary>Other accounts that still have the temporary password somebody gave them. Take the turn first.</summary>
    Task<IReadOnlyList<Account>> ListGivenPasswordAsync(Tx tx, string giverId, CancellationToken ct);

    /// <summary>Replaces the hash of the same password, unless it was changed meanwhile.</summary>
    Task RehashAsync(Tx tx, Account account, string passwordHash, CancellationToken ct);

    /// <summary>Waits until no other transaction changes an account's standing, and keeps others waiting until this one ends.</summary>
    Task TakeTurnAsync(Tx tx, CancellationToken ct);

    /// <summary>Administrators who are not disabled. Take the turn first.</summary>
    Task<long> CountActiveAdminsAsync(Tx tx, CancellationToken ct);
}
