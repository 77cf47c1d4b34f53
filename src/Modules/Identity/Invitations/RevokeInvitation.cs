using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Invitations;

/// <summary>Takes an invitation back that nobody has used.</summary>
internal sealed class RevokeInvitation(Db db, IInvitationStore invitations, IAuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> RunAsync(string id, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        if (await invitations.FindAsync(tx, id, ct) is null)
        {
            return IdentityFailures.NoSuchInvitation;
        }

        if (!await invitations.TryRevokeAsync(tx, id, clock.Now(), ct))
        {
            return IdentityFailures.InvitationIsOver;
        }

        await audit.AppendAsync(tx, new AuditEntry(AuditActions.Delete, "identity.invitations", id), ct);
        await tx.CommitAsync(ct);
        return default(Nothing);
    }
}
