using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Http;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// Asks once more in the transaction what the door asked before it: a request that was let in may commit after its sender's session, right
/// or account has ended. A change of an account's standing takes the turn; who asks here must take the turn or hold the account.
/// </summary>
internal sealed class Standing(SqlAccountStore accounts, SqlSessionStore sessions, SqlRightsStore rights)
{
    /// <summary>What speaks against the person's act by now; null when nothing does.</summary>
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
