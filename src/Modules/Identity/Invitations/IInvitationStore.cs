using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Invitations;

/// <summary>Invitations.</summary>
internal interface IInvitationStore
{
    /// <summary>The newest first.</summary>
    Task<Page<Invitation>> ListAsync(Statements sql, PageRequest page, CancellationToken ct);

    Task<Invitation?> FindAsync(Statements sql, string id, CancellationToken ct);

    Task<Invitation?> FindByHashAsync(Statements sql, string tokenHash, CancellationToken ct);

    Task AddAsync(Tx tx, Invitation invitation, CancellationToken ct);

    /// <summary>Uses it up; false when somebody was quicker, or it is revoked or expired. On PostgreSQL rivals wait here for the winner.</summary>
    Task<bool> TryUseAsync(Tx tx, string id, string accountId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Takes back all of one maker that still wait, and gives their ids.</summary>
    Task<IReadOnlyList<string>> RevokeOfAsync(Tx tx, string makerId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Forgets what was noted on the invitations somebody made or came by.</summary>
    Task ForgetWordsAsync(Tx tx, string accountId, CancellationToken ct);

    /// <summary>Takes it back; false when it is used, revoked or expired already.</summary>
    Task<bool> TryRevokeAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct);
}
