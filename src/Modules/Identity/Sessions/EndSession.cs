using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Sessions;

/// <summary>
/// Ends a session: its refresh tokens and access tokens become invalid, on this node at once and on other nodes within a second.
/// </summary>
internal sealed class EndSession(Change change, SqlSessionStore sessions, Snapshot<AccessMap> map, TimeProvider clock)
{
    /// <summary>Signs the person out of the session of this request. Harmless if repeated.</summary>
    public Task RunAsync(CurrentUser user, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            var now = clock.Now();
            await sessions.RevokeFamilyAsync(tx, user.SessionId, now, ct);
            tx.Publish(new SignedOut(user.Id, user.SessionId, now));
            tx.Record(new AuditEntry(AuditActions.Logout, "identity.sessions", user.SessionId));
            tx.Refresh(map);
            return default(Nothing);
        },
        ct);
}
