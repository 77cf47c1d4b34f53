using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// The ways to an account that a person has given to others and that are not used yet: waiting invitations, and temporary passwords that
/// were not replaced. They end when the person loses the right to give them.
/// </summary>
internal sealed class OpenedWays(SqlAccountStore accounts, SqlInvitationStore invitations, SqlSessionStore sessions)
{
    /// <summary>Closes all that one maker has given, each with a row in the audit log. Take the turn first.</summary>
    /// <param name="tx">The transaction in which the maker loses the right.</param>
    /// <param name="makerId">Who gave them.</param>
    /// <param name="why">What has happened to the maker, for the log.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task CloseAsync(Changing tx, string makerId, string why, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var id in await invitations.RevokeOfAsync(tx, makerId, now, ct))
        {
            tx.Record(new AuditEntry(AuditActions.Delete, "identity.invitations", id) { Reason = why });
        }

        foreach (var account in await accounts.ListGivenPasswordAsync(tx, makerId, ct))
        {
            if (!await accounts.TryReplaceAsync(tx, account.WithoutPassword(now), ct))
            {
                throw new InvalidOperationException("An account changed under the turn of accounts.");
            }

            await sessions.RevokeAccountAsync(tx, account.Id, exceptFamilyId: null, now, ct);
            tx.Record(new AuditEntry("void_temporary_password", AccountFacts.Resource, account.Id) { Reason = why });
        }
    }
}
