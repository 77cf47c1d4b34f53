using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Sessions;

/// <summary>
/// Ends sessions from another session: of a lost phone, all except this one, or, for an administrator, another person's.
/// </summary>
internal sealed class EndSessions(
    Change change, SqlAccountStore accounts, SqlSessionStore sessions, Snapshot<AccessMap> map, TimeProvider clock)
{
    /// <summary>Ends one of the caller's own sessions.</summary>
    public Task<Outcome<Nothing>> RunAsync(CurrentUser user, string id, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            var now = clock.Now();
            var open = await sessions.ListOpenAsync(tx, user.Id, now, ct);
            if (open.All(s => s.Id != id))
            {
                return IdentityFailures.NoSuchSession;
            }

            await sessions.RevokeFamilyAsync(tx, id, now, ct);
            tx.Publish(new SignedOut(user.Id, id, now));
            tx.Record(new AuditEntry(AuditActions.Logout, "identity.sessions", id));
            tx.Refresh(map);
            return default(Nothing);
        },
        ct);

    /// <summary>Ends all of the caller's own sessions except the one of this request.</summary>
    public Task<Outcome<Nothing>> OthersAsync(CurrentUser user, CancellationToken ct) => AllAsync(user.Id, user.SessionId, ct);

    /// <summary>Ends all sessions of an account.</summary>
    public Task<Outcome<Nothing>> OfAsync(string accountId, CancellationToken ct) => AllAsync(accountId, kept: null, ct);

    private Task<Outcome<Nothing>> AllAsync(string accountId, string? kept, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            if (await accounts.FindAsync(tx, accountId, ct) is null)
            {
                return IdentityFailures.NoSuchAccount;
            }

            await sessions.RevokeAccountAsync(tx, accountId, kept, clock.Now(), ct);
            tx.Record(new AuditEntry("end_sessions", AccountFacts.Resource, accountId));
            tx.Refresh(map);
            return default(Nothing);
        },
        ct);
}
