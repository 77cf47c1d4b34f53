using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Invitations;

/// <summary>Takes an invitation back that nobody has used.</summary>
internal sealed class RevokeInvitation(Change change, SqlInvitationStore invitations, TimeProvider clock)
{
    public Task<Outcome<Nothing>> RunAsync(string id, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            if (await invitations.FindAsync(tx, id, ct) is null)
            {
                return IdentityFailures.NoSuchInvitation;
            }

            if (!await invitations.TryRevokeAsync(tx, id, clock.Now(), ct))
            {
                return IdentityFailures.InvitationIsOver;
            }

            tx.Record(new AuditEntry(AuditActions.Delete, "identity.invitations", id));
            return default(Nothing);
        },
        ct);
}
