using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Sessions;

/// <summary>Ends a session: its refresh tokens are void, and its access tokens too, here at once and on other nodes within a second.</summary>
internal sealed class EndSession(Db db, ISessionStore sessions, Outbox outbox, IAuditTrail audit, InForce inForce, TimeProvider clock)
{
    /// <summary>Signs the person out of the session they ask with. Harmless when repeated.</summary>
    public async Task RunAsync(CurrentUser user, CancellationToken ct)
    {
        var now = clock.Now();
        await using var tx = await db.BeginAsync(ct);
        await outbox.PublishAsync(tx, new SignedOut(user.Id, user.SessionId, now), ct);
        await audit.AppendAsync(tx, new AuditEntry(AuditActions.Logout, "identity.sessions", user.SessionId), ct);
        await CommitAsync(tx, user.SessionId, now, ct);
    }

    /// <summary>Revokes the family, commits, and does not return before this process knows.</summary>
    public async Task CommitAsync(Tx tx, string familyId, DateTimeOffset now, CancellationToken ct)
    {
        await sessions.RevokeFamilyAsync(tx, familyId, now, ct);
        await inForce.CommitAsync(tx, clientKeys: false, ct);
    }
}
