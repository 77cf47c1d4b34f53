using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Sessions;

/// <summary>Ends sessions from another one: a lost telephone's, all but this one, or somebody's by an administrator.</summary>
internal sealed class EndSessions(
    Db db, IAccountStore accounts, ISessionStore sessions, Outbox outbox, IAuditTrail audit, InForce inForce, TimeProvider clock)
{
    /// <summary>Ends one of one's own.</summary>
    public async Task<Outcome<Nothing>> RunAsync(CurrentUser user, string id, CancellationToken ct)
    {
        var now = clock.Now();
        await using var tx = await db.BeginAsync(ct);
        var open = await sessions.ListOpenAsync(tx, user.Id, now, ct);
        if (open.All(s => s.Id != id))
        {
            return IdentityFailures.NoSuchSession;
        }

        await sessions.RevokeFamilyAsync(tx, id, now, ct);
        await outbox.PublishAsync(tx, new SignedOut(user.Id, id, now), ct);
        await audit.AppendAsync(tx, new AuditEntry(AuditActions.Logout, "identity.sessions", id), ct);
        await inForce.CommitAsync(tx, clientKeys: false, ct);
        return default(Nothing);
    }

    /// <summary>Ends all of one's own but the one this is asked with.</summary>
    public Task<Outcome<Nothing>> OthersAsync(CurrentUser user, CancellationToken ct) => AllAsync(user.Id, user.SessionId, ct);

    /// <summary>Ends all of somebody's.</summary>
    public Task<Outcome<Nothing>> OfAsync(string accountId, CancellationToken ct) => AllAsync(accountId, kept: null, ct);

    private async Task<Outcome<Nothing>> AllAsync(string accountId, string? kept, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        if (await accounts.FindAsync(tx, accountId, ct) is null)
        {
            return IdentityFailures.NoSuchAccount;
        }

        await sessions.RevokeAccountAsync(tx, accountId, kept, clock.Now(), ct);
        await audit.AppendAsync(tx, new AuditEntry("end_sessions", AccountFacts.Resource, accountId), ct);
        await inForce.CommitAsync(tx, clientKeys: false, ct);
        return default(Nothing);
    }
}
