using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Http;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// Repeats the access guard's check inside the transaction: an admitted request may commit after its sender's session, right or account
/// has ended. Changes of an account's standing take the turn, so the caller must take the turn or lock the account first.
/// </summary>
internal sealed class Standing(SqlAccountStore accounts, SqlSessionStore sessions, SqlRightsStore rights)
{
    /// <summary>Why the person may no longer do this; null if they may.</summary>
    public async Task<Failure?> RefuseAsync(Tx tx, CurrentUser user, Permission permission, CancellationToken ct)
    {
        if (await accounts.FindAsync(tx, user.Id, ct) is not { IsDisabled: false } account
            || !await sessions.IsLiveAsync(tx, user.SessionId, ct))
        {
            return HttpFailures.Unauthenticated;
        }

        return (await rights.ReadMatrixAsync(tx, ct)).Allows(account, permission) ? null : HttpFailures.Forbidden;
    }
}
